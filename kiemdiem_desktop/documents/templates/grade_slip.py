"""Phiếu phân tích chất lượng of 2018 to 2024: each criterion in one of four grades, with the committee's opinion."""

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Column,
    Document,
    Footnote,
    Heading,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    cells,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, form_header
from kiemdiem_desktop.documents.templates.grade_lines import GRADE_NAMES
from kiemdiem_desktop.documents.templates.person import corner, level_boxes, part_of, review_of, whose
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=65),
    *(Column(width=14, alignment=Alignment.CENTRE) for _grade in GRADE_NAMES),
    Column(width=22),
    Column(width=14, alignment=Alignment.CENTRE),
)
_NOTE = "Mẫu tạm: chưa thấy mẫu chính thức của phiếu phân tích chất lượng; đối chiếu với mẫu cấp trên gửi."


def build(dossier: Dossier, regulations: RegulationSet, subject_id: SubjectId, paper: PaperDetails) -> Document:
    """Give the slip of one subject; grades that are not entered are left to tick by hand.

    Raises: NotFoundError for a subject that is not in the round; NotInForceError where no regulation has its form.

    Source: qd-124-2023 Điều 11 khoản 1
    """
    part = part_of(dossier, subject_id)
    review = review_of(part)
    period = dossier.round.period.of_year(dossier.round.year)
    blocks: tuple[Block, ...] = (
        corner("Phiếu phân tích chất lượng", is_provisional=True),
        form_header(dossier.cell, paper, review.signed_on),
        Title(name="PHIẾU PHÂN TÍCH CHẤT LƯỢNG", lines=(_of_whom(part), period)),
        whose(part, dossier.cell.name),
        _table(regulations.criteria(part.subject.form), review),
        Heading(text="Tự nhận mức xếp loại chất lượng", level=2),
        level_boxes(review.self_level),
        _signatures(dossier, part, paper),
        Footnote(text=_NOTE),
    )
    return Document(
        code="grade_slip",
        title=f"Phiếu phân tích chất lượng – {part.subject.name} – {period}",
        profile=paper.profile,
        blocks=blocks,
        on=review.signed_on,
    )


def _of_whom(part: SubjectDossier) -> str:
    return "Đảng viên" if part.subject.kind is SubjectKind.MEMBER else "Tập thể"


def _table(frame: CriteriaSet, review: SelfReview) -> Table:
    top = (
        TableCell(value="TT", rows=2),
        TableCell(value="Nội dung tiêu chí", rows=2),
        TableCell(value="Tự đánh giá", columns=len(GRADE_NAMES)),
        TableCell(value="Ý kiến chi ủy", rows=2),
        TableCell(value="Mức", rows=2),
    )
    return Table(
        name="Cấp độ thực hiện",
        columns=_COLUMNS,
        header=(top, cells(*GRADE_NAMES.values())),
        rows=tuple(
            _row(number, criterion, review)
            for number, criterion in enumerate(sorted(frame.criteria, key=lambda row: row.code), 1)
        ),
    )


def _row(number: int, criterion: Criterion, review: SelfReview) -> tuple[TableCell, ...]:
    found = review.points_of(criterion.code)
    chosen = found.grade if found else None
    marks = ("x" if grade is chosen else None for grade in GRADE_NAMES)
    return cells(number, criterion.text, *marks, None, None)


def _signatures(dossier: Dossier, part: SubjectDossier, paper: PaperDetails) -> SignatureGrid:
    committee = cell_signature(dossier, paper, on_behalf="T/M CHI ỦY (CHI BỘ)")
    if part.subject.kind is not SubjectKind.MEMBER:
        return SignatureGrid(right=committee)
    own = Signature(on_behalf="NGƯỜI TỰ ĐÁNH GIÁ", note="(Ký, ghi rõ họ tên)", name=unbroken(part.subject.name))
    return SignatureGrid(left=own, right=committee)
