"""The register of cells that are expected to send, and the keys they send with."""

from dataclasses import replace

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner
from kiemdiem_desktop.exchange.keys import read_certificate
from kiemdiem_desktop.exchange.read_back import read_back
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import check_unit_code
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.workspace import Workspace


@action(N_("Ghi chi bộ vào danh sách"))
def register_cell(workspace: Workspace, cell: RegisteredCell) -> RegisteredCell:
    """Expect a cell; one that is known by its code is changed. Raises: InvalidValueError for an unfit code."""
    check_unit_code(cell.code)
    known = workspace.store.registered_cells.find(code=cell.code)
    if known is None:
        return workspace.store.registered_cells.add(cell)
    changed = replace(cell, id=known.id)
    workspace.store.registered_cells.save(changed)
    return changed


def list_cells(workspace: Workspace) -> tuple[RegisteredCell, ...]:
    """Give the expected cells by their codes."""
    return workspace.store.registered_cells.all()


def get_cell_of(workspace: Workspace, code: str) -> RegisteredCell:
    """Give an expected cell. Raises: NotFoundError."""
    cell = workspace.store.registered_cells.find(code=code)
    if cell is None:
        raise NotFoundError(
            code="cell_not_registered",
            message=_("Không có chi bộ nào mang mã “{code}” trong danh sách.").format(code=code),
            hint=_("Xem lại mã, hoặc ghi chi bộ vào danh sách trước."),
        )
    return cell


def enrol_cell(
    workspace: Workspace, certificate_der: bytes, *, words: str, compared_by: str, unit_code: str = ""
) -> EnrolledKey:
    """Take up the key of a cell whose card was read back word by word, and expect the cell where it is not known yet.

    Raises: InvalidValueError where the words are not those of the certificate, or it names no cell.
    """
    certificate = read_certificate(certificate_der)
    compared = read_back(words, certificate_der)
    if not compared.fits:
        told = _("Các từ đọc lại không khớp với khóa của “{holder}”.").format(holder=certificate.holder)
        raise InvalidValueError(
            code="other_words",
            message="\n".join((told, *compared.troubles)),
            hint=_("Không ghi nhận khóa này. Đọc lại từng từ trên thẻ in; vẫn sai thì xin lại tệp chứng thư."),
        )
    code = certificate.cell_code or unit_code
    if not code:
        raise InvalidValueError(
            code="key_without_unit",
            message=_("Chứng thư của “{holder}” không ghi mã chi bộ.").format(holder=certificate.holder),
            hint=_("Khóa do nơi khác cấp: ghi thêm mã chi bộ mà khóa này được ký thay."),
        )
    cell = workspace.store.registered_cells.find(code=code)
    if cell is None:
        cell = register_cell(workspace, RegisteredCell(code=code, name=certificate.cell_name or code))
    return take_up_key(workspace, certificate_der, owner=KeyOwner.CELL, compared_by=compared_by, unit=(code, cell.name))
