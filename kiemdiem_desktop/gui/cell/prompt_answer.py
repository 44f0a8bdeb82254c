"""A prompt of the superior with its answer: on the self-review (section IV) and on the screen of prompts."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.gui.cell.reviews_rows import Card
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.prompts import edit_prompt
from kiemdiem_desktop.services.workspace import Workspace

PROMPTS = "prompts"


class PromptAnswer(QWidget):
    """The answer, or the reason why there is none; one of the two closes the prompt."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.answer = place(
            TextField(_("Giải trình"), lines=4, grows=True, hint=_("Nêu nguyên nhân, trách nhiệm.")), PROMPTS
        )
        self.declined = place(
            TextField(
                _("Hoặc lý do không giải trình"),
                lines=1,
                grows=True,
                counts_words=False,
                hint=_("Chỉ ghi khi không thuộc trách nhiệm hoặc đã giải trình ở nơi khác."),
            ),
            PROMPTS,
        )
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.answer)
        column.addWidget(self.declined)

    def show_prompt(self, prompt: ReviewPrompt, *, is_open: bool) -> None:
        """Show the answer to a prompt."""
        for part, field in (("answer", self.answer), ("declined_reason", self.declined)):
            keep = partial(self._keep, prompt.id, part) if is_open else None
            field.show_value(getattr(prompt, part), key=(prompt.id, part), commit=keep)

    def _keep(self, prompt_id: RowId, part: str, text: str) -> None:
        edit_prompt(self._workspace, prompt_id, part=part, value=text)


class PromptCard(Card[ReviewPrompt]):
    """A prompt as it stands in section IV."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._text = say()
        self.answer = PromptAnswer(workspace)
        self.column.addWidget(self._text)
        self.column.addWidget(self.answer)

    @override
    def show_row(self, row: ReviewPrompt, *, number: int, is_open: bool) -> None:
        self.show_title(_("Gợi ý {number}: {paper}").format(number=number, paper=paper_words(row)))
        self._text.setText(row.text)
        self.answer.show_prompt(row, is_open=is_open)


def paper_words(prompt: ReviewPrompt) -> str:
    """Tell the paper of a prompt: number, date, issuer."""
    day = f"{prompt.issued_on:%d/%m/%Y}" if prompt.issued_on else ""
    parts = ((_("số {text}"), prompt.number), (_("ngày {text}"), day), (_("của {text}"), prompt.issuer))
    known = [words.format(text=text) for words, text in parts if text]
    return ", ".join(known) or _("chưa ghi số, ngày")
