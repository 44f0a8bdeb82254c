"""Section IV: the superior's prompts to this subject, each with its answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.prompt_answer import PromptCard
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.cell.reviews_rows import RowCards
from kiemdiem_desktop.gui.theme import flat, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.workspace import Workspace


class PromptsBlock(QWidget):
    """The prompts of one subject; `add` leads to where a prompt is typed in from its paper."""

    def __init__(self, workspace: Workspace, add: Callable[[], None]) -> None:
        super().__init__()
        self.cards = RowCards(lambda: PromptCard(workspace))
        self._nothing = say(_("Cấp trên không gợi ý điều gì."), tone="quiet")
        self._notes = FindingNotes()
        self.add_button = flat(QPushButton(_("Nhập gợi ý từ văn bản…")))
        self.add_button.clicked.connect(lambda _checked=False: add())
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.cards, self._nothing, self._notes):
            column.addWidget(part)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_page(self, page: ReviewPage) -> None:
        """Show the prompts of one subject."""
        self.cards.show_rows(page.own.prompts, is_open=page.is_open)
        self._nothing.setVisible(not page.own.prompts)
        self.add_button.setVisible(page.is_open)
        self._notes.show_findings(page.findings_at("prompts"))
