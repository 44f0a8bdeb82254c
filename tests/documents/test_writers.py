"""Every writer has every block, takes any text, and gives the same bytes twice."""

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from kiemdiem_desktop.documents.blocks import (
    Blank,
    Block,
    Bullets,
    Chart,
    ChartBar,
    Column,
    CutLine,
    Document,
    Field,
    Footnote,
    Heading,
    KeyValue,
    PageBreak,
    Paragraph,
    PartyHeader,
    QrCode,
    Recipients,
    Run,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    cells,
    plain,
)
from kiemdiem_desktop.documents.grid import cell_text, placed_cells
from kiemdiem_desktop.documents.normal import normalised
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.writers import write_docx, write_pdf, write_text, write_xlsx

DAY = date(2026, 12, 5)
Writer = Callable[[Document, Path], bytes]
WRITERS: dict[str, Writer] = {
    "text": lambda document, _fonts: write_text(document).encode(),
    "pdf": lambda document, fonts: write_pdf(document, fonts_dir=fonts, at=DAY, page_code="ab12"),
    "docx": lambda document, _fonts: write_docx(document),
    "xlsx": lambda document, _fonts: write_xlsx(document),
}
TABLE = Table(
    name="Bảng/thử",
    columns=(Column(width=10), Column(width=30), Column(width=20)),
    header=((TableCell(value="TT", rows=2), TableCell(value="Nhóm", columns=2)), cells("Điểm", "Ngày")),
    rows=(cells(1, Decimal("85.50"), DAY), (TableCell(value="Tổng", columns=2, is_bold=True), TableCell(value=None))),
)
BLOCKS: tuple[Block, ...] = (
    PartyHeader(superior="ĐẢNG BỘ XÃ", body="CHI BỘ THÔN", number="Số 01-BB/CB", place_and_date="Xã, ngày 05"),
    Title(name="BIÊN BẢN", lines=("thử",), notes=("ghi chú",), has_rule=True),
    Heading(text="I. Một"),
    Paragraph(runs=(Run(text="a < b & c", is_bold=True, is_italic=True, is_underlined=True),)),
    KeyValue(
        lines=((Field(label="Họ và tên", value="Lê Đức"), Field(label="", value="□")), (Field(label="x", value="y"),))
    ),
    Bullets(items=("một", "hai")),
    TABLE,
    Chart(name="Mức", series=("Tốt", "Kém"), bars=(ChartBar(label="Năm 2026", values=(Decimal(3), None)),)),
    QrCode(content="KHOA", caption="Mã quét"),
    PageBreak(),
    CutLine(),
    Footnote(text="chú thích"),
    Blank(lines=2, is_dotted=True),
    SignatureGrid(left=Recipients(items=("Lưu Chi bộ",)), right=Signature(on_behalf="T/M CHI BỘ", name="Lê Đức")),
)


def document_of(profile: FormatProfile, *blocks: Block) -> Document:
    """Give a paper with these blocks."""
    return Document(code="test", title="Thử", profile=profile, blocks=blocks, on=DAY)


def test_samples_hold_every_block() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_writer_has_the_block(writer: str, block: Block, profile: FormatProfile, fonts_dir: Path) -> None:
    empty = WRITERS[writer](document_of(profile), fonts_dir)
    assert WRITERS[writer](document_of(profile, block), fonts_dir) != empty


@pytest.mark.parametrize("writer", WRITERS)
def test_same_paper_gives_the_same_bytes(writer: str, profile: FormatProfile, fonts_dir: Path) -> None:
    first = WRITERS[writer](document_of(profile, *BLOCKS), fonts_dir)
    WRITERS[writer](document_of(profile, Heading(text="Khác")), fonts_dir)
    assert WRITERS[writer](document_of(profile, *BLOCKS), fonts_dir) == first


@pytest.mark.parametrize("writer", WRITERS)
def test_decomposed_text_is_composed_and_control_signs_go(writer: str, profile: FormatProfile, fonts_dir: Path) -> None:
    composed = document_of(profile, Paragraph(runs=plain("Nguyễn Thị Ngọc")))
    loose = unicodedata.normalize("NFD", "Nguyễn\x0b Thị\x00 Ngọc")
    assert WRITERS[writer](document_of(profile, Paragraph(runs=plain(loose))), fonts_dir) == WRITERS[writer](
        composed, fonts_dir
    )


def test_normalised_reaches_every_text(profile: FormatProfile) -> None:
    loose = unicodedata.normalize("NFD", "Đảng ủy")
    table = Table(name=loose, columns=(Column(width=1),), header=(cells(loose),), rows=(cells(loose),))
    fit = normalised(document_of(profile, table, SignatureGrid(left=Recipients(items=(loose,)))))
    assert loose not in repr(fit)
    assert repr(fit).count("Đảng ủy") == 4


def test_cells_find_their_places_under_spans() -> None:
    places = [(cell.row, cell.column, cell_text(cell.cell.value)) for cell in placed_cells(TABLE)]
    assert places == [
        (0, 0, "TT"),
        (0, 1, "Nhóm"),
        (1, 1, "Điểm"),
        (1, 2, "Ngày"),
        (2, 0, "1"),
        (2, 1, "85,5"),
        (2, 2, "05/12/2026"),
        (3, 0, "Tổng"),
        (3, 2, ""),
    ]
