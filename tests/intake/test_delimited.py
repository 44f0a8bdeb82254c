"""Text tables in every encoding and with every separator that offices write."""

import unicodedata
from pathlib import Path

import pytest

from kiemdiem_desktop.intake.delimited import separator_of
from kiemdiem_desktop.intake.errors import DamagedFileError, TooLargeError
from kiemdiem_desktop.intake.legacy import Encoding
from kiemdiem_desktop.intake.roster import read_roster
from kiemdiem_desktop.intake.tables import read_tables
from tests.intake.files import text_file

TEXT = "Họ và tên;Ngày sinh;Nơi công tác\r\nNguyễn Thị Hường;4/1970;Ủy ban xã\r\nĐỗ Văn Ước;1/2/1971;Trường học\r\n"


def in_1258(text: str) -> bytes:
    """Write a text in Windows-1258: letters with their shape, tones as combining marks behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFD", letter) for letter in unicodedata.normalize("NFC", text)]
    return "".join(
        unicodedata.normalize("NFC", "".join(c for c in letter if c not in tones))
        + "".join(c for c in letter if c in tones)
        for letter in letters
    ).encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    draft = read_roster(text_file(tmp_path / "a.csv", TEXT, encoding))
    assert [row.values.full_name for row in draft.rows] == ["Nguyễn Thị Hường", "Đỗ Văn Ước"]
    assert [row.values.workplace for row in draft.rows] == ["Ủy ban xã", "Trường học"]


def test_windows_1258_is_composed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(in_1258(TEXT))
    assert [row.values.full_name for row in read_roster(path).rows] == ["Nguyễn Thị Hường", "Đỗ Văn Ước"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Hä vµ tªn;Ngµy sinh;N¬i c«ng t¸c\nNguyÔn ThÞ H\xadêng;4/1970;ñy ban x·\n", Encoding.TCVN3),
        ("Hoï vaø teân;Ngaøy sinh;Nôi coâng taùc\nNguyeãn Thò Höôøng;4/1970;uûy ban xaõ\n", Encoding.VNI),
    ],
)
def test_legacy_bytes_saved_as_plain_text(tmp_path: Path, text: str, encoding: Encoding) -> None:
    path = text_file(tmp_path / "a.csv", text, "cp1252")
    row = read_roster(path).rows[0]
    assert (row.values.full_name, row.values.workplace) == ("Nguyễn Thị Hường", "ủy ban xã")
    assert {decoded.encoding for decoded in read_tables(path)[0].decoded.values()} == {encoding}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_out(tmp_path: Path, separator: str) -> None:
    path = text_file(tmp_path / "a.csv", TEXT.replace(";", separator), "utf-8")
    assert len(read_roster(path).header.mapping) == 3


def test_a_comma_inside_names_of_places_is_no_separator() -> None:
    assert separator_of("Họ tên;Nơi công tác\nA;Xã B, huyện C, tỉnh D\nB;Xã E, huyện F, tỉnh G\n") == ";"


def test_quoted_fields_keep_separators_and_line_breaks(tmp_path: Path) -> None:
    text = 'Họ và tên,Ngày sinh,Ghi chú\n"Bùi Hà",1970,"Chuyển đến, tháng 3\nnăm 2026"\n'
    row = read_roster(text_file(tmp_path / "a.csv", text, "utf-8")).rows[0]
    assert row.values.note == "Chuyển đến, tháng 3 năm 2026"


def test_the_separator_line_of_excel_is_obeyed_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    draft = read_roster(text_file(tmp_path / "a.csv", "sep=|\nHọ và tên|Ngày sinh\nBùi Hà|1970\n", "utf-8"))
    assert [(row.row_number, row.values.full_name) for row in draft.rows] == [(3, "Bùi Hà")]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(1, 32)) * 20)
    with pytest.raises(DamagedFileError):
        read_roster(path)


def test_more_rows_than_any_roster(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", "Họ và tên;Ngày sinh\n" + "A;1970\n" * 20_001, "utf-8")
    with pytest.raises(TooLargeError, match="có 20002 dòng, nhiều nhất 20000"):
        read_roster(path)
