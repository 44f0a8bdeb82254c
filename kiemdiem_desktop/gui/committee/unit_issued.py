"""What was issued to one unit, of every kind, the newest first; any of it is written once more where it got lost."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.committee import IssuedPackage
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.issuing import list_issued, write_again
from kiemdiem_desktop.services.workspace import Workspace


class UnitIssuedPage(QWidget):
    """Shows what went to the unit that is looked at."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self.none = say(_("Chưa gửi gói nào cho đơn vị này."), tone="quiet")
        self.grid = Grid(_columns(), key=lambda row: row.digest, label=_("Các gói đã gửi"))
        self.grid.filter_box.hide()
        self.grid.count.hide()
        self.grid.view.fit_columns(is_fitted=True)
        self.again_button = QPushButton(_("Ghi &lại gói đang chọn…"))
        self.again_button.clicked.connect(lambda _checked=False: self.write_again())
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.none)
        column.addWidget(held(self.grid, min_height=160), 1)
        row = QWidget()
        Flow(row, gap=8).addWidget(self.again_button)
        column.addWidget(row)
        column.addStretch()

    def show_unit(self, unit: RegisteredCell) -> None:
        """Show what was issued to a unit."""
        rows = tuple(reversed(list_issued(self._workspace, unit.code)))
        self.grid.show_rows(rows)
        if rows and self.grid.current is None:
            self.grid.select(rows[0].digest)
        for part in (self.grid, self.again_button):
            part.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def write_again(self) -> None:
        """Write the chosen package into a folder or onto a stick. Raises: the writing errors of packages."""
        issued = self.grid.current
        folder = self._desk.dialogs.folder(_("Ghi lại gói vào thư mục hoặc USB nào?")) if issued else None
        if issued is not None and folder is not None:
            written = write_again(self._workspace, issued, folder)
            self._desk.tell(_("Đã ghi và kiểm tra: {path}").format(path=written.path))


def _columns() -> tuple[Column[IssuedPackage], ...]:
    return (
        Column(id="number", title=_("Số"), text=lambda row: str(row.sequence), letters=4),
        Column(id="kind", title=_("Gói"), text=lambda row: row.kind.label, tip=lambda row: row.file_name, letters=22),
        Column(
            id="at",
            title=_("Lúc ký"),
            text=lambda row: f"{row.issued_at.astimezone():%H:%M %d/%m/%Y}",
            letters=16,
        ),
    )
