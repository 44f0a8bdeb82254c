"""The parts of the home page: a card for each step, the list of what is left, and the form that opens a round."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt
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

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, primary, px, repolish, say, spaced
from kiemdiem_desktop.gui.widgets.chip import Chip
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
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
        row = spaced(QHBoxLayout(), gap=8)
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
    """Cards of equal width side by side: three, two or one in a row, as there is room."""

    def __init__(self, cards: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._cards = cards
        self._columns = 0
        self._grid = spaced(QGridLayout(self), gap=12)
        self._arrange(MOST_COLUMNS)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(LEAST_CARD_WIDTH), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(MOST_COLUMNS, event.size().width() // px(LEAST_CARD_WIDTH))))

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


class OpenRoundForm(QWidget):
    """Asks for the year and the dates of a new round; `open_round(year, evaluation_on, superior_due_on)`."""

    def __init__(self, open_round: Callable[[int, date, date | None], None]) -> None:
        super().__init__()
        self._open = open_round
        self._offered: int | None = None
        self._year: int | None = None
        self._on: date | None = None
        self._due: date | None = None
        self.year = WholeNumberField(_("Năm kiểm điểm"))
        self.evaluation_on = ExactDateField(
            _("Ngày đánh giá"), hint=_("Quy định có hiệu lực vào ngày này được dùng cho cả đợt.")
        )
        self.due_on = ExactDateField(
            _("Hạn cấp trên yêu cầu (nếu có)"), hint=_("Để trống thì lấy hạn chung của hướng dẫn.")
        )
        self.button = primary(QPushButton())
        self.button.clicked.connect(self._take)
        self._title = heading(level=2)
        self._wrong = say(tone="red")
        self._lay_out()

    def offer(self, year: int) -> None:
        """Offer the round of `year` with the last day of that year; what was typed since is left alone."""
        if year == self._offered:
            return
        self._offered = year
        self._keep_year(year)
        self._on, self._due = date(year, 12, 31), None
        self.evaluation_on.show_value(self._on, key=year, commit=self._keep_on)
        self.due_on.show_value(None, key=year, commit=self._keep_due)
        self.year.show_value(year, key=year, commit=self._keep_year)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self._title)
        row = QWidget()
        flow = Flow(row, gap=16, fills=True, least=240)
        for field in (self.year, self.evaluation_on, self.due_on):
            flow.addWidget(field)
        column.addWidget(row)
        column.addWidget(self._wrong)
        last = spaced(QHBoxLayout())
        last.addWidget(self.button)
        last.addStretch()
        column.addLayout(last)

    def _keep_year(self, year: int | None) -> None:
        self._year = year
        words = _("Mở đợt kiểm điểm năm {year}").format(year=year) if year else _("Mở đợt kiểm điểm")
        self._title.setText(words)
        self.button.setText(words)

    def _keep_on(self, on: date | None) -> None:
        self._on = on

    def _keep_due(self, on: date | None) -> None:
        self._due = on

    def _take(self) -> None:
        fields = (self.year, self.evaluation_on, self.due_on)
        if [field for field in fields if not field.flush()]:
            return
        if self._year is None or self._on is None:
            self._wrong.setText(_("Ghi năm kiểm điểm và ngày đánh giá."))
            return
        try:
            self._open(self._year, self._on, self._due)
            self._wrong.setText("")
        except InvalidValueError as error:
            self._wrong.setText(str(error))
