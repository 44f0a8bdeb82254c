"""The end of a page never tears apart what belongs together: headings and their text, signatures and what they sign."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kiemdiem_desktop.documents.blocks import (
    Block,
    Column,
    Document,
    Footnote,
    Heading,
    Paragraph,
    PartyHeader,
    Signature,
    SignatureGrid,
    Table,
    TextSize,
    cells,
    plain,
)
from kiemdiem_desktop.documents.fonts import known_letters
from kiemdiem_desktop.documents.normal import lacking, unbroken
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.writers import write_pdf

SIGNED = SignatureGrid(right=Signature(on_behalf="T/M CHI BỘ", post="BÍ THƯ", name="A Brêng"))


def pages_of(blocks: tuple[Block, ...], profile: FormatProfile, fonts_dir: Path) -> list[str]:
    """Print the blocks and give the text of each page."""
    document = Document(code="trial", title="Thử", profile=profile, blocks=blocks)
    printed = pypdfium2.PdfDocument(write_pdf(document, fonts_dir=fonts_dir, at=date(2026, 12, 5)))
    return [page.get_textpage().get_text_range() for page in printed]


def table_of(count: int) -> Table:
    """Give a list of `count` rows."""
    rows = tuple(cells(number, f"Người thứ {number}.") for number in range(1, count + 1))
    return Table(
        name="Bảng", columns=(Column(width=10), Column(width=80)), header=(cells("TT", "Họ và tên"),), rows=rows
    )


@pytest.mark.parametrize("has_note", [False, True])
def test_a_signature_never_stands_alone_under_a_table(
    profile: FormatProfile, fonts_dir: Path, *, has_note: bool
) -> None:
    small = Paragraph(runs=plain("Ghi chú dưới bảng."), size=TextSize.SMALL)
    lengths = set()
    for count in range(24, 46):
        blocks = (table_of(count), *((small,) if has_note else ()), SIGNED)
        pages = pages_of(blocks, profile, fonts_dir)
        lengths.add(len(pages))
        assert f"Người thứ {count}." in pages[-1]
        assert f"Người thứ {count - 1}." in pages[-1]
        assert all("Họ và tên" in page for page in pages)
        assert sum(page.count("Người thứ") for page in pages) == count
        if len(pages) == 1:
            assert pages[0].count("Họ và tên") == 1
    assert lengths == {1, 2}


@pytest.mark.parametrize("has_table", [False, True])
def test_a_note_never_stands_alone_on_the_last_page(
    profile: FormatProfile, fonts_dir: Path, *, has_table: bool
) -> None:
    note = Footnote(text="Mẫu tạm: đối chiếu với mẫu cấp trên gửi.")
    for count in range(20, 44):
        lines = tuple(Paragraph(runs=plain(f"Dòng {number}.")) for number in range(count))
        pages = pages_of((*((table_of(count),) if has_table else lines), SIGNED, note), profile, fonts_dir)
        assert "BÍ THƯ" in pages[-1]
        assert "Mẫu tạm" in pages[-1]


def test_no_heading_ends_a_page(profile: FormatProfile, fonts_dir: Path) -> None:
    heads = (Heading(text="II. Hạn chế"), Heading(text="1. Hạn chế nêu ra", level=2), Heading(text="a) Điểm", level=3))
    for count in range(20, 40):
        before = tuple(Paragraph(runs=plain(f"Dòng {number}.")) for number in range(count))
        pages = pages_of((*before, *heads, Paragraph(runs=plain("Lời văn."))), profile, fonts_dir)
        page = next(page for page in pages if "II. Hạn chế" in page)
        assert "Lời văn." in page


def test_the_label_of_dotted_lines_goes_with_them_and_the_signature(profile: FormatProfile, fonts_dir: Path) -> None:
    for count in range(15, 40):
        before = tuple(Paragraph(runs=plain(f"Dòng {number}.")) for number in range(count))
        label = Paragraph(runs=plain("Kết luận:"), stays_with_next=True)
        pages = pages_of((*before, label, Paragraph(runs=plain("……")), SIGNED), profile, fonts_dir)
        assert "Kết luận:" in next(page for page in pages if "BÍ THƯ" in page)


def test_a_name_that_never_breaks_does_not_tear_the_line_before_it(profile: FormatProfile, fonts_dir: Path) -> None:
    for name in ("Nguyễn Thị Diễm Thúy Hằng Phương Hoàng Anh Kiều", "ngày 21 tháng 11 năm 2026 tại nhà rông của thôn"):
        text = f"- Hoàn thành xuất sắc nhiệm vụ (2 đồng chí): {unbroken(name)}."
        for runs in (plain(text), (*plain("- "), *plain(text, is_italic=True))):
            document = Document(code="trial", title="Thử", profile=profile, blocks=(Paragraph(runs=runs),))
            (page,) = pypdfium2.PdfDocument(write_pdf(document, fonts_dir=fonts_dir, at=date(2026, 12, 5)))
            words = page.get_textpage()
            assert words.count_rects() > 1
            ends = [words.get_rect(place)[2] for place in range(words.count_rects())]
            assert max(ends) < page.get_width() - profile.margins.right * 72 / 25.4 - 20


def test_what_the_font_lacks_is_marked_and_not_drawn_as_an_empty_box(profile: FormatProfile, fonts_dir: Path) -> None:
    odd = "Đồng chí \N{SMILING FACE WITH SUNGLASSES}\N{VARIATION SELECTOR-16} họ 阮, HɃuôn □"
    (page,) = pages_of((Paragraph(runs=plain(odd)),), profile, fonts_dir)
    assert "Đồng chí [?] họ [?], HɃuôn □" in page
    assert lacking(odd, known_letters(fonts_dir)) == ("\N{SMILING FACE WITH SUNGLASSES}", "阮")


def test_a_name_just_too_long_for_the_head_stays_on_one_line(profile: FormatProfile, fonts_dir: Path) -> None:
    name = "CHI BỘ THÔN KON TƠ NANG A"
    head = PartyHeader(
        superior="ĐẢNG BỘ XÃ ĐĂK LƠ VANG", body=name, place_and_date="Đăk Lơ Vang, ngày 21 tháng 11 năm 2026"
    )
    (page,) = pages_of((head,), profile, fonts_dir)
    assert name[:-4] in page.splitlines() or name in page
