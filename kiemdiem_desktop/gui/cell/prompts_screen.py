"""Gợi ý cấp trên: what the superior asks each subject to review, and the answers; open ones first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RowId, SubjectId
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.round import Subject
from kiemdiem_desktop.gui.cell.incoming_desk import IncomingDesk
from kiemdiem_desktop.gui.cell.no_round import NoRound
from kiemdiem_desktop.gui.cell.prompts_form import PromptDraft
from kiemdiem_desktop.gui.cell.prompts_letter import LetterWay
from kiemdiem_desktop.gui.cell.prompts_page import PromptPage
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.dropping import FileDrop, no_package
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import heading, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.form_scroll import FormScroll
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.prompts import list_prompts, remove_prompt, save_prompt
from kiemdiem_desktop.services.workspace import Workspace

NEW = "prompts.new"
NO_ROUND, EMPTY, WORK = range(3)


class PromptsScreen(Screen):
    """The list at the left; the chosen prompt, or a new one, at the right."""

    reads: ClassVar[frozenset[str]] = frozenset({"rounds", "subjects", "prompts", "cells", "members", "parameters"})

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView) -> None:
        super().__init__(desk)
        self._workspace, self._view = workspace, view
        self._draft: PromptDraft | None = None
        self._drafts = 0
        self._prompts: dict[RowId, ReviewPrompt] = {}
        self.count = heading(level=2)
        self.prompts = ChipList(_("Các gợi ý"), nothing=_("Không có gợi ý nào khớp với chữ đã gõ."))
        self.prompts.chosen.connect(self._choose)
        self.prompts.entered.connect(self._go_into_answer)
        self.add_button = QPushButton(_("&Thêm gợi ý"))
        self.add_button.clicked.connect(lambda _checked=False: self.begin_new())
        self.incoming = IncomingDesk(workspace, desk)
        self.receive_button = QPushButton(_("&Nhận từ cấp trên…"))
        self.receive_button.clicked.connect(lambda _checked=False: self.incoming.open(self))
        self.letter_button = QPushButton(_("Đọ&c văn bản gợi ý…"))
        self.letter_button.clicked.connect(lambda _checked=False: self.begin_letter())
        self.letters = LetterWay(workspace, desk, view, self.refresh)
        self.page = PromptPage(
            workspace, save=self._save, cancel=self._cancel, remove=self._remove, original=self.letters.save_original
        )
        self._lay_out()

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        self._no_round.refresh()
        rows = open_first(list_prompts(self._workspace, checked.dossier.round.id)) if checked else ()
        self._prompts = {prompt.id: prompt for prompt in rows}
        self.count.setText(count_words(rows))
        names = {subject.id: subject.name for subject in self._subjects}
        today = self._workspace.clock.today()
        with QSignalBlocker(self.prompts):
            self.prompts.show_lines(tuple(chip_line(row, names.get(row.subject_id, ""), today) for row in rows))
        self.add_button.setEnabled(self._is_open)
        self.letter_button.setEnabled(self._is_open)
        is_empty = not rows and self._draft is None
        if self.letters.is_shown and checked is not None:
            return
        self._pages.setCurrentIndex(NO_ROUND if checked is None else EMPTY if is_empty else WORK)
        self._show_chosen()

    @override
    def flush(self) -> bool:
        """Store what is being typed, a new prompt included as soon as it has a text."""
        is_stored = super().flush()
        if is_stored and self._draft is not None and self._draft.prompt.text.strip():
            self._store(self._draft)
        return is_stored

    @override
    def show_subject(self, subject_id: int) -> None:
        mine = tuple(prompt for prompt in self._prompts.values() if prompt.subject_id == subject_id)
        if mine and self.flush():
            self._draft = None
            self.prompts.select(open_first(mine)[0].id)
            self._show_chosen()

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        if where == NEW:
            self.begin_new(subject_id)
            return self._draft is not None
        if subject_id is not None:
            self.show_subject(subject_id)
        self._go_into_answer()
        return self._chosen is not None

    def begin_letter(self, path: Path | None = None) -> None:
        """Read a letter of the superior: the one that was dropped, or one that is asked for."""
        if self._is_open and self.settle():
            self._draft = None
            self.letters.begin(path)

    def begin_new(self, subject_id: int | None = None) -> None:
        """Begin to type in a prompt from its paper; number, date and issuer are those of the one before."""
        checked = self._view.checked
        if checked is None or not self._is_open or not self.settle():
            return
        chosen = self._subjects[0].id if subject_id is None else SubjectId(subject_id)
        blank = ReviewPrompt(round_id=checked.dossier.round.id, subject_id=chosen, text="")
        before = max(self._prompts.values(), key=lambda prompt: prompt.id, default=None)
        if before is not None:
            paper = replace(before, id=blank.id, subject_id=chosen, text="", answer="", declined_reason="")
            blank = paper
        self._draft = PromptDraft(blank)
        self._drafts += 1
        self._pages.setCurrentIndex(WORK)
        self._show_chosen()
        self._both.show_form()
        self._scroll.reveal(self.page.form.subject if subject_id is None else self.page.form.first_empty())

    @property
    def _subjects(self) -> tuple[Subject, ...]:
        checked = self._view.checked
        return tuple(own.subject for own in checked.dossier.subjects) if checked else ()

    @property
    def _is_open(self) -> bool:
        checked = self._view.checked
        return checked is not None and checked.dossier.round.closed_at is None and bool(self._subjects)

    @property
    def _chosen(self) -> ReviewPrompt | None:
        key = self.prompts.current
        return self._prompts.get(RowId(key)) if isinstance(key, int) else None

    def _choose(self, _key: object) -> None:
        if self.flush():
            self._draft = None
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._draft is not None:
            self.page.show_draft(self._draft, number=self._drafts, subjects=self._subjects)
        elif self._chosen is not None:
            show = partial(self.page.show_prompt, self._chosen, subjects=self._subjects, is_open=self._is_open)
            self._scroll.hold_still(show)

    def _save(self) -> None:
        if self._draft is None or not super().flush():
            return
        if not self._draft.prompt.text.strip():
            self.page.wrong.setText(_("Chưa ghi nội dung gợi ý."))
            self._scroll.reveal(self.page.form.text)
            return
        self._store(self._draft)
        self._go_into_answer()

    def _store(self, draft: PromptDraft) -> None:
        self._draft = None
        stored = save_prompt(self._workspace, draft.prompt)
        self.prompts.select(stored.id)

    def _cancel(self) -> None:
        self._draft = None
        self.refresh()
        self.add_button.setFocus()

    def _remove(self) -> None:
        prompt = self._chosen
        detail = _("Chỉ xóa khi nhập nhầm; phần giải trình cũng mất. Bấm Hoàn tác để lấy lại.")
        if prompt is not None and self.desk.dialogs.confirm(
            _("Xóa gợi ý này?"), detail=detail, yes=_("Xóa gợi ý"), is_grave=True
        ):
            remove_prompt(self._workspace, prompt.id)

    def _go_into_answer(self) -> None:
        if self._draft is None and self._chosen is not None:
            self._both.show_form()
            self._scroll.reveal(self.page.answer.answer)

    def _lay_out(self) -> None:
        self._no_round = NoRound(self._view, self.desk)
        self._scroll = named(FormScroll(self.page), _("Gợi ý kiểm điểm"))
        left, work = QWidget(), QWidget()
        column = spaced(QVBoxLayout(left), gap=8)
        column.addWidget(self.count)
        column.addWidget(self.prompts, 1)
        column.addWidget(self.add_button)
        column.addWidget(self.receive_button)
        column.addWidget(self.letter_button)
        self._both = ListBeside(left, self._scroll)
        spaced(QVBoxLayout(work), margin=(16, 12, 0, 12)).addWidget(self._both)
        empty = _empty_part(
            receive=lambda: self.incoming.open(self), begin_letter=self.begin_letter, begin_new=self.begin_new
        )
        self._pages = QStackedWidget()
        for page in (self._no_round, empty, work):
            self._pages.addWidget(page)
        self.letters.pages = self._pages
        FileDrop(self, no_package, lambda screen, files: screen.begin_letter(files[0]))
        spaced(QVBoxLayout(self)).addWidget(self._pages)


def _empty_part(
    *, receive: Callable[[], object], begin_letter: Callable[[], None], begin_new: Callable[[], None]
) -> QWidget:
    """Give what stands where there is no prompt: the letter first, typing second."""
    part = QWidget()
    column = spaced(QVBoxLayout(part), gap=8, margin=(16, 12, 16, 24))
    empty = EmptyState(
        _("Chưa có gợi ý của cấp trên"),
        _("Cấp trên chỉ gợi ý khi cần. Có gói thì bấm “Nhận từ cấp trên”; có văn bản thì đọc từ tệp, hoặc gõ vào."),
        action=_("Đọc văn bản gợi ý…"),
        slot=begin_letter,
    )
    package = QPushButton(_("&Nhận từ cấp trên…"))
    package.clicked.connect(lambda _checked=False: receive())
    typed = QPushButton(_("Gõ gợi ý từ văn bản giấy"))
    typed.clicked.connect(lambda _checked=False: begin_new())
    column.addWidget(package, 0, Qt.AlignmentFlag.AlignRight)
    column.addWidget(empty, 1)
    column.addWidget(typed, 0, Qt.AlignmentFlag.AlignHCenter)
    return part


def open_first(prompts: tuple[ReviewPrompt, ...]) -> tuple[ReviewPrompt, ...]:
    """Give the prompts: unanswered first, then by limit, then as they came."""
    return tuple(sorted(prompts, key=lambda row: (row.is_answered, row.due_on or date.max, row.id)))


def count_words(prompts: tuple[ReviewPrompt, ...]) -> str:
    """Tell how many are answered: "Đã giải trình 2/3"."""
    done = sum(prompt.is_answered for prompt in prompts)
    return _("Đã giải trình {done}/{whole}").format(done=done, whole=len(prompts))


def chip_line(prompt: ReviewPrompt, name: str, today: date) -> ChipLine:
    """Give the line of a prompt: whom it asks, and whether it is answered."""
    state, symbol, tone = _("Chưa giải trình"), "○", "plain"
    if prompt.answer.strip():
        state, symbol, tone = _("Đã giải trình"), "✓", "quiet"
    elif prompt.declined_reason.strip():
        state, symbol, tone = _("Không giải trình, có lý do"), "✓", "quiet"
    elif prompt.due_on is not None and prompt.due_on < today:
        state, symbol, tone = _("Quá hạn {day:%d/%m/%Y}").format(day=prompt.due_on), "△", "red"
    elif prompt.due_on is not None:
        state = _("Chưa giải trình, hạn {day:%d/%m/%Y}").format(day=prompt.due_on)
    return ChipLine(key=prompt.id, title=name, state=state, symbol=symbol, tone=tone)
