"""Mẫu 03: the decision that rates a collective or member again. Its official body was not read."""

from collections.abc import Sequence

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Document,
    Footnote,
    Heading,
    PageBreak,
    Paragraph,
    PartyHeader,
    Recipients,
    Signature,
    SignatureGrid,
    Title,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import above_superior
from kiemdiem_desktop.documents.templates.person import corner
from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, PaperDetails, decided_level, place_and_date
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingKind
from kiemdiem_desktop.domain.round import SubjectKind

CODE = "Mẫu 03-HD KĐ.ĐG"
_NOTE = "Mẫu tạm: chỉ biết tên mẫu, chưa đọc được thân mẫu; đối chiếu với mẫu cấp trên gửi."


def build(cell: Cell, decisions: Sequence[ReRating], paper: PaperDetails, year: int) -> Document:
    """Give each decision on a sheet of its own; one empty decision to fill in by hand where there is none.

    Source: qd-366-2025 Điều 15 khoản 3
    """
    sheets = [_sheet(cell, row, paper, row.year) for row in decisions] or [_sheet(cell, None, paper, year)]
    blocks = [block for sheet in sheets for block in (PageBreak(), *sheet)][1:]
    return Document(
        code="re_rating_decision",
        title=f"Quyết định đánh giá, xếp loại lại tổ chức đảng, đảng viên năm {year} – {cell.name}",
        profile=paper.profile,
        blocks=tuple(blocks),
        on=paper.on,
    )


def _sheet(cell: Cell, row: ReRating | None, paper: PaperDetails, year: int) -> tuple[Block, ...]:
    return (
        corner(CODE, is_provisional=True),
        _header(cell, row, paper),
        Title(
            name="QUYẾT ĐỊNH",
            lines=(
                "Đánh giá, xếp loại lại tổ chức đảng, đảng viên",
                row.period.of_year(year) if row else f"năm {year}",
            ),
            has_rule=True,
        ),
        *(Paragraph(runs=plain(text)) for text in _grounds(cell, row)),
        Title(name="QUYẾT ĐỊNH:"),
        *_articles(cell, row, year),
        SignatureGrid(
            left=Recipients(items=("Như Điều 3", f"{cell.name} (để thực hiện)", "Lưu hồ sơ")),
            right=Signature(on_behalf="T/M ĐẢNG ỦY", post="BÍ THƯ"),
        ),
        Footnote(text=_NOTE),
    )


def _header(cell: Cell, row: ReRating | None, paper: PaperDetails) -> PartyHeader:
    decided = row.decided_on if row else None
    number = row.number if row and row.number else f"{DOTS}-QĐ/ĐU"
    return PartyHeader(
        superior=above_superior(cell).upper(),
        body=(row.body if row and row.body else cell.superior_name).upper(),
        number=unbroken(f"{paper.profile.number_word} {number}"),
        place_and_date=place_and_date(cell.place_name, decided, paper.profile),
    )


def _grounds(cell: Cell, row: ReRating | None) -> tuple[str, ...]:
    why = f"{row.ground.label} ({row.reason})" if row and row.reason else row.ground.label if row else DOTS * 3
    return (
        "- Căn cứ Điều lệ Đảng;",
        "- Căn cứ quy định của Bộ Chính trị và hướng dẫn của Ban Tổ chức Trung ương về kiểm điểm, đánh giá, xếp loại;",
        f"- Căn cứ kết quả kiểm tra, xác minh và đề nghị của {cell.name}: {why},",
    )


def _articles(cell: Cell, row: ReRating | None, year: int) -> tuple[Block, ...]:
    whom = _whom(row)
    when = _period(row, year)
    texts = (
        ("Điều 1.", _what(row, whom, when)),
        ("Điều 2.", _instead_of(row)),
        ("Điều 3.", f"{cell.name} và {whom} chịu trách nhiệm thi hành Quyết định này, kể từ ngày ký."),
    )
    return tuple(block for head, text in texts for block in (Heading(text=head, level=2), _text(text)))


def _text(text: str) -> Paragraph:
    return Paragraph(runs=plain(text), alignment=Alignment.JUSTIFIED)


def _what(row: ReRating | None, whom: str, when: str) -> str:
    old = decided_level(row.old_level if row else None)
    if row is not None and row.kind is ReRatingKind.CANCELLED:
        return f"Hủy kết quả xếp loại “{old}” {when} của {whom}."
    new = LEVEL_NAMES[row.new_level] if row and row.new_level else DOTS * 2
    verb = row.kind.label if row else ReRatingKind.RATED_AGAIN.label
    return f"{verb} chất lượng {when} của {whom}: từ mức “{old}” sang mức “{new}”."


def _instead_of(row: ReRating | None) -> str:
    number = row.old_number if row and row.old_number else DOTS
    on = f" ngày {row.old_decided_on:%d/%m/%Y}" if row and row.old_decided_on else f" ngày {DOTS}"
    return f"Quyết định này thay nội dung tương ứng của Quyết định số {number}{on}; kết quả trước được lưu trong hồ sơ."


def _period(row: ReRating | None, year: int) -> str:
    return row.period.of_year(year) if row else Period.YEAR.of_year(year)


def _whom(row: ReRating | None) -> str:
    if row is None:
        return f"đồng chí (tập thể) {DOTS * 2}"
    return f"đồng chí {unbroken(row.name)}" if row.subject_kind is SubjectKind.MEMBER else row.name
