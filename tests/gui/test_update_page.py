"""Cập nhật chương trình: what runs, what a package brings, refused in words, installed, and one step back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui import update_page
from kiemdiem_desktop.gui.drives import Drive
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.update_page import UpdateDialog, UpdatePage
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.program_home import Build, Pointer, build_mark, pointer_text, read_pointer
from tests.exchange.update_samples import an_update
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.services.test_program_home import started
from tests.services.update_home import QUICK, SCHEMA, lay_program

MakePage = Callable[..., UpdatePage]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An installed program of version 0.1.0."""
    return lay_program(tmp_path / "home")


@pytest.fixture
def restarts() -> list[str]:
    """What the page asked of the program around it."""
    return []


@pytest.fixture
def make_page(shelf: Shelf, restarts: list[str], theme: Theme, qtbot: QtBot) -> MakePage:
    """Give a function that shows the page; its dialogs answer from the given list."""
    assert theme.percent == 100

    def make(*answers: object, shelf: Shelf = shelf) -> UpdatePage:
        page = UpdatePage(
            shelf,
            None,
            dialogs=ScriptedDialogs(*answers),
            jobs=Jobs(inline=True),
            restart=lambda: restarts.append("restart"),
        )
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        return page

    return make


def shown(page: QWidget) -> set[str]:
    """Give the names of the buttons that are shown."""
    names = ("restart_button", "stick_button", "file_button", "install_button", "back_button")
    return {name for name in names if getattr(page, name).isVisible()}


def test_a_package_is_shown_installed_and_waits_for_a_new_start(
    tmp_path: Path, make_page: MakePage, restarts: list[str], qtbot: QtBot
) -> None:
    page = make_page(an_update(tmp_path, schema=SCHEMA, start=QUICK))
    assert "Bản đang dùng: 0.1.0, cho máy Linux." in page.standing.text()
    assert shown(page) == {"stick_button", "file_button"}
    page.file_button.click()
    assert page.title.text() == "Gói cập nhật lên bản 0.2.0"
    assert "Người ký: Nơi phát hành thử" in page.facts.text()
    assert "• Sổ cấp ủy: tổng hợp." in page.news.text()
    assert shown(page) == {"stick_button", "file_button", "install_button"}
    qtbot.waitUntil(lambda: not clipped_in(page))
    assert (english_in(page), unnamed_in(page)) == ([], [])
    page.install_button.click()
    assert started(tmp_path / "home") == "0.2.0"
    assert "Bản 0.2.0 đã sẵn sàng" in page.standing.text()
    assert shown(page) == {"restart_button", "stick_button", "file_button"}
    page.restart_button.click()
    assert restarts == ["restart"]


def test_a_refused_package_says_why_and_shows_nothing_to_install(tmp_path: Path, make_page: MakePage) -> None:
    page = make_page()
    page.show_file(an_update(tmp_path, schema=SCHEMA))
    page.show_file(an_update(tmp_path, "0.0.1", schema=SCHEMA))
    assert "cũ hơn bản 0.1.0 đang dùng" in page.trouble.text()
    assert shown(page) == {"stick_button", "file_button"}
    (tmp_path / "x.asice").write_bytes(b"PK\x03\x04")
    page.show_file(tmp_path / "x.asice")
    assert "không phải gói cập nhật chương trình" in page.trouble.text()
    page.show_file(tmp_path / "gone.asice")
    assert "Cắm lại USB" in page.trouble.text()


def test_a_new_version_that_fails_leaves_everything(tmp_path: Path, make_page: MakePage) -> None:
    page = make_page()
    page.show_file(an_update(tmp_path, schema=SCHEMA, start="#!/bin/sh\nexit 1\n"))
    page.install()
    assert "chưa đổi sang bản 0.2.0" in page.trouble.text()
    assert read_pointer(tmp_path / "home") == Pointer(current="0.1.0")


def test_packages_are_found_on_sticks(tmp_path: Path, make_page: MakePage, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(update_page, "find_drives", lambda: (Drive(path=stick, name="", free_bytes=1),))
    page = make_page("update-linux-0.3.0.asice")
    page.stick_button.click()
    assert "Không thấy gói cập nhật nào trên USB" in page.trouble.text()
    an_update(stick, schema=SCHEMA)
    page.stick_button.click()
    assert page.title.text() == "Gói cập nhật lên bản 0.2.0"
    an_update(stick, "0.3.0", schema=SCHEMA)
    page.stick_button.click()
    assert page.title.text() == "Gói cập nhật lên bản 0.3.0"


def test_one_step_back_is_asked_first_and_warns_of_workspaces(tmp_path: Path, make_page: MakePage) -> None:
    home = tmp_path / "older"
    shelf = lay_program(home, "0.0.9")
    page = make_page(False, True, shelf=shelf)
    assert "0.0.9" in page.back_button.text()
    page.back_button.click()
    assert started(home) == "0.1.0"
    page.back_button.click()
    dialogs = page._dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    assert "Sổ đã mở bằng bản 0.1.0 thì bản 0.0.9 không đọc được" in dialogs.details[0]
    assert started(home) == "0.0.9"
    assert shown(page) == {"restart_button", "stick_button", "file_button"}


def test_after_a_step_back_the_newer_version_is_offered_again(tmp_path: Path, make_page: MakePage) -> None:
    home = tmp_path / "back"
    page = make_page(shelf=lay_program(home, "0.2.0"))
    assert "bản 0.2.0 mới hơn vẫn giữ trên máy" in page.standing.text()
    assert page.back_button.text() == "Dùng lại bản &mới hơn (0.2.0)…"


def test_a_debian_package_is_told_how_to_update(tmp_path: Path, make_page: MakePage) -> None:
    folder = tmp_path / "opt" / "kiemdiem"
    (folder / "program" / "resources").mkdir(parents=True)
    (folder / "build.json").write_bytes(build_mark(Build(version="0.1.0", target="debian", schema=SCHEMA)))
    page = make_page(shelf=replace(lay_program(tmp_path / "other"), resources_dir=folder / "program" / "resources"))
    assert "Bấm đúp vào tệp .deb của bản mới" in page.standing.text()
    assert shown(page) == set()


def test_the_page_stands_in_a_dialog_of_its_own(tmp_path: Path, make_page: MakePage, qtbot: QtBot) -> None:
    (tmp_path / "home" / "current.txt").write_bytes(pointer_text(Pointer(current="0.1.0")))
    dialog = UpdateDialog(None, make_page())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.page.show_file(an_update(tmp_path, schema=SCHEMA))
    assert dialog.page.install_button.isVisible()
    qtbot.waitUntil(lambda: not clipped_in(dialog))
    assert (english_in(dialog), unnamed_in(dialog)) == ([], [])
