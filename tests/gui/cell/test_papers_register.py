"""Sổ số văn bản and Căn máy in: reached from Giấy tờ, typed, printed, and back."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.cell.papers_screen import PapersScreen
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.paper_numbers import add_outside, list_issued
from kiemdiem_desktop.services.cell.print_shift import PrintShift, get_shift, set_shift
from tests.gui.cell.conftest import fits_sideways
from tests.gui.cell.paper_desk import PRINTER, DeskNotes
from tests.gui.cell.test_papers import MakeWindow, alone, papers_of
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi


def test_the_next_number_is_one_click(make_window: MakeWindow, tools: CellTools) -> None:
    screen = papers_of(make_window())
    add_outside(tools.workspace, "BB", 6, title="Biên bản tháng 3", on=None)
    assert screen.page.take_button.text() == "Lấy số 07"
    screen.page.take_button.click()
    assert screen.page.number.read_text() == "7"
    assert not screen.page.take_button.isVisible()
    assert [row.number for row in list_issued(tools.workspace)] == [6, 7]


def test_every_page_beside_has_letters_of_its_own(make_window: MakeWindow) -> None:
    window = make_window()
    screen = papers_of(window)
    for button in (screen.register_button, screen.calibration_button, screen.set_button):
        button.click()
        assert not doubled_letters_in(window)
        press(screen, Qt.Key.Key_Escape)
    assert not doubled_letters_in(window)


def test_a_number_that_is_taken_is_told_under_the_field(make_window: MakeWindow, tools: CellTools) -> None:
    screen = papers_of(make_window())
    add_outside(tools.workspace, "BB", 6, title="Biên bản tháng 3", on=None)
    screen.page.number.setFocus()
    type_vi(screen.page.number, "6")
    press(screen.page.number, Qt.Key.Key_Return)
    assert "Số 06-BB/CB đã dùng" in screen.page.number.note.text()


def test_a_number_used_elsewhere_is_written_down_and_struck(tools: CellTools, qtbot: QtBot) -> None:
    register = alone(tools, DeskNotes(), qtbot).register
    register.refresh()
    register.symbol.show_value("NQ", commit=lambda _symbol: None)
    register.number.write_text("3")
    register.date.write_text("05/03/2026")
    register.title.write_text("Nghị quyết tháng 3")
    register.add_button.click()
    (line,) = register.list.model.lines
    assert (line.title, line.state) == ("03-NQ/CB", "Nghị quyết tháng 3 – 05/03/2026")
    assert register.number.read_text() == ""
    register.list.select("03-NQ/CB")
    register.remove_button.click()
    assert register.list.model.lines == ()


def test_a_line_without_a_title_is_refused_and_keeps_what_was_typed(tools: CellTools, qtbot: QtBot) -> None:
    register = alone(tools, DeskNotes(), qtbot).register
    register.number.write_text("3")
    with pytest.raises(InvalidValueError, match="trích yếu"):
        register.add()
    assert register.number.read_text() == "3"


def test_the_printer_is_set_and_every_print_follows(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    screen = alone(tools, notes, qtbot, PRINTER, PRINTER)
    screen.calibration.refresh()
    screen.calibration.right.write_text("-1,5")
    screen.calibration.right.flush()
    assert get_shift(tools.workspace) == PrintShift(right=Decimal("-1.5"))
    screen.calibration.print_button.click()
    screen.page.print_out()
    assert [choice.shift_mm for _pdfs, choice in notes.printed] == [(-1.5, 0.0), (-1.5, 0.0)]


@pytest.mark.parametrize("typed", ["một", "1,25", "100"])
def test_a_shift_that_is_no_number_is_told(tools: CellTools, qtbot: QtBot, typed: str) -> None:
    screen = alone(tools, DeskNotes(), qtbot)
    screen.calibration.refresh()
    screen.calibration.down.write_text(typed)
    assert not screen.calibration.down.flush()
    assert get_shift(tools.workspace) == PrintShift()


def test_a_kept_shift_is_shown_again(tools: CellTools, qtbot: QtBot) -> None:
    set_shift(tools.workspace, PrintShift(right=Decimal(2), down=Decimal("-0.5")))
    screen = alone(tools, DeskNotes(), qtbot)
    screen.calibration.refresh()
    assert (screen.calibration.right.read_text(), screen.calibration.down.read_text()) == ("2", "-0,5")


PAGES: dict[str, Callable[[PapersScreen], QWidget]] = {
    "register": lambda screen: screen.register,
    "calibration": lambda screen: screen.calibration,
}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_fit_and_speak_vietnamese(
    make_window: MakeWindow, theme: Theme, tools: CellTools, percent: int, name: str
) -> None:
    window = make_window()
    screen = papers_of(window)
    add_outside(tools.workspace, "NQ", 3, title="Nghị quyết tháng 3 về nhiệm vụ phát triển kinh tế", on=None)
    (screen.register_button if name == "register" else screen.calibration_button).click()
    QApplication.processEvents()
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    page = PAGES[name](screen)
    assert page.isVisible()
    assert fits_sideways(window.stack)
    assert not clipped_in(page)
    assert not english_in(page)
    assert not unnamed_in(page)
