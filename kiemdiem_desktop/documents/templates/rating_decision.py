"""Quyết định công nhận kết quả xếp loại: of collectives, or of members, with the list that goes with it."""

from collections.abc import Sequence

from kiemdiem_desktop.documents.blocks import Alignment, Block, Document, Heading, PageBreak, Paragraph, Title, plain
from kiemdiem_desktop.documents.templates.decision_frame import (
    DecidedLine,
    DecisionPaper,
    attached,
    counted_levels,
    decided_table,
    decision_document,
    decision_foot,
    decision_header,
)
from kiemdiem_desktop.documents.templates.phrases import centred, grounds
from kiemdiem_desktop.rules.regulation_set import RegulationSet


def build(
    paper: DecisionPaper, lines: Sequence[DecidedLine], regulations: RegulationSet, *, is_members: bool
) -> Document:
    """Give the decision on these subjects: all of them members, or all collectives.

    Source: qd-366-2025 Điều 13
    """
    what = "đảng viên" if is_members else "tập thể chi ủy, chi bộ"
    blocks: tuple[Block, ...] = (
        decision_header(paper, "QĐ"),
        Title(
            name="QUYẾT ĐỊNH",
            lines=(f"Công nhận kết quả đánh giá, xếp loại chất lượng {what}", paper.period),
            has_rule=True,
        ),
        *grounds(
            regulations,
            paper.details,
            "Căn cứ hồ sơ, đề nghị của các chi bộ và kết quả thẩm định",
            f"Căn cứ kết luận của {paper.decider}",
        ),
        centred(f"{paper.decider.upper()} QUYẾT ĐỊNH", is_bold=True),
        *_articles(lines, what, is_members=is_members),
        decision_foot(paper, "Như Điều 2"),
        PageBreak(),
        Title(name="DANH SÁCH", lines=(f"Xếp loại chất lượng {what} {paper.period}",)),
        attached(paper),
        decided_table("Danh sách xếp loại", lines),
    )
    code = "rating_decision_members" if is_members else "rating_decision_collectives"
    return decision_document(paper, blocks, code=code, title=f"Quyết định xếp loại chất lượng {what}")


def _articles(lines: Sequence[DecidedLine], what: str, *, is_members: bool) -> tuple[Block, ...]:
    unit = "đồng chí" if is_members else "tập thể"
    whole = f"{len(lines)} {'đảng viên' if is_members else 'tập thể'}"
    counted = counted_levels(lines, unit)
    texts = (
        (
            "Điều 1.",
            f"Công nhận kết quả xếp loại chất lượng của {whole} (có danh sách kèm theo), gồm {counted}.",
        ),
        (
            "Điều 2.",
            f"Các chi bộ và {what} có tên trong danh sách chịu trách nhiệm thi hành Quyết định này, kể từ ngày ký.",
        ),
    )
    return tuple(block for head, text in texts for block in (Heading(text=head, level=2), _text(text)))


def _text(text: str) -> Paragraph:
    return Paragraph(runs=plain(text), alignment=Alignment.JUSTIFIED)
