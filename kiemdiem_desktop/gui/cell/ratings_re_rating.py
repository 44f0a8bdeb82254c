"""Xếp loại: the later decisions on a rating, each told in words, and the form that records another."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround, ReRatingKind
from kiemdiem_desktop.gui.cell.members_history import EntryBlock
from kiemdiem_desktop.gui.level_words import short_level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.record_form import FieldSpec
from kiemdiem_desktop.gui.theme import flat, heading, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.earlier_ratings import ResultLine, SubjectHistory
from kiemdiem_desktop.services.cell.re_ratings import (
    draft_re_rating,
    list_re_ratings,
    record_re_rating,
    remove_re_rating,
    tell_re_rating,
)
from kiemdiem_desktop.services.workspace import Workspace

LEAST = 220


def _specs() -> tuple[FieldSpec, ...]:
    levels = ((None, _("(không có mức mới)")), *((level, short_level(level)) for level in Level))
    return (
        FieldSpec(name="kind", label=_("Quyết định này"), options=tuple((kind, kind.label) for kind in ReRatingKind)),
        FieldSpec(name="new_level", label=_("Mức mới"), options=levels),
        FieldSpec(name="number", label=_("Số quyết định")),
        FieldSpec(name="decided_on", label=_("Ngày quyết định"), is_date=True, is_exact=True),
        FieldSpec(name="body", label=_("Cấp quyết định")),
        FieldSpec(name="ground", label=_("Vì sao"), options=tuple((row, row.label) for row in ReRatingGround)),
        FieldSpec(
            name="reason",
            label=_("Nội dung"),
            lines=2,
            hint=_("Điều đã phát hiện, đúng như quyết định nêu; in vào Mẫu 03."),
        ),
    )


class DecisionCard(QFrame):
    """One later decision in words, and the way to take it away where it was entered by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = say()
        self.drop = flat(QPushButton(_("Bỏ, ghi nhầm")))
        self._on_drop: Callable[[], object] = bool
        self.drop.clicked.connect(lambda _checked=False: self._on_drop())
        row = spaced(QHBoxLayout(self), gap=12, margin=12)
        row.addWidget(self.words, 1)
        row.addWidget(self.drop)

    def show_decision(self, words: str, drop: Callable[[], object]) -> None:
        """Show a decision."""
        self.words.setText(words)
        self._on_drop = drop
        named(self.drop, _("Bỏ, ghi nhầm: {what}").format(what=words))


class ReRatingPart(QWidget):
    """The later decisions about one subject; a new one is a draft until *Ghi* is pressed."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace, self._tell = workspace, tell
        self._history: SubjectHistory | None = None
        self._line: ResultLine | None = None
        self._draft: ReRating | None = None
        self._begun = 0
        self.title = heading(_("Điều chỉnh, hủy, xếp loại lại"), 2)
        self.none = say(_("Chưa có quyết định nào thay đổi mức đã xếp."), tone="quiet")
        self.cards: list[DecisionCard] = []
        self.block = EntryBlock[ReRating](_specs())
        self.add_button = QPushButton()
        self.add_button.clicked.connect(lambda _checked=False: self.begin())
        self._lay_out()

    def show_history(self, history: SubjectHistory | None, line: ResultLine | None) -> None:
        """Show the decisions about a subject; a new one will be about the year of `line`."""
        if history is None or self._history is None or history.identity != self._history.identity:
            self._draft = None
        self._history, self._line = history, line
        decisions = list_re_ratings(self._workspace, history.identity) if history else ()
        while len(self.cards) < len(decisions):
            self.cards.append(DecisionCard())
            self._list.addWidget(self.cards[-1])
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(decisions))
        for card, row in zip(self.cards, decisions, strict=False):
            card.show_decision(tell_re_rating(self._workspace, row), partial(self._remove, row.id))
        self.none.setVisible(not decisions)
        self._show_draft()

    def begin(self) -> None:
        """Begin a decision about the chosen year."""
        if self._history is None or self._line is None:
            return
        history, line = self._history, self._line
        self._begun += 1
        self._draft = draft_re_rating(
            self._workspace, history.identity, history.name, year=line.year, period=line.period
        )
        self._show_draft()
        next(iter(self.block.form.fields.values())).setFocus()

    def _show_draft(self) -> None:
        draft, line = self._draft, self._line
        self.block.setVisible(draft is not None)
        self.add_button.setVisible(draft is None and line is not None)
        if line is not None:
            words = _("Ghi quyết định xếp loại lại {period}…").format(period=line.period.of_year(line.year))
            self.add_button.setText(words)
        if draft is None:
            return
        self.block.form.show_record(draft, key=self._begun, commit=self._change)
        before = draft.old_level.label if draft.old_level else _("chưa rõ mức cũ")
        title = _("Xếp loại lại {period} – {before}").format(period=draft.period.of_year(draft.year), before=before)
        self.block.show_draft(title, keep=self._keep, drop=self._drop)

    def _change(self, draft: ReRating, name: str) -> None:
        if name == "kind" and draft.kind is ReRatingKind.CANCELLED:
            draft = replace(draft, new_level=None)
        self._draft = draft
        if name == "kind":
            self._show_draft()

    def _keep(self) -> None:
        if not self.block.form.flush() or self._draft is None:
            return
        draft = self._draft
        try:
            self._draft = None
            record_re_rating(self._workspace, draft)
        except InvalidValueError as error:
            self._draft = draft
            self.block.show_wrong(str(error))
            return
        self.block.show_wrong("")
        self._show_draft()
        self.add_button.setFocus()
        self._tell(_("Đã ghi quyết định xếp loại lại. Mức cũ vẫn được giữ; in Mẫu 03 ở Giấy tờ nếu cần."))

    def _drop(self) -> None:
        self._draft = None
        self.block.show_wrong("")
        self._show_draft()
        self.add_button.setFocus()

    def _remove(self, re_rating_id: RowId) -> None:
        remove_re_rating(self._workspace, re_rating_id)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.none)
        self._list = spaced(QVBoxLayout(), gap=8)
        column.addLayout(self._list)
        column.addWidget(self.block)
        row = spaced(QHBoxLayout())
        row.addWidget(self.add_button)
        row.addStretch()
        column.addLayout(row)
