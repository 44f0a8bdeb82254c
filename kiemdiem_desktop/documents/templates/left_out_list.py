"""Danh sách chưa kiểm điểm, chưa xếp loại, miễn và vắng: two marks apart, each with its reason."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    Document,
    Heading,
    Orientation,
    SignatureGrid,
    Title,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, name_of, party_header, recipients_of
from kiemdiem_desktop.documents.templates.phrases import paper_of, said, simple_table, small, year_of
from kiemdiem_desktop.documents.templates.totals import Standing, counted, level_of, totals_of
from kiemdiem_desktop.documents.wording import PaperDetails, reason_name
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.verdict import RoundVerdict

_CENTRE = Alignment.CENTRE
_HEADS = ("TT", "Họ và tên", "Mã số", "Ngày kết nạp", "Chưa kiểm điểm", "Chưa xếp loại", "Lý do")
_COLUMNS = (
    Column(width=10, alignment=_CENTRE),
    Column(width=58),
    Column(width=30),
    Column(width=28, alignment=_CENTRE),
    Column(width=24, alignment=_CENTRE),
    Column(width=24, alignment=_CENTRE),
    Column(width=78),
)
_ABSENT_HEADS = ("TT", "Họ và tên", "Có lý do", "Không có lý do", "Lý do", "Thời gian kiểm điểm bổ sung")
_ABSENT_COLUMNS = (
    Column(width=10, alignment=_CENTRE),
    Column(width=60),
    Column(width=25, alignment=_CENTRE),
    Column(width=30, alignment=_CENTRE),
    Column(width=77),
    Column(width=50),
)
_LATER = (
    "Đảng viên chưa kiểm điểm, chưa xếp loại được kiểm điểm, xếp loại tại kỳ sinh hoạt gần nhất khi có mặt; "
    "chi bộ báo cáo bổ sung kết quả lên cấp trên."
)
_NOBODY = "Không có đảng viên nào."
_Row = tuple[CellValue, ...]
_LINES_TO_WRITE = range(1, 6)
_EMPTY: list[_Row] = [(number, *("",) * 6) for number in _LINES_TO_WRITE]
_EMPTY_ABSENT: tuple[_Row, ...] = tuple((number, *("",) * 5) for number in _LINES_TO_WRITE)


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give three lists: exempt by rule, still to be done, and absent from the conference."""
    standings = totals_of(dossier, verdict).standings
    exempt = [row for row in standings if row.is_exempt]
    due = [row for row in standings if not row.is_exempt and (row.is_left or not row.has_reviewed)]
    absent, is_open = tuple(_absences(dossier)), _is_before_the_conference(dossier)
    left = counted(len(due), is_open=is_open)
    if is_open:  # who is left, who does not come: written by hand
        due, absent = [], _EMPTY_ABSENT
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(
            name="DANH SÁCH",
            lines=(f"Đảng viên chưa kiểm điểm, chưa xếp loại chất lượng, được miễn và vắng mặt {year_of(dossier)}",),
        ),
        Heading(text=f"I. Không thuộc diện kiểm điểm, xếp loại: {len(exempt)} đồng chí"),
        *_listed("Không thuộc diện", [_row(number, row) for number, row in enumerate(exempt, 1)]),
        Heading(text=f"II. Thuộc diện nhưng chưa kiểm điểm hoặc chưa xếp loại: {left} đồng chí"),
        *_listed("Chưa xếp loại", _EMPTY if is_open else [_row(number, row) for number, row in enumerate(due, 1)]),
        Heading(text=f"III. Vắng mặt tại hội nghị: {counted(len(absent), is_open=is_open)} đồng chí"),
        *((simple_table("Vắng mặt", _ABSENT_HEADS, _ABSENT_COLUMNS, absent),) if absent else (said(_NOBODY),)),
        small(_LATER),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(
        dossier,
        paper,
        blocks,
        code="left_out_list",
        title="Danh sách chưa kiểm điểm, chưa xếp loại, miễn, vắng",
        orientation=Orientation.LANDSCAPE,
    )


def _is_before_the_conference(dossier: Dossier) -> bool:
    """Whether nothing of the conference is known: the list is printed to be filled in there."""
    return dossier.meeting is None and not any(part.review or level_of(part) for part in dossier.subjects)


def _listed(name: str, rows: list[_Row]) -> tuple[Block, ...]:
    return (simple_table(name, _HEADS, _COLUMNS, rows),) if rows else (said(_NOBODY),)


def _row(number: int, row: Standing) -> _Row:
    member = row.file.member
    admitted = str(member.admitted_on) if member.admitted_on else ""
    marks = ("" if row.has_reviewed else "x", "" if row.level else "x")
    code = member.source_code or member.card_number
    return number, unbroken(member.full_name), code, admitted, *marks, _reason(row)


def _reason(row: Standing) -> str:
    if not row.is_exempt or row.eligibility is None:
        return ""
    return f"{reason_name(row.eligibility.reason).capitalize()} ({row.eligibility.citation.article})"


def _absences(dossier: Dossier) -> Iterator[_Row]:
    away = [line for line in dossier.attendance if not line.is_present]
    for number, line in enumerate(away, 1):
        marks = ("x", "") if line.is_excused else ("", "x")
        yield number, name_of(dossier, line.member_id), *marks, line.reason, ""
