"""The cell itself: its names, the chain above it, and what sort of cell it is."""

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.workspace import Workspace


def get_cell(workspace: Workspace) -> Cell:
    """Give the cell of this workspace. Raises: NotFoundError in a workspace without one."""
    cell = find_cell(workspace)
    if cell is None:
        raise NotFoundError(
            code="no_cell",
            message=_("Sổ này chưa có tên chi bộ."),
            hint=_("Vào Cài đặt, ghi tên chi bộ và cấp ủy cấp trên."),
        )
    return cell


def find_cell(workspace: Workspace) -> Cell | None:
    """Give the cell of this workspace, None in a new one."""
    return next(iter(workspace.store.cells.all()), None)


def name_of_cell(workspace: Workspace) -> str:
    """Give the name of the cell of this workspace, "" in a new one."""
    cell = find_cell(workspace)
    return cell.name if cell else ""


@action(N_("Sửa thông tin chi bộ"))
def save_cell(workspace: Workspace, cell: Cell) -> Cell:
    """Keep the cell's details. Raises: InvalidValueError for an empty name or a code that is not plain letters."""
    check_cell(cell)
    known = find_cell(workspace)
    if known is None:
        return workspace.store.cells.add(cell)
    workspace.store.cells.save(cell)
    return cell


def check_cell(cell: Cell) -> None:
    """Refuse a cell without a name or with a code that is not plain. Raises: InvalidValueError."""
    if not cell.name.strip():
        raise InvalidValueError(
            code="cell_without_name",
            message=_("Tên chi bộ còn trống."),
            hint=_("Ghi tên chi bộ, ví dụ: Chi bộ thôn 3."),
        )
    if not (cell.code.isascii() and cell.code.replace("-", "").isalnum()):
        raise InvalidValueError(
            code="cell_code",
            message=_("Mã chi bộ “{code}” có dấu, khoảng trắng hoặc ký hiệu lạ.").format(code=cell.code),
            hint=_("Mã chỉ gồm chữ không dấu, số và dấu gạch nối; hỏi cấp trên nếu chưa có mã."),
        )


def propose_code(name: str) -> str:
    """Give a code made of the name, for a cell that was given none: "Chi bộ thôn 3" gives "THON-3"."""
    words = plain_stem(name).split("-")
    own = words[2:] if words[:2] == ["chi", "bo"] else words
    return "-".join(own or words).upper()
