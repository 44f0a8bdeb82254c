"""The parts of the home page: a card for each step, and the list of what is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, px, repolish, say, spaced
from kiemdiem_desktop.gui.widgets.chip import Chip
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.home import HomeStep, TodoLine

MOST_COLUMNS, LEAST_CARD_WIDTH = 3, 240
Go = Callable[[str, str, int | None], None]


class StepCard(QFrame):
    """One step of the year: number and name, how far it is, and the button that leads there."""

    def __init__(self, number: int, go: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._number, self._screen = number, ""
        self._title = heading(level=2)
        self._detail = say(tone="quiet")
        self._chip = Chip()
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked=False: go(self._screen))
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addStretch()
        row = spaced(QHBoxLayout(), gap=4)
        row.addWidget(self._chip)
        row.addStretch()
        row.addWidget(self.button)
        column.addLayout(row)

    def show_step(self, step: HomeStep, *, is_next: bool) -> None:
        """Show how far the step is; the next one to do has the main button of the page."""
        self._screen = step.screen
        self._title.setText(f"{self._number}. {step.title}")
        self._detail.setText(step.detail)
        if step.is_done:
            self._chip.show_state(_("Xong"), symbol="✓", tone="quiet")
        elif step.done:
            self._chip.show_state(_("Đang làm"), symbol="◐")
        else:
            self._chip.show_state(_("Chưa làm"), symbol="○")
        words = _("Xem lại") if step.is_done else (_("Làm tiếp") if step.done else _("Bắt đầu"))
        self.button.setText(words)
        repolish(self.button, "primary", value=is_next)
        named(self.button, f"{words}: {step.title}, {step.detail}")


class Cards(QWidget):
    """Cards side by side: three, two or one in a row, as there is room for all that is written on them."""

    def __init__(self, cards: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._cards = cards
        self._columns = 0
        self._grid = spaced(QGridLayout(self), gap=12)
        self._arrange(MOST_COLUMNS)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(1), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words on a card may need other room
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Put as many cards in a row as stand there uncut."""
        fitting = (columns for columns in range(MOST_COLUMNS, 1, -1) if self._width_of(columns) <= self.width())
        self._arrange(next(fitting, 1))

    def _width_of(self, columns: int) -> int:
        """Give the width that so many columns need: none narrower than its widest card."""
        widths = [max(px(LEAST_CARD_WIDTH), card.minimumSizeHint().width()) for card in self._cards]
        return sum(max(widths[column::columns]) for column in range(columns)) + (columns - 1) * self._grid.spacing()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))


class TodoList(QListWidget):
    """What is left to do; a click or Enter goes to the field."""

    def __init__(self, go: Go) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setSpacing(1)
        named(self, _("Việc còn lại"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._go, self._lines = go, tuple[TodoLine, ...]()
        self.itemActivated.connect(self._leave)
        self.itemClicked.connect(self._leave)

    def show_lines(self, lines: tuple[TodoLine, ...]) -> None:
        """Show the lines; the chosen row stays where it was."""
        if lines == self._lines:
            return
        row = self.currentRow()
        self._lines = lines
        self.clear()
        for line in lines:
            late = _("Quá hạn – {text}").format(text=line.text) if line.is_overdue else line.text
            QListWidgetItem(late, self)
        self.setCurrentRow(min(max(row, 0), len(lines) - 1))

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(320), px(120))

    def _leave(self, item: QListWidgetItem) -> None:
        line = self._lines[self.row(item)]
        self._go(line.screen, line.where, line.subject_id)
