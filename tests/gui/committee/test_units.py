"""Đơn vị: the tree by keyboard alone, found while typing, a list imported, keys compared and handed over."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.trust import KeyOwner, KeyStatus
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key, read_certificate
from kiemdiem_desktop.gui.committee import units_import
from kiemdiem_desktop.gui.committee.units_list import UnitsPage
from kiemdiem_desktop.gui.committee.units_screen import UnitsScreen
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.committee.guidance_issuing import issue_guidance_to
from kiemdiem_desktop.services.committee.unit_keys import list_unit_keys
from kiemdiem_desktop.services.key_ring import CardOfFile, note_waiting_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import sample_commune
from tests.gui.committee.window_of import window_of
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi
from tests.gui.scripted_dialogs import ScriptedDialogs

CLOCK = FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
Show = Callable[..., UnitsScreen]


@pytest.fixture
def commune() -> Iterator[Workspace]:
    """The sample commune."""
    workspace = sample_commune(CLOCK)
    yield workspace
    workspace.store.close()


@pytest.fixture
def show(commune: Workspace, theme: Theme, qtbot: QtBot) -> Show:
    """Give a function that shows the screen; its dialogs answer from the given list."""

    def make(*answers: object) -> UnitsScreen:
        window = window_of(commune, theme, qtbot, ScriptedDialogs(*answers))
        window.go("units")
        QApplication.processEvents()  # it is laid out
        screen = window.screen_now
        assert isinstance(screen, UnitsScreen)
        return screen

    return make


def unit_of(workspace: Workspace, code: str) -> RegisteredCell:
    """Give a unit by its code."""
    unit = workspace.store.registered_cells.find(code=code)
    assert unit is not None
    return unit


def _retype(field: QWidget, text: str) -> None:
    """Type another text in place of all that stands in a field, and press Enter."""
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_vi(field, text)
    press(field, Qt.Key.Key_Return)


def _key_state(page: UnitsPage) -> KeyStatus | None:
    assert page.current is not None
    return page.current.key


def a_key(code: str = "sn-12", holder: str = "Quách Văn Bảo") -> SoftwareKey:
    """Give a new key of a sample cell."""
    return make_software_key(holder=holder, cell_code=code, cell_name="Chi bộ Công an xã", at=CLOCK.now())


def test_a_unit_is_found_by_a_few_letters_without_marks(show: Show) -> None:
    page = show().register
    assert page.grid.count.text() == "14 dòng"
    type_vi(page.grid.filter_box, "xyz qqq")
    assert page.grid.count.text() == "0 trong 14 dòng"
    page.grid.filter_box.clear()
    type_vi(page.grid.filter_box, "na lua")
    assert page.current is not None
    assert page.current.unit.code == "sn-05"
    assert page.card.name.text() == "Chi bộ thôn Nà Lúa"


def test_a_unit_is_added_changed_moved_and_retired_by_keyboard(show: Show, commune: Workspace) -> None:
    screen = show("Chi bộ thôn Bản Mới", "sáp nhập")
    page = screen.register
    page.select(unit_of(commune, "sn-07").id)
    press(page.grid.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    added = unit_of(commune, "THON-BAN-MOI")
    assert added.parent_code == "sn-bp-tay"
    assert page.current is not None
    assert page.current.unit == added
    type_vi(page.card.form.fields["secretary_name"], "Vi Văn Lập")
    press(page.card.form.fields["secretary_name"], Qt.Key.Key_Return)
    assert unit_of(commune, "THON-BAN-MOI").secretary_name == "Vi Văn Lập"
    page.grid.view.setFocus()
    press(page.grid.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    codes = [line.unit.code for line in page.grid.model.rows]
    assert codes.index("THON-BAN-MOI") == codes.index("sn-08") - 1
    press(page.card.retire_button, Qt.Key.Key_Space)
    assert unit_of(commune, "THON-BAN-MOI").retired_on == CLOCK.today()
    assert "ngừng theo dõi" in page.card.where.text()


def test_a_code_that_somebody_has_is_refused_under_its_field(show: Show, commune: Workspace) -> None:
    page = show().register
    page.select(unit_of(commune, "sn-12").id)
    field = page.card.form.fields["code"]
    _retype(field, "sn-01")
    assert "đã là của “Chi bộ thôn Bến Sim”" in field.note.text()
    assert unit_of(commune, "sn-12").name == "Chi bộ Công an xã"
    _retype(field, "sn-12b")
    assert unit_of(commune, "sn-12b").name == "Chi bộ Công an xã"


def test_a_list_is_imported_in_three_steps_and_undone_as_one(show: Show, commune: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("Tên đơn vị;Mã;Bí thư\nChi bộ Hợp tác xã;HTX;Lê Văn A\nChi bộ thôn Bến Sim;sn-01;Mới\n", "utf-8")
    screen = show(file)
    before = commune.store.registered_cells.all()
    screen.register.import_button.click()
    screen.importing.file_part.choose_button.click()
    screen.importing.next_button.click()
    assert screen.importing.preview.summary.text() == "Thêm 1, sửa 1, không đổi 0, không nhập 0."
    assert screen.importing.next_button.text() == "&Nhập 2 đơn vị"
    assert english_in(screen) == []
    screen.importing.next_button.click()
    assert unit_of(commune, "sn-01").secretary_name == "Mới"
    assert screen.register.isVisible()
    commune.store.undo()
    assert commune.store.registered_cells.all() == before


def test_an_import_that_found_the_disk_full_can_be_pressed_again(
    show: Show, commune: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("Tên đơn vị;Mã\nChi bộ Hợp tác xã;HTX\n", "utf-8")
    screen = show(file)
    screen.register.import_button.click()
    screen.importing.file_part.choose_button.click()
    screen.importing.next_button.click()

    def find_it_full(*_any: object) -> None:
        raise KiemdiemError(code="full", message="Ổ đĩa đầy.", hint="Xóa bớt tệp rồi nhập lại.")

    with monkeypatch.context() as patched, qtbot.captureExceptions() as told:
        patched.setattr(units_import, "take_over_units", find_it_full)
        screen.importing.next_button.click()
    assert [str(error) for _kind, error, _trace in told] == ["Ổ đĩa đầy. Xóa bớt tệp rồi nhập lại."]
    screen.importing.next_button.click()
    assert unit_of(commune, "HTX").name == "Chi bộ Hợp tác xã"


def test_the_empty_workbook_is_handed_out(show: Show, tmp_path: Path) -> None:
    show(tmp_path / "mau.xlsx").register.template_button.click()
    assert load_workbook(tmp_path / "mau.xlsx").worksheets[0]["B1"].value == "Tên đơn vị"


def test_a_key_is_enrolled_by_its_words_and_handed_over_to_the_next(
    show: Show, commune: Workspace, tmp_path: Path
) -> None:
    first, second = a_key(), a_key(holder="Tạ Thị Sim")
    for name, key in (("mot.cer", first), ("hai.cer", second)):
        (tmp_path / name).write_bytes(certificate_file(key))
    words = "Gõ 12 từ trên thẻ…"
    screen = show(
        *(tmp_path / "mot.cer", words, " ".join(first.card_words)),
        *(tmp_path / "hai.cer", words, " ".join(second.card_words), "Thay: khóa cũ thôi dùng từ hôm nay"),
    )
    page = screen.register
    page.select(unit_of(commune, "sn-12").id)
    assert _key_state(page) is None
    page.card.tabs.show_page(1)
    assert "Chưa có khóa" in page.card.keys.told.text()
    page.card.keys.enrol_button.click()
    assert _key_state(page) is KeyStatus.KNOWN
    page.card.keys.enrol_button.click()
    rows = list_unit_keys(commune, "sn-12")
    newest = next(row for row in rows if row.key.holder == "Tạ Thị Sim")
    assert newest.key.replaces == first.fingerprint
    assert next(row for row in rows if row.key.holder == "Quách Văn Bảo").key.until == CLOCK.today()


def test_the_key_of_another_unit_is_not_taken_for_this_one(show: Show, commune: Workspace, tmp_path: Path) -> None:
    (tmp_path / "la.cer").write_bytes(certificate_file(a_key(code="sn-99")))
    screen = show(tmp_path / "la.cer")
    screen.register.select(unit_of(commune, "sn-12").id)
    screen.register.card.keys.enrol()
    assert list_unit_keys(commune, "sn-12") == ()


def test_nothing_is_cut_off_or_nameless_at_any_text_size(show: Show, theme: Theme) -> None:
    screen = show()
    assert unnamed_in(screen) == []
    assert clipped_in(screen) == []
    theme.use_percent(200)
    assert clipped_in(screen) == []


def test_the_sample_cells_send_onto_a_stick(show: Show, commune: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    page = show(stick).register
    assert page.sample.button.isVisible()
    page.sample.button.click()
    assert len(list(stick.glob("dossier-sn-*"))) == 12
    assert commune.store.received_dossiers.count() == 0


def test_a_key_that_waits_from_a_package_is_compared_by_its_words(show: Show, commune: Workspace) -> None:
    key = a_key()
    (card,) = cards_of(key)
    note_waiting_key(commune, card, KeyOwner.CELL)
    screen = show("Gõ 12 từ trên thẻ…", " ".join(key.card_words))
    page = screen.register
    screen.focus_field("unit.keys.sn-12", None)
    assert _key_state(page) is KeyStatus.UNKNOWN
    assert page.card.keys.compare_button.isVisible()
    page.card.keys.compare_button.click()
    assert _key_state(page) is KeyStatus.KNOWN
    assert not page.card.keys.compare_button.isVisible()


def test_what_went_to_a_unit_is_listed_and_written_again(show: Show, commune: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    unit = unit_of(commune, "sn-02")
    (path,) = issue_guidance_to(commune, [unit], tmp_path)
    page = show(stick).register
    page.select(unit.id)
    page.card.tabs.show_page(2)
    assert [row.kind for row in page.card.issued.grid.model.rows] == [PackageKind.GUIDANCE]
    page.card.issued.again_button.click()
    assert (stick / path.name).read_bytes() == path.read_bytes()


def cards_of(key: SoftwareKey) -> tuple[CardOfFile, ...]:
    """Give what a package signed with a key tells of it."""
    certificate = read_certificate(key.certificate_der)
    return (
        CardOfFile(
            holder=certificate.holder,
            unit_name=certificate.cell_name,
            unit_code=certificate.cell_code,
            fingerprint=certificate.fingerprint,
            certificate_der=certificate.der,
        ),
    )
