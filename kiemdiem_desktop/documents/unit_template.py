"""An empty workbook in which a list of organisations is typed."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (6, 40, 16, 26, 34, 26, 16, 26, 26)
_ROWS = 700
_KIND_COLUMN = 4
_ADVICE = (
    "Mỗi dòng một đơn vị; đơn vị cấp trên ghi trước, đơn vị trực thuộc ghi sau.",
    "Tên đơn vị bắt buộc. Mã chỉ gồm chữ không dấu, số và gạch nối; để trống thì chương trình đặt theo tên.",
    "Loại đơn vị: bấm vào ô rồi chọn trong danh sách.",
    "Đơn vị cấp trên trực tiếp: ghi đúng tên hoặc mã như ở hai cột đầu; để trống nếu trực thuộc ngay cấp ủy.",
    "Không cần xóa dòng trống; không sửa dòng tiêu đề. Nhập lại tệp này nhiều lần không sinh đơn vị trùng.",
)


def write_unit_template(titles: tuple[str, ...], *, kinds: tuple[str, ...]) -> bytes:
    """Give the workbook: a sheet with `titles` and choices of `kinds`, a sheet of advice."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh sách đơn vị"
    thin = Side(style="thin", color="999999")
    for column, title in enumerate(titles, 1):
        cell = sheet.cell(row=1, column=column, value=title)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="EEEEEE")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "C2"
    for letter in ("C", "G"):
        for row in range(2, _ROWS + 2):
            sheet[f"{letter}{row}"].number_format = "@"
    choice = DataValidation(type="list", formula1=f'"{",".join(kinds)}"', allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(_KIND_COLUMN)
    choice.add(f"{letter}2:{letter}{_ROWS + 1}")
    sheet.add_data_validation(choice)
    _advise(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _advise(book: Workbook) -> None:
    sheet = book.create_sheet("Cách ghi")
    sheet.column_dimensions["A"].width = 100
    for row, line in enumerate(_ADVICE, 1):
        cell = sheet.cell(row=row, column=1, value=f"{row}. {line}")
        cell.font = Font(name="Times New Roman", size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
