"""Word and Excel files as python-docx and openpyxl read them back."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from kiemdiem_desktop.documents.blocks import (
    Column,
    Document,
    Paragraph,
    Signature,
    SignatureGrid,
    Table,
    cells,
    plain,
)
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_docx, write_xlsx
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from tests.documents.sample_papers import sample_papers


@pytest.fixture
def papers(paper: PaperDetails, regulations: RegulationSet) -> dict[str, Document]:
    """Give every paper."""
    return sample_papers(paper, regulations)


def word_file(document: Document) -> Any:
    """Give a paper as python-docx reads it."""
    return docx.Document(BytesIO(write_docx(document)))


def workbook(document: Document) -> Any:
    """Give a paper as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(write_xlsx(document)))


def test_word_file_uses_real_styles(papers: dict[str, Document]) -> None:
    word = word_file(papers["meeting_minutes"])
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    assert styles["BIÊN BẢN"] == "Title"
    assert styles["I. Thời gian, địa điểm, thành phần"] == "Heading 1"
    assert (
        styles["1. Đồng chí Nguyễn Văn Đức – Bí thư chi bộ".replace("Nguyễn Văn Đức", "Nguyễn\xa0Văn\xa0Đức")]
        == "Heading 2"
    )
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert not [name for name in ("Title", "Subtitle") if word.styles[name].element.xpath("w:rPr/w:spacing")]
    assert word.styles["Normal"].font.size.pt == 14
    assert word.core_properties.language == "vi-VN"


def test_word_file_has_the_page_of_the_profile(papers: dict[str, Document]) -> None:
    section = word_file(papers["proposal_list"]).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0]._p.find(f".//{qn('w:instrText')}").text == "PAGE"


def test_word_table_repeats_its_header_and_keeps_rows_whole(papers: dict[str, Document]) -> None:
    word = word_file(papers["proposal_list"])
    table = next(table for table in word.tables if table.style.name == "Table Grid")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[1].cells][:4] == ["1", "Nguyễn\xa0Văn\xa0Đức", "Bí thư chi bộ", "81,5"]


def test_word_lines_before_the_signatures_stay_with_them(papers: dict[str, Document]) -> None:
    word = word_file(papers["meeting_minutes"])
    last = [paragraph for paragraph in word.paragraphs if paragraph.text][-1]
    assert last.text.startswith("Hội nghị kết thúc")
    assert last.paragraph_format.keep_with_next


def test_workbook_has_real_numbers_and_is_ready_to_print(papers: dict[str, Document]) -> None:
    book = workbook(papers["proposal_list"])
    assert book.sheetnames == ["Đề nghị xếp loại", "Chưa xếp loại"]
    sheet = book["Đề nghị xếp loại"]
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")
    assert sheet.cell(top + 1, 1).value == 1
    assert sheet.cell(top + 1, 2).value == "Nguyễn Văn Đức"
    assert sheet.cell(top + 1, 4).value == 81.5
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"
    assert sheet.print_area.startswith("'Đề nghị xếp loại'!$A$1:$J$")
    assert sheet.page_setup.orientation == "landscape"
    assert 95 <= sheet.page_setup.scale <= 100


def test_workbook_rows_are_as_high_as_their_words(papers: dict[str, Document]) -> None:
    sheet = workbook(papers["proposal_list"])["Đề nghị xếp loại"]
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")
    assert sheet.row_dimensions[top].height > 30
    assert sheet["A1"].value == "ĐẢNG BỘ XÃ TIÊN PHONG"
    party = next(cell for cell in sheet[1] if cell.value == "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert party.column > 1
    assert party.font.bold


def pages_of_rows(sheet: Any, room_points: float) -> dict[int, int]:
    """Tell on which page each row is printed, head rows repeated, by the heights and the breaks in the file."""
    breaks = {found.id for found in sheet.row_breaks.brk}
    titles = int(sheet.print_title_rows.rpartition("$")[2])
    heights = {row: sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)}
    page, used, found = 1, 0.0, {}
    for row, height in heights.items():
        if row - 1 in breaks or used + height > room_points:
            page, used = page + 1, sum(heights[title] for title in range(1, titles + 1) if row > titles)
        used += height
        found[row] = page
    return found


@pytest.mark.parametrize("has_note", [False, True])
def test_a_signature_never_stands_alone_on_a_printed_sheet(profile: FormatProfile, *, has_note: bool) -> None:
    signed = SignatureGrid(right=Signature(on_behalf="T/M CHI BỘ", post="BÍ THƯ", name="A Brêng"))
    note = (Paragraph(runs=plain("Ghi chú dưới bảng.")),) if has_note else ()
    lengths = set()
    for count in range(20, 60):
        rows = tuple(cells(number, f"Người thứ {number}") for number in range(1, count + 1))
        columns = (Column(width=20), Column(width=145))
        table = Table(name="Bảng", columns=columns, header=(cells("TT", "Họ và tên"),), rows=rows)
        document = Document(code="x", title="x", profile=profile, blocks=(table, *note, signed))
        sheet = workbook(document).worksheets[0]
        assert sheet.page_setup.scale >= 95
        for room in (0.97, 1.0, 1.02):
            pages = pages_of_rows(sheet, 257 * 72 / 25.4 * room)
            assert pages[count + 1] == pages[sheet.max_row], (count, room)
            lengths.add(pages[sheet.max_row])
    assert {1, 2} <= lengths


def test_workbook_keeps_dates_and_never_runs_a_text(profile: FormatProfile) -> None:
    table = Table(
        name="Bảng",
        columns=(Column(width=20), Column(width=20), Column(width=20)),
        header=(cells("Tên", "Ngày", "Điểm"),),
        rows=(cells("=1+1", date(2026, 12, 5), Decimal("27.5")),),
    )
    document = Document(code="x", title="x", profile=profile, blocks=(Paragraph(runs=plain("=2+2")), table))
    sheet = workbook(document).worksheets[0]
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=2+2", "s")
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    assert (sheet["B3"].value.date(), sheet["B3"].number_format) == (date(2026, 12, 5), "dd/mm/yyyy")
    assert sheet["C3"].value == 27.5
