"""Mẫu 05: a person's self-rating of a quarter or a year. Its official body was not read: the layout is a local one."""

from decimal import Decimal

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Blank,
    Block,
    Column,
    Document,
    Footnote,
    Heading,
    Paragraph,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    cells,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import form_header, verdict_of
from kiemdiem_desktop.documents.templates.person import corner, level_boxes, part_of, review_of, whose
from kiemdiem_desktop.documents.templates.points_table import group_points, whole_points
from kiemdiem_desktop.documents.wording import DOTS, PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion, CriterionGroup
from kiemdiem_desktop.rules.regulation_set import RegulationSet

CODE = "Mẫu 05-HD KĐ.ĐG"
_COLUMNS = (
    Column(width=12, alignment=Alignment.CENTRE),
    Column(width=70),
    *(Column(width=17, alignment=Alignment.CENTRE) for _number in range(4)),
    Column(width=15),
)
_HEADS = ("TT", "Tiêu chí/Nội dung", "Đảm bảo (x)", "Không đảm bảo (x)", "Điểm tối đa", "Điểm đạt", "Ghi chú")
_LETTERS = "AB"
_NOTE = "Mẫu tạm: chưa đọc được thân mẫu; bố cục theo mẫu một địa phương đang dùng, đối chiếu với mẫu cấp trên gửi."


def build(
    dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, subject_id: SubjectId, paper: PaperDetails
) -> Document:
    """Give the self-rating of one person for the period of the round.

    Raises: NotFoundError for a subject that is not in the round; NotInForceError where no regulation has its form.
    """
    part = part_of(dossier, subject_id)
    review, found = review_of(part), verdict_of(verdict, subject_id)
    period = dossier.round.period.of_year(dossier.round.year)
    name = unbroken(part.subject.name)
    blocks: tuple[Block, ...] = (
        corner(CODE, is_provisional=True),
        form_header(dossier.cell, paper, review.signed_on),
        Title(name="BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI CỦA CÁ NHÂN", lines=(period[:1].upper() + period[1:],)),
        whose(part, dossier.cell.name),
        Heading(text="I. Tự chấm điểm theo tiêu chí"),
        _table(regulations.criteria(part.subject.form), review, found.total_points if found else None),
        Heading(text="II. Tự đề xuất xếp loại chất lượng"),
        level_boxes(review.self_level),
        SignatureGrid(right=Signature(on_behalf="CÁ NHÂN TỰ ĐÁNH GIÁ", note="(Ký, ghi rõ họ tên)", name=name)),
        *_judged(),
        Footnote(text=_NOTE),
    )
    return Document(
        code="period_review",
        title=f"{CODE} – {part.subject.name} – {period}",
        profile=paper.profile,
        blocks=blocks,
        on=review.signed_on,
    )


def _table(frame: CriteriaSet, review: SelfReview, total_points: str | None) -> Table:
    rows = [row for letter, group in zip(_LETTERS, frame.groups, strict=False) for row in _group(letter, group, review)]
    total = None if total_points is None else Decimal(total_points)
    last = (
        TableCell(value="TỔNG ĐIỂM (A+B)", columns=2, is_bold=True),
        *cells(None, None, whole_points(frame), total, None, is_bold=True),
    )
    return Table(name="Tự chấm điểm", columns=_COLUMNS, header=(cells(*_HEADS),), rows=(*rows, last))


def _group(letter: str, group: CriterionGroup, review: SelfReview) -> list[tuple[TableCell, ...]]:
    title = group.title.upper()
    points = group_points(group, review)
    head = cells(letter, title, None, None, group.max_points, points, None, is_bold=True)
    return [head, *(_criterion(criterion, review) for criterion in group.criteria)]


def _criterion(criterion: Criterion, review: SelfReview) -> tuple[TableCell, ...]:
    given = review.points_of(criterion.code)
    points = given.points if given else None
    is_met = points is not None and points == criterion.max_points
    is_failed = points is not None and points == 0
    number = criterion.code.partition(".")[2]
    note = "không chấm" if given is not None and given.not_applicable else None
    marks = ("x" if is_met else None, "x" if is_failed else None)
    return cells(number, criterion.text, *marks, criterion.max_points, points, note)


def _judged() -> tuple[Block, ...]:
    lines = ("Chấm điểm", "Đề xuất xếp loại", "Mức độ đáp ứng đối với các mục tiêu, nhiệm vụ then chốt")
    return (
        Heading(text="III. Nhận xét, đánh giá của cấp có thẩm quyền"),
        *(Paragraph(runs=plain(f"– {line}: {DOTS * 3}"), alignment=Alignment.LEFT) for line in lines),
        Blank(lines=2, is_dotted=True),
        SignatureGrid(
            right=Signature(
                on_behalf="XÁC NHẬN CỦA BAN THƯỜNG VỤ CẤP ỦY HOẶC TẬP THỂ LÃNH ĐẠO", note="(Ký, ghi rõ họ tên)"
            )
        ),
    )
