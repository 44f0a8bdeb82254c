"""Bảng tổng hợp số lượng xếp loại: collectives (A) and members by group (B), with both readings of the top share."""

from collections import Counter
from collections.abc import Sequence

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
    Title,
)
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, recipients_of
from kiemdiem_desktop.documents.templates.phrases import paper_of, simple_table, small, year_of
from kiemdiem_desktop.documents.templates.totals import Standing, Totals, collectives_of, level_of, totals_of
from kiemdiem_desktop.documents.wording import LEGEND, PaperDetails, percent
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost, WorkGroup
from kiemdiem_desktop.domain.verdict import RoundVerdict

_HEADS = (
    "TT",
    "Đối tượng",
    "Mã chức danh",
    "Tổng số",
    *(level.value for level in Level),
    "Chưa xếp loại",
    "Tỷ lệ % xuất sắc trong số tốt trở lên",
    "Tỷ lệ % xuất sắc so với số tốt",
    "Ghi chú",
)
_CENTRE = Alignment.CENTRE
_COLUMNS = (
    Column(width=10, alignment=_CENTRE),
    Column(width=74),
    Column(width=20, alignment=_CENTRE),
    *(Column(width=width, alignment=_CENTRE) for width in (15, 17, 14, 17, 14, 18, 26, 24)),
    Column(width=20),
)
_Row = tuple[CellValue, ...]


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give both tables; every member stands in exactly one row of the second. A quarter has no collectives."""
    has_collectives = bool(collectives_of(dossier))
    whom = "tập thể, đảng viên" if has_collectives else "đảng viên"
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(name="BẢNG TỔNG HỢP", lines=(f"Kết quả xếp loại chất lượng {whom} {year_of(dossier)}",)),
        *((Heading(text="A. Tập thể"), _collectives(dossier)) if has_collectives else ()),
        Heading(text="B. Đảng viên" if has_collectives else "Đảng viên"),
        _members(totals_of(dossier, verdict)),
        small(LEGEND),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(
        dossier,
        paper,
        blocks,
        code="count_table",
        title="Bảng tổng hợp xếp loại",
        orientation=Orientation.LANDSCAPE,
    )


def _collectives(dossier: Dossier) -> Table:
    parts = collectives_of(dossier)
    levels = [level_of(part) for part in parts]
    row = _open_row if levels and not any(levels) else _row
    rows = [row(number, part.subject.name, [level_of(part)]) for number, part in enumerate(parts, 1)]
    return simple_table("Tập thể", _HEADS, _COLUMNS, (*rows, row("", "Cộng", levels)))


def _members(totals: Totals) -> Table:
    rated = [row for row in totals.standings if not row.is_exempt]
    named: dict[str, list[Standing]] = {
        "Đảng viên là chi ủy viên": [row for row in rated if _is_committee(row)],
        "Đảng viên giữ chức vụ lãnh đạo, quản lý": [row for row in rated if _is_leader(row)],
        "Đảng viên khác": [row for row in rated if not _is_committee(row) and not _is_leader(row)],
    }
    filled = [(name, found) for name, found in named.items() if found]
    line = _open_row if totals.is_open else _row
    rows = [line(number, name, [row.level for row in found]) for number, (name, found) in enumerate(filled, 1)]
    whole = line("", "Cộng", [row.level for row in rated])
    exempt = ("", "Không thuộc diện xếp loại", "", totals.exempt, *("",) * 8)
    everybody = ("", "Tổng số đảng viên của chi bộ", "", totals.members, *("",) * 8)
    return simple_table("Đảng viên", _HEADS, _COLUMNS, (*rows, whole, exempt, everybody))


def _is_committee(row: Standing) -> bool:
    return row.file.member.party_post is not PartyPost.NONE


def _is_leader(row: Standing) -> bool:
    return row.file.member.work_group is WorkGroup.LEADER and not _is_committee(row)


def _open_row(number: CellValue, name: str, levels: Sequence[Level | None]) -> _Row:
    """Give a row whose result is to be written by hand."""
    return (number, name, "", len(levels), *("",) * 8)


def _row(number: CellValue, name: str, levels: Sequence[Level | None]) -> _Row:
    counts = Counter(levels)
    top, good = counts[Level.HTXS], counts[Level.HTT]
    shares = (percent(top, top + good), percent(top, good))
    return (number, name, "", counts.total(), *(counts[level] for level in Level), counts[None], *shares, "")
