"""Thông báo kết quả xếp loại to one cell: its own level and those of its members, changes with their reasons."""

from collections.abc import Sequence

from kiemdiem_desktop.documents.blocks import Block, Bullets, Document, Title
from kiemdiem_desktop.documents.templates.decision_frame import (
    DecidedLine,
    DecisionPaper,
    counted_levels,
    decided_table,
    decision_document,
    decision_foot,
    decision_header,
    level_words,
)
from kiemdiem_desktop.documents.templates.phrases import addressed, said
from kiemdiem_desktop.documents.wording import DOTS, party_date, sentence


def build(paper: DecisionPaper, cell_name: str, lines: Sequence[DecidedLine], *, decision: str = "") -> Document:
    """Give the notice to one cell; `decision` is the number of the decision behind it.

    Source: qd-366-2025 Điều 15
    """
    members, others = [row for row in lines if row.is_member], [row for row in lines if not row.is_member]
    changed = tuple(_change(line) for line in lines if line.decided is not line.proposed)
    dated = party_date(paper.on, paper.profile)
    blocks: tuple[Block, ...] = (
        decision_header(paper, "TB"),
        Title(
            name="THÔNG BÁO",
            lines=(f"Kết quả đánh giá, xếp loại chất lượng {paper.period}", f"của {cell_name}"),
            has_rule=True,
        ),
        *addressed("Kính gửi", (cell_name,)),
        said(
            f"Theo Quyết định số {decision or DOTS}, {dated}, {paper.decider} thông báo kết quả xếp loại "
            f"chất lượng {paper.period}:"
        ),
        *(said(f"{line.called}: {sentence(level_words(line.decided))}") for line in others),
        said(f"Đảng viên được xếp loại: {len(members)} đồng chí; {sentence(counted_levels(members, 'đồng chí'))}"),
        decided_table("Kết quả xếp loại", members),
        *((said("Các mức khác đề nghị của chi bộ:", stays_with_next=True), Bullets(items=changed)) if changed else ()),
        said(
            "Chi bộ thông báo kết quả đến từng đảng viên, lưu hồ sơ và chỉ đạo khắc phục hạn chế, khuyết điểm. "
            "Có ý kiến khác thì báo cáo bằng văn bản để cấp có thẩm quyền xem xét."
        ),
        decision_foot(paper, "Như trên"),
    )
    return decision_document(paper, blocks, code="committee_notice", title=f"Thông báo kết quả xếp loại {cell_name}")


def _change(line: DecidedLine) -> str:
    who = f"Đồng chí {line.called}" if line.is_member else line.called
    reason = f" ({line.reason.rstrip('.')})" if line.reason else ""
    return sentence(f"{who}: từ “{level_words(line.proposed)}” sang “{level_words(line.decided)}”{reason}")
