"""Printing: our own small dialog (printer, copies, both sides), and the pages sent as they are seen on screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.gui import doors
from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.pages import Pages
from kiemdiem_desktop.gui.theme import say
from kiemdiem_desktop.gui.widgets.choice import CalmBox
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField, parse_count
from kiemdiem_desktop.i18n import _

PRINT_DPI = 300
MM_PER_INCH = 25.4
MOST_COPIES = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """How to print: `printer` is its name; `copies` from 1 on.

    `shift_mm` moves every page to the right and down, for printers that feed the paper askew.
    """

    printer: str
    copies: int = 1
    both_sides: bool = False
    shift_mm: tuple[float, float] = (0.0, 0.0)


class PrintDialog(CalmDialog):
    """Asks for printer, copies and sides; the printer that the computer prefers is offered, and as many `copies`."""

    def __init__(
        self, parent: QWidget | None, title: str, printers: tuple[str, ...], preferred: str, *, copies: int = 1
    ) -> None:
        super().__init__(parent, title)
        self._box: QComboBox = named(CalmBox(), _("Máy in"))
        self._box.addItems(list(printers))
        self._box.setCurrentIndex(max(self._box.findText(preferred), 0))
        self._copies = WholeNumberField(_("Số bản"))
        self._copies.show_value(copies, key="copies", commit=lambda _count: None)
        self._sides = QCheckBox(_("In hai mặt"))
        self.body.addWidget(say(_("Máy in")))
        for part in (self._box, self._copies, self._sides):
            self.body.addWidget(part)
        self.add_button(_("Thôi"), self.reject)
        self.add_button(_("In"), self._take, is_main=True)

    def ask(self) -> PrintChoice | None:
        """Give the choice, None for *Thôi*."""
        if not self.exec():
            return None
        copies = parse_count(self._copies.read_text()) or 1
        return PrintChoice(printer=self._box.currentText(), copies=copies, both_sides=self._sides.isChecked())

    def _take(self) -> None:
        try:
            copies = parse_count(self._copies.read_text())
        except InvalidValueError as error:
            self._copies.show_wrong(str(error))
            return
        if copies is None or not 1 <= copies <= MOST_COPIES:
            self._copies.show_wrong(_("Số bản từ 1 đến {most}.").format(most=MOST_COPIES))
            return
        self.accept()


def ask_how_to_print(parent: QWidget | None, title: str, *, copies: int = 1) -> PrintChoice | None:
    """Ask how to print, offering as many `copies`; None for *Thôi*. Raises: KiemdiemError without a printer."""
    info = doors.print_support().QPrinterInfo
    printers = tuple(info.availablePrinterNames())
    if not printers:
        raise KiemdiemError(
            code="no_printer",
            message=_("Máy tính này chưa có máy in nào."),
            hint=_("Nối và cài máy in, hoặc lưu thành tệp PDF rồi in ở máy khác."),
        )
    return PrintDialog(parent, title, printers, info.defaultPrinterName(), copies=copies).ask()


def print_pages(pdf: bytes, choice: PrintChoice) -> None:
    """Print a PDF. Raises: KiemdiemError where the printer does not take it."""
    print_papers((pdf,), choice)


Report = Callable[[int, int, str], None]


def _tell_nobody(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""


def print_papers(pdfs: tuple[bytes, ...], choice: PrintChoice, report: Report = _tell_nobody) -> None:
    """Print PDFs in their order as one print; a job beside the window may do it.

    `report(done, total, what)` is called before each sheet and may raise to stop the print.

    Raises: KiemdiemError where the printer does not take it.
    """
    support = doors.print_support()
    printer = support.QPrinter(
        support.QPrinterInfo.printerInfo(choice.printer), support.QPrinter.PrinterMode.HighResolution
    )
    printer.setCopyCount(choice.copies)
    sides = support.QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexLongSide if choice.both_sides else sides.DuplexNone)
    paint_papers(pdfs, printer, both_sides=choice.both_sides, report=report, shift_mm=choice.shift_mm)


def paint_papers(
    pdfs: tuple[bytes, ...],
    printer: Any,
    *,
    both_sides: bool,
    report: Report = _tell_nobody,
    shift_mm: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Paint PDFs one after the other; on both sides each begins on a new sheet. Raises: KiemdiemError."""
    sheets = list(_sheets(pdfs, both_sides=both_sides))
    printer.setFullPage(True)
    printer.setResolution(PRINT_DPI)
    printer.setPageLayout(_layout_of(*sheets[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise KiemdiemError(
            code="printer_refused",
            message=_("Máy in không nhận bản in."),
            hint=_("Xem máy in đã bật và còn giấy chưa, rồi in lại; hoặc lưu thành tệp PDF."),
        )
    painter.translate(*(part * PRINT_DPI / MM_PER_INCH for part in shift_mm))
    try:
        _paint(sheets, printer, painter, report)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _paint(sheets: list[tuple[Pages, int]], printer: Any, painter: QPainter, report: Report) -> None:
    for place, (pages, page) in enumerate(sheets):
        report(place, len(sheets), _("trang {page}").format(page=place + 1))
        if place:
            printer.setPageLayout(_layout_of(pages, min(page, len(pages) - 1)))
            printer.newPage()
        if page < len(pages):
            painter.drawImage(painter.viewport(), pages.draw(page, dpi=PRINT_DPI))


def _sheets(pdfs: tuple[bytes, ...], *, both_sides: bool) -> Iterator[tuple[Pages, int]]:
    """Give every page to print; one beyond the last stands for an empty back."""
    for place, pdf in enumerate(pdfs):
        pages = Pages(pdf)
        yield from ((pages, page) for page in range(len(pages)))
        if both_sides and len(pages) % 2 and place < len(pdfs) - 1:
            yield pages, len(pages)


def _layout_of(pages: Pages, page: int) -> QPageLayout:
    size = pages.size_points(page)
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    sheet = QPageSize(upright, QPageSize.Unit.Point)
    return QPageLayout(sheet, turned, QMarginsF(), QPageLayout.Unit.Point)
