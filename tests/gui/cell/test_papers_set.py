"""Bộ hồ sơ họp: ticked and counted, looked at as one, printed and saved in one go, stopped on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.gui.cell.papers_screen import PapersScreen
from kiemdiem_desktop.gui.cell.papers_set import MeetingSet
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.jobs import Jobs, Progress
from kiemdiem_desktop.gui.pages import Pages
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.papers import MeetingStage
from tests.gui.cell.conftest import fits_sideways
from tests.gui.cell.paper_desk import PRINTER, DeskNotes
from tests.gui.cell.test_papers import MakeWindow, papers_of
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, tab_ring, unnamed_in
from tests.gui.keyboard import press


def set_of(tools: CellTools, notes: DeskNotes, qtbot: QtBot, *answers: object, jobs: Jobs | None = None) -> MeetingSet:
    """Give the page of the set, before the meeting, on a desk of notes."""
    screen = PapersScreen(tools.workspace, notes.desk(*answers, jobs=jobs), tools.view, send=notes.send)
    qtbot.addWidget(screen)
    screen.refresh()
    screen.show_set()
    qtbot.addWidget(screen.set)
    use_stage(screen.set, MeetingStage.BEFORE)
    return screen.set


def use_stage(page: MeetingSet, stage: MeetingStage) -> None:
    """Choose before or after the meeting."""
    page.stage.show_value(stage, commit=lambda _stage: page.refresh())
    page.refresh()


def stems(page: MeetingSet) -> list[str]:
    """Give the files of the ticked papers in their order."""
    return [job.file_name.removesuffix(".pdf") for job in page.wanted().jobs]


def test_the_sets_lie_in_the_order_of_the_meeting(tools: CellTools, qtbot: QtBot) -> None:
    page = set_of(tools, DeskNotes(), qtbot)
    assert stems(page) == [
        "giay-moi",
        "chuong-trinh-hoi-nghi",
        "danh-sach-diem-danh",
        "phieu-tap-the",
        "phieu-dang-vien",
    ]
    use_stage(page, MeetingStage.AFTER)
    assert stems(page)[:4] == ["bien-ban-hoi-nghi", "bien-ban-kiem-phieu", "bao-cao-ket-qua", "to-trinh"]


def test_the_set_begins_at_the_stage_of_the_round_and_esc_leaves_it(tools: CellTools, qtbot: QtBot) -> None:
    screen = PapersScreen(tools.workspace, DeskNotes().desk(), tools.view)
    qtbot.addWidget(screen)
    screen.refresh()
    screen.show_set()
    assert screen.set.stage.value is MeetingStage.AFTER
    press(screen.set.rows, Qt.Key.Key_Escape)
    assert screen.set.isHidden()


def test_three_copies_are_offered_where_the_form_says_so(tools: CellTools, qtbot: QtBot) -> None:
    page = set_of(tools, DeskNotes(), qtbot)
    use_stage(page, MeetingStage.AFTER)
    assert [page.rows.copies[key].count for key in ("minutes", "tally", "result_report")] == [3, 3, 1]


def test_every_voter_gets_one_ballot(tools: CellTools, qtbot: QtBot) -> None:
    page = set_of(tools, DeskNotes(), qtbot)
    checked = tools.view.checked
    assert checked is not None
    assert checked.verdict.vote_base is not None
    assert page.rows.copies["ballot_members"].count == len(checked.verdict.vote_base.counted)


def test_the_whole_set_is_one_print_with_copies_of_each(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    page = set_of(tools, notes, qtbot, PRINTER)
    use_stage(page, MeetingStage.AFTER)
    page.rows.tick_all(is_on=False)
    page.rows.ticks["tally"].setChecked(True)
    page.rows.ticks["submission"].setChecked(True)
    page.rows.copies["submission"].setText("2")
    page.print_button.click()
    (pdfs, _choice) = notes.printed[0]
    assert [pdfs.index(pdf) for pdf in pdfs] == [0, 0, 0, 3, 3]


def test_ballots_are_never_printed_back_to_back(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    page = set_of(tools, notes, qtbot, type(PRINTER)(printer="Máy in", both_sides=True))
    page.rows.tick_all(is_on=False)
    page.rows.ticks["ballot_collective"].setChecked(True)
    page.print_button.click()
    pdfs = notes.printed[0][0]
    assert len(pdfs) > 1
    assert {len(Pages(pdf)) for pdf in pdfs} == {1}


def test_the_set_is_saved_as_one_file(tools: CellTools, qtbot: QtBot, tmp_path: Path) -> None:
    notes, path = DeskNotes(), tmp_path / "bo.pdf"
    page = set_of(tools, notes, qtbot, path)
    page.save_button.click()
    parts = [len(Pages(page._press.kept[job])) for job in page.wanted().jobs]
    assert len(Pages(path.read_bytes())) == sum(parts)
    assert notes.told == [f"Đã lưu: {path}"]


def test_blank_forms_keep_names_and_lose_what_was_entered(tools: CellTools, qtbot: QtBot) -> None:
    page = set_of(tools, DeskNotes(), qtbot)
    page.rows.tick_all(is_on=False)
    page.rows.ticks["self_review"].setChecked(True)
    filled = page.wanted().jobs
    page.blank.setChecked(True)
    empty = page.wanted().jobs
    assert [job.document.title for job in filled] == [job.document.title for job in empty]
    assert all(len(repr(one.document)) < len(repr(other.document)) for one, other in zip(empty, filled, strict=True))
    assert not any(job.page_code for job in empty)


def test_nothing_ticked_prints_nothing(tools: CellTools, qtbot: QtBot) -> None:
    notes = DeskNotes()
    page = set_of(tools, notes, qtbot)
    page.none_button.click()
    assert page.told.text() == "Chưa chọn giấy tờ nào."
    assert not page.print_button.isEnabled()
    page.print_out()
    assert not notes.printed


class Stopping(Jobs):
    """Jobs of which the second piece is stopped, as *Dừng* does."""

    def __init__(self) -> None:
        super().__init__(inline=True)
        self.reported: list[tuple[int, int]] = []

    def run(self, work, done, label, failed=None, *, quietly=False):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, ARG002 - the shape of `Jobs.run`
        """Run the work until its second report."""
        progress = Progress()
        progress.moved.connect(lambda at, whole, _text: self.reported.append((at, whole)))
        progress.moved.connect(lambda at, _whole, _text: progress.stop() if at == 1 else None)
        try:
            done(work(progress))
        except CancelledError:
            return progress
        return progress


def test_printing_can_be_stopped_between_two_papers(tools: CellTools, qtbot: QtBot) -> None:
    notes, jobs = DeskNotes(), Stopping()
    page = set_of(tools, notes, qtbot, PRINTER, jobs=jobs)
    page.print_button.click()
    assert jobs.reported == [(0, 5), (1, 5)]
    assert not notes.printed
    assert not notes.told


def test_the_pages_of_the_set_are_shown_as_one(make_window: MakeWindow, qtbot: QtBot) -> None:
    screen = papers_of(make_window())
    screen.set_button.click()
    screen.set.draw()
    qtbot.waitUntil(lambda: screen.set.view.where.text().startswith("Trang 1 / "))
    assert len(screen.set._drawn) == 7
    screen.set.back_button.click()
    assert screen.page.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_set_fits_and_speaks_vietnamese(make_window: MakeWindow, theme: Theme, percent: int) -> None:
    window = make_window()
    screen = papers_of(window)
    screen.show_set()
    screen.set.draw()
    QApplication.processEvents()
    theme.use_percent(percent)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert fits_sideways(window.stack)
    assert not clipped_in(screen.set)
    assert not english_in(screen.set)
    assert not unnamed_in(screen.set)


def test_the_keyboard_reaches_the_set(make_window: MakeWindow) -> None:
    window = make_window()
    screen = papers_of(window)
    screen.set_button.click()
    use_stage(screen.set, MeetingStage.BEFORE)
    QApplication.processEvents()
    assert not doubled_letters_in(window)
    ring = tab_ring(window)
    wanted = (screen.set.back_button, screen.set.rows.ticks["agenda"], screen.set.rows.copies["agenda"])
    assert not [widget for widget in (*wanted, screen.set.print_button) if widget not in ring]


def test_what_has_no_blank_form_is_left_out_of_the_blank_set(tools: CellTools, qtbot: QtBot) -> None:
    page = set_of(tools, DeskNotes(), qtbot)
    page.rows.tick_all(is_on=True)
    filled = stems(page)
    assert any(stem.startswith("vi-sao") for stem in filled)
    page.blank.setChecked(True)
    blank = stems(page)
    assert blank
    assert not any(stem.startswith("vi-sao") for stem in blank)
    assert not page.rows.ticks["why_sheet"].isEnabled()
    assert "không có bản để trống" in page.rows.ticks["why_sheet"].toolTip()
    page.blank.setChecked(False)
    assert stems(page) == filled
