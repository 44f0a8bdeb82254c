"""Thông báo kết quả xếp loại cho đảng viên, once the competent level has decided."""

from kiemdiem_desktop.documents.blocks import Block, Bullets, Document, Recipients, SignatureGrid, Title
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, post_of
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, addressed, paper_of, said, year_of
from kiemdiem_desktop.documents.wording import DOTS, PaperDetails, decided_level, party_date, sentence
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.rating import Rating


def build(dossier: Dossier, part: SubjectDossier, paper: PaperDetails) -> Document:
    """Give the notice to one member: the level, the decision, and what the conference asks to be remedied."""
    name = unbroken(part.subject.name)
    rating = part.rating or Rating(round_id=part.subject.round_id, subject_id=part.subject.id)
    keep = Recipients(items=(f"Đồng chí {name}", paper.profile.keep_word))
    shortcomings = tuple(sentence(row.what) for row in part.shortcomings)
    post = post_of(part.subject)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="TB"),
        Title(
            name="THÔNG BÁO",
            lines=(f"Kết quả đánh giá, xếp loại chất lượng đảng viên {year_of(dossier)}",),
            has_rule=True,
        ),
        *addressed("Kính gửi", (f"Đồng chí {name}{f' – {post}' if post else ''}",)),
        said(
            f"Căn cứ {_decision(rating, paper)} của {dossier.cell.superior_name}, {dossier.cell.name} thông báo "
            f"kết quả xếp loại chất lượng đảng viên {year_of(dossier)} của đồng chí: "
            f"{decided_level(rating.decided_level)}."
        ),
        *((said(f"Nhận xét: {sentence(rating.committee_remark)}"),) if rating.committee_remark.strip() else ()),
        *(
            (said("Hạn chế, khuyết điểm cần khắc phục:", stays_with_next=True), Bullets(items=shortcomings))
            if shortcomings
            else ()
        ),
        said("Đồng chí có ý kiến khác thì gửi bằng văn bản đến chi bộ để báo cáo cấp có thẩm quyền xem xét."),
        SignatureGrid(left=keep, right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="result_notice", title=f"Thông báo kết quả xếp loại – {name}")


def _decision(rating: Rating, paper: PaperDetails) -> str:
    number = rating.decision_number or LONG_DOTS
    dated = party_date(rating.decided_on, paper.profile) if rating.decided_on else f"ngày {DOTS}"
    return f"Quyết định số {number}, {dated}"
