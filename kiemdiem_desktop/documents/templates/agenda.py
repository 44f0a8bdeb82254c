"""Chương trình hội nghị: the order of the day, collectives first, then persons, then the vote."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import Alignment, Block, Column, Document, SignatureGrid, Title
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, name_of, party_header, recipients_of
from kiemdiem_desktop.documents.templates.phrases import (
    LONG_DOTS,
    meeting_of,
    paper_of,
    said,
    simple_table,
    year_of,
)
from kiemdiem_desktop.documents.templates.totals import collectives_of, members_of
from kiemdiem_desktop.documents.wording import PaperDetails, clock, party_date
from kiemdiem_desktop.domain.dossier import Dossier

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=18, alignment=Alignment.CENTRE),
    Column(width=86),
    Column(width=51),
)
_CHAIR, _SECRETARY, _TELLERS, _ALL = "Chủ trì", "Thư ký", "Tổ kiểm phiếu", "Toàn thể hội nghị"


def build(dossier: Dossier, paper: PaperDetails) -> Document:
    """Give the agenda; the hours of each part are left to be written."""
    heads = ("TT", "Giờ", "Nội dung", "Người thực hiện")
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="CTr"),
        Title(
            name="CHƯƠNG TRÌNH",
            lines=(f"Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng {year_of(dossier)}",),
            has_rule=True,
        ),
        _when(dossier, paper),
        simple_table("Chương trình", heads, _COLUMNS, _rows(dossier)),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="agenda", title="Chương trình hội nghị kiểm điểm")


def _when(dossier: Dossier, paper: PaperDetails) -> Block:
    meeting = meeting_of(dossier)
    return said(
        f"Hội nghị bắt đầu hồi {clock(meeting.started_at)}, {party_date(meeting.held_on, paper.profile)}, "
        f"tại {meeting.place or LONG_DOTS}."
    )


def _rows(dossier: Dossier) -> Iterator[tuple[int, str, str, str]]:
    start = meeting_of(dossier).started_at
    for number, (what, who) in enumerate(_items(dossier), 1):
        yield number, start if number == 1 else "", what, who


def _items(dossier: Dossier) -> Iterator[tuple[str, str]]:
    chair = _named(_CHAIR, name_of(dossier, meeting_of(dossier).chair_id), meeting_of(dossier).chair_id)
    secretary = _named(_SECRETARY, name_of(dossier, meeting_of(dossier).secretary_id), meeting_of(dossier).secretary_id)
    yield "Điểm danh, báo cáo số người có mặt, vắng mặt và lý do", secretary
    yield "Tuyên bố lý do, giới thiệu đại biểu; thông qua chương trình, thư ký hội nghị", chair
    for part in collectives_of(dossier):
        yield f"Trình bày báo cáo kiểm điểm của {unbroken(part.subject.name)}; góp ý, tiếp thu, kết luận", chair
    if any(part.prompts for part in dossier.subjects):
        yield "Giải trình các nội dung cấp trên gợi ý kiểm điểm", "Tập thể, cá nhân được gợi ý"
    for part in members_of(dossier):
        yield "Tự kiểm điểm; hội nghị góp ý; tiếp thu, giải trình", f"Đồng chí {unbroken(part.subject.name)}"
    yield "Ý kiến của đại diện cấp ủy cấp trên (nếu có)", "Đại biểu"
    yield "Bầu tổ kiểm phiếu; phổ biến cách ghi phiếu; bỏ phiếu", _ALL
    yield "Kiểm phiếu, công bố kết quả", _TELLERS
    yield "Thông qua đề nghị xếp loại; chủ trì kết luận", chair
    yield "Đọc và thông qua biên bản; bế mạc", secretary


def _named(role: str, name: str, is_known: object) -> str:
    return role if is_known is None else f"{role}: đồng chí {name}"
