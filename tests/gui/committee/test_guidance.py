"""Gợi ý: persons and collectives, quota, days, forms and own rules are written; some get it, and once more."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.superior_package import Quota
from kiemdiem_desktop.gui.committee.guidance_prompts import PERSON
from kiemdiem_desktop.gui.committee.guidance_screen import GuidanceScreen
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee.guidance_drafts import get_draft
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import sample_commune
from tests.gui.committee.window_of import window_of
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs

CLOCK = FixedClock(instant=datetime(2026, 11, 10, 8, 0, tzinfo=UTC))
Show = Callable[..., GuidanceScreen]


@pytest.fixture
def commune() -> Iterator[Workspace]:
    """The sample commune."""
    workspace = sample_commune(CLOCK)
    yield workspace
    workspace.store.close()


@pytest.fixture
def show(commune: Workspace, theme: Theme, qtbot: QtBot) -> Show:
    """Give a function that shows the screen; its dialogs answer from the given list."""

    def make(*answers: object) -> GuidanceScreen:
        window = window_of(commune, theme, qtbot, ScriptedDialogs(*answers))
        window.go("guidance")
        screen = window.screen_now
        assert isinstance(screen, GuidanceScreen)
        return screen

    return make


def enter(field: QWidget, text: str) -> None:
    """Type into a field and press Enter."""
    type_vi(field, text)
    press(field, Qt.Key.Key_Return)


def test_a_person_of_one_cell_is_asked_and_a_prompt_is_taken_out_again(show: Show, commune: Workspace) -> None:
    screen = show()
    screen.tabs.show_page(1)
    page = screen.prompts
    page._choose_unit("sn-03")
    page._choose_kind(PERSON)
    enter(page.name, "Chu Ngọc Diễm")
    enter(page.born_on, "1980")
    type_vi(page.text, "Làm rõ việc chậm báo cáo.")
    page.add_button.click()
    (prompt,) = get_draft(commune, "sn-03").prompts
    assert (prompt.subject.name, str(prompt.subject.born_on)) == ("Chu Ngọc Diễm", "1980")
    assert page.list.texts()[-1][:2] == ("Chi bộ thôn Khe Trúc", "Chu Ngọc Diễm (sinh 1980)")
    page.list.setCurrentCell(2, 0)
    page.drop_button.click()
    assert get_draft(commune, "sn-03").prompts == ()
    page.add_button.click()
    assert "còn trống" in page.wrong.text()


def test_quota_days_and_forms_are_kept(show: Show, commune: Workspace, tmp_path: Path) -> None:
    form = tmp_path / "Mẫu báo cáo.docx"
    form.write_bytes(b"PK")
    screen = show(form, "Mẫu báo cáo tập thể")
    screen.tabs.show_page(2)
    page = screen.quotas
    enter(page.group, "Đảng viên")
    with pytest.raises(InvalidValueError, match="một trong hai"):
        page.add_quota()
    enter(page.percent, "20")
    page.quota_button.click()
    enter(page.on, "20/11/2026")
    enter(page.what, "Xong hội nghị kiểm điểm")
    page.day_button.click()
    page.form_button.click()
    draft = get_draft(commune)
    assert draft.quotas == (Quota(group="Đảng viên", level=Level.HTXS, percent=20),)
    assert [(row.on, row.text) for row in draft.deadlines] == [(date(2026, 11, 20), "Xong hội nghị kiểm điểm")]
    assert page.forms.texts() == (("Mẫu báo cáo tập thể", "mau-bao-cao.docx"),)


def test_own_rules_are_entered_as_a_paper(show: Show, commune: Workspace) -> None:
    screen = show()
    screen.tabs.show_page(3)
    page = screen.layer
    page.adder.choose("vote_threshold")
    page.adder._keep_value("two_thirds")
    page.adder.add()
    page.apply()
    assert "Chưa ghi đủ số và ngày" in page.wrong.text()
    enter(page.number, "15-HD/ĐU")
    enter(page.issued_on, "05/11/2026")
    page.apply_button.click()
    (layer,) = get_draft(commune).layers
    assert (layer.number, layer.issuer, layer.values[0].value) == ("15-HD/ĐU", "Đảng ủy xã Suối Ngàn", "two_thirds")
    page._open(0)
    page.remove_button.click()
    assert get_draft(commune).layers == ()


def test_some_units_get_their_files_and_once_more_elsewhere(show: Show, commune: Workspace, tmp_path: Path) -> None:
    one, two = tmp_path / "mot", tmp_path / "hai"
    for folder in (one, two):
        folder.mkdir()
    screen = show(one, two)
    screen.tabs.show_page(4)
    page = screen.sending
    page.none_button.click()
    assert not page.send_button.isEnabled()
    for line in page.grid.model.rows[:2]:
        page._store(line, "Có")
    page.send_button.click()
    assert sorted(path.name for path in one.iterdir()) == [f"guidance-sn-0{n}-2026cn-1.asice.age" for n in (1, 2)]
    page.again_button.click()
    assert [path.read_bytes() for path in sorted(one.iterdir())] == [p.read_bytes() for p in sorted(two.iterdir())]
    page.new_button.click()
    assert len(page.chosen) == 10
    assert commune.store.issued_packages.count() == 2


def test_every_page_is_plain_to_read(show: Show, qtbot: QtBot) -> None:
    screen = show()
    for place in range(5):
        screen.tabs.show_page(place)
        qtbot.waitUntil(lambda: clipped_in(screen) == [])
        assert (english_in(screen), unnamed_in(screen)) == ([], [])
