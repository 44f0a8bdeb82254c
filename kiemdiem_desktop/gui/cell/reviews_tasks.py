"""The tasks of the year as five numbers, with the shares that the conditions of Điều 11 ask for in words."""

from dataclasses import asdict, replace
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.review import TaskCounts
from kiemdiem_desktop.gui.cell.reviews_notes import FindingNotes
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.number_sheet import Counts, NumberLine, NumberSheet, SheetNews
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.cell.reviews import get_review, set_tasks
from kiemdiem_desktop.services.workspace import Workspace

TASKS = "review.tasks"
_LINES = (
    ("assigned", N_("Được giao trong năm")),
    ("completed", N_("Đã hoàn thành")),
    ("on_time", N_("  trong đó đúng tiến độ")),
    ("beyond", N_("  trong đó vượt yêu cầu")),
    ("not_completed", N_("Không hoàn thành")),
)


class TasksBlock(QWidget):
    """Five counts; empty in all five means that they are not entered."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._subject_id: SubjectId | None = None
        lines = tuple(NumberLine(id=code, label=_(label), where=TASKS) for code, label in _LINES)
        self.sheet = NumberSheet(lines, lambda counts: SheetNews(text=task_words(counts)))
        self._notes = FindingNotes()
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(say(_("Số nhiệm vụ trong năm"), tone="strong"))
        column.addWidget(self.sheet)
        column.addWidget(self._notes)

    def show_page(self, page: ReviewPage) -> None:
        """Show the counts of one subject."""
        is_same = self._subject_id == page.subject_id
        self._subject_id = page.subject_id
        stored: dict[str, int | None] = dict.fromkeys(self.sheet.fields)
        if page.review.tasks is not None:
            stored = {**asdict(page.review.tasks)}
        typed = self.sheet.counts()
        keep = partial(self._keep, page.subject_id) if page.is_open else None
        if is_same:
            stored = {code: None if not count and typed[code] is None else count for code, count in stored.items()}
        self.sheet.show_counts(stored, key=page.subject_id, commit=keep)
        self._notes.show_findings(page.findings_at(TASKS))

    def first(self) -> QWidget:
        """Give the first field."""
        return self.sheet.fields["assigned"]

    def _keep(self, subject_id: SubjectId, code: str, count: int | None) -> None:
        others = [typed for other, typed in self.sheet.counts().items() if other != code]
        if count is None and not any(others):
            set_tasks(self._workspace, subject_id, None)
            return
        known = get_review(self._workspace, subject_id).tasks or TaskCounts()
        set_tasks(self._workspace, subject_id, replace(known, **{code: count or 0}))


def task_words(counts: Counts) -> str:
    """Tell the shares of the assigned tasks, a line each; how far they go while numbers are missing."""
    if not counts["assigned"]:
        return _("Ghi số nhiệm vụ được giao để tính tỷ lệ.")
    tasks = TaskCounts(**{code: count or 0 for code, count in counts.items()})
    lines = [
        (_("Hoàn thành: {percent}"), tasks.completed_share),
        (_("Chậm tiến độ: {percent}"), tasks.late_share if counts["on_time"] is not None else None),
        (_("Vượt yêu cầu: {percent}"), tasks.beyond_share if counts["beyond"] is not None else None),
        (_("Không hoàn thành: {percent}"), tasks.not_completed_share if counts["not_completed"] is not None else None),
    ]
    return "\n".join(words.format(percent=percent_words(share)) for words, share in lines if share is not None)


def percent_words(share: Fraction) -> str:
    """Write a share in percent, cut after one place: "66,6%"."""
    tenths = share.numerator * 1000 // share.denominator
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole},{rest}%" if rest else f"{sign}{whole}%"
