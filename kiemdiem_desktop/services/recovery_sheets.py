"""The sheet of a recovery code: printed once, kept in an envelope."""

from kiemdiem_desktop.documents.templates import recovery_sheet
from kiemdiem_desktop.documents.templates.recovery_sheet import BookOwner
from kiemdiem_desktop.documents.writers import write_pdf
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace


def recovery_sheet_pdf(workspace: Workspace, code: str) -> bytes:
    """Give the sheet of a recovery code. Raises: NotFoundError in a workspace that is nobody's; FontsMissingError."""
    today = workspace.clock.today()
    profile = profile_of(workspace, today)
    document = recovery_sheet.build(_owner(workspace), code, profile, today)
    return write_pdf(document, fonts_dir=workspace.resources_dir / "fonts", at=today)


def _owner(workspace: Workspace) -> BookOwner:
    cell = next(iter(workspace.store.cells.all()), None)
    if cell is not None:
        return BookOwner.of_cell(cell)
    committee = next(iter(workspace.store.committees.all()), None)
    if committee is not None:
        return BookOwner(
            name=committee.name,
            superior_name=committee.superior_name,
            place_name=committee.place_name,
            noun="cấp ủy",
        )
    raise NotFoundError(
        code="no_owner",
        message=_("Sổ này chưa có tên chi bộ hoặc cấp ủy."),
        hint=_("Vào Cài đặt, ghi tên rồi in lại phiếu."),
    )
