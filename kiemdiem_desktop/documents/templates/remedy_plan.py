"""Kế hoạch khắc phục hạn chế, khuyết điểm: of the collectives as one plan, of a person over 30, 60 and 90 days."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Blank,
    Block,
    CellValue,
    Column,
    Document,
    Field,
    KeyValue,
    Orientation,
    Signature,
    SignatureGrid,
    Title,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import (
    cell_signature,
    form_header,
    party_header,
    post_of,
    recipients_of,
)
from kiemdiem_desktop.documents.templates.phrases import (
    SHORT_DOTS,
    paper_of,
    said,
    simple_table,
    small,
    year_of,
)
from kiemdiem_desktop.documents.templates.totals import collectives_of, level_of
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, STATE_NAMES, PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.review import Shortcoming, ShortcomingState

_HEADS = (
    "TT",
    "Hạn chế, khuyết điểm (nguồn)",
    "Nguyên nhân",
    "Biện pháp khắc phục",
    "Người chủ trì",
    "Phối hợp",
    "Thời hạn",
    "Sản phẩm, kết quả",
    "Trạng thái",
)
_COLUMNS = (
    Column(width=9, alignment=Alignment.CENTRE),
    *(Column(width=width) for width in (52, 34, 52, 24, 22)),
    Column(width=25, alignment=Alignment.CENTRE),
    Column(width=26),
    Column(width=20),
)
_STAGES = (30, 60, 90)
_STAGE_HEADS = ("Mốc", "Hạn chế", "Mục tiêu", "Biện pháp", "Phối hợp", "Đạt", "Không đạt")
_STAGE_COLUMNS = (
    Column(width=17, alignment=Alignment.CENTRE),
    *(Column(width=width) for width in (40, 30, 40, 23)),
    Column(width=12, alignment=Alignment.CENTRE),
    Column(width=17, alignment=Alignment.CENTRE),
)
_EMPTY_ROWS = 4


def build_for_collective(dossier: Dossier, paper: PaperDetails) -> Document:
    """Give the plan of cell and chi ủy: their shortcomings of this year, and those of earlier ones not yet remedied."""
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="KH"),
        Title(
            name="KẾ HOẠCH",
            lines=(f"Khắc phục hạn chế, khuyết điểm sau kiểm điểm {year_of(dossier)}",),
            has_rule=True,
        ),
        said(
            f"Căn cứ kết quả kiểm điểm {year_of(dossier)}, {dossier.cell.name} xây dựng kế hoạch khắc phục hạn chế, "
            "khuyết điểm của tập thể như sau:"
        ),
        simple_table("Kế hoạch khắc phục", _HEADS, _COLUMNS, _rows(dossier)),
        said("Bí thư chi bộ theo dõi, báo cáo kết quả tại kỳ sinh hoạt hằng quý và ở mục III của báo cáo năm sau."),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(
        dossier,
        paper,
        blocks,
        code="remedy_plan",
        title="Kế hoạch khắc phục của tập thể",
        orientation=Orientation.LANDSCAPE,
    )


def still_open(part: SubjectDossier) -> tuple[Shortcoming, ...]:
    """Give the shortcomings to work on: this year's, then the earlier ones that are not remedied."""
    return (*part.shortcomings, *(row for row in part.carried if row.state is not ShortcomingState.REMEDIED))


def _rows(dossier: Dossier) -> Iterator[tuple[CellValue, ...]]:
    found = [row for part in collectives_of(dossier) for row in still_open(part)]
    for number, row in enumerate(found, 1):
        source = f"{row.what} ({row.shown_by})" if row.shown_by else row.what
        due = str(row.due_on) if row.due_on else ""
        yield number, source, row.cause, row.remedy, "", "", due, row.result, STATE_NAMES[row.state].capitalize()
    for number in range(len(found) + 1, _EMPTY_ROWS + 1 if not found else 0):
        yield number, *("",) * 8


def build_for_person(dossier: Dossier, part: SubjectDossier, paper: PaperDetails) -> Document:
    """Give the plan of one member, with the shortcomings written out at the first stage."""
    level = level_of(part)
    fields = (
        Field(label="Họ và tên", value=unbroken(part.subject.name)),
        Field(label="Chức vụ", value=post_of(part.subject) or SHORT_DOTS),
        Field(label="Đơn vị công tác", value=(part.file.member.workplace if part.file else "") or SHORT_DOTS),
        Field(label="Mức xếp loại", value=LEVEL_NAMES[level] if level else SHORT_DOTS),
        Field(label="Người hỗ trợ, theo dõi", value=SHORT_DOTS * 2),
    )
    name = unbroken(part.subject.name)
    blocks: tuple[Block, ...] = (
        form_header(dossier.cell, paper, paper.on),
        Title(name="KẾ HOẠCH KHẮC PHỤC", lines=(f"Hạn chế, khuyết điểm sau kiểm điểm {year_of(dossier)}",)),
        KeyValue(lines=tuple((field,) for field in fields)),
        simple_table("Kế hoạch 30-60-90 ngày", _STAGE_HEADS, _STAGE_COLUMNS, _stages(part)),
        small("Mỗi mốc: đánh dấu X vào cột Đạt hoặc Không đạt khi kiểm tra."),
        said("Kết luận sau 90 ngày:", stays_with_next=True),
        Blank(lines=2, is_dotted=True),
        SignatureGrid(
            left=Signature(on_behalf="NGƯỜI HỖ TRỢ, THEO DÕI", note="(Ký, ghi rõ họ tên)"),
            right=Signature(on_behalf="NGƯỜI LẬP KẾ HOẠCH", note="(Ký, ghi rõ họ tên)", name=name),
        ),
        SignatureGrid(right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="personal_remedy_plan", title=f"Kế hoạch khắc phục – {name}")


def _stages(part: SubjectDossier) -> Iterator[tuple[CellValue, ...]]:
    rows = still_open(part)
    what = "\n".join(f"– {row.what}" for row in rows)
    remedies = "\n".join(f"– {row.remedy}" for row in rows if row.remedy)
    for day in _STAGES:
        is_first = day == _STAGES[0]
        yield f"{day} ngày", what if is_first else "\n\n\n", "", remedies if is_first else "", "", "", ""
