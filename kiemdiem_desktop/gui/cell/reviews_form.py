"""One self-review in the order of the printed form; the parts are made once and filled for each subject."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.reviews_carried import CARRIED, CarriedBlock
from kiemdiem_desktop.gui.cell.reviews_conclusions import CONCLUSIONS, ConclusionsBlock
from kiemdiem_desktop.gui.cell.reviews_grades import GradeTable
from kiemdiem_desktop.gui.cell.reviews_head import DRAFT_SENT_ON, FORM, REVIEW, SECTIONS, SIGNED_ON, ReviewHead
from kiemdiem_desktop.gui.cell.reviews_level import SELF_LEVEL, LevelBlock
from kiemdiem_desktop.gui.cell.reviews_points import POINTS, PointsTable
from kiemdiem_desktop.gui.cell.reviews_prompts import PromptsBlock
from kiemdiem_desktop.gui.cell.reviews_sections import PROMPTS_SECTION, SectionBlock, missing_sections, section_title
from kiemdiem_desktop.gui.cell.reviews_shortcomings import SHORTCOMINGS, ShortcomingsBlock
from kiemdiem_desktop.gui.cell.reviews_tasks import TASKS, TasksBlock
from kiemdiem_desktop.gui.cell.reviews_year import YEAR, YearBlock
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.tab_order import chain_fields
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import FormSection, ReviewPage
from kiemdiem_desktop.services.workspace import Workspace

TEXT_WIDTH = 760
RESULTS_SECTION, SHORTCOMINGS_SECTION, REMEDIED_SECTION = "A.I.2", "A.II", "A.III"
POINTS_SECTION, LEVEL_SECTION = "B.I", "B.II"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the form leads to: the roster, and the screen of prompts."""

    to_roster: Callable[[], None]
    to_prompts: Callable[[], None]


class ReviewForm(QWidget):
    """Takes the sections of the form that a subject uses; what forms have in common is made once."""

    def __init__(self, workspace: Workspace, ways: Ways) -> None:
        super().__init__()
        self._workspace = workspace
        self.head = ReviewHead(workspace, ways.to_roster)
        self.tasks = TasksBlock(workspace)
        self.shortcomings = ShortcomingsBlock(workspace)
        self.carried = CarriedBlock(workspace)
        self.prompts = PromptsBlock(workspace, ways.to_prompts)
        self.level = LevelBlock(workspace)
        self.year, self.conclusions = YearBlock(workspace), ConclusionsBlock(workspace)
        self.sections: dict[str, SectionBlock] = {}
        self.contents: list[tuple[str, QWidget]] = []
        self._blocks: dict[str, SectionBlock] = {}
        self._headings: dict[str, QLabel] = {}
        self._tables: dict[str, PointsTable | GradeTable] = {}
        self._page: ReviewPage | None = None
        self._chained: object = None
        self._lay_out()

    def show_page(self, page: ReviewPage) -> None:
        """Show one subject."""
        is_other_form = self._page is None or (self._page.form, self._page.frame.id) != (page.form, page.frame.id)
        self._page = page
        if is_other_form:
            self._arrange(page)
        for part in (self.head, self.tasks, self.shortcomings, self.carried, self.prompts, self.criteria, self.level):
            part.show_page(page)
        for section in self.sections.values():
            section.show_page(page)
        self.year.show_page(page)
        self.conclusions.show_page(page)
        self.year_fold.set_title(year_words(page))
        self._chain_fields(is_other_form=is_other_form)

    @property
    def criteria(self) -> PointsTable | GradeTable:
        """The points of the form that is shown, or its grades in rounds before 2025."""
        assert self._page is not None
        page, frame = self._page, self._page.frame
        if frame.id not in self._tables:
            graded = GradeTable(self._workspace, page) if frame.is_graded else None
            self._tables[frame.id] = graded or PointsTable(self._workspace, frame.groups)
        return self._tables[frame.id]

    @property
    def points(self) -> PointsTable:
        """The criteria of a form of points."""
        assert isinstance(self.criteria, PointsTable)
        return self.criteria

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
            POINTS: self._first_points,
            SELF_LEVEL: lambda: self.level.choice,
            SHORTCOMINGS: self.shortcomings.first,
            CARRIED: lambda: self.carried.first() or self.sections[REMEDIED_SECTION].field,
            YEAR: lambda: self._unfolded(self.year.first),
            CONCLUSIONS: lambda: self._unfolded(self.conclusions.first),
        }
        return places[where]() if where in places else None

    def _chain_fields(self, *, is_other_form: bool) -> None:
        """Let Tab follow the order of the form, also through cards that came later."""
        lists = (self.shortcomings.cards, self.carried.cards, self.prompts.cards, self.conclusions.cards)
        shown = tuple(tuple(cards.cards) for cards in lists)
        if is_other_form or shown != self._chained:
            self._chained = shown
            chain_fields(self._column)

    def _first_empty(self) -> QWidget:
        missing = missing_sections(self._page) if self._page else frozenset()
        return next((block.field for code, block in self.sections.items() if code in missing), self.first())

    def _first_points(self) -> QWidget:
        return self.criteria.first_open()

    def _unfolded(self, first: Callable[[], QWidget]) -> QWidget:
        self.year_fold.set_open(is_open=True)
        return first()

    def _lay_out(self) -> None:
        page, both = QWidget(), QWidget()
        outer = spaced(QVBoxLayout(self), gap=0, margin=(16, 8, 16, 24))
        outer.addWidget(held(page, max_width=TEXT_WIDTH))
        outer.addStretch()
        self._column = spaced(QVBoxLayout(page), gap=16)
        column = spaced(QVBoxLayout(both), gap=16)
        column.addWidget(self.year)
        column.addWidget(self.conclusions)
        self.year_fold = Fold(_("Số liệu trong năm và kết luận"), both)

    def _arrange(self, page: ReviewPage) -> None:
        """Put the parts into the order of the printed form; parts of other forms wait hidden."""
        while self._column.count():
            item = self._column.takeAt(0)
            unused = item.widget() if item is not None else None
            if unused is not None:
                unused.hide()
        self.sections, self.contents = {}, []
        self._add(self.head)
        for section in page.form.sections:
            self._add_section(section)
            for part in self._after(section):
                self._add(part)
        self.contents.append((_("Số liệu trong năm và kết luận"), self.year_fold.button))
        self._add(self.year_fold)

    def _after(self, section: FormSection) -> Iterator[QWidget]:
        """Give the parts that stand below a section."""
        criteria = self.criteria
        if isinstance(criteria, GradeTable):
            part = criteria.at(section)
            yield from () if part is None else (part,)
            if section.code == LEVEL_SECTION:
                yield criteria
        after = {
            SHORTCOMINGS_SECTION: self.shortcomings,
            RESULTS_SECTION: self.tasks,
            POINTS_SECTION: criteria,
            LEVEL_SECTION: self.level,
        }
        if section.code in after:
            yield after[section.code]

    def _add_section(self, section: FormSection) -> None:
        title = section_title(section)
        if section.is_heading_only:
            self.contents.append((title, self._heading(section.code, title)))
            self._add(self._headings[section.code])
            return
        block = self._block(section)
        block.use_section(section)
        self.sections[section.code] = block
        self.contents.append((title, block))
        self._add(block)

    def _heading(self, code: str, title: str) -> QLabel:
        if code not in self._headings:
            self._headings[code] = heading(level=2) if "." not in code else say(tone="strong")
        self._headings[code].setText(title)
        return self._headings[code]

    def _block(self, section: FormSection) -> SectionBlock:
        if section.code not in self._blocks:
            rows = {REMEDIED_SECTION: self.carried, PROMPTS_SECTION: self.prompts}.get(section.code)
            self._blocks[section.code] = SectionBlock(self._workspace, section, rows=rows)
        return self._blocks[section.code]

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        part.show()


def year_words(page: ReviewPage) -> str:
    """Tell what the folded part holds."""
    words = _("Số liệu trong năm và kết luận")
    count = len(page.own.conclusions)
    return _("{words} ({count} kết luận)").format(words=words, count=count) if count else words
