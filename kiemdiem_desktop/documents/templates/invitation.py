"""Giấy mời: one for the members, and one on a sheet of its own for guests."""

from kiemdiem_desktop.documents.blocks import (
    Block,
    Bullets,
    Document,
    Field,
    KeyValue,
    PageBreak,
    SignatureGrid,
    Title,
)
from kiemdiem_desktop.documents.templates.frame import cell_signature, name_of, party_header, recipients_of
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, addressed, meeting_of, paper_of, said, year_of
from kiemdiem_desktop.documents.wording import PaperDetails, clock, party_date
from kiemdiem_desktop.domain.dossier import Dossier

_ASKED = (
    "Đọc trước dự thảo báo cáo kiểm điểm của tập thể; chuẩn bị ý kiến góp ý cho tập thể và từng đồng chí.",
    "Mang theo bản tự kiểm điểm, bản tự chấm điểm của mình.",
    "Có mặt đúng giờ; vắng mặt phải báo cáo chủ trì và nêu rõ lý do.",
)


def build(dossier: Dossier, paper: PaperDetails) -> Document:
    """Give the invitation; the sheet for guests is added where guests are named."""
    guests = meeting_of(dossier).guests.strip()
    members = _sheet(dossier, paper, f"Các đồng chí đảng viên {dossier.cell.name}", _ASKED)
    others = (PageBreak(), *_sheet(dossier, paper, guests, ())) if guests else ()
    return paper_of(dossier, paper, (*members, *others), code="invitation", title="Giấy mời họp kiểm điểm")


def _sheet(dossier: Dossier, paper: PaperDetails, to: str, asked: tuple[str, ...]) -> tuple[Block, ...]:
    meeting = meeting_of(dossier)
    when = f"{clock(meeting.started_at)}, {party_date(meeting.held_on, paper.profile)}"
    return (
        party_header(dossier.cell, paper, kind="GM"),
        Title(
            name="GIẤY MỜI",
            lines=(f"Dự hội nghị kiểm điểm, đánh giá, xếp loại chất lượng {year_of(dossier)}",),
            has_rule=True,
        ),
        *addressed("Kính mời", (to,)),
        said(f"{dossier.cell.name} trân trọng kính mời đồng chí dự hội nghị của chi bộ:"),
        KeyValue(
            lines=(
                (Field(label="Thời gian", value=when),),
                (Field(label="Địa điểm", value=meeting.place or LONG_DOTS * 2),),
                (Field(label="Chủ trì", value=_chair(dossier)),),
            )
        ),
        said(
            "Nội dung: kiểm điểm, tự phê bình và phê bình đối với tập thể và đảng viên; bỏ phiếu đề nghị xếp loại "
            f"chất lượng {year_of(dossier)}."
        ),
        *((said("Đề nghị đồng chí:", stays_with_next=True), Bullets(items=asked)) if asked else ()),
        said("Rất mong đồng chí thu xếp thời gian về dự."),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )


def _chair(dossier: Dossier) -> str:
    chair = meeting_of(dossier).chair_id
    return LONG_DOTS * 2 if chair is None else f"đồng chí {name_of(dossier, chair)}"
