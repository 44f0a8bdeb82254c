"""Xếp loại: those proposed for the best level in their order; dragged, or moved by keys and buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.order_list import OrderList
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.rating_words import RatingRow
from kiemdiem_desktop.services.cell.ratings import rank_nominees
from kiemdiem_desktop.services.workspace import Workspace


class NomineeList(QWidget):
    """Those proposed for the best level, best first: the superior cuts from the end."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: tuple[SubjectId, ...] = ()
        self.title = heading(_("Thứ tự đề nghị xuất sắc"), 2)
        self.none = say(_("Chưa đề nghị đồng chí nào hoàn thành xuất sắc nhiệm vụ."), tone="quiet")
        self.keys = say(_("Kéo tên lên, xuống; hoặc phím Alt cùng ↑ ↓. Cấp trên chọn từ trên xuống."), tone="quiet")
        self.list = place(named(OrderList(), _("Thứ tự đề nghị xuất sắc")), "rating.nominee_rank")
        self.list.carried.connect(self.carry)
        self.list.stepped.connect(self.move_nominee)
        self.up_button, self.down_button = QPushButton(_("Đưa &lên")), QPushButton(_("Đưa x&uống"))
        for button, by in ((self.up_button, -1), (self.down_button, 1)):
            button.clicked.connect(_moving(self.move_nominee, by))
        self._lay_out()

    def show_rows(self, rows: tuple[RatingRow, ...]) -> None:
        """Show the nominees in their order; those without a place come last."""
        nominees = nominees_of(rows)
        words = [f"{place_}. {row.name}" for place_, row in enumerate(nominees, start=1)]
        unranked = [row for row in nominees if row.rank is None]
        if [self.list.item(index).text() for index in range(self.list.count())] != words:
            chosen = self._chosen()
            self.list.clear()
            for text in words:
                QListWidgetItem(text, self.list)
            self._ids = tuple(row.subject_id for row in nominees)
            self.list.setCurrentRow(self._ids.index(chosen) if chosen in self._ids else 0)
        self._ids = tuple(row.subject_id for row in nominees)
        self.none.setVisible(not words or bool(unranked))
        if words and unranked:
            self.none.setText(_("Thứ tự chưa ghi đủ: bấm Đưa lên hoặc Đưa xuống để xếp."))
        else:
            self.none.setText(_("Chưa đề nghị đồng chí nào hoàn thành xuất sắc nhiệm vụ."))
        for widget in (self.list, self.up_button, self.down_button, self.keys):
            widget.setVisible(bool(words))

    def move_nominee(self, by: int) -> None:
        """Move the chosen nominee up or down; the whole order is kept."""
        self.carry(self.list.currentRow(), self.list.currentRow() + by)

    def carry(self, start: int, end: int) -> None:
        """Move a nominee from one place to another; the whole order is kept."""
        ids = list(self._ids)
        if not ids:
            return
        if 0 <= start < len(ids) and 0 <= end < len(ids):
            ids.insert(end, ids.pop(start))
        rank_nominees(self._workspace, tuple(ids))

    def _chosen(self) -> SubjectId | None:
        index = self.list.currentRow()
        return self._ids[index] if 0 <= index < len(self._ids) else None

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.title, self.none, self.keys):
            column.addWidget(part)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(held(self.list, min_height=140), 1)
        buttons = spaced(QVBoxLayout(), gap=8)
        buttons.addWidget(self.up_button)
        buttons.addWidget(self.down_button)
        buttons.addStretch()
        row.addLayout(buttons)
        column.addLayout(row)


def nominees_of(rows: tuple[RatingRow, ...]) -> tuple[RatingRow, ...]:
    """Give those proposed for the best level by their rank, those without one last."""
    best = [row for row in rows if row.is_nominee]
    return tuple(sorted(best, key=lambda row: (row.rank is None, row.rank or 0)))


def _moving(move: Callable[[int], None], by: int) -> Callable[[], None]:
    return lambda: move(by)
