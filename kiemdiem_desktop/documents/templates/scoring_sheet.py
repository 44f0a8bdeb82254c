"""Phiếu tự chấm điểm: one subject's points, criterion by criterion, on the annex of its own group."""

from kiemdiem_desktop.documents.blocks import Block, Document, Footnote, Heading, Signature, SignatureGrid, Title
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, form_header, verdict_of
from kiemdiem_desktop.documents.templates.person import corner, level_boxes, part_of, review_of, whose
from kiemdiem_desktop.documents.templates.points_table import points_table
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_NOTE = (
    "Tiêu chí ghi gọn theo phụ lục của quy định; điểm tối đa của từng tiêu chí theo hướng dẫn của cấp trên. "
    "Một việc đã trừ điểm ở tiêu chí này thì không trừ ở tiêu chí khác."
)


def build(
    dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, subject_id: SubjectId, paper: PaperDetails
) -> Document:
    """Give the scoring sheet of one subject; what is not entered is left to write by hand.

    Raises: NotFoundError for a subject that is not in the round; NotInForceError where no regulation has its form.

    Source: qd-366-2025 Điều 10
    """
    part = part_of(dossier, subject_id)
    review, found = review_of(part), verdict_of(verdict, subject_id)
    frame = regulations.criteria(part.subject.form)
    period = dossier.round.period.of_year(dossier.round.year)
    blocks: tuple[Block, ...] = (
        corner(frame.annex, is_provisional=False),
        form_header(dossier.cell, paper, review.signed_on),
        Title(name="PHIẾU TỰ CHẤM ĐIỂM", lines=(frame.title, period)),
        whose(part, dossier.cell.name),
        points_table(frame, review, found.total_points if found else None),
        Heading(text="Đề xuất xếp loại mức chất lượng", level=2),
        level_boxes(review.self_level),
        _signatures(dossier, part, paper),
        Footnote(text=_NOTE),
    )
    return Document(
        code=f"scoring_sheet_{frame.id.replace('-', '_')}",
        title=f"Phiếu tự chấm điểm – {part.subject.name} – {period}",
        profile=paper.profile,
        blocks=blocks,
        on=review.signed_on,
    )


def _signatures(dossier: Dossier, part: SubjectDossier, paper: PaperDetails) -> SignatureGrid:
    if part.subject.kind is not SubjectKind.MEMBER:
        is_cell = part.subject.kind is SubjectKind.CELL
        return SignatureGrid(right=cell_signature(dossier, paper, on_behalf=f"T/M {'CHI BỘ' if is_cell else 'CHI ỦY'}"))
    return SignatureGrid(
        left=Signature(on_behalf="XÁC NHẬN CỦA CHI BỘ", note="(Xác lập thời điểm, ký, ghi rõ họ tên)"),
        right=Signature(on_behalf="NGƯỜI TỰ CHẤM ĐIỂM", note="(Ký, ghi rõ họ tên)", name=unbroken(part.subject.name)),
    )
