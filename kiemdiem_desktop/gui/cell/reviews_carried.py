"""Shortcomings of earlier years: what was promised then beside what came of it, and "khắc phục 2/3" computed."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.review import Shortcoming, ShortcomingState
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes, boxed_text
from kiemdiem_desktop.gui.cell.reviews_rows import Card, RowCards
from kiemdiem_desktop.gui.cell.reviews_shortcomings import HALF_WIDTH, state_choice
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.cell.reviews import edit_shortcoming
from kiemdiem_desktop.services.workspace import Workspace

CARRIED = "carried"


class CarriedCard(Card[Shortcoming]):
    """One shortcoming of an earlier year: the promise at the left, the result at the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._promise = say(tone="quiet")
        self.state = state_choice(_("Kết quả đến nay"))
        self.result = TextField(_("Đã làm gì, còn vướng gì"), lines=2, counts_words=False, grows=True)
        right = QWidget()
        column = spaced(QVBoxLayout(right), gap=8)
        column.addWidget(self.state)
        column.addWidget(self.result)
        both = QWidget()
        flow = Flow(both, gap=16, fills=True, least=HALF_WIDTH)
        flow.addWidget(self._promise)
        flow.addWidget(right)
        self.column.addWidget(both)
        place(self, CARRIED)

    @override
    def show_row(self, row: Shortcoming, *, number: int, is_open: bool) -> None:
        self.show_title(f"{number}. {row.what}")
        self._promise.setText(promise_words(row))
        self.state.show_value(row.state, commit=partial(self._keep, "state") if is_open else None)
        self.result.show_value(row.result, key=row.id, commit=partial(self._keep, "result") if is_open else None)

    def _keep(self, part: str, value: str | ShortcomingState) -> None:
        edit_shortcoming(self._workspace, self.row_id, part=part, value=value)


class CarriedBlock(QWidget):
    """All shortcomings carried over, with how many are remedied, and last year's promise in full."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._page: ReviewPage | None = None
        self.remedied = say(tone="strong")
        self.cards = RowCards(lambda: CarriedCard(workspace))
        self._notes = FindingNotes()
        self.promise = boxed_text()
        self.fold = Fold(_("Năm trước đã hứa (mục VI)"), self.promise, is_open=True)
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.remedied, self.fold, self.cards, self._notes):
            column.addWidget(part)

    def show_page(self, page: ReviewPage) -> None:
        """Show the rows of one subject."""
        self._page = page
        self.cards.show_rows(page.own.carried, is_open=page.is_open)
        self.remedied.setText(remedied_words(page))
        self.promise.setText(page.promise)
        self.fold.setVisible(bool(page.promise))
        self._notes.show_findings(page.findings_at(CARRIED))

    def first(self) -> QWidget | None:
        """Give the first field without a result; None where nothing was carried over."""
        rows = self._page.own.carried if self._page else ()
        silent = [row for row in rows if row.state is ShortcomingState.OPEN and not row.result.strip()]
        row = next(iter((*silent, *rows)), None)
        return self.cards.cards[row.id].state if row is not None else None


def promise_words(row: Shortcoming) -> str:
    """Tell what was promised: remedy, deadline, and who showed the fault."""
    parts = (
        (_("Đã hứa: {text}"), row.remedy),
        (_("Thời hạn: {text}"), str(row.due_on) if row.due_on else ""),
        (_("Nguyên nhân đã nêu: {text}"), row.cause),
        (_("Do ai chỉ ra: {text}"), row.shown_by),
    )
    lines = [words.format(text=text) for words, text in parts if text.strip()]
    return "\n".join(lines) or _("Năm trước chưa ghi biện pháp.")


def remedied_words(page: ReviewPage) -> str:
    """Tell how many of the earlier shortcomings are remedied: "Khắc phục 2/3 (66%)"."""
    whole = len(page.own.carried)
    if not whole:
        return _("Kỳ trước không có hạn chế nào chuyển sang.")
    words = _("Khắc phục {done}/{whole} hạn chế của kỳ trước ({percent}%)")
    return words.format(done=page.remedied, whole=whole, percent=page.remedied * 100 // whole)
