"""A commune's clerk from nothing: new books, the list of cells, a key compared, guidance that a cell opens."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.gui.committee.guidance_screen import GuidanceScreen
from kiemdiem_desktop.gui.committee.units_screen import UnitsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.start_screen import StartWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.rules.regulations import Regulations, load_regulations
from kiemdiem_desktop.services.cell.accepting import accept
from kiemdiem_desktop.services.cell.incoming import open_incoming
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.keys import KeyCost
from tests.gui.committee.window_of import window_of
from tests.gui.eyes import clipped_in, doubled_letters_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.conftest import RESOURCES
from tests.services.round_trip import make_cell

PASSPHRASE = "bốn mùa hoa ban"
CLOCK = FixedClock(instant=datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
WORDS = "Gõ 12 từ trên thẻ…"


@pytest.fixture(scope="module")
def regulations() -> Regulations:
    """The regulations as shipped."""
    return load_regulations(RESOURCES)


@pytest.fixture
def cell(regulations: Regulations) -> Iterator[Workspace]:
    """The cell of the village, with its key made."""
    workspace = make_cell(regulations, CLOCK)
    yield workspace
    workspace.store.close()


@pytest.fixture
def books(regulations: Regulations, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """New books of a committee, made on the start page by keyboard alone."""
    assert theme.percent == 100
    shelf = Shelf(
        root=tmp_path / "so", regulations=regulations, clock=CLOCK, resources_dir=RESOURCES, key_cost=KeyCost(n=16, r=1)
    )
    opened: list[Workspace] = []
    start = StartWindow(shelf.root, lambda: shelf, lambda found, _name: opened.append(found), ScriptedDialogs())
    qtbot.addWidget(start)
    start.resize(1366, 768)
    with qtbot.waitActive(start):
        start.show()
        start.activateWindow()
    press(start.choice.create_committee_button, Qt.Key.Key_Return)
    page = start.create_committee_page
    type_vi(page.form.lines["name"], "Đảng ủy xã Đăk Lơ Vang")
    for line in (page.passphrase.line, page.again.line):
        type_vi(line, PASSPHRASE)
    press(page.again.line, Qt.Key.Key_Return)
    type_vi(start.sheet.view.line, start.sheet.view.asked_group)
    press(start.sheet.view.line, Qt.Key.Key_Return)
    (workspace,) = opened
    yield workspace
    workspace.store.close()


def test_from_new_books_to_guidance_that_opens_in_a_cell(
    books: Workspace, cell: Workspace, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    own = find_own_key(cell)
    assert own is not None
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / "chi-bo.cer").write_bytes(certificate_file(own))
    (stick / "ds.csv").write_text("STT;Tên chi bộ;Mã\n1;Chi bộ thôn Kon Tơ Nang;kon-to-nang\n2;Chi bộ thôn Hai;T-2\n")
    dialogs = ScriptedDialogs(
        *(stick / "ds.csv", stick / "chi-bo.cer", WORDS, " ".join(own.card_words)),
        *(True, "Nguyễn Văn Thư", stick),
    )
    window = window_of(books, theme, qtbot, dialogs)
    _import_register(window)
    _enrol(window, books)
    _write_guidance(window, books, qtbot)
    sent = sorted(path.name for path in stick.glob("guidance-*"))
    assert sent == ["guidance-kon-to-nang-2026cn-1.asice.age", "guidance-t-2-2026cn-1.asice"]
    _open_in_cell(books, cell, stick / sent[0])


def test_no_letter_of_alt_stands_twice(books: Workspace, theme: Theme, qtbot: QtBot) -> None:
    window = window_of(books, theme, qtbot, ScriptedDialogs())
    for screen_id in ("units", "guidance", "settings"):
        window.go(screen_id)
        pages = window.screen_now.findChildren(PageTabs)
        for tabs in pages or ():
            for place in range(len(tabs.titles)):
                tabs.show_page(place)
                assert doubled_letters_in(window) == [], (screen_id, place)


def _import_register(window: MainWindow) -> None:
    window.go("units")
    screen = window.screen_now
    assert isinstance(screen, UnitsScreen)
    assert screen.register.empty.isVisible()
    screen.register.import_button.click()
    screen.importing.file_part.choose_button.click()
    press(screen.importing.next_button, Qt.Key.Key_Space)
    press(screen.importing.next_button, Qt.Key.Key_Space)
    assert [line.unit.code for line in screen.register.grid.model.rows] == ["kon-to-nang", "T-2"]


def _enrol(window: MainWindow, books: Workspace) -> None:
    screen = window.screen_now
    assert isinstance(screen, UnitsScreen)
    unit = books.store.registered_cells.find(code="kon-to-nang")
    assert unit is not None
    screen.register.select(unit.id)
    screen.register.card.tabs.show_page(1)
    press(screen.register.card.keys.enrol_button, Qt.Key.Key_Space)
    assert "1 đã có khóa" in screen.register.count.text()


def _write_guidance(window: MainWindow, books: Workspace, qtbot: QtBot) -> None:
    window.go("guidance")
    screen = window.screen_now
    assert isinstance(screen, GuidanceScreen)
    assert not screen.sending.isEnabled()
    type_vi(screen.plan.due_on, "12/12/2026")
    press(screen.plan.start_button, Qt.Key.Key_Space)
    plan = current_plan(books)
    assert plan is not None
    assert (plan.year, plan.due_on) == (2026, date(2026, 12, 12))
    screen.tabs.show_page(1)
    type_vi(screen.prompts.text, "Làm rõ việc thu, chi quỹ của chi bộ.")
    press(screen.prompts.add_button, Qt.Key.Key_Space)
    assert screen.prompts.list.texts() == (("Tất cả", "Tập thể chi bộ", "Làm rõ việc thu, chi quỹ của chi bộ."),)
    screen.tabs.show_page(4)
    assert "1 đơn vị chưa có khóa" in screen.sending.told.text()
    press(screen.sending.send_button, Qt.Key.Key_Space)
    assert "Đã gửi 2/2" in screen.sending.told.text()
    assert (english_in(screen), unnamed_in(screen)) == ([], [])
    qtbot.waitUntil(lambda: clipped_in(screen) == [])


def _open_in_cell(books: Workspace, cell: Workspace, file: Path) -> None:
    key = find_own_key(books)
    assert key is not None
    take_up_key(cell, key.certificate_der, owner=KeyOwner.SUPERIOR, compared_by="A Brêng")
    opened = open_incoming(cell, file)
    accept(cell, opened)
    assert opened.round is not None
    asked = cell.store.prompts.where(round_id=opened.round.id)
    assert "Làm rõ việc thu, chi quỹ của chi bộ." in [row.text for row in asked]
    assert cell.store.rounds.get(opened.round.id).superior_due_on == date(2026, 12, 12)
