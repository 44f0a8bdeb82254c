"""Legacy encodings against an independent table, in fonts, in mixed cells and by statistics alone."""

import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from kiemdiem_desktop.intake.legacy import (
    _TCVN3_CODES,
    Encoding,
    decode,
    encoding_of_font,
    from_tcvn3,
    from_vni,
    guess_encoding,
    looks_tcvn3,
)
from kiemdiem_desktop.intake.roster import read_roster
from kiemdiem_desktop.intake.tables import read_tables
from tests.intake.files import workbook


def iconv(data: bytes) -> str:
    """Read TCVN3 bytes with the system's own converter."""
    done = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def test_the_74_letters_of_tcvn3_are_those_of_iconv() -> None:
    assert len(_TCVN3_CODES) == 74
    for code in _TCVN3_CODES:
        assert from_tcvn3(code) == iconv(code.encode("latin-1")), hex(ord(code))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("§¶ng viªn", "Đảng viên"),
        ("NguyÔn", "Nguyễn"),
        ("TrÇn", "Trần"),
        ("Chi bé", "Chi bộ"),
        ("BÝ th\xad", "Bí thư"),
        ("N÷", "Nữ"),
        ("R¬ Ch©m Ngäc H¶i", "Rơ Châm Ngọc Hải"),
    ],
)
def test_tcvn3_reads_as_iconv_does(before: str, after: str) -> None:
    assert from_tcvn3(before) == after == iconv(before.encode("latin-1"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("§¶NG Bé X· §¡K MAR", "ĐẢNG BỘ XÃ ĐĂK MAR"),
        ("DANH S¸CH §¶NG VI£N N¡M 2026", "DANH SÁCH ĐẢNG VIÊN NĂM 2026"),
        ("BÝ TH¦", "BÍ THƯ"),
    ],
)
def test_a_line_of_capitals_reads_in_capitals(before: str, after: str) -> None:
    assert from_tcvn3(before) == after


def test_a_capital_font_makes_capitals_of_small_codes() -> None:
    assert decode("NguyÔn v¨n ¸nh", Encoding.TCVN3, font=".VnTimeH").after == "NGUYỄN VĂN ÁNH"
    assert decode("NguyÔn v¨n ¸nh", Encoding.TCVN3, font=".VnTime").after == "Nguyễn văn ánh"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ñaûng vieân", "Đảng viên"),
        ("Nguyeãn", "Nguyễn"),
        ("Traàn", "Trần"),
        ("Nguyeãn Thò Höôøng", "Nguyễn Thị Hường"),
        ("Leâ Vaên Myõ", "Lê Văn Mỹ"),
        ("Phöôïng", "Phượng"),
        ("Kyø Lyù", "Kỳ Lý"),
        ("ÑAÛNG BOÄ XAÕ", "ĐẢNG BỘ XÃ"),
        ("Öôùc", "Ước"),
        ("Buøi Quyù Tî", "Bùi Quý Tỵ"),
        ("Ñaëng Haûi", "Đặng Hải"),
        ("Hoà Taán", "Hồ Tấn"),
        ("Nghóa Thæ", "Nghĩa Thỉ"),
    ],
)
def test_vni_reads_base_and_mark(before: str, after: str) -> None:
    assert from_vni(before) == after


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArialH", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VNI Helve", Encoding.VNI),
        ("Times New Roman", None),
        ("Vnuni", None),
        ("", None),
    ],
)
def test_fonts_tell_the_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize(
    ("texts", "encoding"),
    [
        (("NguyÔn ThÞ H\xad¬ng", "TrÇn V¨n §øc", "Chi bé"), Encoding.TCVN3),
        (("Nguyeãn Thò Höông", "Traàn Vaên Ñöùc"), Encoding.VNI),
        (("Lê Hà", "Hồ Văn Lý", "Tôn Thất Úc"), Encoding.UNICODE),
        (("Hà", "Lý", "Tô"), Encoding.UNICODE),
        (("An", "Binh"), Encoding.UNICODE),
        ((), Encoding.UNICODE),
    ],
)
def test_without_fonts_the_syllables_decide(texts: tuple[str, ...], encoding: Encoding) -> None:
    assert guess_encoding(texts) is encoding


def test_one_pasted_legacy_text_among_unicode_gives_itself_away() -> None:
    assert looks_tcvn3("TrÇn V¨n §øc")
    assert not looks_tcvn3("Trần Văn Đức")
    assert not looks_tcvn3("Lê Lý")
    assert not looks_tcvn3("© 2026 – 20 m³")


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("BÝ th", (("th", "thư"),)),
        ("Lª Phîng", (("Phợng", "Phượng"),)),
        ("®îc", (("đợc", "được"),)),
        ("B\xad", ()),
        ("TT", ()),
        ("NguyÔn V¨n An", ()),
    ],
)
def test_words_that_lost_their_letter_are_named(text: str, doubtful: tuple[tuple[str, str], ...]) -> None:
    assert decode(text, Encoding.TCVN3).doubtful == doubtful


def test_a_workbook_in_a_vni_font_reads_as_unicode(tmp_path: Path) -> None:
    rows = [["Hoï vaø teân", "Ngaøy sinh", "Chöùc vuï"], ["Nguyeãn Thò Höôøng", "4/1970", "Bí thö"]]
    draft = read_roster(workbook(tmp_path / "vni.xlsx", rows, font="VNI-Times"))
    assert [match.label for match in draft.header.mapping] == ["Họ và tên", "Ngày sinh", "Chức vụ"]
    assert draft.rows[0].values.full_name == "Nguyễn Thị Hường"
    notes = [(note.before, note.after) for note in draft.rows[0].notes]
    assert ("Nguyeãn Thò Höôøng", "Nguyễn Thị Hường") in notes


def test_a_workbook_in_a_capital_font_offers_normal_case(tmp_path: Path) -> None:
    rows = [["Hä vµ tªn", "Ngµy sinh"], ["NguyÔn v¨n ¸nh", "4/1970"]]
    draft = read_roster(workbook(tmp_path / "hoa.xlsx", rows, font=".VnTimeH"))
    assert draft.rows[0].values.full_name == "NGUYỄN VĂN ÁNH"
    assert [offer.after for offer in draft.rows[0].offers] == ["Nguyễn Văn Ánh"]


def test_each_run_of_a_mixed_cell_is_read_by_its_own_font(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    old, new = InlineFont(rFont=".VnTime"), InlineFont(rFont="Times New Roman")
    sheet["A1"] = CellRichText(TextBlock(old, "TrÇn ThÞ "), TextBlock(new, "Ngọc Ánh"))
    book.save(tmp_path / "hai_phong.xlsx")
    table = read_tables(tmp_path / "hai_phong.xlsx")[0]
    assert table.text(0, 0) == "Trần Thị Ngọc Ánh"
    assert table.decoded[0, 0].before == "TrÇn ThÞ Ngọc Ánh"


def test_unicode_under_an_old_font_name_is_left_alone(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh"], ["Lê Lý", "1970"], ["Trần Văn Đức", "1971"], ["Nguyễn Thị Hường", "1972"]]
    draft = read_roster(workbook(tmp_path / "ten_phong.xlsx", rows, font=".VnTime"))
    assert [row.values.full_name for row in draft.rows] == ["Lê Lý", "Trần Văn Đức", "Nguyễn Thị Hường"]
    assert not any(row.notes for row in draft.rows)


def test_a_dropped_letter_is_a_problem_with_an_offer(tmp_path: Path) -> None:
    rows = [["Hä vµ tªn", "Ngµy sinh", "Ghi chó"], ["Lª ThÞ Phîng", "1970", "S¶n xuÊt giái"]]
    row = read_roster(workbook(tmp_path / "mat_chu.xlsx", rows, font=".VnTime")).rows[0]
    assert [problem.code for problem in row.problems] == ["lost_letter"]
    assert [(offer.code, offer.after) for offer in row.offers] == [("lost_letter", "Lê Thị Phượng")]
