"""Đối chiếu: a self-review beside last year's, or beside another member's that is nearly the same.

For the secretary's eyes: the page says so, the projector has no way here.
"""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import colours_now, heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound, hush_advice
from kiemdiem_desktop.services.cell.comparing import Pair, list_counterparts, list_pairs, marked_parts
from kiemdiem_desktop.services.workspace import Workspace

WORDS = "review.words"
COLUMN_WIDTH = 224


class FormOrComparison(QStackedWidget):
    """The form, or in its place the comparison, which is made when it is first shown."""

    def __init__(self, workspace: Workspace, form: QWidget, *, back_to: QWidget) -> None:
        super().__init__()
        self._workspace, self._back_to = workspace, back_to
        self._page: ComparePage | None = None
        self.addWidget(form)

    @property
    def page(self) -> "ComparePage":
        """The comparison."""
        if self._page is None:
            self._page = ComparePage(self._workspace, self._go_back)
            self.addWidget(self._page)
        return self._page

    def compare(self, checked: CheckedRound, subject_id: SubjectId) -> None:
        """Show the words of a subject beside those of last year and of others."""
        self.setCurrentWidget(self.page)
        self.page.show_subject(checked, subject_id)
        self.page.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_subject(self, checked: CheckedRound, subject_id: SubjectId) -> None:
        """Show the subject as it stands now, where the comparison is in front."""
        if self._page is not None and self.currentWidget() is self._page:
            self._page.show_subject(checked, subject_id)

    def leave(self) -> None:
        """Show the form again."""
        self.setCurrentIndex(0)

    def _go_back(self) -> None:
        self.leave()
        self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)


class ComparePage(QWidget):
    """The passages of one subject side by side; `leave()` goes back to the form."""

    def __init__(self, workspace: Workspace, leave: Callable[[], None]) -> None:
        super().__init__()
        self._workspace = workspace
        self._checked: CheckedRound | None = None
        self._subject_id: SubjectId | None = None
        self._other_id: SubjectId | None = None
        self.title = heading()
        self.back_button = QPushButton(_("‹ Về &bản kiểm điểm"))
        self.back_button.clicked.connect(lambda _checked=False: leave())
        self.counterpart = place(ChoiceField[SubjectId | None](_("So với"), ()), WORDS)
        self.counterpart.show_whole_words()
        self.counterpart.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._note = say(
            _("Chữ đậm gạch chân là phần giống nhau. Chỉ bí thư xem trên máy này: không in, không gửi, không chiếu."),
            tone="quiet",
        )
        self.nothing = say(tone="quiet")
        self.reminders = QWidget()
        self._reminder_column = spaced(QVBoxLayout(self.reminders), gap=8)
        self.pairs: list[PairView] = []
        self._texts = QWidget()
        self._column = spaced(QVBoxLayout(self._texts), gap=16, margin=(0, 8, 0, 16))
        self._lay_out()
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, leave)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_subject(self, checked: CheckedRound, subject_id: SubjectId) -> None:
        """Show the passages of a subject as they stand now."""
        is_new = subject_id != self._subject_id
        self._checked, self._subject_id = checked, subject_id
        self.title.setText(_("Đối chiếu – {name}").format(name=_name(checked, subject_id)))
        options = tuple((row.subject_id, row.words) for row in list_counterparts(checked, subject_id))
        keys = [key for key, _words in options]
        if keys and (is_new or self._other_id not in keys):
            self._other_id = next((key for key in keys if key and self._is_about_another(checked)), keys[0])
        self.counterpart.show_options(options)
        self.counterpart.show_value(self._other_id, commit=self._choose)
        self.counterpart.setVisible(bool(options))
        pairs = list_pairs(checked, subject_id, self._other_id) if options else ()
        self.nothing.setText("" if pairs else _("Không có bản năm trước, cũng không có bản nào gần giống."))
        self.nothing.setVisible(not pairs)
        self._show_reminders(checked)
        self._show_pairs(pairs)

    def first(self) -> QWidget:
        """Give where the cursor goes."""
        return self.back_button if self.counterpart.isHidden() else self.counterpart

    def _is_about_another(self, checked: CheckedRound) -> bool:
        return any(text.finding.code == "advice.same_as_another" for text in self._reminders(checked))

    def _reminders(self, checked: CheckedRound) -> tuple[FindingText, ...]:
        mine = (text for text in checked.advice if text.finding.subject_id == self._subject_id)
        return tuple(text for text in mine if text.finding.where == WORDS)

    def _choose(self, other_id: SubjectId | None) -> None:
        self._other_id = other_id
        if self._checked is not None and self._subject_id is not None:
            self.show_subject(self._checked, self._subject_id)

    def _show_reminders(self, checked: CheckedRound) -> None:
        _empty(self._reminder_column)
        for text in self._reminders(checked):
            button = named(QPushButton(_("Không nhắc nữa")), _("Không nhắc nữa: {what}").format(what=text.detail))
            button.clicked.connect(partial(self._hush, text))
            button.setEnabled(checked.dossier.round.closed_at is None)
            line = spaced(QHBoxLayout(), gap=12)
            line.addWidget(say(_("Nên xem: {what}").format(what=text.detail), tone="amber"), 1)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._reminder_column.addLayout(line)
        self.reminders.setVisible(self._reminder_column.count() > 0)

    def _hush(self, text: FindingText, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the slot of a Qt signal
        if self._checked is not None:
            hush_advice(self._workspace, self._checked, text.finding)

    def _show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        _empty(self._column)
        others = _("Năm trước") if self._other_id is None else _("Bản kia")
        self.pairs = [PairView(pair, others) for pair in sorted(pairs, key=lambda pair: not pair.is_alike)]
        for view in self.pairs:
            self._column.addWidget(view)

    def _lay_out(self) -> None:
        page = QWidget()
        column = spaced(QVBoxLayout(page), gap=8, margin=(16, 8, 16, 8))
        top = spaced(QHBoxLayout(), gap=16)
        top.addWidget(self.title, 1)
        top.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        counterpart = held(self.counterpart, max_width=480)
        for part in (self._note, self.reminders, counterpart, self.nothing, self._texts):
            column.addWidget(part)
        column.addStretch()
        scroll = named(PageScroll(page), _("Hai đoạn văn cạnh nhau"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        spaced(QVBoxLayout(self), gap=0).addWidget(scroll)


class PairView(QWidget):
    """Two passages: side by side, or one below the other where there is no room."""

    def __init__(self, pair: Pair, others: str) -> None:
        super().__init__()
        alike = _("gần như giống nhau") if pair.is_alike else _("khác nhau")
        words = _("{title}: {alike}, giống {percent} %").format(title=pair.title, alike=alike, percent=pair.percent)
        self.mine = passage_label(_("Năm nay"), tuple(marked_parts(pair.mine, pair.my_spans)))
        self.other = passage_label(others, tuple(marked_parts(pair.other, pair.other_spans)))
        both = QWidget()
        flow = Flow(both, gap=16, fills=True, least=COLUMN_WIDTH)
        for title, label in ((_("Năm nay"), self.mine), (others, self.other)):
            part = QWidget()
            column = spaced(QVBoxLayout(part), gap=4)
            column.addWidget(say(title, tone="quiet"))
            column.addWidget(label)
            column.addStretch()
            flow.addWidget(part)
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(say(words, tone="strong"))
        column.addWidget(both)


def passage_label(name: str, parts: tuple[tuple[str, bool], ...]) -> QLabel:
    """Give a passage with what it shares in bold, underlined and on a tint; a screen reader is told it in words."""
    label = say()
    label.setObjectName("passage")
    tint = colours_now().amber_tint
    shared = f'<span style="background-color: {tint}"><b><u>%s</u></b></span>'
    marked = "".join(shared % _html(text) if is_same else _html(text) for text, is_same in parts)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(marked or _("(không viết gì)"))
    same = "; ".join(text for text, is_same in parts if is_same)
    whole = "".join(text for text, _is_same in parts)
    return named(label, f"{name}: {whole}", _("Phần giống nhau: {same}").format(same=same) if same else "")


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _name(checked: CheckedRound, subject_id: SubjectId) -> str:
    return next(own.subject.name for own in checked.dossier.subjects if own.subject.id == subject_id)


def _empty(column: QVBoxLayout) -> None:
    """Let go of everything in a column."""
    while column.count():
        item = column.takeAt(0)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if isinstance(inner, QHBoxLayout):
            while inner.count():
                part = inner.takeAt(0)
                lost = part.widget() if part is not None else None
                if lost is not None:
                    lost.hide()
                    lost.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
