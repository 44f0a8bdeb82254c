"""Danh sách điểm danh: everybody who is summoned, with room to sign."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    Document,
    Field,
    KeyValue,
    Signature,
    SignatureGrid,
    Title,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, member_of, party_header
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, meeting_of, paper_of, said, simple_table, year_of
from kiemdiem_desktop.documents.templates.totals import Standing, totals_of
from kiemdiem_desktop.documents.wording import POST_NAMES, PaperDetails, clock, party_date
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.meeting import Attendance
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.verdict import RoundVerdict

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=46),
    Column(width=28),
    Column(width=24, alignment=Alignment.CENTRE),
    Column(width=27),
    Column(width=30),
)
_HEADS = ("TT", "Họ và tên", "Chức vụ", "Chính thức/ dự bị", "Có mặt (ký tên)", "Vắng mặt, lý do")
_NOT_SUMMONED = frozenset({"suspended"})


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give the roll; absences that are entered already stand in the last column."""
    secretary = member_of(dossier, meeting_of(dossier).secretary_id)
    name = unbroken(secretary.full_name) if secretary else ""
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(name="DANH SÁCH ĐIỂM DANH", lines=(f"Hội nghị kiểm điểm, xếp loại chất lượng {year_of(dossier)}",)),
        _when(dossier, paper),
        simple_table("Điểm danh", _HEADS, _COLUMNS, _rows(dossier, verdict)),
        KeyValue(lines=((Field(label="Có mặt", value=LONG_DOTS), Field(label="Vắng mặt", value=LONG_DOTS)),)),
        SignatureGrid(
            left=Signature(on_behalf="THƯ KÝ HỘI NGHỊ", note="(Ký, ghi rõ họ tên)", name=name),
            right=cell_signature(dossier, paper),
        ),
    )
    return paper_of(dossier, paper, blocks, code="roll", title="Danh sách điểm danh")


def _when(dossier: Dossier, paper: PaperDetails) -> Block:
    meeting = meeting_of(dossier)
    return said(
        f"Thời gian: {clock(meeting.started_at)}, {party_date(meeting.held_on, paper.profile)}. "
        f"Địa điểm: {meeting.place or LONG_DOTS}."
    )


def _rows(dossier: Dossier, verdict: RoundVerdict) -> Iterator[tuple[CellValue, ...]]:
    lines = {line.member_id: line for line in dossier.attendance}
    on = meeting_of(dossier).held_on or dossier.round.evaluation_on
    summoned = [row for row in totals_of(dossier, verdict).standings if not _is_away(row)]
    for number, row in enumerate(summoned, 1):
        member = row.file.member
        kind = unbroken("Chính thức") if member.kind_on(on) is MemberKind.OFFICIAL else "Dự bị"
        absence = _absence(lines.get(member.id))
        yield number, unbroken(member.full_name), POST_NAMES[member.party_post], kind, "", absence


def _is_away(row: Standing) -> bool:
    return row.eligibility is not None and row.eligibility.reason in _NOT_SUMMONED


def _absence(line: Attendance | None) -> str:
    if line is None or line.is_present:
        return ""
    return line.reason or ("Có lý do" if line.is_excused else "Không có lý do")
