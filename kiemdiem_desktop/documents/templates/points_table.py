"""The table of criteria with the most and the self-given points, as the scoring sheet prints annexes 1, 3, 4 and 5."""

from decimal import Decimal

from kiemdiem_desktop.documents.blocks import Alignment, Column, Table, TableCell, cells
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion, CriterionGroup

_COLUMNS = (
    Column(width=12, alignment=Alignment.CENTRE),
    Column(width=85),
    Column(width=16, alignment=Alignment.CENTRE),
    Column(width=17, alignment=Alignment.CENTRE),
    Column(width=17, alignment=Alignment.CENTRE),
    Column(width=18),
)
_HEADS = ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Ghi chú")
_Row = tuple[TableCell, ...]


def points_table(criteria: CriteriaSet, review: SelfReview, total_points: str | None) -> Table:
    """Give the table; `total_points` comes from the rules, and is left to write by hand where it is None."""
    rows = [row for group in criteria.groups for row in _group(group, review)]
    whole = whole_points(criteria)
    total = None if total_points is None else Decimal(total_points)
    last = (TableCell(value="Tổng điểm", columns=2, is_bold=True), *cells(whole, total, None, None, is_bold=True))
    return Table(name="Điểm tự chấm", columns=_COLUMNS, header=(cells(*_HEADS),), rows=(*rows, last))


def whole_points(criteria: CriteriaSet) -> Decimal:
    """Give the most points of a frame, 100."""
    return sum((group.max_points for group in criteria.groups), Decimal(0))


def group_points(group: CriterionGroup, review: SelfReview) -> Decimal | None:
    """Give the self-given points of a group; None where nothing is entered yet."""
    given = [review.points_of(criterion.code) for criterion in group.criteria]
    points = [row.points for row in given if row is not None and row.points is not None]
    return sum(points, Decimal(0)) if points else None


def _group(group: CriterionGroup, review: SelfReview) -> list[_Row]:
    given = group_points(group, review)
    rows: list[_Row] = [cells(group.code, group.title, group.max_points, given, None, None, is_bold=True)]
    heading = ""
    for criterion in group.criteria:
        if criterion.heading != heading:
            heading = criterion.heading
            rows.append((TableCell(), TableCell(value=heading, columns=5, is_bold=True)))
        rows.append(_criterion(criterion, review))
    return rows


def _criterion(criterion: Criterion, review: SelfReview) -> _Row:
    given = review.points_of(criterion.code)
    points = given.points if given else None
    left_out = f"Không chấm: {given.not_applicable}" if given is not None and given.not_applicable else None
    number = criterion.code.partition(".")[2]
    return cells(number, criterion.text, criterion.max_points, points, None, left_out)
