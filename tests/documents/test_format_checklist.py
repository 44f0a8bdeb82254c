"""The checklist of a Party paper's look, walked item by item over a report-like paper, for both guidances.

A4, margins, Party's name with its rule, star, number without colon, place and date, kind of paper, five hyphens,
T/M with a slash, Nơi nhận underlined on the left, page number, no motto, composed text, justified without hyphenation,
repeated header rows, names never broken.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from kiemdiem_desktop.documents.blocks import Alignment, Document, Paragraph, PartyHeader, SignatureGrid, Table
from kiemdiem_desktop.documents.profile import FormatProfile, profile_on
from kiemdiem_desktop.documents.spelling import Spelling, spelled
from kiemdiem_desktop.documents.templates import meeting_minutes, proposal_list, tally_minutes
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_docx, write_pdf, write_text
from kiemdiem_desktop.domain.dossier import Dossier
from tests.documents.conftest import RESOURCES
from tests.documents.sample_dossier import sample_dossier, sample_verdict

DAYS = (date(2026, 2, 5), date(2026, 12, 5))


@pytest.fixture(params=DAYS, ids=["hd-36", "hd-05"])
def look(request: pytest.FixtureRequest, profiles: tuple[FormatProfile, ...]) -> PaperDetails:
    """A numbered paper of a day under each guidance."""
    return PaperDetails(profile=profile_on(profiles, request.param), number=5, on=request.param)


@pytest.fixture
def minutes(look: PaperDetails) -> Document:
    """Minutes: a paper with head, number, parts and two signatures."""
    return meeting_minutes.build(long_dossier(), sample_verdict(), look)


def long_dossier() -> Dossier:
    """Give the sample round."""
    return sample_dossier()


def word_of(document: Document) -> Any:
    """Give the Word file as it is read back."""
    return docx.Document(BytesIO(write_docx(document)))


def run_of(word: Any, text: str) -> Any:
    """Give the first stretch of text that holds `text`, in or out of a table."""
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    paragraphs = [*word.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
    return next(run for line in paragraphs for run in line.runs if text in run.text)


def test_sheet_and_margins(minutes: Document) -> None:
    section = word_of(minutes).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    back = minutes.profile.back_margins
    assert (back.left, back.right) == (15, 30)


def test_party_name_is_bold_15_with_a_rule(minutes: Document) -> None:
    run = run_of(word_of(minutes), "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (run.font.size.pt, run.bold, bool(run.italic)) == (15, True, False)
    assert run._parent._p.find(f".//{qn('w:pBdr')}") is not None


def test_left_block_has_bodies_star_and_number(minutes: Document) -> None:
    header = next(block for block in minutes.blocks if isinstance(block, PartyHeader))
    assert header.superior.isupper()
    assert header.body.isupper()
    assert header.number.replace("\u00a0", " ") == "Số 05-BB/CB"
    lines = write_text(minutes).splitlines()
    assert lines[lines.index("*") + 1].startswith("Số 05")
    word = word_of(minutes)
    assert bool(run_of(word, header.superior).bold) is False
    assert run_of(word, header.body).bold


def test_place_and_date_are_italic_with_the_zero_rule(minutes: Document, look: PaperDetails) -> None:
    assert look.on is not None
    month = "02" if look.on.month == 2 else "12"
    expected = f"Tiên Phong, ngày 05 tháng {month} năm 2026"
    assert expected in write_text(minutes)
    assert run_of(word_of(minutes), "Tiên Phong, ngày").italic


def test_kind_of_paper_and_five_hyphens(minutes: Document) -> None:
    word = word_of(minutes)
    title = next(line for line in word.paragraphs if line.text == "BIÊN BẢN")
    assert title.alignment is None or title.alignment is WD_ALIGN_PARAGRAPH.CENTER
    assert word.styles["Title"].font.size.pt in {15, 16}
    assert word.styles["Title"].font.bold
    assert "\n-----\n" in write_text(minutes)


def test_signatures_carry_a_slash_and_no_word_for_a_deputy(look: PaperDetails) -> None:
    text = write_text(tally_minutes.build(sample_dossier(), sample_verdict(), look))
    assert "T/M TỔ KIỂM PHIẾU" in text
    assert not re.search(r"\bTM\.|\bKT\.|K/T", text)


def test_recipients_stand_on_the_left_underlined(look: PaperDetails) -> None:
    document = proposal_list.build(sample_dossier(), sample_verdict(), look)
    run = run_of(word_of(document), "Nơi nhận:")
    assert (run.underline, run.font.size.pt) == (True, 14)
    assert run_of(word_of(document), "Lưu Chi bộ").font.size.pt == 12
    grid = next(block for block in document.blocks if isinstance(block, SignatureGrid))
    assert grid.left is not None
    mark = ";" if look.profile.id == "hd-05-vptw" else ","
    assert f"(để báo cáo){mark}\n- Lưu Chi bộ." in write_text(document)


def test_pages_are_numbered_at_the_top_from_the_second(minutes: Document) -> None:
    pdf = write_pdf(minutes, fonts_dir=RESOURCES / "fonts", at=DAYS[0])
    tops = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        tops.append(page.get_textpage().get_text_bounded(0, height - 56, width, height).strip())
    assert tops[0] == ""
    assert tops[1:] == [str(number) for number in range(2, len(tops) + 1)]


def test_no_motto_no_seal_and_composed_text(minutes: Document) -> None:
    text = write_text(minutes)
    assert "Độc lập" not in text
    assert "CỘNG HÒA" not in text
    assert text == unicodedata.normalize("NFC", text)
    assert not word_of(minutes).inline_shapes


def test_text_is_justified_and_never_hyphenated(minutes: Document) -> None:
    normal = word_of(minutes).styles["Normal"].paragraph_format
    assert normal.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(normal.first_line_indent.mm) == 10
    assert normal.line_spacing.pt >= 18
    assert normal.space_after.pt >= 6
    plain = [block for block in minutes.blocks if isinstance(block, Paragraph)]
    assert plain[0].alignment is Alignment.JUSTIFIED
    assert "\u00ad" not in write_text(minutes)


def test_header_rows_repeat_and_names_stay_whole(look: PaperDetails) -> None:
    document = proposal_list.build(sample_dossier(), sample_verdict(), look)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.header
    names = [cell.value for row in table.rows for cell in row if "Nguyễn" in str(cell.value)]
    assert names
    assert all(" " not in str(name) for name in names)
    rows = next(table for table in word_of(document).tables if table.style.name == "Table Grid").rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize(
    ("spelling", "wanted"),
    [
        (Spelling.AS_TYPED, "Đảng ủy, chi uỷ; chuyển hóa; Thúy Hòa; khuỷu; quý"),
        (Spelling.ON_FIRST, "Đảng ủy, chi ủy; chuyển hóa; Thúy Hòa; khuỷu; quý"),
        (Spelling.ON_SECOND, "Đảng uỷ, chi uỷ; chuyển hoá; Thúy Hòa; khuỷu; quý"),
    ],
)
def test_one_spelling_is_chosen_for_official_words(spelling: Spelling, wanted: str) -> None:
    assert spelled("Đảng ủy, chi uỷ; chuyển hóa; Thúy Hòa; khuỷu; quý", spelling) == wanted


def test_a_paper_follows_the_chosen_spelling(look: PaperDetails) -> None:
    other = replace(look, profile=replace(look.profile, spelling=Spelling.ON_SECOND))
    text = write_text(proposal_list.build(sample_dossier(), sample_verdict(), other))
    assert "Đảng uỷ xã Tiên Phong" in text
    assert "ủy" not in text
