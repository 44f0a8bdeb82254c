"""Everything about one row of an import: the decision, changes old to new, what was mended, what is offered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.import_lines import PreviewLine, count_words
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, heading, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.roster_import import Offer, PreviewRow, RowAction

Answer = Callable[[int, Offer], None]


class RowDetails(QFrame):
    """`accept` and `take_back` answer an offer, `choose` decides what happens to the row."""

    def __init__(self, *, accept: Answer, take_back: Answer, choose: Callable[[int, RowAction], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._accept, self._take_back, self._choose = accept, take_back, choose
        self._shown: tuple[PreviewLine | None, tuple[Offer, ...]] | None = None
        self.name = heading(level=2)
        self.reason = say()
        self.action = ChoiceField[RowAction](_("Sẽ làm gì với dòng này"), ())
        self.body = QWidget()
        self._column = spaced(QVBoxLayout(self), gap=8, margin=12)
        for part in (self.name, self.reason, self.action, self.body):
            self._column.addWidget(part)
        self._column.addStretch()

    def show_line(self, line: PreviewLine | None, accepted: tuple[Offer, ...]) -> None:
        """Show a line of the preview with the offers accepted for it; None clears it."""
        if self._shown == (line, accepted):
            return
        self._shown = (line, accepted)
        self.name.setText(line.name if line else _("Chưa chọn dòng nào"))
        self.reason.setText("" if line is None else (line.row.reason if line.row else line.told))
        self.action.setVisible(line is not None and line.row is not None)
        row = line.row if line else None
        if row is not None:
            self._show_action(row)
        self._replace_body(_body_of(row, accepted, self._accept, self._take_back) if row else QWidget())

    def _show_action(self, row: PreviewRow) -> None:
        possible = {RowAction.ADD, RowAction.SKIP} | ({RowAction.CHANGE} if row.member_id else set())
        self.action.show_options(tuple((action, words) for action, words in count_words() if action in possible))
        self.action.show_value(row.action, commit=partial(self._choose, row.row_number))

    def _replace_body(self, body: QWidget) -> None:
        has_cursor = self.body.isAncestorOf(QApplication.focusWidget() or self)
        self._column.replaceWidget(self.body, body)
        body.show()
        if has_cursor:  # the button that was just pressed goes: its place is the next one's
            (body.findChild(QPushButton) or self.action).setFocus()
        self.body.hide()
        self.body.deleteLater()
        self.body = body


def _body_of(row: PreviewRow, accepted: tuple[Offer, ...], accept: Answer, take_back: Answer) -> QWidget:
    body = QWidget()
    column = spaced(QVBoxLayout(body), gap=8)
    if row.problems:
        _add_list(column, _("Cần xem"), [problem.message for problem in row.problems], "amber")
    for offer in row.offers:
        words = _("{before} → {after}").format(before=offer.before, after=offer.after)
        button = named(QPushButton(_("Nhận: {after}").format(after=offer.after)), f"{offer.message} {words}")
        button.clicked.connect(lambda _checked=False, offer=offer: accept(row.row_number, offer))
        _add_offer(column, offer.message, button)
    for offer in accepted:
        button = named(flat(QPushButton(_("Bỏ"))), _("Bỏ: {after}").format(after=offer.after))
        button.clicked.connect(lambda _checked=False, offer=offer: take_back(row.row_number, offer))
        _add_offer(column, _("✓ Đã nhận: {after}").format(after=offer.after), button)
    changes = [f"{change.label}: {change.before or '–'} → {change.after or '–'}" for change in row.changes]
    _add_list(column, _("Thay đổi"), changes, "plain")
    mended = [_mended(note.message, note.before, note.after) for note in row.notes]
    _add_list(column, _("Đã chỉnh khi đọc"), mended, "quiet")
    return body


def _mended(message: str, before: str, after: str) -> str:
    shows_both = bool(before) and bool(after) and not (before in message and after in message)
    return f"{message} {before} → {after}" if shows_both else message


def _add_list(column: QVBoxLayout, title: str, sentences: list[str], tone: str) -> None:
    if sentences:
        column.addWidget(say(title, tone="strong"))
        for sentence in sentences:
            column.addWidget(say(f"• {sentence}", tone=tone))


def _add_offer(column: QVBoxLayout, sentence: str, button: QPushButton) -> None:
    column.addWidget(say(sentence))
    row = QWidget()
    Flow(row).addWidget(button)
    column.addWidget(row)
