"""Several papers as one print: their order, their sheets, and an empty back where both sides are printed."""

from io import BytesIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.gui import doors
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.pages import Pages
from kiemdiem_desktop.gui.printing import paint_papers

pytestmark = pytest.mark.usefixtures("qapp")
UPRIGHT, LYING = (595, 842), (842, 595)


def stop_at_the_second(done: int, _total: int, _what: str) -> None:
    """Stop a print as *Dừng* does."""
    if done == 1:
        raise CancelledError


def a_pdf(pages: int, size: tuple[int, int]) -> bytes:
    """Give a PDF."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size)
    for _page in range(pages):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def printed(folder: Path, pdfs: tuple[bytes, ...], *, both_sides: bool) -> Pages:
    """Give what the printer got."""
    printer = doors.print_support().QPrinter()
    printer.setOutputFileName(str(folder / "in.pdf"))
    paint_papers(pdfs, printer, both_sides=both_sides)
    return Pages((folder / "in.pdf").read_bytes())


def test_papers_follow_each_other_each_on_its_own_sheet(tmp_path: Path) -> None:
    pages = printed(tmp_path, (a_pdf(1, UPRIGHT), a_pdf(2, LYING)), both_sides=False)
    sizes = [pages.size_points(page) for page in range(len(pages))]
    assert [size.width() > size.height() for size in sizes] == [False, True, True]


def test_on_both_sides_the_next_paper_begins_on_a_new_sheet(tmp_path: Path) -> None:
    pages = printed(tmp_path, (a_pdf(1, UPRIGHT), a_pdf(1, UPRIGHT)), both_sides=True)
    inks = [pages.draw(page, dpi=72).pixelColor(200, 842 - 200).lightness() for page in range(len(pages))]
    assert [ink < 10 for ink in inks] == [True, False, True]


def test_a_print_can_be_stopped_between_its_sheets(tmp_path: Path) -> None:
    printer = doors.print_support().QPrinter()
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    with pytest.raises(CancelledError):
        paint_papers((a_pdf(3, UPRIGHT),), printer, both_sides=False, report=stop_at_the_second)
    paint_papers((a_pdf(2, UPRIGHT),), printer, both_sides=False)
    assert len(Pages((tmp_path / "in.pdf").read_bytes())) == 2


def test_pages_are_printed_beside_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    told: list[int] = []
    printer = doors.print_support().QPrinter()
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    pdfs, shown = (a_pdf(3, UPRIGHT),), Pages(a_pdf(2, UPRIGHT))
    jobs = Jobs()
    jobs.run(
        lambda progress: paint_papers(pdfs, printer, both_sides=False, report=progress.report),
        lambda _nothing: told.append(len(Pages((tmp_path / "in.pdf").read_bytes()))),
        "Đang gửi đến máy in",
    )
    qtbot.waitUntil(lambda: not shown.draw(1, dpi=96).isNull() and told == [3], timeout=20_000)
