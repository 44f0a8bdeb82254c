"""Phiếu thẩm định: self-assessed beside appraised points of one cell's subjects, the difference and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Orientation,
    Signature,
    SignatureGrid,
    Table,
    Title,
    cells,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.decision_frame import DecisionPaper, decision_document, decision_header
from kiemdiem_desktop.documents.templates.phrases import said, small
from kiemdiem_desktop.documents.wording import LEGEND
from kiemdiem_desktop.domain.level import Level

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=60),
    Column(width=38),
    *(Column(width=width, alignment=Alignment.CENTRE) for width in (22, 22, 22, 24, 24)),
    Column(width=58),
)
_HEADS = (
    *("TT", "Tập thể, họ và tên", "Chức vụ", "Tự chấm", "Thẩm định", "Chênh lệch", "Chi bộ đề nghị"),
    *("Thẩm định đề nghị", "Giải trình khi chênh từ 5 điểm hoặc khác mức"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLine:
    """One subject on the slip; None where there are no points."""

    name: str
    post: str
    own: Decimal | None
    appraised: Decimal | None
    difference: Decimal | None
    proposed: Level | None
    offered: Level | None
    reason: str = ""


def build(paper: DecisionPaper, cell_name: str, lines: Sequence[SlipLine], remarks: Sequence[str]) -> Document:
    """Give the slip of one cell: the points side by side, then what the appraisers found."""
    blocks: tuple[Block, ...] = (
        decision_header(paper),
        Title(name="PHIẾU THẨM ĐỊNH", lines=(f"Hồ sơ kiểm điểm, xếp loại chất lượng {paper.period}", cell_name)),
        Table(
            name="Thẩm định",
            columns=_COLUMNS,
            header=(cells(*_HEADS),),
            rows=tuple(_row(number, line) for number, line in enumerate(lines, 1)),
        ),
        small(LEGEND),
        Heading(text="Nhận xét của bộ phận thẩm định"),
        *((Bullets(items=tuple(remarks)),) if remarks else (said("Không có điểm phải sửa."),)),
        SignatureGrid(
            left=Signature(on_behalf="NGƯỜI THẨM ĐỊNH", note="(Ký, ghi rõ họ tên)"),
            right=Signature(on_behalf="CẤP CÓ THẨM QUYỀN DUYỆT", note="(Ký, ghi rõ họ tên)"),
        ),
    )
    return decision_document(
        paper,
        blocks,
        code="appraisal_slip",
        title=f"Phiếu thẩm định {cell_name}",
        orientation=Orientation.LANDSCAPE,
    )


def _row(number: int, line: SlipLine) -> tuple:  # type: ignore[type-arg]
    return cells(
        number,
        unbroken(line.name),
        line.post,
        line.own,
        line.appraised,
        line.difference,
        line.proposed.value if line.proposed else "",
        line.offered.value if line.offered else "",
        line.reason,
    )
