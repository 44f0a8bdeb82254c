"""One self-review in the order of the printed form; made once for each form, filled for each subject."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.reviews_carried import CARRIED, CarriedBlock
from kiemdiem_desktop.gui.cell.reviews_conclusions import CONCLUSIONS, ConclusionsBlock
from kiemdiem_desktop.gui.cell.reviews_head import DRAFT_SENT_ON, FORM, REVIEW, SECTIONS, SIGNED_ON, ReviewHead
from kiemdiem_desktop.gui.cell.reviews_level import SELF_LEVEL, LevelBlock
from kiemdiem_desktop.gui.cell.reviews_points import POINTS, PointsTable
from kiemdiem_desktop.gui.cell.reviews_prompts import PromptsBlock
from kiemdiem_desktop.gui.cell.reviews_sections import SectionBlock, missing_sections, section_title
from kiemdiem_desktop.gui.cell.reviews_shortcomings import SHORTCOMINGS, ShortcomingsBlock
from kiemdiem_desktop.gui.cell.reviews_tasks import TASKS, TasksBlock
from kiemdiem_desktop.gui.cell.reviews_year import YEAR, YearBlock
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import FormSection, ReviewPage
from kiemdiem_desktop.services.workspace import Workspace

TEXT_WIDTH = 760
RESULTS_SECTION, SHORTCOMINGS_SECTION, REMEDIED_SECTION = "A.I.2", "A.II", "A.III"
PROMPTS_SECTION, POINTS_SECTION, LEVEL_SECTION = "A.IV", "B.I", "B.II"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the form leads to: the roster, and the screen of prompts."""

    to_roster: Callable[[], None]
    to_prompts: Callable[[], None]


class ReviewForm(QWidget):
    """All sections of one form. `page` gives the form; its subject is shown by `show_page`."""

    def __init__(self, workspace: Workspace, page: ReviewPage, ways: Ways) -> None:
        super().__init__()
        self.head = ReviewHead(workspace, ways.to_roster)
        self.tasks = TasksBlock(workspace)
        self.shortcomings = ShortcomingsBlock(workspace)
        self.carried = CarriedBlock(workspace)
        self.prompts = PromptsBlock(workspace, ways.to_prompts)
        self.points = PointsTable(workspace, page.frame.groups)
        self.level = LevelBlock(workspace)
        self.year, self.conclusions = YearBlock(workspace), ConclusionsBlock(workspace)
        self.sections: dict[str, SectionBlock] = {}
        self.contents: list[tuple[str, QWidget]] = []
        self._page = page
        self._lay_out(workspace, page.form.sections)

    def show_page(self, page: ReviewPage) -> None:
        """Show one subject."""
        self._page = page
        parts = (self.head, self.tasks, self.shortcomings, self.carried, self.prompts, self.points, self.level)
        for part in parts:
            part.show_page(page)
        for section in self.sections.values():
            section.show_page(page)
        self.year.show_page(page)
        self.conclusions.show_page(page)
        self.year_fold.set_title(year_words(page))

    def first(self) -> QWidget:
        """Give the editor of the first section."""
        return next(iter(self.sections.values())).field

    def target(self, where: str) -> QWidget | None:
        """Give the field that a finding at `where` speaks of; None where this form has none."""
        code = where.removeprefix("review.section.")
        if code in self.sections:
            return self.sections[code].field
        places: dict[str, Callable[[], QWidget | None]] = {
            REVIEW: self.first,
            FORM: lambda: self.head.roster_button,
            SECTIONS: self._first_empty,
            SIGNED_ON: lambda: self.head.signed_on,
            DRAFT_SENT_ON: lambda: self.head.draft_sent_on,
            TASKS: self.tasks.first,
            POINTS: self.points.first_open,
            SELF_LEVEL: lambda: self.level.choice,
            SHORTCOMINGS: self.shortcomings.first,
            CARRIED: lambda: self.carried.first() or self.sections[REMEDIED_SECTION].field,
            YEAR: lambda: self._unfolded(self.year.first),
            CONCLUSIONS: lambda: self._unfolded(self.conclusions.first),
        }
        return places[where]() if where in places else None

    def _first_empty(self) -> QWidget:
        missing = missing_sections(self._page)
        return next((block.field for code, block in self.sections.items() if code in missing), self.first())

    def _unfolded(self, first: Callable[[], QWidget]) -> QWidget:
        self.year_fold.set_open(is_open=True)
        return first()

    def _lay_out(self, workspace: Workspace, sections: tuple[FormSection, ...]) -> None:
        page = QWidget()
        outer = spaced(QVBoxLayout(self), gap=0, margin=(16, 8, 16, 24))
        outer.addWidget(held(page, max_width=TEXT_WIDTH))
        outer.addStretch()
        self._column = spaced(QVBoxLayout(page), gap=16)
        self._column.addWidget(self.head)
        after = {
            SHORTCOMINGS_SECTION: self.shortcomings,
            RESULTS_SECTION: self.tasks,
            POINTS_SECTION: self.points,
            LEVEL_SECTION: self.level,
        }
        rows = {REMEDIED_SECTION: self.carried, PROMPTS_SECTION: self.prompts}
        for section in sections:
            self._add_section(workspace, section, rows.get(section.code), after.get(section.code))
        self._add_year()

    def _add_section(
        self, workspace: Workspace, section: FormSection, rows: QWidget | None, after: QWidget | None
    ) -> None:
        title = section_title(section)
        if section.is_heading_only:
            words = heading(title, 2) if "." not in section.code else say(title, tone="strong")
            self._column.addWidget(words)
            self.contents.append((title, words))
        else:
            self.sections[section.code] = SectionBlock(workspace, section, rows=rows)
            self.contents.append((title, self.sections[section.code]))
        for part in (self.sections.get(section.code), after):
            if part is not None:
                self._column.addWidget(part)

    def _add_year(self) -> None:
        both = QWidget()
        column = spaced(QVBoxLayout(both), gap=16)
        column.addWidget(self.year)
        column.addWidget(self.conclusions)
        self.year_fold = Fold(_("Số liệu trong năm và kết luận"), both)
        self._column.addWidget(self.year_fold)
        self.contents.append((_("Số liệu trong năm và kết luận"), self.year_fold.button))


def year_words(page: ReviewPage) -> str:
    """Tell what the folded part holds."""
    words = _("Số liệu trong năm và kết luận")
    count = len(page.own.conclusions)
    return _("{words} ({count} kết luận)").format(words=words, count=count) if count else words
