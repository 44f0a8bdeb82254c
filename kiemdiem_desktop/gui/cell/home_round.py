"""Which round is at work: the rounds to choose from, and the form that opens another, of a year or of a quarter."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.gui.theme import flat, heading, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import _

LEAST_CHOICE = 280
"""Room for "Quý III năm 2026 (đã kết thúc)"."""
OpenRound = Callable[[int, Period, date, date | None], None]


class RoundChooser(QWidget):
    """The rounds of the workspace, one of them at work, and the way to open another beside it."""

    def __init__(self, choose: Callable[[RoundId], None], ask_for_another: Callable[[], None]) -> None:
        super().__init__()
        self._choose = choose
        self._shown: tuple[tuple[RoundId, str], ...] = ()
        self.rounds = ChoiceField[RoundId](_("Đợt đang làm"), (), label_first=True)
        self.rounds.show_whole_words()
        self.another = flat(QPushButton(_("Mở thêm đợ&t khác (quý, năm)…")))
        self.another.clicked.connect(lambda _checked=False: ask_for_another())
        row = Flow(self, gap=12, least=LEAST_CHOICE)
        row.addWidget(self.rounds)
        row.addWidget(self.another)

    def show_rounds(self, rounds: tuple[Round, ...], current: Round | None) -> None:
        """Show the rounds, newest first; one alone needs no choice."""
        options = tuple((row.id, round_words(row)) for row in rounds)
        if options != self._shown:
            self._shown = options
            self.rounds.show_options(options)
        if current is not None:
            self.rounds.show_value(current.id, commit=self._choose)
        self.rounds.setVisible(len(rounds) > 1)
        self.setVisible(bool(rounds))


def round_words(round_: Round) -> str:
    """Give "Năm 2026", "Quý III năm 2026 (đã kết thúc)"."""
    return _("{period} (đã kết thúc)").format(period=round_.title) if round_.closed_at else round_.title


class OpenRoundForm(QWidget):
    """Asks for period, year and dates of a new round; `open_round(year, period, evaluation_on, superior_due_on)`."""

    def __init__(self, open_round: OpenRound) -> None:
        super().__init__()
        self._open = open_round
        self._offered: tuple[int, Period] | None = None
        self._period = Period.YEAR
        self._year: int | None = None
        self._on: date | None = None
        self._due: date | None = None
        periods = ((Period.YEAR, _("Cả năm")), *((row, row.heading) for row in Period if row.is_quarter))
        self.period = ChoiceField[Period](_("Kỳ"), periods)
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

    def offer(self, year: int, period: Period = Period.YEAR) -> None:
        """Offer the round of a year or quarter with its last day; what was typed since is left alone."""
        self._wrong.setText("")
        if (year, period) == self._offered:
            return
        self._offered = (year, period)
        self._period = period
        self._keep_year(year)
        self._due = None
        self.period.show_value(period, commit=self._keep_period)
        self.due_on.show_value(None, key=self._offered, commit=self._keep_due)
        self.year.show_value(year, key=self._offered, commit=self._turn_year)
        self._show_last_day()

    def _show_last_day(self) -> None:
        """Begin with the last day of the period."""
        if self._year is not None:
            self._on = self._period.last_day(self._year)
            self.evaluation_on.show_value(self._on, key=(self._year, self._period), commit=self._keep_on)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self._title)
        row = QWidget()
        flow = Flow(row, gap=16, fills=True, least=200)
        for field in (self.period, self.year, self.evaluation_on, self.due_on):
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
        if year and self._period.is_quarter:
            words = _("Mở đợt {period}, người giữ chức vụ").format(period=self._period.of_year(year))
        self._title.setText(words)
        self.button.setText(words)

    def _turn_year(self, year: int | None) -> None:
        """Take another year; a last day that nobody has changed goes along."""
        goes_along = self._year is not None and self._on == self._period.last_day(self._year)
        self._keep_year(year)
        if goes_along:
            self._show_last_day()

    def _keep_period(self, period: Period) -> None:
        self._period = period
        self._keep_year(self._year)
        self._show_last_day()

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
            self._open(self._year, self._period, self._on, self._due)
            self._wrong.setText("")
        except InvalidValueError as error:
            self._wrong.setText(str(error))
