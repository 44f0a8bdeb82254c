"""The level that the subject proposes for itself, with each level open or closed and why."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import held, retone, say, spaced
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.gui.widgets.level_choice import LevelChoice
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import LevelLine, ReviewPage
from kiemdiem_desktop.services.cell.reviews import set_self_level
from kiemdiem_desktop.services.workspace import Workspace

SELF_LEVEL = "review.self_level"


class LevelBlock(QWidget):
    """Section B.II."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.choice = place(LevelChoice(_("Mức tự nhận")), SELF_LEVEL)
        self._notes = FindingNotes()
        self.lines = {level: say() for level in Level}
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(held(self.choice, max_width=480))
        column.addWidget(self._notes)
        for line in self.lines.values():
            column.addWidget(line)

    def show_page(self, page: ReviewPage) -> None:
        """Show the level of one subject."""
        closed = {line.level: "; ".join(line.reasons) for line in page.levels if not line.is_open}
        self.choice.show_closed(closed)
        keep = partial(set_self_level, self._workspace, page.subject_id) if page.is_open else None
        self.choice.show_value(page.review.self_level, commit=keep)
        for line in page.levels:
            self.lines[line.level].setText(line_words(line))
            retone(self.lines[line.level], "plain" if line.is_open else "quiet")
        for label in self.lines.values():
            label.setVisible(bool(page.levels))
        self._notes.show_findings(page.findings_at(SELF_LEVEL))


def line_words(line: LevelLine) -> str:
    """Tell whether a level is open, and why not."""
    if line.is_open:
        return _("{level}: mở").format(level=level_words(line.level))
    return _("{level}: không mở – {why}").format(level=level_words(line.level), why=" ".join(line.reasons))
