"""Trang căn máy in: rulers from the edges of the sheet, the margins of papers, grey steps and Vietnamese letters."""

from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import Color, black
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiemdiem_desktop.documents.pdf_styles import BOLD, ITALIC, REGULAR, register_fonts
from kiemdiem_desktop.documents.profile import FormatProfile

_SAMPLE = (
    "Đảng ủy, chi ủy, đảng viên; ngày 05 tháng 02 năm 2026; 1.234,5 điểm; 66,7%.",
    "ĂẮẰẲẴẶ ÂẤẦẨẪẬ ĐÊẾỀỂỄỆ ÔỐỒỔỖỘ ƠỚỜỞỠỢ ƯỨỪỬỮỰ",
    "ăắằẳẵặ âấầẩẫậ đêếềểễệ ôốồổỗộ ơớờởỡợ ưứừửữự",
    "Y Byên, Rơ Châm H’Lúi, K’Brêl, Niê Kdăm, Ƀ, Č, Ŏ, Ñ",
)
_SIZES = (10, 11, 12, 14)
_STEPS = (
    "1. Đo từ mép trái tờ giấy đến đường kẻ đứng: đúng là {left} mm.",
    "2. Đo từ mép trên tờ giấy đến đường kẻ ngang: đúng là {top} mm.",
    "3. Lấy số đúng trừ số đo được, ghi vào ô “Dời sang phải” và ô “Dời xuống”;",
    "    số âm nghĩa là dời sang trái, dời lên trên. In lại trang này để kiểm tra.",
    "4. Phải thấy đủ bốn góc khung; mười ô xám phải khác nhau; chữ phải rõ dấu.",
)


def write_calibration(profile: FormatProfile, *, fonts_dir: Path, at: date) -> bytes:
    """Give the page as PDF; the same bytes every time. Raises: FontsMissingError."""
    register_fonts(fonts_dir)
    target = BytesIO()
    width, height = profile.page_width * mm, profile.page_height * mm
    canvas = Canvas(target, pagesize=(width, height), invariant=1, lang="vi-VN", initialFontName=REGULAR)  # type: ignore[arg-type]  # the stubs take it for a size
    canvas.setTitle("Trang căn máy in")
    canvas.setDateFormatter(lambda *_now: f"D:{at:%Y%m%d}000000Z")
    _rulers(canvas, profile)
    _frame(canvas, profile)
    _words(canvas, profile)
    _greys(canvas, profile)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _rulers(canvas: Canvas, profile: FormatProfile) -> None:
    """Draw millimetres along the top and the left edge, counted from the edge of the sheet."""
    height = profile.page_height * mm
    canvas.setLineWidth(0.3)
    canvas.setFont(REGULAR, 6)
    for at in range(5, int(profile.page_width) - 4):
        length = _tick(at)
        canvas.line(at * mm, height - 5 * mm, at * mm, height - (5 + length) * mm)
        if at % 10 == 0:
            canvas.drawCentredString(at * mm, height - 10.5 * mm, str(at))
    for at in range(12, int(profile.page_height) - 4):
        canvas.line(5 * mm, height - at * mm, (5 + _tick(at)) * mm, height - at * mm)
        if at % 10 == 0:
            canvas.drawString(8.5 * mm, height - at * mm - 2, str(at))


def _tick(at: int) -> float:
    return 3.0 if at % 10 == 0 else 2.0 if at % 5 == 0 else 1.0


def _frame(canvas: Canvas, profile: FormatProfile) -> None:
    """Draw the text area of papers: the two lines to measure are its left and its top side."""
    margins = profile.margins
    left, right = margins.left * mm, (profile.page_width - margins.right) * mm
    top, bottom = (profile.page_height - margins.top) * mm, margins.bottom * mm
    canvas.setLineWidth(0.8)
    canvas.rect(left, bottom, right - left, top - bottom)
    middle = (profile.page_width / 2 * mm, profile.page_height / 3 * mm)
    canvas.line(middle[0] - 10 * mm, middle[1], middle[0] + 10 * mm, middle[1])
    canvas.line(middle[0], middle[1] - 10 * mm, middle[0], middle[1] + 10 * mm)
    canvas.circle(*middle, 5 * mm)


def _words(canvas: Canvas, profile: FormatProfile) -> None:
    margins = profile.margins
    left, top = (margins.left + 5) * mm, (profile.page_height - margins.top) * mm
    canvas.setFillColor(black)
    canvas.setFont(BOLD, 16)
    canvas.drawString(left, top - 12 * mm, "TRANG CĂN MÁY IN")
    canvas.setFont(REGULAR, 10.5)
    for row, step in enumerate(_STEPS):
        text = step.format(left=f"{margins.left:g}", top=f"{margins.top:g}")
        canvas.drawString(left, top - (22 + row * 7) * mm, text)
    for row, (size, sample) in enumerate(zip(_SIZES, _SAMPLE, strict=True)):
        for line, face in enumerate((REGULAR, BOLD, ITALIC)):
            canvas.setFont(face, size)
            canvas.drawString(left, top - (65 + row * 21 + line * 6.5) * mm, sample)


def _greys(canvas: Canvas, profile: FormatProfile) -> None:
    left, bottom = (profile.margins.left + 5) * mm, (profile.margins.bottom + 10) * mm
    canvas.setFont(REGULAR, 8)
    for step in range(1, 11):
        x = left + (step - 1) * 15 * mm
        shade = 1 - step / 10
        canvas.setFillColor(Color(shade, shade, shade))
        canvas.rect(x, bottom, 14 * mm, 14 * mm, fill=1)
        canvas.setFillColor(black)
        canvas.drawCentredString(x + 7 * mm, bottom - 5 * mm, f"{step * 10}%")
