"""Figures of units below out of an Excel file: lines that name a unit go to it, those of a kind to one chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.received_summary import TypedCounts, TypedKind
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.domain.totals import FIGURES, Counts
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.figure_tables import FigureLine, read_figure_tables
from kiemdiem_desktop.services.committee.gathering import SUMMING_KINDS
from kiemdiem_desktop.services.committee.sum_checking import typed_gaps
from kiemdiem_desktop.services.committee.sum_words import tell_gap
from kiemdiem_desktop.services.committee.summaries import set_typed_rows
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.workspace import Workspace

# words of a line that counts a kind; those of two kinds of organisations are added together
_KINDS = (
    (TypedKind.MEMBERS, ("tong so dang vien", "dang vien", "dang vien co den thoi diem danh gia")),
    (TypedKind.CELLS, ("chi bo truc thuoc", "chi bo truc thuoc dang bo co so", "so chi bo truc thuoc")),
    (TypedKind.ORGANISATIONS, ("to chuc co so dang", "tccsd", "so to chuc co so dang")),
)
_PARTS = frozenset({"chi bo co so", "dang bo co so"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFigures:
    """What was taken over: lines in words, and the sums that do not come out."""

    rows: tuple[TypedCounts, ...]
    skipped: int
    gaps: tuple[str, ...]

    @property
    def words(self) -> str:
        """The same in one sentence."""
        told = _("Đã nhập {count} dòng số liệu; {skipped} dòng không phải của đơn vị nào trong danh sách.")
        return told.format(count=len(self.rows), skipped=self.skipped)


def import_figures(workspace: Workspace, found: RoundTotals, file: Path, unit_code: str) -> ImportedFigures:
    """Read a file and keep its figures as typed, in one step; lines that name no unit belong to `unit_code`.

    Raises: the errors of reading tables; NoHeaderError.
    """
    below = (cell for cell in found.gathered.cells.values() if cell.unit_kind in SUMMING_KINDS)
    units = {search_key(cell.name): cell.code for cell in below}
    lines = read_figure_tables(file)
    sums: dict[tuple[str, TypedKind], Counts] = {}
    parts: dict[tuple[str, TypedKind], Counts] = {}
    for line in lines:
        name = search_key(line.name)
        whose = _meaning(name, units, unit_code)
        if whose is not None:
            sums.setdefault(whose, _counts(line))
        elif name in _PARTS and unit_code:
            key = (unit_code, TypedKind.ORGANISATIONS)
            parts[key] = parts.get(key, Counts()).plus(_counts(line))
    rows = tuple(_rows(found, parts | sums))
    set_typed_rows(workspace, rows)
    names = {cell.code: cell.name for cell in found.gathered.cells.values()}
    gaps = (gap for row in rows for gap in typed_gaps(row.unit_code, row.about, row.counts))
    used = len(sums) + sum(search_key(line.name) in _PARTS for line in lines)
    return ImportedFigures(
        rows=rows, skipped=max(len(lines) - used, 0), gaps=tuple(tell_gap(gap, names) for gap in gaps)
    )


def _meaning(name: str, units: Mapping[str, str], unit_code: str) -> tuple[str, TypedKind] | None:
    if name in units:
        return units[name], TypedKind.MEMBERS
    kind = next((kind for kind, words in _KINDS if name in words), None)
    return (unit_code, kind) if kind is not None and unit_code else None


def _counts(line: FigureLine) -> Counts:
    """Give the figures of a line; what the file has no column for is worked out where the others leave no choice."""
    told = dict(line.figures)
    if "rated" not in told:
        told["rated"] = sum(told.get(level, 0) for level in FIGURES[4:])
    if "total" not in told:
        told["total"] = sum(told.get(part, 0) for part in ("exempt", "left", "rated"))
    return Counts(**{name: told.get(name, 0) for name in FIGURES})


def _rows(found: RoundTotals, counted: Mapping[tuple[str, TypedKind], Counts]) -> Iterator[TypedCounts]:
    totals = found.totals
    for (code, about), counts in counted.items():
        yield TypedCounts(unit_code=code, year=totals.year, period=totals.period, about=about, counts=counts)
