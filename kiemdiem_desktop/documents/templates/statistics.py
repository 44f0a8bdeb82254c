"""Thống kê kết quả xếp loại: the levels across sex, ethnic group, standing, post and years in the Party."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    Document,
    Heading,
    Orientation,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    cells,
)
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, recipients_of
from kiemdiem_desktop.documents.templates.phrases import paper_of, small, year_of
from kiemdiem_desktop.documents.templates.totals import Standing, Totals, totals_of
from kiemdiem_desktop.documents.wording import LEGEND, PaperDetails, percent, reason_name
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.verdict import RoundVerdict

_LEVELS = tuple(level.value for level in Level)
_HEADS = ("Chỉ tiêu", "Tổng số", "Được xếp loại", *_LEVELS, "Không thuộc diện", "Chưa xếp loại")
_UNKNOWN = "Chưa ghi"
_COLUMNS = (
    Column(width=100),
    *(Column(width=width, alignment=Alignment.CENTRE) for width in (19, 22, 18, 18, 18, 18, 20, 19)),
)
_AGES = ((0, 10), (10, 20), (20, 30), (30, 40), (40, 200))
_MAJORITY = "kinh"
Holds = Callable[[Standing], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """One way to cut the members up: a heading and its lines."""

    heading: str
    lines: tuple[tuple[str, Holds], ...]


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give the statistics; the lines of each cut add up to all members of the cell."""
    totals = totals_of(dossier, verdict)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(name="THỐNG KÊ", lines=(f"Kết quả đánh giá, xếp loại chất lượng đảng viên {year_of(dossier)}",)),
        Heading(text="I. Đảng viên đến thời điểm đánh giá"),
        _whole(totals),
        Heading(text="II. Kết quả xếp loại theo cơ cấu"),
        _cross_table(dossier, totals),
        small(LEGEND),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(
        dossier,
        paper,
        blocks,
        code="statistics",
        title="Thống kê kết quả xếp loại đảng viên",
        orientation=Orientation.LANDSCAPE,
    )


def _whole(totals: Totals) -> Table:
    columns = (Column(width=150), *(Column(width=width, alignment=Alignment.CENTRE) for width in (40, 62)))
    rows = tuple(_totals(totals))
    return Table(name="Tổng số", columns=columns, header=(cells("Chỉ tiêu", "Tổng số", "Tỷ lệ"),), rows=rows)


def _totals(totals: Totals) -> Iterator[tuple[TableCell, ...]]:
    yield cells("Đảng viên có đến thời điểm đánh giá", totals.members, "100%", is_bold=True)
    yield cells("1. Không thuộc diện đánh giá, xếp loại", totals.exempt, percent(totals.exempt, totals.members))
    reasons = [row.eligibility.reason for row in totals.standings if row.is_exempt and row.eligibility]
    for reason in dict.fromkeys(reasons):
        yield cells(f"    – {reason_name(reason)}", reasons.count(reason), "")
    for name, count, whole in _results(totals):
        yield cells(name, None, None) if totals.is_open else cells(name, count, percent(count, whole))


def _results(totals: Totals) -> Iterator[tuple[str, int, int]]:
    yield "2. Chưa được đánh giá, xếp loại", totals.left, totals.members
    yield "3. Đã được đánh giá, xếp loại", totals.rated, totals.members
    for level in Level:
        yield f"    – {level.value}", totals.levels.get(level, 0), totals.rated
    punished = totals.count(lambda row: row.level is Level.KHT and bool(row.file.disciplines))
    yield "    Trong số không hoàn thành nhiệm vụ: bị kỷ luật", punished, totals.rated


def _cross_table(dossier: Dossier, totals: Totals) -> Table:
    line = partial(_line, is_open=totals.is_open)
    rows = [line("Tổng số", totals.standings, is_bold=True)]
    for cut in _cuts(dossier):
        rows.append((TableCell(value=cut.heading, columns=len(_HEADS), is_bold=True),))
        found = [(name, tuple(filter(holds, totals.standings))) for name, holds in cut.lines]
        rows += [line(name, standings) for name, standings in found if standings or name != _UNKNOWN]
    return Table(name="Theo cơ cấu", columns=_COLUMNS, header=(cells(*_HEADS),), rows=tuple(rows))


def _line(name: str, standings: tuple[Standing, ...], *, is_open: bool, is_bold: bool = False) -> tuple[TableCell, ...]:
    part = Totals(standings=standings)
    levels = (part.levels.get(level, 0) for level in Level)
    results: tuple[CellValue, ...] = (None,) * (1 + len(_LEVELS)) if is_open else (part.rated, *levels)
    return cells(name, part.members, *results, part.exempt, None if is_open else part.left, is_bold=is_bold)


def _cuts(dossier: Dossier) -> tuple[_Cut, ...]:
    on, year = dossier.round.evaluation_on, dossier.round.year
    return (
        _Cut(
            heading="1. Giới tính",
            lines=(
                ("Nam", lambda row: row.file.member.sex is Sex.MALE),
                ("Nữ", lambda row: row.file.member.sex is Sex.FEMALE),
                (_UNKNOWN, lambda row: row.file.member.sex is None),
            ),
        ),
        _Cut(
            heading="2. Dân tộc",
            lines=(
                ("Kinh", lambda row: _group(row) == _MAJORITY),
                ("Dân tộc thiểu số", lambda row: _group(row) not in {"", _MAJORITY}),
                (_UNKNOWN, lambda row: not _group(row)),
            ),
        ),
        _Cut(
            heading="3. Đảng viên chính thức, dự bị",
            lines=(
                ("Chính thức", lambda row: row.file.member.kind_on(on) is MemberKind.OFFICIAL),
                ("Dự bị", lambda row: row.file.member.kind_on(on) is MemberKind.PROBATIONARY),
            ),
        ),
        _Cut(
            heading="4. Chức vụ trong Đảng",
            lines=(
                ("Cấp ủy viên", lambda row: row.file.member.party_post is not PartyPost.NONE),
                ("Không giữ chức vụ", lambda row: row.file.member.party_post is PartyPost.NONE),
            ),
        ),
        _Cut(
            heading="5. Vị trí công tác",
            lines=(
                ("Giữ chức vụ lãnh đạo, quản lý", lambda row: row.file.member.work_group is WorkGroup.LEADER),
                ("Không giữ chức vụ", lambda row: row.file.member.work_group is WorkGroup.NO_POST),
                (
                    "Không làm việc trong hệ thống chính trị",
                    lambda row: row.file.member.work_group is WorkGroup.OUTSIDE,
                ),
            ),
        ),
        _Cut(heading="6. Tuổi đảng", lines=(*(_age(*bounds, year) for bounds in _AGES), (_UNKNOWN, _has_no_day))),
    )


def _group(row: Standing) -> str:
    return row.file.member.ethnic_group.strip().lower()


def _age(low: int, high: int, year: int) -> tuple[str, Holds]:
    def holds(row: Standing) -> bool:
        """Whether the years since admission lie between the bounds."""
        admitted = row.file.member.admitted_on
        return admitted is not None and low <= year - admitted.year < high

    if low == 0:
        return f"Dưới {high} năm", holds
    return (f"Từ {low} năm trở lên" if high > 100 else f"Từ {low} đến dưới {high} năm"), holds


def _has_no_day(row: Standing) -> bool:
    return row.file.member.admitted_on is None
