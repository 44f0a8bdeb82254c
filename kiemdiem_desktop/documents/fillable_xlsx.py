"""Writes a form to fill in as a workbook: answer cells are named and open, everything else is locked."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kiemdiem_desktop.documents.archive import steady
from kiemdiem_desktop.domain.fillable import FillableForm, FormHeading, Place, PlaceKind, PlaceLine, PlaceTable

SHEET = "Bản kiểm điểm"
NAME_START = "kd_"
_COLUMNS, _COLUMN_LETTERS = 12, 9
_FONT = "Times New Roman"
_ANSWER = PatternFill("solid", fgColor="FFF8E1")
_THIN = Side(style="thin", color="7F7F7F")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LETTERS_A_LINE, _LINE_POINTS = 105, 17
_HOW_TO = (
    "Cách điền: chỉ gõ vào ô nền vàng; trong ô, xuống dòng bằng Alt+Enter. Điểm, số lượng ghi bằng chữ số. "
    "Điền xong lưu lại rồi gửi về chi bộ; đặt tên tệp thế nào cũng được."
)


class _Pen:
    """Where the next row goes."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self.book, self.sheet, self.row = book, sheet, 1

    def line(self, text: str, *, is_bold: bool = False, is_centred: bool = False, size: float = 12) -> None:
        """Write printed words across the sheet."""
        cell = self.sheet.cell(row=self.row, column=1, value=text)
        cell.data_type = "s"
        cell.font = Font(name=_FONT, size=size, bold=is_bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if is_centred else "left")
        self._across()
        self._lift(text)
        self.row += 1

    def answer(self, place: Place, *, least_lines: int = 5) -> None:
        """Write an answer place across the sheet."""
        self.place(place, 1)
        self._across()
        self._lift(place.value, least=least_lines)
        self.row += 1

    def place(self, place: Place, column: int) -> None:
        """Write an answer place into one cell of the present row."""
        cell = self.sheet.cell(row=self.row, column=column)
        shown: str | float = place.words_of(place.value)
        if place.kind in {PlaceKind.POINTS, PlaceKind.COUNT} and place.value:
            shown = float(place.value.replace(",", "."))
        cell.value = None if shown == "" else shown
        if isinstance(shown, str) and shown:
            cell.data_type = "s"
        cell.number_format = "@" if place.kind in {PlaceKind.TEXT, PlaceKind.LINE, PlaceKind.DATE} else "0.##"
        cell.fill, cell.border, cell.protection = _ANSWER, _BOX, Protection(locked=False)
        cell.font = Font(name=_FONT, size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        name = NAME_START + place.tag.replace(".", "__")
        where = f"'{SHEET}'!${get_column_letter(column)}${self.row}"
        self.book.defined_names[name] = DefinedName(name, attr_text=where)
        check = _check_of(place)
        if check is not None:
            self.sheet.add_data_validation(check)
            check.add(cell)

    def words(self, text: str, column: int, *, is_bold: bool = False) -> None:
        """Write printed words into one cell of the present row."""
        cell = self.sheet.cell(row=self.row, column=column, value=text or None)
        if text:
            cell.data_type = "s"
        cell.font, cell.alignment = Font(name=_FONT, size=12, bold=is_bold), Alignment(wrap_text=True, vertical="top")

    def frame(self, first: int, last: int) -> None:
        """Draw a box around a cell that reaches from one column to another."""
        for column in range(first, last + 1):
            self.sheet.cell(row=self.row, column=column).border = _BOX
        if last > first:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)

    def _across(self) -> None:
        if self.sheet.cell(row=self.row, column=1).fill == _ANSWER:
            self.frame(1, _COLUMNS)
        else:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=_COLUMNS)

    def _lift(self, text: str, *, least: int = 1) -> None:
        lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
        self.sheet.row_dimensions[self.row].height = _LINE_POINTS * max(lines, least)


def write_fillable_xlsx(form: FillableForm) -> bytes:
    """Give the form as a workbook; the same bytes for the same form."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    book.properties.title, book.properties.creator = f"{form.stamp.form} – {form.name}", ""
    for at in range(1, _COLUMNS + 1):
        sheet.column_dimensions[get_column_letter(at)].width = _COLUMN_LETTERS
    pen = _Pen(book, sheet)
    _introduce(pen, form)
    for part in form.parts:
        match part:
            case FormHeading():
                _heading(pen, part)
            case PlaceTable():
                _table(pen, part)
            case PlaceLine():
                _label_and_place(pen, part.place)
    _protect(sheet, pen.row)
    stream = BytesIO()
    book.save(stream)
    return steady(stream.getvalue(), None)


def _introduce(pen: _Pen, form: FillableForm) -> None:
    pen.line(f"{form.superior} – {form.body}")
    for line in form.title.split("\n"):
        pen.line(line, is_bold=True, is_centred=True, size=14)
    if form.subtitle:
        pen.line(f"({form.subtitle})", is_centred=True)
    pen.line(f"Mã bản: {form.stamp.text}", size=10)
    pen.line(_HOW_TO, size=10)
    for label, value in form.fields:
        pen.line(f"{label}: {value or '………'}")


def _heading(pen: _Pen, heading: FormHeading) -> None:
    pen.line(heading.printed, is_bold=True)
    if heading.place is not None:
        if heading.place.hint:
            pen.line(f"({heading.place.hint})", size=10)
        pen.answer(heading.place)


def _label_and_place(pen: _Pen, place: Place) -> None:
    _row(pen, (f"{place.label}:", place), ((1, 5), (6, _COLUMNS)))


def _table(pen: _Pen, table: PlaceTable) -> None:
    if table.note:
        pen.line(table.note, size=10)
    spans = _spread(table.widths)
    _row(pen, table.titles, spans, is_bold=True)
    for values in table.rows:
        _row(pen, values, spans)


def _row(
    pen: _Pen, values: tuple[str | Place, ...], spans: tuple[tuple[int, int], ...], *, is_bold: bool = False
) -> None:
    """Write one row of printed words and places; it is as high as its longest text needs."""
    lines = 1
    for value, (first, last) in zip(values, spans, strict=True):
        if isinstance(value, Place):
            pen.place(value, first)
        else:
            pen.words(value, first, is_bold=is_bold)
        pen.frame(first, last)
        text = value.value if isinstance(value, Place) else value
        room = (last - first + 1) * _COLUMN_LETTERS
        lines = max(lines, sum(1 + len(line) // room for line in text.split("\n")))
    pen.sheet.row_dimensions[pen.row].height = _LINE_POINTS * lines
    pen.row += 1


def _spread(widths: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Share the columns of the sheet among the cells of a table by their widths; each has at least one."""
    ends = [max(round(sum(widths[: at + 1]) / sum(widths) * _COLUMNS), at + 1) for at in range(len(widths))]
    starts = [1, *(end + 1 for end in ends[:-1])]
    return tuple(zip(starts, ends, strict=True))


def _check_of(place: Place) -> DataValidation | None:
    match place.kind:
        case PlaceKind.CHOICE:
            words = ",".join(words for _value, words in place.options)
            check = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            told = "Chọn một mục trong danh sách của ô."
        case PlaceKind.POINTS if place.most is not None:
            check = DataValidation(type="decimal", operator="between", formula1="0", formula2=str(place.most))
            told = f"Điểm từ 0 đến {place.most}.".replace(".0.", ".")
        case PlaceKind.COUNT:
            check = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
            told = "Ghi số nguyên từ 0 trở lên."
        case _:
            return None
    check.errorTitle, check.error, check.showErrorMessage = "Xem lại ô này", told, True
    return check


def _protect(sheet: Worksheet, last: int) -> None:
    sheet.protection.sheet = True
    sheet.protection.formatCells = sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.print_area = f"A1:{get_column_letter(_COLUMNS)}{last}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
