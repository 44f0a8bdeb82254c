"""A file that lists organisations: titles found by their words, each row read, nothing taken over yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiemdiem_desktop.domain.registered_cell import UnitKind
from kiemdiem_desktop.domain.text import nfc, search_key
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.errors import NoHeaderError
from kiemdiem_desktop.intake.raw_table import CellValue, RawTable, column_letters
from kiemdiem_desktop.intake.tables import read_tables
from kiemdiem_desktop.intake.titles import find_meaning, title_key

_DEEPEST_HEADER = 40
_SAMPLES = 3


class UnitField(StrEnum):
    """What a column of such a file may mean."""

    NUMBER = "number"
    NAME = "name"
    CODE = "code"
    KIND = "kind"
    PARENT = "parent"
    SECRETARY = "secretary"
    PHONE = "phone"
    CONTACT = "contact"
    NOTE = "note"
    IGNORED = "ignored"

    @property
    def label(self) -> str:
        """The meaning in words."""
        return _(_LABELS[self])


_LABELS = {
    UnitField.NUMBER: N_("Số thứ tự"),
    UnitField.NAME: N_("Tên đơn vị"),
    UnitField.CODE: N_("Mã đơn vị"),
    UnitField.KIND: N_("Loại đơn vị"),
    UnitField.PARENT: N_("Đơn vị cấp trên trực tiếp"),
    UnitField.SECRETARY: N_("Bí thư"),
    UnitField.PHONE: N_("Điện thoại"),
    UnitField.CONTACT: N_("Liên hệ khác"),
    UnitField.NOTE: N_("Ghi chú"),
    UnitField.IGNORED: N_("Bỏ qua"),
}
_WORDS = {
    UnitField.NUMBER: "stt|tt|so thu tu|so tt",
    UnitField.NAME: "ten don vi|ten chi bo|don vi|chi bo|to chuc dang|ten to chuc dang|ten to chuc|chi bo dang bo|"
    "dang bo chi bo|ten dang bo chi bo|ten chi bo truc thuoc|chi bo truc thuoc|ten tcd|ten tccsd",
    UnitField.CODE: "ma don vi|ma|ma chi bo|ma to chuc dang|ma so|ma tcd|ma to chuc|ky hieu|ma dinh danh",
    UnitField.KIND: "loai don vi|loai|loai hinh|loai to chuc dang|loai hinh to chuc dang|loai to chuc",
    UnitField.PARENT: "don vi cap tren|cap tren|cap tren truc tiep|don vi cap tren truc tiep|truc thuoc|dang bo|"
    "thuoc dang bo|dang uy bo phan|dang bo bo phan|to chuc dang cap tren|ma cap tren|ma don vi cap tren|thuoc",
    UnitField.SECRETARY: "bi thu|ho ten bi thu|ho va ten bi thu|ten bi thu|bi thu chi bo|nguoi dung dau",
    UnitField.PHONE: "dien thoai|so dien thoai|sdt|so dt|dt|dien thoai bi thu|di dong|dien thoai lien he",
    UnitField.CONTACT: "thu dien tu|lien he|dia chi lien he|dia chi|lien he khac|hop thu",
    UnitField.NOTE: "ghi chu|chu thich|dien giai",
}
_TITLES = {title: meaning for meaning, words in _WORDS.items() for title in words.split("|")}
_KINDS = (
    (UnitKind.GRASSROOTS_CELL, ("chi bo co so", "cbcs")),
    (UnitKind.SUB_COMMITTEE, ("dang bo bo phan", "dang uy bo phan", "bo phan", "dbbp")),
    (UnitKind.SUPERIOR_COMMITTEE, ("cap tren truc tiep", "tinh uy", "thanh uy", "dang uy tinh")),
    (UnitKind.GRASSROOTS_COMMITTEE, ("dang bo co so", "dang uy co so", "dbcs", "dang bo", "dang uy")),
    (UnitKind.CELL, ("chi bo",)),
)
_FOOTERS = ("tong", "cong", "nguoi lap", "lap bieu", "danh sach nay", "an dinh")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitColumn:
    """A column (from 0) with its title, the first texts under it and its meaning, None where not recognised."""

    column: int
    title: str
    samples: tuple[str, ...]
    meaning: UnitField | None

    @property
    def letters(self) -> str:
        """The column's name in the office program: A, B, AA."""
        return column_letters(self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One organisation as the file states it, "" where it does not; `row_number` as the office program shows it."""

    row_number: int
    name: str
    code: str = ""
    kind: str = ""
    parent: str = ""
    secretary: str = ""
    phone: str = ""
    contact: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDraft:
    """A whole file as read; `skipped` pairs rows that are no organisation with the reason."""

    file_name: str
    sheet_name: str
    sheet_names: tuple[str, ...]
    columns: tuple[UnitColumn, ...]
    rows: tuple[UnitRow, ...]
    skipped: tuple[tuple[int, str], ...] = ()


def read_units(path: Path, *, sheet: str = "", mapping: Mapping[int, UnitField] | None = None) -> UnitDraft:
    """Read a file of organisations; it is left untouched. `mapping` changes the meaning of columns (from 0).

    Raises: the errors of `read_tables`; NoHeaderError where no row names at least the organisations.
    """
    tables = read_tables(path)
    wanted = [table for table in tables if not sheet or table.sheet_name == sheet]
    found = [(table, *header) for table in wanted if (header := _header(table)) is not None]
    if not found:
        raise NoHeaderError(
            code="no_header",
            message=_("Không thấy cột tên đơn vị trong tệp “{name}”.").format(name=path.name),
            hint=_("Tệp cần một dòng tiêu đề có cột “Tên đơn vị”; có thể lấy tệp mẫu trống ở màn hình Đơn vị."),
        )
    table, row, meanings = max(found, key=lambda one: len(one[2]))
    meanings = {**meanings, **(mapping or {})}
    read, skipped = _read_rows(table, row, meanings)
    return UnitDraft(
        file_name=path.name,
        sheet_name=table.sheet_name,
        sheet_names=tuple(other.sheet_name for other in tables),
        columns=tuple(_columns(table, row, meanings)),
        rows=tuple(read),
        skipped=tuple(skipped),
    )


def kind_of_words(text: str) -> UnitKind | None:
    """Give the kind that words name, None where they name none."""
    key = search_key(text)
    return next((kind for kind, words in _KINDS if any(word in key for word in words)), None)


def _header(table: RawTable) -> tuple[int, dict[int, UnitField]] | None:
    """Give the row of titles and the meanings of its columns: the row that names the most, and a name among them."""
    best: tuple[int, dict[int, UnitField]] | None = None
    for row in range(min(len(table.rows), _DEEPEST_HEADER)):
        meanings = _meanings(table, row)
        if UnitField.NAME in meanings.values() and len(meanings) > (len(best[1]) if best else 1):
            best = (row, meanings)
    return best


def _meanings(table: RawTable, row: int) -> dict[int, UnitField]:
    found: dict[int, UnitField] = {}
    for column in range(table.width):
        meaning = find_meaning(table.text(row, column), _TITLES)
        if meaning is not None and meaning not in found.values():
            found[column] = meaning
    return found


def _columns(table: RawTable, row: int, meanings: Mapping[int, UnitField]) -> Iterator[UnitColumn]:
    for column in range(table.width):
        title = nfc(table.text(row, column))
        texts = (_printed(table.value(below, column)) for below in range(row + 1, len(table.rows)))
        samples = tuple(dict.fromkeys(text for text in texts if text))[:_SAMPLES]
        if title or samples:
            yield UnitColumn(column=column, title=title, samples=samples, meaning=meanings.get(column))


def _read_rows(
    table: RawTable, header: int, meanings: Mapping[int, UnitField]
) -> tuple[list[UnitRow], list[tuple[int, str]]]:
    places = {meaning: column for column, meaning in sorted(meanings.items(), reverse=True)}
    read: list[UnitRow] = []
    skipped: list[tuple[int, str]] = []
    for row in range(header + 1, len(table.rows)):
        values = {meaning: _printed(table.value(row, column)) for meaning, column in places.items()}
        reason = _why_no_unit(values)
        if reason is None:
            read.append(_row(row + 1, values))
        elif any(values.values()):
            skipped.append((row + 1, reason))
    return read, skipped


def _row(number: int, values: Mapping[UnitField, str]) -> UnitRow:
    return UnitRow(
        row_number=number,
        name=values.get(UnitField.NAME, ""),
        code=values.get(UnitField.CODE, ""),
        kind=values.get(UnitField.KIND, ""),
        parent=values.get(UnitField.PARENT, ""),
        secretary=values.get(UnitField.SECRETARY, ""),
        phone=values.get(UnitField.PHONE, ""),
        contact=values.get(UnitField.CONTACT, ""),
        note=values.get(UnitField.NOTE, ""),
    )


def _why_no_unit(values: Mapping[UnitField, str]) -> str | None:
    name = values.get(UnitField.NAME, "")
    if not any(map(str.isalpha, name)):
        return _("Không có tên đơn vị")
    if search_key(name).startswith(_FOOTERS):
        return _("Dòng cộng hoặc dòng cuối bảng")
    if _TITLES.get(title_key(name)) is UnitField.NAME and not values.get(UnitField.CODE):
        return _("Dòng tiêu đề lặp lại")
    return None


def _printed(value: CellValue) -> str:
    if value is None:
        return ""
    return nfc(str(value).removesuffix(".0") if isinstance(value, float) else str(value)).strip()
