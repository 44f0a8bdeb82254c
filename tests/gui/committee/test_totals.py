"""Tổng hợp: figures lead to units and people, typed papers are checked at once, papers and the summary are written."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.gui.committee.appraisal_screen import AppraisalScreen
from kiemdiem_desktop.gui.committee.totals_charts import ChartsPage
from kiemdiem_desktop.gui.committee.totals_checks import ChecksPage
from kiemdiem_desktop.gui.committee.totals_doors import LatePage
from kiemdiem_desktop.gui.committee.totals_figures import FiguresPage
from kiemdiem_desktop.gui.committee.totals_papers import PapersPage
from kiemdiem_desktop.gui.committee.totals_screen import (
    CHARTS,
    CHECKS,
    PAPERS,
    SENDING,
    TYPED,
    UNITS,
    WATCH,
    YEARS,
    TotalsScreen,
)
from kiemdiem_desktop.gui.committee.totals_sending import SendingPage
from kiemdiem_desktop.gui.committee.totals_typed import TypedPage
from kiemdiem_desktop.gui.committee.totals_watch import WatchPage
from kiemdiem_desktop.gui.committee.totals_years import YearsPage
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee import books
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.gui.committee.window_of import window_of
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.appraisal_books import made_cell, receive_made
from tests.services.province_rows import make_province
from tests.services.round_trip import make_committee

PageT = TypeVar("PageT")


@pytest.fixture
def commune() -> Iterator[Workspace]:
    """A commune of six organisations."""
    clock = FixedClock(instant=datetime(2022, 12, 25, 2, 0, tzinfo=UTC))
    workspace = make_province(shipped.regulations(), clock, organisations=6)
    books.make_key(workspace, holder="Nguyễn Văn Thư")
    yield workspace
    workspace.store.close()


@pytest.fixture
def show(commune: Workspace, theme: Theme, qtbot: QtBot) -> Callable[..., tuple[MainWindow, TotalsScreen]]:
    """Give a function that shows Tổng hợp; dialogs answer from the given list."""

    def make(*answers: object) -> tuple[MainWindow, TotalsScreen]:
        window = window_of(commune, theme, qtbot, ScriptedDialogs(*answers))
        window.show_screen("totals")
        screen = window.screen_now
        assert isinstance(screen, TotalsScreen)
        return window, screen

    return make


def page_of(screen: TotalsScreen, place: int, kind: type[PageT]) -> PageT:
    """Show a page and give it."""
    screen.tabs.show_page(place)
    holder = screen.pages[place][1]
    assert isinstance(holder, LatePage)
    assert isinstance(holder.page, kind)
    return holder.page


def put_cursor(screen: TotalsScreen, name: str, column: str) -> None:
    """Put the cursor on a figure of the tables."""
    model = screen.figures.grid.model
    row = next(place for place, row in enumerate(model.rows) if row.name.strip() == name)
    ids = [column.id for column in model.columns]
    screen.figures.grid.view.setCurrentIndex(model.index(row, ids.index(column)))


def test_a_figure_leads_to_its_units_its_people_and_their_dossier(
    show: Callable[..., tuple[MainWindow, TotalsScreen]],
) -> None:
    window, screen = show()
    gone: list[tuple[object, ...]] = []
    screen.desk = type(screen.desk)(
        dialogs=screen.desk.dialogs, jobs=screen.desk.jobs, go=lambda *to: gone.append(to), tell=screen.desk.tell
    )
    assert screen.told.text().startswith("Năm 2022: 285 đảng viên của 6/16 đơn vị")
    put_cursor(screen, "Bí thư", "figure.3")
    behind = screen.figures.behind
    assert behind.title.text() == "Bí thư – Đã xếp loại: 6"
    assert behind.tree.topLevelItemCount() == 6
    unit = behind.tree.topLevelItem(0)
    assert unit is not None
    unit.setExpanded(True)
    person = unit.child(0)
    assert person is not None
    behind.tree.setCurrentItem(person)
    behind.open_button.click()
    assert gone == [("appraising", "cell/KT-001/dv-0", None)]
    put_cursor(screen, "Tổ chức đảng", "figure.2")
    assert behind.tree.topLevelItemCount() == 10, "units that told nothing stand behind the figure of those left"
    assert (list(english_in(window)), list(unnamed_in(window))) == ([], [])


def test_every_page_is_plain_to_read_and_drawn_when_looked_at(
    show: Callable[..., tuple[MainWindow, TotalsScreen]], qtbot: QtBot
) -> None:
    window, screen = show()
    for place, (title, page) in enumerate(screen.pages):
        screen.tabs.show_page(place)
        assert page.isVisible(), title
        qtbot.waitUntil(lambda: not list(clipped_in(window)))
        assert (list(english_in(window)), list(unnamed_in(window))) == ([], []), title
    assert len(page_of(screen, CHARTS, ChartsPage).charts) >= 4
    assert "mức năm trước ghi trong hồ sơ" in page_of(screen, YEARS, YearsPage).told.text()
    units = page_of(screen, UNITS, FiguresPage)
    assert len(units.grid.model.rows) == 16
    units.grid.view.setCurrentIndex(units.grid.model.index(1, 2))
    assert units.behind.title.text().startswith("Tổ chức cơ sở đảng 2 – Đã xếp loại: ")


def test_a_typed_paper_whose_parts_are_one_short_is_told_at_once(
    show: Callable[..., tuple[MainWindow, TotalsScreen]],
) -> None:
    _window, screen = show()
    page = page_of(screen, TYPED, TypedPage)
    model = page.grid.model
    row = next(place for place, row in enumerate(model.rows) if row.about.label == "Chi bộ trực thuộc")
    page.grid.view.setCurrentIndex(model.index(row, 2))
    page.grid.paste_text("142\t0\t0\t142\t29\t99\t13\t")
    assert "đã xếp loại ghi 142, nhưng bốn mức cộng lại là 141; thiếu 1" in page.gaps.text()
    assert page.gaps.isVisible()
    checks = page_of(screen, CHECKS, ChecksPage)
    assert checks.verdict.text().endswith("chỗ chưa khớp")
    assert "thiếu 1" in checks.list.item(0).text()
    page.year.show_value(value=True, commit=page._choose)
    page._choose(True)
    assert {row.unit_code for row in page.grid.model.rows} == {"TU-KT"}


def test_papers_are_shown_and_saved_with_what_is_printed_on_them(
    show: Callable[..., tuple[MainWindow, TotalsScreen]], tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("a.pdf", "a.docx", "a.xlsx")]
    _window, screen = show(*files)
    page = page_of(screen, PAPERS, PapersPage)
    page._set_signer("Nguyễn Văn Thư")
    page._set_day(date(2022, 12, 24))
    page.list.setCurrentRow(2)
    assert page.number.isVisibleTo(page)
    assert page.view.where.text().startswith("Trang 1 / ")
    for button in page.buttons.values():
        button.click()
    assert [file.read_bytes()[:2] for file in files] == [b"%P", b"PK", b"PK"]


def test_the_summary_is_signed_and_written_with_its_papers(
    show: Callable[..., tuple[MainWindow, TotalsScreen]], commune: Workspace, tmp_path: Path
) -> None:
    _window, screen = show(tmp_path)
    page = page_of(screen, SENDING, SendingPage)
    assert "Không có tên đảng viên" in page.what.text()
    assert "Chưa có số liệu của 10 đơn vị" in page.care.text()
    page.send_button.setFocus(Qt.FocusReason.TabFocusReason)
    page.send_button.click()
    (file,) = tmp_path.glob("summary-*.asice")
    assert file.stat().st_size > 50_000, "the papers lie in it"
    assert page.sent.count() == 1
    assert commune.store.issued_packages.count(kind=PackageKind.SUMMARY) == 1


def test_what_stands_out_is_listed_and_texts_are_compared_on_asking(
    show: Callable[..., tuple[MainWindow, TotalsScreen]],
) -> None:
    _window, screen = show()
    page = page_of(screen, WATCH, WatchPage)
    assert page.count.text() == "Không có gì khác thường"
    page.limits["peer_points"].setFocus(Qt.FocusReason.TabFocusReason)
    page._set_limit("shift_points", "1")
    assert page.list.count() == len(page.signs) > 0
    page.read_texts()
    assert page.texts_button.isEnabled()
    assert page.list.count() == len(page.signs)


def test_from_a_figure_it_is_one_more_click_to_the_dossier_and_the_person_in_it(theme: Theme, qtbot: QtBot) -> None:
    clock = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
    committee = make_committee(shipped.regulations(), clock)
    for number in (1, 2):
        receive_made(committee, made_cell(number))
    window = window_of(committee, theme, qtbot, ScriptedDialogs())
    window.show_screen("totals")
    screen = window.screen_now
    assert isinstance(screen, TotalsScreen)
    put_cursor(screen, "Đảng viên", "figure.4")
    behind = screen.figures.behind
    unit = behind.tree.topLevelItem(1)
    assert unit is not None
    person = unit.child(0)
    assert person is not None
    behind.tree.setCurrentItem(person)
    behind.open_button.click()
    appraisal = window.screen_now
    assert isinstance(appraisal, AppraisalScreen)
    assert appraisal.page.title.text() == "Chi bộ thôn 2"
    line = appraisal.page.points.current
    assert line is not None
    assert line.subject.row.name == person.text(0)
    committee.store.close()
