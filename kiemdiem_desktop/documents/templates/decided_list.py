"""Danh sách kết quả xếp loại đã quyết định: all subjects of all cells with the four levels side by side."""

from collections.abc import Sequence
from decimal import Decimal

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Column,
    Document,
    Orientation,
    Table,
    TableCell,
    Title,
    cells,
)
from kiemdiem_desktop.documents.templates.decision_frame import (
    DecidedLine,
    DecisionPaper,
    counted_levels,
    decision_document,
    decision_foot,
    decision_header,
)
from kiemdiem_desktop.documents.templates.phrases import said, small
from kiemdiem_desktop.documents.wording import LEGEND, NOT_RATED_NAME, sentence
from kiemdiem_desktop.domain.level import Level

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=58),
    Column(width=42),
    *(Column(width=width, alignment=Alignment.CENTRE) for width in (18, 22, 22, 26)),
    Column(width=60),
)
_HEADS = ("TT", "Tập thể, họ và tên", "Chức vụ", "Điểm", "Tự nhận", "Chi bộ đề nghị", "Quyết định", "Ghi chú")


def build(paper: DecisionPaper, lines: Sequence[DecidedLine]) -> Document:
    """Give the list in the order of the cells."""
    members, others = [row for row in lines if row.is_member], [row for row in lines if not row.is_member]
    blocks: tuple[Block, ...] = (
        decision_header(paper),
        Title(name="DANH SÁCH", lines=("Kết quả đánh giá, xếp loại chất lượng đã quyết định", paper.period)),
        Table(name="Kết quả xếp loại", columns=_COLUMNS, header=(cells(*_HEADS),), rows=tuple(_rows(lines))),
        small(LEGEND),
        said(f"Tập thể ({len(others)}): {sentence(counted_levels(others, 'tập thể'))}"),
        said(f"Đảng viên ({len(members)}): {sentence(counted_levels(members, 'đồng chí'))}"),
        decision_foot(paper),
    )
    return decision_document(
        paper,
        blocks,
        code="decided_list",
        title="Danh sách kết quả xếp loại",
        orientation=Orientation.LANDSCAPE,
    )


def _rows(lines: Sequence[DecidedLine]) -> list[tuple[TableCell, ...]]:
    rows: list[tuple[TableCell, ...]] = []
    cell = ""
    for number, line in enumerate(lines, 1):
        if line.cell_name != cell:
            cell = line.cell_name
            rows.append((TableCell(value=cell, columns=8, is_bold=True, alignment=Alignment.LEFT),))
        rows.append(_row(number, line))
    return rows


def _row(number: int, line: DecidedLine) -> tuple[TableCell, ...]:
    return cells(
        number,
        line.called,
        line.post,
        Decimal(line.points) if line.points else None,
        _code(line.self_level),
        _code(line.proposed),
        NOT_RATED_NAME if line.decided is None else line.decided.value,
        line.reason,
    )


def _code(level: Level | None) -> str:
    return "" if level is None else level.value
