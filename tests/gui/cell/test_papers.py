"""Giấy tờ: each paper with its state, as it will print; printed, saved, and the set of the meeting in one go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.cell.papers_screen import PapersScreen
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.jobs import SHOWN_AFTER_MS, Jobs
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.progress_dialog import ProgressDialog
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.meetings import get_meeting, save_meeting
from kiemdiem_desktop.services.cell.papers import MeetingStage, PaperFormat, get_details, meeting_papers
from kiemdiem_desktop.services.cell.rounds import close_round, current_round
from kiemdiem_desktop.services.cell.template_preview import FilledWith
from tests.gui.cell.conftest import dialogs_of, fits_sideways
from tests.gui.cell.paper_desk import PRINTER, DeskNotes
from tests.gui.eyes import clipped_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]
MINUTES, TALLY, PROPOSALS = "bien-ban-hoi-nghi", "bien-ban-kiem-phieu", "danh-sach-de-nghi"


def papers_of(window: MainWindow) -> PapersScreen:
    """Give the screen, shown, its first page drawn."""
    window.show_screen("papers")
    screen = window.screen_now
    assert isinstance(screen, PapersScreen)
    screen.groups.show_all()
    screen.list.select(MINUTES)
    drawn(screen)
    return screen


def drawn(screen: PapersScreen) -> PapersScreen:
    """Draw now what would be drawn when the choice has rested."""
    screen.page._calm.stop()
    screen.page._draw()
    return screen


def alone(tools: CellTools, notes: DeskNotes, qtbot: QtBot, *answers: object) -> PapersScreen:
    """Give the screen on a desk of notes."""
    screen = PapersScreen(tools.workspace, notes.desk(*answers), tools.view, send=notes.send)
    qtbot.addWidget(screen)
    screen.refresh()
    screen.groups.show_all()
    screen.list.select(MINUTES)
    return drawn(screen)


def states(screen: PapersScreen) -> dict[str, str]:
    """Give the words beside each title; of several papers of one person, those of the first, the self-review."""
    return {line.title: line.state for line in reversed(screen.list.model.lines)}


def test_each_paper_is_listed_with_what_it_lacks(make_window: MakeWindow) -> None:
    shown = states(papers_of(make_window()))
    assert shown["Biên bản hội nghị kiểm điểm"] == "thiếu: kết luận"
    assert shown["Biên bản kiểm phiếu"] == "thiếu: kết quả phiếu của 1 nơi"
    assert shown["A Brêng"] == "Mẫu 2A – mẫu tạm – sẵn sàng"
    assert shown["Y Byên"] == "Mẫu 2C – thiếu: bản kiểm điểm chưa xong"


def test_the_state_follows_the_data(make_window: MakeWindow, tools: CellTools) -> None:
    screen = papers_of(make_window())
    meeting = get_meeting(tools.workspace, current_round(tools.workspace))
    save_meeting(tools.workspace, type(meeting)(**{n: getattr(meeting, n) for n in meeting.__slots__} | {"place": ""}))
    assert states(screen)["Biên bản hội nghị kiểm điểm"] == "thiếu: địa điểm, kết luận"
    assert "Còn thiếu: địa điểm, kết luận." in screen.page.missing.text()


def test_letters_that_cannot_be_printed_are_named_beside_the_paper(make_window: MakeWindow, tools: CellTools) -> None:
    screen = papers_of(make_window())
    assert "Phông chữ không có" not in screen.page.missing.text()
    meeting = get_meeting(tools.workspace, current_round(tools.workspace))
    save_meeting(tools.workspace, replace(meeting, conclusion="Thống nhất \N{THUMBS UP SIGN} ông 阮"))
    assert "Phông chữ không có: \N{THUMBS UP SIGN} 阮." in screen.page.missing.text()


def test_a_page_that_cannot_be_drawn_says_why_within_the_width(make_window: MakeWindow) -> None:
    window = make_window()
    screen = papers_of(window)
    reason = "Không in được văn bản vì thiếu tệp phông chữ: " + ", ".join(f"Chu-{place}.ttf" for place in range(40))
    with pytest.raises(KiemdiemError):
        screen.page._fail(KiemdiemError(code="fonts_missing", message=reason, hint="Cài lại chương trình."))
    QApplication.processEvents()
    assert reason in screen.page.missing.text()
    assert fits_sideways(window.stack)


def test_the_page_stands_beside_the_list_and_is_written_once(make_window: MakeWindow) -> None:
    screen = papers_of(make_window())
    assert screen.page.view.where.text().startswith("Trang 1 / ")
    screen.list.select(PROPOSALS)
    drawn(screen)
    assert len(screen._press.kept) == 2
    screen.list.select(MINUTES)
    drawn(screen)
    assert len(screen._press.kept) == 2
    assert screen.page._drawn == screen.page.job


def test_a_self_review_is_found_by_name_without_marks(make_window: MakeWindow) -> None:
    screen = papers_of(make_window())
    screen.list.filter_box.setFocus()
    type_vi(screen.list.filter_box, "dang phuong")
    assert list(states(screen)) == ["Đặng Thị Phượng"]
    press(screen.list.filter_box, Qt.Key.Key_Down)
    assert screen.page.title.text().endswith("Đặng Thị Phượng")


def choose(screen: PapersScreen, row: int) -> None:
    """Choose a line of the groups."""
    screen.groups.box.setCurrentIndex(row)
    screen.groups.box.activated.emit(row)


def test_papers_are_shown_group_by_group(make_window: MakeWindow, tools: CellTools) -> None:
    screen = papers_of(make_window())
    box = screen.groups.box
    assert box.itemText(1) == f"Tất cả ({len(screen.list.model.lines)})"
    choose(screen, 2)
    assert "Biên bản kiểm phiếu" in states(screen)
    assert {screen._papers[str(line.key)].group.value for line in screen.list.model.lines} == {"meeting"}
    checked = tools.view.checked
    assert checked is not None
    screen.show_subject(checked.dossier.subjects[2].subject.id)
    assert screen.groups.choice == "all"
    assert screen.page.title.text().endswith(checked.dossier.subjects[2].subject.name)


def test_what_is_needed_now_is_shown_first_and_the_search_finds_the_rest(tools: CellTools, qtbot: QtBot) -> None:
    screen = alone(tools, DeskNotes(), qtbot)
    choose(screen, 0)
    assert screen.groups.box.itemText(0) == f"Cần lúc này: sau hội nghị ({len(screen.list.model.lines)})"
    assert {"Biên bản hội nghị kiểm điểm", "Biên bản kiểm phiếu"} <= states(screen).keys()
    assert "Chương trình hội nghị" not in states(screen)
    type_vi(screen.list.filter_box, "chuong trinh")
    assert "Chương trình hội nghị" in states(screen)
    press(screen.list.filter_box, Qt.Key.Key_Down)
    assert screen.list.current == screen.list.model.lines[0].key
    screen.list.filter_box.clear()
    assert "Chương trình hội nghị" not in states(screen)


def test_what_was_printed_or_saved_is_at_hand_again(tools: CellTools, qtbot: QtBot, tmp_path: Path) -> None:
    screen = alone(tools, DeskNotes(), qtbot, PRINTER, tmp_path / "danh-sach.docx")
    assert "Vừa in" not in screen.groups.box.itemText(1)
    for key in (MINUTES, PROPOSALS):
        screen.list.select(key)
        (screen.page.print_button if key == MINUTES else screen.page.save_buttons[PaperFormat.DOCX]).click()
    assert screen.groups.box.itemText(1) == "Vừa in, vừa lưu (2)"
    choose(screen, 1)
    assert [line.key for line in screen.list.model.lines] == [PROPOSALS, MINUTES]


def test_number_and_date_are_typed_and_printed(make_window: MakeWindow, tools: CellTools) -> None:
    screen = papers_of(make_window())
    before = screen.page.job
    screen.page.number.setFocus()
    type_vi(screen.page.number, "12")
    press(screen.page.number, Qt.Key.Key_Return)
    screen.page.date.editor.selectAll()  # type: ignore[attr-defined]
    screen.page.date.setFocus()
    type_vi(screen.page.date, "02/12/2026")
    press(screen.page.date, Qt.Key.Key_Return)
    checked = tools.view.checked
    assert checked is not None
    details = get_details(tools.workspace, checked, meeting_papers(checked, MeetingStage.AFTER)[0])
    assert (details.number, details.on) == (12, date(2026, 12, 2))
    assert screen.page.job != before
    assert tools.workspace.store.undo() == "Ghi ngày của giấy tờ"
    assert screen.page.date.read_text() == "21/11/2026"


def test_an_impossible_date_is_told_and_nothing_is_printed(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    screen = alone(tools, notes, qtbot)
    screen.page.date.write_text("31/02/2026")
    screen.page.print_out()
    assert "31/02/2026" in screen.page.date.note.text()
    assert not notes.printed


def test_lists_carry_no_number_and_self_reviews_neither(make_window: MakeWindow) -> None:
    screen = papers_of(make_window())
    screen.list.select(PROPOSALS)
    assert (screen.page.number.isVisible(), screen.page.date.isVisible()) == (False, True)
    assert screen.page.save_buttons[PaperFormat.XLSX].isVisible()
    screen.list.select(next(stem for stem in screen._papers if stem.startswith("mau-")))
    assert (screen.page.number.isVisible(), screen.page.date.isVisible()) == (False, False)
    assert not screen.page.save_buttons[PaperFormat.XLSX].isVisible()


def test_a_finished_round_is_printed_but_not_renumbered(make_window: MakeWindow, tools: CellTools) -> None:
    close_round(tools.workspace, current_round(tools.workspace).id)
    screen = papers_of(make_window())
    assert screen.page.number.editor.property("readOnly")
    assert screen.page.print_button.isEnabled()


@pytest.mark.parametrize(
    ("kind", "begins"), [(PaperFormat.PDF, b"%PDF"), (PaperFormat.DOCX, b"PK"), (PaperFormat.XLSX, b"PK")]
)
def test_a_paper_is_saved_in_each_form(
    tools: CellTools, qtbot: QtBot, tmp_path: Path, kind: PaperFormat, begins: bytes
) -> None:
    notes = DeskNotes()
    path = tmp_path / f"{PROPOSALS}.{kind.value}"
    screen = alone(tools, notes, qtbot, path)
    screen.list.select(PROPOSALS)
    screen.page.save_buttons[kind].click()
    assert path.read_bytes().startswith(begins)
    assert notes.told == [f"Đã lưu: {path}"]


def test_a_place_that_cannot_be_written_is_told_and_can_be_changed(
    tools: CellTools, qtbot: QtBot, tmp_path: Path
) -> None:
    notes = DeskNotes()
    screen = alone(tools, notes, qtbot, tmp_path / "usb" / "a.pdf", tmp_path / "a.pdf")
    with pytest.raises(KiemdiemError, match="Không còn thấy"):
        screen.page.save(PaperFormat.PDF)
    screen.page.save(PaperFormat.PDF)
    assert (tmp_path / "a.pdf").exists()


def test_one_paper_goes_to_the_printer(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    screen = alone(tools, notes, qtbot, PRINTER)
    screen.page.print_button.click()
    assert [len(pdfs) for pdfs, _choice in notes.printed] == [1]
    assert "Máy in chi bộ" in notes.told[0]


def test_a_printed_page_is_found_again_by_its_code(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    screen = alone(tools, notes, qtbot, PRINTER)
    assert screen.page.job is not None
    code = screen.page.job.page_code
    type_vi(screen.finder.box, code)
    press(screen.finder.box, Qt.Key.Key_Return)
    assert "không in trang nào" in screen.finder.answer.text()
    screen.page.print_button.click()
    press(screen.finder.box, Qt.Key.Key_Return)
    assert screen.finder.answer.text().startswith("Biên bản hội nghị kiểm điểm")


def test_a_word_file_of_the_superior_is_used_for_its_form_and_left_again(
    tools: CellTools, qtbot: QtBot, tmp_path: Path
) -> None:
    notes = DeskNotes()
    places, tried, mine = (tmp_path / name for name in ("cho-dien.docx", "thu.docx", "ban.docx"))
    screen = alone(tools, notes, qtbot, places, places, tried, mine)
    screen.template.places.click()
    screen.template.choose.click()
    screen.refresh()
    assert "cho-dien.docx" in screen.template.note.text()
    screen.template.preview.click()
    page = screen.template_page
    assert screen.isAncestorOf(page)
    assert not page.isHidden()
    assert "cho-dien.docx" in page.name.text()
    assert "Trang 1 /" in page.view.where.text()
    assert not english_in(page)
    assert not unnamed_in(page)
    assert not clipped_in(page)
    page.source.show_value(FilledWith.OWN, commit=lambda _source: page.refresh())
    page.refresh()
    assert "Trang 1 /" in page.view.where.text()
    page.save_button.click()
    assert tried.read_bytes().startswith(b"PK")
    press(page.view, Qt.Key.Key_Escape)
    assert page.isHidden()
    screen.page.save_buttons[PaperFormat.DOCX].click()
    assert mine.read_bytes().startswith(b"PK")
    assert tools.workspace.store.undo_label == "Dùng mẫu Word của cấp trên"
    screen.template.drop.click()
    screen.refresh()
    assert screen.template.drop.isHidden()


def test_no_answer_prints_and_saves_nothing(make_window: MakeWindow) -> None:
    window = make_window(None, None)
    screen = papers_of(window)
    screen.page.print_button.click()
    screen.page.save_buttons[PaperFormat.DOCX].click()
    assert len(dialogs_of(window).asked) == 2


def test_looking_at_a_paper_puts_no_dialog_in_the_way(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    jobs = Jobs()
    screen = PapersScreen(tools.workspace, notes.desk(jobs=jobs), tools.view, send=notes.send)
    qtbot.addWidget(screen)
    since = QElapsedTimer()
    since.start()
    screen.show()
    screen.list.select(PROPOSALS)
    qtbot.waitUntil(lambda: screen.page._drawn == screen.page.job and since.elapsed() > SHOWN_AFTER_MS)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ProgressDialog) and w.isVisible()]
    jobs.stop_all()


def test_a_person_s_paper_is_brought_to_the_fore(make_window: MakeWindow, tools: CellTools) -> None:
    window = make_window()
    screen = papers_of(window)
    checked = tools.view.checked
    assert checked is not None
    subject = checked.dossier.subjects[3].subject
    window.go("papers", "", subject.id)
    assert screen.page.title.text().endswith(subject.name)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_screen_fits_and_speaks_vietnamese(make_window: MakeWindow, theme: Theme, percent: int) -> None:
    window = make_window()
    screen = papers_of(window)
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert fits_sideways(window.stack)
    assert not clipped_in(screen)
    assert not english_in(screen)
    assert not unnamed_in(screen)


def test_the_keyboard_reaches_everything(make_window: MakeWindow) -> None:
    window = make_window()
    screen = papers_of(window)
    screen.list.filter_box.setFocus()
    ring = tab_ring(window)
    wanted = (screen.set_button, screen.page.number.editor, screen.page.print_button)
    assert not [widget for widget in wanted if widget not in ring]
