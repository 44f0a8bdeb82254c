"""Biên bản giao nhận hồ sơ: what was handed over, sheet by sheet, with the hand of both sides."""

from collections.abc import Sequence

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Column,
    Document,
    Field,
    KeyValue,
    Signature,
    SignatureGrid,
    Title,
)
from kiemdiem_desktop.documents.templates.frame import party_header
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, SHORT_DOTS, paper_of, said, simple_table, year_of
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=85),
    Column(width=20, alignment=Alignment.CENTRE),
    Column(width=20, alignment=Alignment.CENTRE),
    Column(width=30),
)


def build(dossier: Dossier, paper: PaperDetails, handed: Sequence[tuple[str, int]]) -> Document:
    """Give the record; `handed` names each paper and in how many copies it is handed over."""
    rows = tuple((number, title, copies, "", "") for number, (title, copies) in enumerate(handed, 1))
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="BB"),
        Title(
            name="BIÊN BẢN",
            lines=(f"Giao nhận hồ sơ kiểm điểm, đánh giá, xếp loại chất lượng {year_of(dossier)}",),
            has_rule=True,
        ),
        KeyValue(
            lines=(
                (Field(label="Bên giao", value=dossier.cell.name),),
                (Field(label="Người giao", value=SHORT_DOTS), Field(label="Chức vụ", value=SHORT_DOTS)),
                (Field(label="Bên nhận", value=dossier.cell.superior_name),),
                (Field(label="Người nhận", value=SHORT_DOTS), Field(label="Chức vụ", value=SHORT_DOTS)),
            )
        ),
        said("Hai bên giao nhận các tài liệu sau:", stays_with_next=True),
        simple_table("Hồ sơ", ("TT", "Tên tài liệu", "Số bản", "Số trang", "Ghi chú"), _COLUMNS, rows),
        said(
            f"Hồ sơ nhận lúc …… giờ ……, ngày …… tháng …… năm ……; tình trạng: {LONG_DOTS}. "
            f"Biên bản lập thành 02 bản, mỗi bên giữ 01 bản."
        ),
        SignatureGrid(
            left=Signature(on_behalf="BÊN GIAO", note="(Ký, ghi rõ họ tên)"),
            right=Signature(on_behalf="BÊN NHẬN", note="(Ký, ghi rõ họ tên)"),
        ),
    )
    return paper_of(dossier, paper, blocks, code="handover", title="Biên bản giao nhận hồ sơ")
