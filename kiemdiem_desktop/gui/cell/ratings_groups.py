"""Xếp loại: who is compared with whom for the cap; the stated grouping is named, the cell's own is typed over it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.grid import Grid, PastedCell
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cap_groups import GroupRow, assign_groups, list_group_rows, tell_grouping
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.workspace import Workspace


class GroupsPart(QWidget):
    """One row for each member; the group is typed in its cell, an empty one goes back to the stated group."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.stated = say(tone="quiet")
        self.grid = Grid(_columns(self), key=lambda row: row.subject_id, label=_("Nhóm tương đồng"), paste=self._paste)
        self.grid.show_columns(("name", "post", "group", "stated"), is_fitted=True)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.stated)
        words = _(
            "Nhóm gồm những đồng chí có vị trí, vai trò, chức năng, nhiệm vụ tương đồng. Gõ tên nhóm vào ô; "
            "cùng tên là cùng nhóm; xóa ô thì trở lại cách chia trên."
        )
        column.addWidget(say(words, tone="quiet"))
        column.addWidget(held(self.grid, min_height=240))

    def show_round(self, checked: CheckedRound) -> None:
        """Show the members with their groups."""
        self.stated.setText(tell_grouping(checked))
        self.grid.show_rows(list_group_rows(checked))

    def store(self, row: GroupRow, typed: str) -> None:
        """Put a member into the group typed."""
        assign_groups(self._workspace, ((row.subject_id, typed),))

    def _paste(self, cells: tuple[PastedCell[GroupRow], ...]) -> None:
        assign_groups(self._workspace, tuple((cell.row.subject_id, cell.text) for cell in cells))


def _columns(part: GroupsPart) -> tuple[Column[GroupRow], ...]:
    return (
        Column(id="name", title=_("Đảng viên"), text=lambda row: row.name, letters=22),
        Column(id="post", title=_("Chức vụ"), text=lambda row: row.post, tip=lambda row: row.post, letters=18),
        Column(
            id="group",
            title=_("Nhóm"),
            text=lambda row: row.group,
            store=part.store,
            tone=lambda row: "red" if row.is_own else "plain",
            tip=lambda row: _("Chi bộ xếp") if row.is_own else _("Theo cách chia chung"),
            letters=22,
        ),
        Column(id="stated", title=_("Theo cách chia chung"), text=lambda row: row.stated, letters=22),
    )
