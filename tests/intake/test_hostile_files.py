"""Files that are not what they seem: each a clear message, nothing changed, nothing hanging."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.intake.draft import RosterDraft
from kiemdiem_desktop.intake.errors import (
    DamagedFileError,
    EmptyFileError,
    NoHeaderError,
    PasswordProtectedError,
    TooLargeError,
    UnreachableFileError,
    WrongKindError,
)
from kiemdiem_desktop.intake.roster import read_roster
from kiemdiem_desktop.intake.tables import read_tables
from tests.intake.files import (
    DATA,
    LOCKED,
    OLD_REGISTER,
    REGISTER,
    SIMPLE,
    packed,
    parts_of,
    swollen,
    with_sheet,
    workbook,
)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"\x00" * 64, b"\xff\xfe"])
def test_a_file_of_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "trong.xlsx"
    path.write_bytes(content)
    with pytest.raises(EmptyFileError, match=r"Tệp “trong\.xlsx” trống") as caught:
        read_roster(path)
    assert caught.value.hint


def test_a_workbook_of_empty_sheets(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        read_roster(workbook(tmp_path / "rong.xlsx", []))


def test_a_workbook_with_a_password() -> None:
    with pytest.raises(PasswordProtectedError, match="có đặt mật khẩu") as caught:
        read_roster(LOCKED)
    assert "bỏ mật khẩu" in caught.value.hint


def test_an_old_workbook_with_a_password(tmp_path: Path) -> None:
    content = bytearray(OLD_REGISTER.read_bytes())
    second_record = content.find(b"\x09\x08\x10\x00") + 20
    content[second_record : second_record + 2] = b"\x2f\x00"  # the record that says "encrypted from here"
    (tmp_path / "khoa.xls").write_bytes(content)
    with pytest.raises(PasswordProtectedError):
        read_roster(tmp_path / "khoa.xls")


def test_a_word_file_renamed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Danh sách")
    document.save(str(tmp_path / "danh_sach.xlsx"))
    with pytest.raises(WrongKindError, match="thật ra là tệp Word"):
        read_roster(tmp_path / "danh_sach.xlsx")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7 ...", "tệp PDF"),
        (b"\x89PNG\r\n\x1a\n....", "tệp ảnh"),
        (b"{\\rtf1 Danh s", "tệp văn bản RTF"),
        (b"\r\n<HTML><body><table>", "trang mạng"),
        (b"<?xml version='1.0'?><Workbook>", "trang mạng"),
        (b"Rar!\x1a\x07\x00", "tệp nén"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "tệp của LibreOffice"),
        (packed({"xl/workbook.bin": b"x"}), "nhị phân"),
        (packed({"a.txt": b"x"}), "tệp nén"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "tệp Word cũ"),
    ],
)
def test_other_kinds_are_named(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "danh_sach.xls"
    path.write_bytes(content)
    with pytest.raises(WrongKindError, match=found):
        read_roster(path)


def test_a_sheet_of_200_megabytes(tmp_path: Path) -> None:
    path = swollen(tmp_path / "no.xlsx", 200)
    assert path.stat().st_size < 2 * 2**20
    with pytest.raises(TooLargeError, match="mở ra nhiều hơn 48 MB"):
        read_roster(path)


def test_a_package_that_lies_about_its_size(tmp_path: Path) -> None:
    path = swollen(tmp_path / "noi_doi.xlsx", 60)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    with pytest.raises((TooLargeError, DamagedFileError)):
        read_roster(path)


def test_a_file_of_200_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "to.csv"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    with pytest.raises(TooLargeError, match="nặng 200 MB, nhiều nhất 64 MB"):
        read_roster(path)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "có 1048576 dòng"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>', "có 16384 cột"),
        ('<row><c r="A1"><v>1</v></c></row><row r="99999999999"><c><v>1</v></c></row>', "dòng"),
    ],
)
def test_a_cell_far_out_does_not_fill_the_memory(tmp_path: Path, xml: str, words: str) -> None:
    with pytest.raises(TooLargeError, match=words):
        read_roster(with_sheet(tmp_path / "xa.xlsx", xml))


def test_formatted_empty_cells_far_out_do_no_harm(tmp_path: Path) -> None:
    xml = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert read_tables(with_sheet(tmp_path / "dinh_dang.xlsx", xml))[0].value(0, 0) == 7


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    parts = parts_of(REGISTER)
    parts["xl/worksheets/sheet1.xml"] = (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    )
    (tmp_path / "thuc_the.xlsx").write_bytes(packed(parts))
    with pytest.raises(DamagedFileError):
        read_roster(tmp_path / "thuc_the.xlsx")


@pytest.mark.parametrize("path", [REGISTER, OLD_REGISTER])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_copy_that_broke_off(tmp_path: Path, path: Path, share: float) -> None:
    content = path.read_bytes()
    cut = tmp_path / path.name
    cut.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DamagedFileError, match="bị hỏng hoặc chép chưa xong"):
        read_roster(cut)


def test_a_file_that_is_gone_or_held(tmp_path: Path) -> None:
    with pytest.raises(UnreachableFileError, match="Không tìm thấy"):
        read_roster(tmp_path / "mat.xlsx")
    with pytest.raises(UnreachableFileError, match="đang giữ"):
        read_roster(tmp_path)


def test_a_table_without_titles(tmp_path: Path) -> None:
    with pytest.raises(NoHeaderError, match="không có dòng tiêu đề"):
        read_roster(workbook(tmp_path / "khong.xlsx", [["Vật tư", "Số lượng"], ["Bàn", 4]]))


def test_formulas_give_their_values_and_those_without_are_named(tmp_path: Path) -> None:
    xml = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Sinh ngày</t></is></c><c r="C1" t="inlineStr"><is><t>Dân tộc</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>PROPER("bùi hà")</f><v>Bùi Hà</v></c><c r="B2"><f>1970+6</f><v>1976</v></c>'
        '<c r="C2" t="str"><f>VLOOKUP(1,X,2)</f></c></row>'
    )
    row = read_roster(with_sheet(tmp_path / "cong_thuc.xlsx", xml)).rows[0]
    assert (row.values.full_name, str(row.values.born_on)) == ("Bùi Hà", "1976")
    assert [problem.code for problem in row.problems] == ["formula_without_result"]
    assert "Ô C2 là công thức chưa có kết quả" in row.problems[0].message


def test_error_values_are_named(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Sinh ngày", "Dân tộc"], ["Bùi Hà", "1976", "#REF!"]]
    row = read_roster(workbook(tmp_path / "loi.xlsx", rows)).rows[0]
    assert [problem.code for problem in row.problems] == ["excel_error"]
    assert row.values.ethnic_group is None


def test_a_merged_cell_lends_its_value_but_never_a_name_or_number(tmp_path: Path) -> None:
    rows: list[list[str | None]] = [
        ["Họ và tên", "Dân tộc", "Số định danh cá nhân"],
        ["Bùi Hà", "Xơ Đăng", "062186205073"],
        ["A Huệ", None, None],
    ]
    path = workbook(tmp_path / "gop.xlsx", rows, merge=("B2:B3", "C2:C3"))
    second = read_roster(path).rows[1]
    assert (second.values.ethnic_group, second.values.personal_number) == ("Xơ Đăng", None)
    assert [(note.code, note.message) for note in second.notes] == [("merged_cell", "Lấy từ ô gộp B2.")]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Họ và tên", "Sinh ngày"])  # type: ignore[union-attr]
    hidden = book.create_sheet("AN")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "an.xlsx")
    assert [table.sheet_name for table in read_tables(tmp_path / "an.xlsx")] == ["Sheet"]


def outcome(path: Path) -> str:
    """Read a file and tell how it went; anything but a draft or an expected error goes through."""
    try:
        return type(read_roster(path)).__name__
    except KiemdiemError as error:
        assert error.message  # noqa: PT017 - the message of whatever expected error comes is what is looked at
        assert error.hint  # noqa: PT017 - the same
        return error.code


EXPECTED = {
    RosterDraft.__name__,
    "empty_file",
    "password_protected",
    "wrong_kind",
    "too_large",
    "damaged_file",
    "no_header",
}
QUICK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b'Ho ten;Nam sinh\n"')
@example(b"PK\x03\x04")
def test_any_bytes_are_a_draft_or_an_expected_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bat_ky.xlsx"
    path.write_bytes(content)
    assert outcome(path) in EXPECTED


@QUICK
@given(data=st.data(), source=st.sampled_from([REGISTER, OLD_REGISTER, SIMPLE, DATA / "co_mat_khau.xlsx"]))
def test_a_damaged_copy_is_a_draft_or_an_expected_error(tmp_path: Path, data: st.DataObject, source: Path) -> None:
    content = bytearray(source.read_bytes())
    for _change in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / f"hong{source.suffix}"
    path.write_bytes(content)
    assert outcome(path) in EXPECTED


@QUICK
@given(data=st.data())
def test_damaged_parts_of_a_workbook_are_a_draft_or_an_expected_error(tmp_path: Path, data: st.DataObject) -> None:
    parts = parts_of(REGISTER)
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    place = data.draw(st.integers(0, len(part) - 1))
    part[place : place + data.draw(st.integers(0, 20))] = data.draw(
        st.sampled_from([b"", b"<", b"9" * 20, b'r="ZZ9"', b"\xff"])
    )
    buffer = BytesIO(packed({**parts, name: bytes(part)}))
    path = tmp_path / "phan_hong.xlsx"
    path.write_bytes(buffer.getvalue())
    assert outcome(path) in EXPECTED


def test_a_row_of_blanks_alone_is_no_row(tmp_path: Path) -> None:
    draft = read_roster(workbook(tmp_path / "o.xlsx", [["Họ và tên", "Sinh ngày"], ["Bùi Hà", "1986"], [" ", " "]]))
    assert len(draft.rows) == 1
    assert draft.skipped == ()


@QUICK
@given(st.lists(st.lists(st.text(alphabet="aàđÐ0159/-.,xX #'\"\n;", max_size=14), min_size=6, max_size=6), max_size=6))
def test_any_cells_under_known_titles_give_rows_or_reasons(tmp_path: Path, rows: list[list[str]]) -> None:
    titles: list[str | None] = ["Họ và tên", "Sinh ngày", "Số CCCD", "Vào Đảng", "Trạng thái", "Chức vụ"]
    draft = read_roster(workbook(tmp_path / "o.xlsx", [titles, *([cell or None for cell in row] for row in rows)]))
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    assert len(draft.rows) + len(draft.skipped) == filled
    assert all(row.values.full_name for row in draft.rows)
