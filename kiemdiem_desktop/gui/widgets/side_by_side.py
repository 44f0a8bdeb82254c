"""A table of long texts side by side: rows under headings, every text whole, arrows move from row to row."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One row: `cells` in the order of the columns; a heading has one text over all columns. `is_strong`: in bold."""

    cells: tuple[str, ...]
    is_heading: bool = False
    is_strong: bool = False


class SideBySide(QTableWidget):
    """Columns share the width by their weights, rows are as high as their longest text."""

    def __init__(self, weights: tuple[int, ...], *, label: str) -> None:
        super().__init__(0, len(weights))
        self._weights = weights
        named(self, label)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_rows(self, titles: tuple[str, ...], rows: tuple[SideRow, ...]) -> None:
        """Show other rows, from the top."""
        self.clearSpans()
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(titles))
        for index, row in enumerate(rows):
            self._show_row(index, row)
        self._fit()
        self.scrollToTop()

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Give what the rows show."""
        columns = range(self.columnCount())
        return tuple(
            tuple(item.text() for column in columns if (item := self.item(row, column)) is not None)
            for row in range(self.rowCount())
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentRow() < 0 < self.rowCount():
            self.setCurrentCell(0, 0)
        super().focusInEvent(event)

    def _show_row(self, index: int, row: SideRow) -> None:
        for column, text in enumerate(row.cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            if row.is_heading or (row.is_strong and column == 0):
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.setItem(index, column, item)
        if row.is_heading:
            self.setSpan(index, 0, 1, self.columnCount())

    def _fit(self) -> None:
        width, whole = self.viewport().width(), sum(self._weights)
        for column, weight in enumerate(self._weights):
            self.setColumnWidth(column, width * weight // whole)
        self.verticalHeader().setMinimumSectionSize(px(24))
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(self._height(row, column) for column in range(self.columnCount())))

    def _height(self, row: int, column: int) -> int:
        item = self.item(row, column)
        if item is None:
            return 0
        room = self.viewport().width() if self.columnSpan(row, column) > 1 else self.columnWidth(column)
        font = self.font()
        font.setBold(item.font().bold())
        inner = QRect(0, 0, max(room - px(22), 1), 100_000)
        words = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        return QFontMetrics(font).boundingRect(inner, int(words), item.text()).height() + px(14)
