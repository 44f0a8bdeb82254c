"""This year's shortcomings as rows: what, cause, remedy, deadline, state."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.review import Shortcoming, ShortcomingState
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.cell.reviews_rows import Card, RowCards
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import DateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import OneLineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.cell.reviews import edit_shortcoming, remove_shortcoming, save_shortcoming
from kiemdiem_desktop.services.workspace import Workspace

SHORTCOMINGS = "shortcomings"
STATES = (
    (ShortcomingState.OPEN, N_("Chưa khắc phục")),
    (ShortcomingState.PARTLY, N_("Đang khắc phục")),
    (ShortcomingState.REMEDIED, N_("Đã khắc phục xong")),
)
HALF_WIDTH = 216


def state_choice(label: str) -> ChoiceField[ShortcomingState]:
    """Give the choice of how far a shortcoming is remedied."""
    return ChoiceField(label, tuple((state, _(words)) for state, words in STATES))


class ShortcomingCard(Card[Shortcoming]):
    """One shortcoming."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(remove_words=_("Xóa"), remove=partial(remove_shortcoming, workspace))
        self._workspace = workspace
        self.what = TextField(_("Hạn chế, khuyết điểm"), lines=1, counts_words=False, grows=True)
        self.cause = TextField(_("Nguyên nhân"), lines=2, counts_words=False, grows=True)
        self.remedy = TextField(_("Biện pháp khắc phục"), lines=2, counts_words=False, grows=True)
        self.due_on = DateField(_("Thời hạn xong"))
        self.state = state_choice(_("Đến nay"))
        self.column.addWidget(self.what)
        for pair in ((self.cause, self.remedy), (self.due_on, self.state)):
            line = QWidget()
            flow = Flow(line, gap=12, fills=True, least=HALF_WIDTH)
            for field in pair:
                flow.addWidget(field)
            self.column.addWidget(line)
        place(self, SHORTCOMINGS)

    @override
    def show_row(self, row: Shortcoming, *, number: int, is_open: bool) -> None:
        """Show the row."""
        self.show_title(_("Hạn chế {number}").format(number=number))
        self.remove_button.setEnabled(is_open)
        for part, field in (("what", self.what), ("cause", self.cause), ("remedy", self.remedy)):
            field.show_value(getattr(row, part), key=row.id, commit=partial(self._keep, part) if is_open else None)
        self.due_on.show_value(row.due_on, key=row.id, commit=partial(self._keep, "due_on") if is_open else None)
        self.state.show_value(row.state, commit=partial(self._keep, "state") if is_open else None)

    def _keep(self, part: str, value: str | PartialDate | ShortcomingState | None) -> None:
        edit_shortcoming(self._workspace, self.row_id, part=part, value=value)


class NewLine(OneLineField[str]):
    """Takes one line and gives it away: on Enter, and on leaving with something typed."""

    @override
    def parse(self, text: str) -> str:
        return text.strip()

    @override
    def text_of(self, value: str) -> str:
        return value


class ShortcomingsBlock(QWidget):
    """All shortcomings of the year, and the line where the next one is typed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._added, self._has_new = 0, False
        self._page: ReviewPage | None = None
        self.cards = RowCards(lambda: ShortcomingCard(workspace))
        self.new = NewLine(
            _("Thêm một hạn chế, khuyết điểm"),
            hint=_("Mỗi hạn chế một dòng; bấm Enter rồi ghi nguyên nhân, biện pháp, thời hạn."),
        )
        self.new.entered.connect(self._go_on)
        self.button = QPushButton(_("Thêm"))
        self.button.clicked.connect(self._go_on)
        self._notes = FindingNotes()
        self._lay_out()

    def show_page(self, page: ReviewPage) -> None:
        """Show the rows of one subject."""
        self._page = page
        self.cards.show_rows(page.own.shortcomings, is_open=page.is_open)
        self._show_new()
        self._notes.show_findings(page.findings_at(SHORTCOMINGS))

    def first(self) -> QWidget:
        """Give the first field that is empty, else the line for a new row."""
        rows = self._page.own.shortcomings if self._page else ()
        for row in rows:
            card = self.cards.cards[row.id]
            parts = ((row.cause, card.cause), (row.remedy, card.remedy), (row.due_on, card.due_on))
            for value, field in parts:
                if not value:
                    return field
        return self.new

    def _show_new(self) -> None:
        page = self._page
        assert page is not None
        commit = partial(self._add, page) if page.is_open else None
        self.new.show_value("", key=(page.subject_id, self._added), commit=commit)
        self.button.setEnabled(page.is_open)

    def _add(self, page: ReviewPage, what: str) -> None:
        if not what:
            return
        row = Shortcoming(round_id=page.review.round_id, subject_id=page.subject_id, what=what)
        save_shortcoming(self._workspace, row)
        self._added += 1
        self._has_new = True

    def _go_on(self) -> None:
        """Empty the line and go to the row that came of it; with nothing typed, back to the line."""
        has_new, self._has_new = self._has_new, False
        self._show_new()
        target = self.cards.last.cause if has_new and self.cards.last else self.new
        target.setFocus()

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(say(_("Từng hạn chế, khuyết điểm trong năm"), tone="strong"))
        column.addWidget(self.cards)
        self.new.add_tail(self.button)
        column.addWidget(self.new)
        column.addWidget(self._notes)
        place(self.new, SHORTCOMINGS)
