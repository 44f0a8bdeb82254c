"""Quyết định in the window: the conference, levels with reasons, one decision for all, later ones, papers, packages."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.re_rating import ReRatingKind
from kiemdiem_desktop.gui.committee.deciding_screen import LATER, LEVELS, PAPERS, SENDING, DecidingScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee.appraising import accept_dossiers
from kiemdiem_desktop.services.committee.conferences import find_meeting
from kiemdiem_desktop.services.committee.deciding import list_decided
from kiemdiem_desktop.services.paper_jobs import PaperFormat
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.gui.committee.window_of import check_plain
from tests.gui.committee.window_of import window_of as committee_window_of
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.appraisal_books import ROUND, made_cell, receive_made
from tests.services.round_trip import make_committee

CLOCK = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
MEMBERS = "Nguyễn Văn Thư – Bí thư\nTrần Thị Hoa – Phó Bí thư\nLê Văn Ba"
Open = Callable[..., DecidingScreen]


@pytest.fixture
def committee() -> Iterator[Workspace]:
    """A committee that appraised two of three cells."""
    workspace = make_committee(shipped.regulations(), CLOCK)
    ids = [receive_made(workspace, made_cell(number)).id for number in (1, 2, 3)]
    accept_dossiers(workspace, ids[:2])
    yield workspace
    workspace.store.close()


@pytest.fixture
def open_screen(committee: Workspace, theme: Theme, qtbot: QtBot) -> Open:
    """Give a function that shows Quyết định with a conference begun; dialogs answer from the given list."""

    def show(*answers: object) -> DecidingScreen:
        window = committee_window_of(committee, theme, qtbot, ScriptedDialogs(*answers))
        window.desk.go("deciding", "", None)
        screen = window.screen_now
        assert isinstance(screen, DecidingScreen)
        screen.begin_meeting()
        screen.meeting.names.write_text(MEMBERS)
        screen.meeting.names.on_typed()
        screen.meeting.add_button.click()
        return screen

    return show


def window_of(screen: DecidingScreen) -> MainWindow:
    """Give the window around the screen."""
    window = screen.window()
    assert isinstance(window, MainWindow)
    return window


def decide_both(screen: DecidingScreen) -> None:
    """Decide both cells by number and day."""
    screen.tabs.show_page(LEVELS)
    screen.levels.number.write_text("45-QĐ/ĐU")
    screen.levels.number.on_typed()
    screen.levels.day.write_text("10/12/2026")
    screen.levels.day.on_typed()
    screen.levels.decide_button.click()


def test_the_conference_is_written_down(committee: Workspace, open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    assert screen.meeting.present.text() == "Có mặt 3 trên 3 thành viên."
    screen.meeting.lines["tellers"].write_text("Lê Văn Ba, Trần Thị Hoa")
    screen.meeting.lines["tellers"].on_typed()
    screen.flush()
    meeting = find_meeting(committee, ROUND)
    assert meeting is not None
    assert meeting.tellers == ("Lê Văn Ba", "Trần Thị Hoa")
    window = window_of(screen)
    check_plain(window, qtbot)


def test_a_level_is_changed_with_its_reason_and_all_are_decided_at_once(
    committee: Workspace, open_screen: Open
) -> None:
    screen = open_screen(True)
    screen.tabs.show_page(LEVELS)
    model = screen.levels.grid.model
    columns = [column.id for column in model.columns]
    place = next(n for n, row in enumerate(model.rows) if row.subject.offered is Level.HTXS)
    model.setData(model.index(place, columns.index("level")), "● Tốt")
    model.setData(model.index(place, columns.index("reason")), "Vượt tỷ lệ của nhóm")
    screen.levels.same_button.click()
    assert model.rows[place].voted == "● Tốt"
    assert "Mức mở:" in screen.levels.levels.text()
    decide_both(screen)
    rows = list_decided(committee, ROUND)
    assert len(rows) == 28
    assert [row.reason for row in rows if row.reason] == ["Vượt tỷ lệ của nhóm"]
    dialogs = screen.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    assert dialogs.asked == ["Quyết định mức của 2 chi bộ theo số 45-QĐ/ĐU?"]
    committee.store.undo()
    assert list_decided(committee, ROUND) == ()


def test_a_slip_is_taken_back_cell_by_cell(committee: Workspace, open_screen: Open) -> None:
    screen = open_screen(True, True)
    decide_both(screen)
    screen.levels.cells.list.select("TP-02")
    screen.levels.drop_button.click()
    assert {row.cell_code for row in list_decided(committee, ROUND)} == {"TP-01"}


def test_without_a_day_nothing_is_decided(committee: Workspace, open_screen: Open) -> None:
    screen = open_screen()
    with pytest.raises(InvalidValueError, match="chưa có ngày"):
        screen.decide_cells(("TP-01",), "45", None)
    assert list_decided(committee, ROUND) == ()


def test_a_count_whose_sums_do_not_close_is_named_beside_the_sheet(open_screen: Open) -> None:
    screen = open_screen()
    screen.tabs.show_page(LEVELS)
    votes = screen.levels.votes
    for name, count in (("issued", "3"), ("returned", "3"), ("valid", "3"), ("htt", "2")):
        votes.sheet.fields[name].write_text(count)
        votes.sheet.fields[name].on_typed()
    assert "lệch 1 so với 3 phiếu hợp lệ" in votes.sheet.news.text()
    assert votes.sheet.news.property("tone") == "red"


def test_a_later_decision_is_typed_and_stands_beside_the_first(committee: Workspace, open_screen: Open) -> None:
    screen = open_screen(True)
    decide_both(screen)
    screen.tabs.show_page(LATER)
    page = screen.later
    row = next(row for row in page._rows.values() if row.level is Level.HTT and row.kind == "member")
    page.list.select(row.id)
    page.keep_button.click()
    assert "lý do" in page.note.text()
    typed = page._typed
    typed.kind, typed.level, typed.reason, typed.number = (
        ReRatingKind.RATED_AGAIN,
        Level.HTNV,
        "Kê khai sai",
        "60-QĐ/ĐU",
    )
    page._show()
    page.keep_button.click()
    assert [
        one.level
        for one in committee.store.decided_subjects.where(subject_code=row.subject_code, cell_code=row.cell_code)
    ] == [
        Level.HTT,
        Level.HTNV,
    ]
    assert "Đã được thay" in page.history.text()


def test_papers_are_shown_and_saved(open_screen: Open, tmp_path: Path, qtbot: QtBot) -> None:
    screen = open_screen(True, tmp_path / "qd.docx", tmp_path / "tat-ca.pdf")
    decide_both(screen)
    screen.tabs.show_page(PAPERS)
    titles = [line.title for line in screen.papers.list.model.lines]
    assert titles[:4] == [
        "Biên bản hội nghị cấp ủy",
        "Biên bản kiểm phiếu của cấp ủy",
        "Quyết định xếp loại tập thể",
        "Quyết định xếp loại đảng viên",
    ]
    screen.papers.list.select(("decision_members", "", 0))
    qtbot.waitUntil(lambda: screen.papers._drawn is not None)
    screen.papers.save(PaperFormat.DOCX)
    screen.papers.list.filter_box.setText("thông báo")
    screen.papers.all_pdf_button.click()
    assert {path.name for path in tmp_path.iterdir()} == {"qd.docx", "tat-ca.pdf"}
    window = window_of(screen)
    check_plain(window, qtbot)


def test_packages_are_written_for_all_decided_cells(committee: Workspace, open_screen: Open, tmp_path: Path) -> None:
    screen = open_screen(True, tmp_path, tmp_path)
    decide_both(screen)
    screen.tabs.show_page(SENDING)
    assert "Chi bộ thôn 3" in screen.sending.undecided.text()
    screen.sending.send_button.click()
    assert "2 trên 2 gói" in screen.sending.result.text()
    assert "Không mã hóa vì chưa biết khóa" in screen.sending.result.text()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["decision-tp-01-2026cn-1.asice", "decision-tp-02-2026cn-1.asice"]
    screen.sending.send_button.click()
    assert committee.store.issued_packages.count() == 2, "what was signed is written again"
    assert date(2026, 12, 10) == committee.store.issued_packages.all()[0].issued_on
