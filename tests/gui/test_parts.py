"""The smaller parts: number sheet, chip, banner, steps, empty state, bar, flow, paper."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from reportlab.pdfgen.canvas import Canvas

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui import doors
from kiemdiem_desktop.gui.pages import Pages
from kiemdiem_desktop.gui.printing import paint_papers
from kiemdiem_desktop.gui.widgets.banner import Banner
from kiemdiem_desktop.gui.widgets.chip import Chip, level_words
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.level_bar import LevelBar
from kiemdiem_desktop.gui.widgets.number_sheet import Counts, NumberLine, NumberSheet, SheetNews
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.gui.widgets.steps import Steps
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi

OnDesk = Callable[..., QWidget]
pytestmark = pytest.mark.usefixtures("theme")
A4 = (595, 842)


def tell(counts: Counts) -> SheetNews:
    """Give the gap between collected and counted ballots in words."""
    gap = (counts["collected"] or 0) - (counts["valid"] or 0) - (counts["invalid"] or 0)
    return SheetNews(text=f"Thiếu {gap} phiếu so với số thu về.", is_gap=True) if gap else SheetNews(text="Đã khớp.")


@pytest.fixture
def sheet() -> NumberSheet:
    """Give a tally sheet."""
    lines = (("collected", "Thu về"), ("valid", "Hợp lệ"), ("invalid", "Không hợp lệ"))
    return NumberSheet(tuple(NumberLine(id=name, label=label) for name, label in lines), tell)


def test_a_tally_is_typed_by_keyboard_alone_and_tells_the_gap(sheet: NumberSheet, on_desk: OnDesk) -> None:
    stored: list[tuple[str, int | None]] = []
    on_desk(sheet)
    sheet.show_counts({}, key=1, commit=lambda name, count: stored.append((name, count)))
    sheet.fields["collected"].setFocus()
    for name, digits in (("collected", "22"), ("valid", "20"), ("invalid", "1")):
        assert sheet.fields[name].editor.hasFocus()
        type_vi(sheet.fields[name], digits)
        press(sheet.fields[name], Qt.Key.Key_Return)
    assert stored == [("collected", 22), ("valid", 20), ("invalid", 1)]
    assert sheet.news.text() == "Thiếu 1 phiếu so với số thu về."
    assert sheet.news.property("tone") == "red"


def test_the_gap_follows_every_key(sheet: NumberSheet, on_desk: OnDesk) -> None:
    on_desk(sheet)
    sheet.show_counts({"collected": 22, "valid": 2, "invalid": 0}, key=1, commit=lambda _name, _count: None)
    assert sheet.news.text() == "Thiếu 20 phiếu so với số thu về."
    sheet.fields["valid"].editor.setProperty("text", "22")
    assert sheet.news.text() == "Đã khớp."


def test_a_wrong_count_is_named_and_keeps_the_cursor(sheet: NumberSheet, on_desk: OnDesk) -> None:
    on_desk(sheet)
    sheet.show_counts({}, key=1, commit=lambda _name, _count: None)
    sheet.fields["collected"].setFocus()
    type_vi(sheet.fields["collected"], "hai")
    press(sheet.fields["collected"], Qt.Key.Key_Return)
    assert sheet.fields["collected"].editor.hasFocus()
    assert "“hai”" in sheet.fields["collected"].note.text()


def test_a_chip_has_a_sign_and_a_word() -> None:
    chip = Chip("còn thiếu", symbol="!", tone="amber")
    assert (chip.text(), chip.accessibleName()) == ("! còn thiếu", "còn thiếu")


@pytest.mark.parametrize("level", list(Level))
def test_a_level_is_told_without_colour(level: Level) -> None:
    assert level_words(level) == f"{level.symbol} {level.label}"


def test_a_banner_acts_and_closes(on_desk: OnDesk) -> None:
    banner, acts = Banner(), []
    on_desk(banner)
    assert banner.text == ""
    banner.show_news("Đã ghi gói nộp.", action="Mở thư mục", slot=lambda: acts.append("open"))
    assert banner.text == "Đã ghi gói nộp."
    act, close = banner.findChildren(QPushButton)
    act.click()
    close.click()
    assert (acts, banner.text) == (["open"], "")


def test_steps_tell_where_one_is() -> None:
    steps = Steps(("Chọn tệp", "Ghép cột", "Xem trước"))
    steps.show_current(1)
    assert steps.accessibleName() == "Bước 2 trong 3: Ghép cột"


def test_an_empty_list_says_why_and_helps(on_desk: OnDesk) -> None:
    acts: list[str] = []
    empty = EmptyState("Chưa có đảng viên", "Danh sách còn trống.", action="Nhập từ tệp", slot=lambda: acts.append("x"))
    on_desk(empty)
    empty.findChildren(QPushButton)[0].click()
    assert acts == ["x"]
    assert not clipped_in(empty)


def test_a_bar_is_read_as_words(on_desk: OnDesk) -> None:
    bar = LevelBar()
    on_desk(bar)
    bar.show_cap(used=4, limit=3, words="4 trong tối đa 3")
    assert bar.accessibleName() == "4 trong tối đa 3"
    assert not bar.grab().toImage().isNull()


@pytest.mark.parametrize(("width", "rows"), [(640, 1), (330, 2), (150, 4)])
def test_a_row_wraps_where_there_is_no_room(on_desk: OnDesk, width: int, rows: int) -> None:
    holder = QWidget()
    flow = Flow(holder, gap=10, fills=True, least=150)
    for text in ("một", "hai", "ba", "bốn"):
        flow.addWidget(QPushButton(text))
    on_desk(holder)
    holder.resize(width, 400)
    tops = {button.y() for button in holder.findChildren(QPushButton)}
    assert len(tops) == rows
    assert holder.heightForWidth(width) > 0


def a_pdf(pages: int) -> bytes:
    """Give a PDF of A4 pages."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for page in range(pages):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.drawString(72, 700, f"{page}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def paper(on_desk: OnDesk) -> PaperView:
    """Give a shown paper of 30 pages."""
    paper = PaperView()
    on_desk(paper).resize(700, 500)
    paper.show_pdf(a_pdf(30), "Biên bản")
    return paper


def test_only_pages_in_sight_are_drawn(paper: PaperView) -> None:
    drawn = [not label.pixmap().isNull() for label in paper._labels]
    assert drawn[0]
    assert sum(drawn) <= 3
    assert paper.where.text() == "Trang 1 / 30"


def test_scrolling_tells_the_page_and_draws_it(paper: PaperView) -> None:
    paper._scroll.verticalScrollBar().setValue(paper._tops()[10])
    assert paper.where.text() == "Trang 11 / 30"
    assert not paper._labels[10].pixmap().isNull()
    assert paper._labels[0].pixmap().isNull()


def test_zoom_goes_in_steps(paper: PaperView) -> None:
    paper.use_zoom(100)
    paper.step_zoom(1)
    assert paper.zoom == 125
    paper.step_zoom(-1)
    paper.step_zoom(-1)
    assert paper.zoom == 75
    assert paper._labels[0].width() == round(A4[0] * 96 / 72 * 0.75)


def test_a_paper_is_named_and_vietnamese(paper: PaperView) -> None:
    assert paper._labels[1].accessibleName() == "Biên bản, trang 2"
    assert not unnamed_in(paper)
    assert not english_in(paper)


def test_pages_are_drawn_as_they_are() -> None:
    image = Pages(a_pdf(1)).draw(0, dpi=72)
    assert (image.width(), image.height()) == A4
    assert image.pixelColor(200, 842 - 200).lightness() == 0
    assert image.pixelColor(20, 20).lightness() == 255


def test_the_printer_gets_the_same_pages(tmp_path: Path) -> None:
    support = doors.print_support()
    printer = support.QPrinter()
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    paint_papers((a_pdf(3),), printer, both_sides=False)
    printed = Pages((tmp_path / "in.pdf").read_bytes())
    assert len(printed) == 3
    assert printed.draw(0, dpi=72).pixelColor(200, 842 - 200).lightness() < 10
