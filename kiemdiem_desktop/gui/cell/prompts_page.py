"""The right side of the screen of prompts: one prompt with its answer, or a new one on the way into the list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.round import Subject
from kiemdiem_desktop.gui.cell.prompt_answer import PromptAnswer, paper_words
from kiemdiem_desktop.gui.cell.prompts_form import PromptDraft, PromptForm
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, retone, say, spaced
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.letters import find_original
from kiemdiem_desktop.services.cell.prompts import edit_prompt
from kiemdiem_desktop.services.workspace import Workspace

TEXT_WIDTH = 760


class PromptPage(QWidget):
    """`save()` and `cancel()` end a new prompt, `remove()` asks to remove the shown one.

    `original(prompt)` gives a copy of the letter that the shown prompt came with, where it is kept.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        save: Callable[[], None],
        cancel: Callable[[], None],
        remove: Callable[[], None],
        original: Callable[[ReviewPrompt], None],
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self.title, self._paper, self.wrong = heading(level=2), say(tone="quiet"), say(tone="red")
        self.form, self.answer, self._text = PromptForm(), PromptAnswer(workspace), say()
        self.details = Fold(_("Sửa nội dung gợi ý và số, ngày văn bản"), self.form)
        self.remove_button = flat(QPushButton(_("Xóa gợi ý này…")))
        self._prompt: ReviewPrompt | None = None
        self.original_button = flat(QPushButton(_("Xem văn bản gốc (lưu bản sao)…")))
        self.original_button.clicked.connect(lambda _checked=False: self._give_original(original))
        self.save_button = primary(QPushButton(_("G&hi gợi ý")))
        self.cancel_button = QPushButton(_("Thôi"))
        for button, slot in ((self.save_button, save), (self.cancel_button, cancel), (self.remove_button, remove)):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        self._state, self._was_new = say(), False
        self._lay_out()

    def show_draft(self, draft: PromptDraft, *, number: int, subjects: tuple[Subject, ...]) -> None:
        """Show the `number`th new prompt; its parts are kept in the draft."""
        self._show_parts(is_new=True)
        self.title.setText(_("Nhập gợi ý từ văn bản của cấp trên"))
        self.form.show_prompt(draft.prompt, key=("new", number), subjects=subjects, commit=draft.keep)

    def show_prompt(self, prompt: ReviewPrompt, *, subjects: tuple[Subject, ...], is_open: bool) -> None:
        """Show a stored prompt with its answer."""
        self._show_parts(is_new=False)
        self._prompt = prompt
        self.original_button.setVisible(find_original(self._workspace, prompt) is not None)
        self.title.setText(next((subject.name for subject in subjects if subject.id == prompt.subject_id), ""))
        self._paper.setText(_("Gợi ý tại văn bản {paper}").format(paper=paper_words(prompt)))
        keep = partial(_keep_part, self._workspace, prompt) if is_open else None
        self.form.show_prompt(prompt, key=prompt.id, subjects=subjects, commit=keep)
        self.answer.show_prompt(prompt, is_open=is_open)
        self.remove_button.setEnabled(is_open)
        self._text.setText(prompt.text)
        retone(self._state, "quiet" if prompt.is_answered else "amber")
        self._state.setText(
            _("Đã có trả lời.")
            if prompt.is_answered
            else _("Chưa trả lời: ghi giải trình, hoặc lý do không giải trình, trước khi nộp hồ sơ.")
        )

    def _show_parts(self, *, is_new: bool) -> None:
        self.wrong.setText("")
        of_new: tuple[QWidget, ...] = (self.save_button, self.cancel_button, self.wrong)
        of_stored: tuple[QWidget, ...] = (
            *(self._paper, self._text, self._state, self.answer),
            *(self.details.button, self.remove_button),
        )
        self.original_button.setVisible(False)
        for part in of_new:
            part.setVisible(is_new)
        for part in of_stored:
            part.setVisible(not is_new)
        if is_new:
            self.details.set_open(is_open=True)
        elif self._was_new:
            self.details.set_open(is_open=False)
        self._was_new = is_new

    def _give_original(self, give: Callable[[ReviewPrompt], None]) -> None:
        if self._prompt is not None:
            give(self._prompt)

    def _lay_out(self) -> None:
        page = QWidget()
        outer = spaced(QVBoxLayout(self), gap=0, margin=(16, 0, 16, 12))
        outer.addWidget(held(page, max_width=TEXT_WIDTH))
        outer.addStretch()
        column = spaced(QVBoxLayout(page), gap=12)
        for part in (self.title, self._paper, self._text, self._state, self.answer, self.details, self.wrong):
            column.addWidget(part)
        column.addWidget(self.original_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        last = spaced(QHBoxLayout(), gap=8)
        last.addStretch()
        last.addWidget(self.cancel_button)
        last.addWidget(self.save_button)
        column.addLayout(last)


def _keep_part(workspace: Workspace, prompt: ReviewPrompt, part: str, value: object) -> None:
    edit_prompt(workspace, prompt.id, part=part, value=value)  # type: ignore[arg-type]
