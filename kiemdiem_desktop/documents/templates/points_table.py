"""The table of criteria with the most and the self-given points, as part B of the self-review prints it."""

from decimal import Decimal

from kiemdiem_desktop.documents.blocks import Alignment, Column, Table, TableCell, cells
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion, CriterionGroup

_COLUMNS = (
    Column(width=14, alignment=Alignment.CENTRE),
    Column(width=107),
    Column(width=20, alignment=Alignment.CENTRE),
    Column(width=24, alignment=Alignment.CENTRE),
)
_Row = tuple[TableCell, ...]


def points_table(criteria: CriteriaSet, review: SelfReview, total_points: str | None) -> Table:
    """Give the table; `total_points` comes from the rules, and is left to write by hand where it is None."""
    rows = [row for group in criteria.groups for row in _group(group, review)]
    whole = sum((group.max_points for group in criteria.groups), Decimal(0))
    total = None if total_points is None else Decimal(total_points)
    last = (TableCell(value="Tổng điểm", columns=2, is_bold=True), *cells(whole, total, is_bold=True))
    return Table(
        name="Điểm tự chấm",
        columns=_COLUMNS,
        header=(cells("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"),),
        rows=(*rows, last),
    )


def _group(group: CriterionGroup, review: SelfReview) -> list[_Row]:
    rows: list[_Row] = [cells(group.code, group.title, group.max_points, _sum(group, review), is_bold=True)]
    heading = ""
    for criterion in group.criteria:
        if criterion.heading != heading:
            heading = criterion.heading
            rows.append((TableCell(), TableCell(value=heading, columns=3, is_bold=True)))
        rows.append(_criterion(criterion, review))
    return rows


def _criterion(criterion: Criterion, review: SelfReview) -> _Row:
    given = review.points_of(criterion.code)
    text, points = criterion.text, given.points if given else None
    if given is not None and given.not_applicable:
        text = f"{text} (không chấm: {given.not_applicable})"
    return cells(criterion.code.partition(".")[2], text, criterion.max_points, points)


def _sum(group: CriterionGroup, review: SelfReview) -> Decimal | None:
    given = [review.points_of(criterion.code) for criterion in group.criteria]
    points = [row.points for row in given if row is not None and row.points is not None]
    return sum(points, Decimal(0)) if points else None
