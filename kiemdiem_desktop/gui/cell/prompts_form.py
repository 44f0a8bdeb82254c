"""The details of a prompt: whom it asks, the paper, the text, the limit. For a new one they wait for the button."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.round import Subject
from kiemdiem_desktop.gui.cell.prompt_answer import PROMPTS
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _

LEAST_WIDTH = 200
Part = str | date | SubjectId | None
Commit = Callable[[str, Part], None]


class PromptForm(QWidget):
    """Shows a prompt; `commit(part, value)` stores one part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.subject: ChoiceField[SubjectId] = ChoiceField(_("Gợi ý cho"), ())
        self.lines = {
            "number": LineField(_("Số văn bản"), example=_("Ví dụ: 45-CV/ĐU")),
            "issuer": LineField(_("Cấp gợi ý"), example=_("Ví dụ: Ban Thường vụ Đảng ủy xã")),
        }
        self.days = {"issued_on": ExactDateField(_("Ngày văn bản")), "due_on": ExactDateField(_("Hạn giải trình"))}
        self.text = TextField(
            _("Nội dung gợi ý"), lines=3, grows=True, hint=_("Ghi đúng như văn bản của cấp trên, mỗi vấn đề một gợi ý.")
        )
        paper = QWidget()
        flow = Flow(paper, gap=12, fills=True, least=LEAST_WIDTH)
        for field in (self.lines["number"], self.days["issued_on"], self.lines["issuer"], self.days["due_on"]):
            flow.addWidget(field)
        column = spaced(QVBoxLayout(self), gap=12)
        for part in (self.subject, paper, self.text):
            column.addWidget(part)
        place(self, PROMPTS)

    def show_prompt(
        self, prompt: ReviewPrompt, *, key: Hashable, subjects: tuple[Subject, ...], commit: Commit | None
    ) -> None:
        """Show the prompt `key`; None as `commit` makes it read-only."""
        self.subject.show_options(tuple((subject.id, subject.name) for subject in subjects))
        self.subject.show_value(prompt.subject_id, commit=_of_part(commit, "subject_id"))
        for part, line in self.lines.items():
            line.show_value(getattr(prompt, part), key=(key, part), commit=_of_part(commit, part))
        for part, day in self.days.items():
            day.show_value(getattr(prompt, part), key=(key, part), commit=_of_part(commit, part))
        self.text.show_value(prompt.text, key=(key, "text"), commit=_of_part(commit, "text"))

    def first_empty(self) -> QWidget:
        """Give the first field of the paper that is empty, else the text."""
        number, day = self.lines["number"], self.days["issued_on"]
        if not number.read_text():
            return number
        return self.text if day.read_text() else day

    def flush(self) -> bool:
        """Take over what has been typed; False where a field refused it."""
        refused = [line for line in self.lines.values() if not line.flush()]
        wrong_days = [day for day in self.days.values() if not day.flush()]
        return self.text.flush() and not refused and not wrong_days


class PromptDraft:
    """A prompt that is being typed in and is not stored yet."""

    def __init__(self, prompt: ReviewPrompt) -> None:
        self.prompt = prompt

    def keep(self, part: str, value: Part) -> None:
        """Take over one part."""
        self.prompt = replace(self.prompt, **{part: value})  # type: ignore[arg-type]


def _of_part(commit: Commit | None, part: str) -> Callable[[Part], None] | None:
    if commit is None:
        return None
    return lambda value: commit(part, value)
