"""The grades of a self-review before 2025: a line of four under the section it grades, and what they come to."""

from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.review import Grade
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.cell.reviews_points import POINTS
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.grade_choice import GradeChoice
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.grade_words import grades_so_far
from kiemdiem_desktop.services.cell.review_pages import Criterion, FormSection, ReviewPage
from kiemdiem_desktop.services.cell.reviews import set_grade
from kiemdiem_desktop.services.workspace import Workspace


class GradeTable(QWidget):
    """The grades of a form. The lines stand under their sections (`at`); the table itself sums them up."""

    def __init__(self, workspace: Workspace, page: ReviewPage) -> None:
        super().__init__()
        self._workspace = workspace
        self.choices: dict[str, GradeChoice] = {}
        self._keys = say(_("Phím 1 đến 4 chọn cấp độ, phím 0 bỏ chọn, phím Enter sang tiêu chí sau."), tone="quiet")
        self._sections = {row.code: part for row in page.form.sections if (part := self._part(page, row))}
        for choice, following in pairwise(self.choices.values()):
            choice.entered.connect(following.setFocus)
        self.total = heading(level=2)
        self._rules = say(tone="quiet")
        self._notes = FindingNotes()
        column = spaced(QVBoxLayout(self), gap=8)
        for widget in (self.total, self._rules, self._notes):
            column.addWidget(widget)
        place(self, POINTS)

    def at(self, section: FormSection) -> QWidget | None:
        """Give the lines that stand under a section; None where it is not graded."""
        return self._sections.get(section.code)

    def show_page(self, page: ReviewPage) -> None:
        """Show the grades of one subject."""
        for code, choice in self.choices.items():
            row = page.review.points_of(code)
            keep = partial(self._keep, page, code) if page.is_open else None
            choice.show_value(row.grade if row else None, commit=keep)
        self.total.setText(grades_so_far(page.review, page.frame))
        self._rules.setText("\n".join(page.grade_rules))
        self._notes.show_findings(page.findings_at(POINTS))

    def first_open(self) -> QWidget:
        """Give the first line that still wants a grade, else the first of all."""
        lines = tuple(self.choices.values())
        return next((line for line in lines if line.grade is None), lines[0])

    def _keep(self, page: ReviewPage, code: str, grade: Grade | None) -> None:
        set_grade(self._workspace, page.subject_id, criterion=code, grade=grade)

    def _part(self, page: ReviewPage, section: FormSection) -> QWidget | None:
        criteria = page.frame.under(section)
        if not criteria:
            return None
        part = QWidget()
        column = spaced(QVBoxLayout(part), gap=8)
        is_first = not self.choices
        for criterion in criteria:
            choice = place(GradeChoice(grade_label(criterion, section)), f"{POINTS}.{criterion.code}")
            self.choices[criterion.code] = choice
            column.addWidget(choice)
        if is_first:
            column.addWidget(self._keys)
        return part


def grade_label(criterion: Criterion, section: FormSection) -> str:
    """Give the words before the four grades: the part of the section, or that it is graded as a whole."""
    if f"A.{criterion.code}" == section.code:
        return _("Cấp độ thực hiện mục {number}").format(number=section.number)
    return criterion.text
