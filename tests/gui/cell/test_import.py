"""Importing a roster on the page: file, columns, preview, one undo step; unreadable files told in the page."""

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.gui.cell.import_page import ImportPage
from kiemdiem_desktop.gui.cell.members_screen import MembersScreen
from kiemdiem_desktop.gui.import_frame import COLUMNS, FILE, PREVIEW
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.roster_import import RosterField, RowAction
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import fits_sideways
from tests.gui.dropping import drop
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press

MakeWindow = Callable[..., MainWindow]
DATA = Path(__file__).parents[2] / "intake" / "data"
ROSTERS = {
    "csdl_29_cot_chi_bo_thon_kon_robang.xlsx": 24,
    "file_nhap_lieu_4_0_chi_bo_truong_hoc.xlsx": None,
    "so_danh_sach_phong_vntime.xlsx": 17,
    "danh_sach_don_gian.csv": None,
    "so_cu_phong_vntime.xls": None,
}


@pytest.fixture
def screen(make_window: MakeWindow) -> MembersScreen:
    """The screen of the sample cell."""
    window = make_window()
    window.show_screen("members")
    shown = window.screen_now
    assert isinstance(shown, MembersScreen)
    return shown


@pytest.fixture
def page(screen: MembersScreen) -> ImportPage:
    """The import page, nothing chosen yet."""
    screen.begin_import()
    return screen.importing


def names(workspace: Workspace) -> set[str]:
    """Give the names on the roster."""
    return {member.full_name for member in workspace.store.members.all()}


def a_sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    """Write a workbook."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def meaning(page: ImportPage, column: int, words: str) -> None:
    """Choose what a column means, in its cell."""
    grid = page.columns.grid
    place = [c.id for c in grid.model.columns].index("meaning")
    row = next(at for at, line in enumerate(grid.model.rows) if line.column == column)
    assert grid.model.setData(grid.model.index(row, place), words)


@pytest.mark.parametrize(("name", "count"), ROSTERS.items())
def test_each_real_roster_goes_through_the_page_as_one_step(
    screen: MembersScreen, page: ImportPage, sample: Workspace, name: str, count: int | None
) -> None:
    before = sample.store.members.all()
    content = (DATA / name).read_bytes()
    page.begin(DATA / name)
    assert (page.steps.current, page.banner.text) == (COLUMNS, "")
    assert page.columns.is_ready
    page.go_on()
    assert page.steps.current == PREVIEW
    added = len(names(sample))
    page.go_on()
    added = len(sample.store.members.all()) - len(before)
    assert added == count if count is not None else added > 0
    assert screen.pages.currentWidget() is screen.roster
    sample.store.undo()
    assert sample.store.members.all() == before
    assert (DATA / name).read_bytes() == content


def test_what_now_is_told_after_the_import(screen: MembersScreen, page: ImportPage) -> None:
    page.begin(DATA / "danh_sach_don_gian.csv")
    page.go_on()
    page.go_on()
    window = screen.window()
    assert isinstance(window, MainWindow)
    assert "Ctrl+Z" in window.banner.text
    assert "Tiếp theo" in window.banner.text


def test_columns_are_shown_with_title_samples_and_meaning(page: ImportPage) -> None:
    page.begin(DATA / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx")
    lines = {line.title: line for line in page.columns.grid.model.rows}
    assert len(lines) == 29
    assert lines["Họ và tên *"].field is RosterField.FULL_NAME
    assert "Lê Thị Thu Vỹ" in lines["Họ và tên *"].samples


def test_an_edited_column_is_used_and_remembered(page: ImportPage, sample: Workspace, tmp_path: Path) -> None:
    file = a_sheet(tmp_path / "la.xlsx", ("STT", "Họ và tên", "Đội", "Khác"), (1, "Hồ Văn Lạ", "Đội 3", "x"))
    page.begin(file)
    assert "2 cột chưa nhận ra" in page.columns.news.text()
    meaning(page, 2, "Nơi công tác")
    page.go_on()
    page.go_on()
    assert next(m for m in sample.store.members.all() if m.full_name == "Hồ Văn Lạ").workplace == "Đội 3"
    page.begin(file)
    assert "như lần nhập trước" in page.columns.found.text()
    assert page.columns.grid.model.rows[2].field is RosterField.WORKPLACE


def test_two_columns_of_one_meaning_are_told(page: ImportPage, tmp_path: Path) -> None:
    page.begin(a_sheet(tmp_path / "la.xlsx", ("Họ và tên", "Đội", "Khác"), ("Hồ Văn Lạ", "Đội 3", "x")))
    meaning(page, 1, "Nơi công tác")
    meaning(page, 2, "Nơi công tác")
    assert "Nhiều cột cùng nghĩa “Nơi công tác”" in page.columns.news.text()


def test_a_sheet_without_known_titles_can_be_mapped_by_hand(
    page: ImportPage, sample: Workspace, tmp_path: Path
) -> None:
    page.begin(a_sheet(tmp_path / "la.xlsx", ("Cột một", "Cột hai", "Cột ba"), ("Hồ Văn Lạ", "1970", "x")))
    assert "không có dòng tiêu đề" in page.banner.text
    page.banner._action.click()
    assert page.steps.current == COLUMNS
    assert not page.next_button.isEnabled()
    assert "Chưa có cột nào là “Họ và tên”" in page.columns.news.text()
    meaning(page, 0, "Họ và tên")
    page.go_on()
    page.go_on()
    assert "Hồ Văn Lạ" in names(sample)


def test_the_century_of_short_years_is_asked(page: ImportPage, sample: Workspace, tmp_path: Path) -> None:
    page.begin(a_sheet(tmp_path / "nam.xlsx", ("Họ và tên", "Ngày sinh"), ("Hồ Văn Lạ", "2/3/76")))
    assert page.columns.century.isVisible()
    page.columns._choose_century(1900)
    page.go_on()
    page.go_on()
    added = next(m for m in sample.store.members.all() if m.full_name == "Hồ Văn Lạ")
    assert added.born_on == PartialDate(1976, 3, 2)


def test_an_unclear_date_that_was_left_open_is_named_after_the_import(screen: MembersScreen, page: ImportPage) -> None:
    page.begin(DATA / "so_danh_sach_phong_vntime.xlsx")
    page.go_on()
    page.go_on()
    window = screen.window()
    assert isinstance(window, MainWindow)
    assert "Còn 2 đồng chí có chỗ chưa đọc được" in window.banner.text
    assert "Hồ Quốc Nga, Siu Xuân Hà" in window.banner.text


def test_accepting_an_offer_keeps_the_cursor_beside_it(page: ImportPage) -> None:
    page.begin(DATA / "so_danh_sach_phong_vntime.xlsx")
    page.go_on()
    page.preview.filters.button(3).click()
    for left in (1, 0):
        buttons = page.preview.details.findChildren(QPushButton)
        offer = next(button for button in buttons if button.isVisible() and "Nhận" in button.text())
        offer.setFocus()
        press(offer, Qt.Key.Key_Return)
        assert page.isAncestorOf(QApplication.focusWidget() or page.window())
        assert f"cần xem {left}" in page.preview.summary.text()


def test_another_sheet_may_be_chosen(page: ImportPage, sample: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for sheet, name in ((book.active, "Một Văn A"), (book.create_sheet("Cũ"), "Hai Văn B")):
        sheet.append(("Họ và tên", "Ngày sinh"))
        sheet.append((name, "1970"))
    book.save(tmp_path / "hai.xlsx")
    page.begin(tmp_path / "hai.xlsx")
    page.columns._choose_sheet("Cũ")
    page.go_on()
    page.go_on()
    assert "Hai Văn B" in names(sample)
    assert "Một Văn A" not in names(sample)


def test_legacy_text_is_shown_before_and_after(page: ImportPage) -> None:
    page.begin(DATA / "so_danh_sach_phong_vntime.xlsx")
    page.go_on()
    texts = [label.text() for label in page.preview.details.findChildren(type(page.preview.summary))]
    assert any("TCVN3" in text and "→" in text for text in texts)


def test_capitals_are_offered_one_by_one_and_all_at_once(page: ImportPage, sample: Workspace) -> None:
    page.begin(DATA / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx")
    page.go_on()
    preview = page.preview
    assert preview.case_button.text().endswith("(4)")
    line = next(line for line in preview.grid.model.rows if line.name.isupper())
    preview.grid.select(line.key)
    offer = next(b for b in preview.details.findChildren(QPushButton) if b.text().startswith("Nhận: "))
    offer.click()
    assert not next(other for other in preview.grid.model.rows if other.key == line.key).name.isupper()
    assert preview.case_button.text().endswith("(3)")
    take_back = next(b for b in preview.details.body.findChildren(QPushButton) if b.text() == "Bỏ")
    take_back.click()
    assert preview.case_button.text().endswith("(4)")
    preview.case_button.click()
    assert preview.case_button.isHidden()
    page.go_on()
    assert not any(name.isupper() for name in names(sample))


def test_a_row_may_be_left_out_and_taken_in_again(page: ImportPage, sample: Workspace) -> None:
    page.begin(DATA / "so_danh_sach_phong_vntime.xlsx")
    page.go_on()
    assert page.next_button.text() == "&Nhập 17 đồng chí"
    grid = page.preview.grid
    place = [column.id for column in grid.model.columns].index("action")
    name = grid.model.rows[0].name
    assert grid.model.setData(grid.model.index(0, place), "Bỏ qua")
    assert page.next_button.text() == "&Nhập 16 đồng chí"
    page.preview.details.action._commit(RowAction.ADD)  # type: ignore[misc]
    page.preview.details.action._commit(RowAction.SKIP)  # type: ignore[misc]
    page.go_on()
    assert name not in names(sample)


def test_a_row_that_resembles_nobody_cannot_change_anybody(page: ImportPage) -> None:
    page.begin(DATA / "so_danh_sach_phong_vntime.xlsx")
    page.go_on()
    grid = page.preview.grid
    place = [column.id for column in grid.model.columns].index("action")
    assert not grid.model.setData(grid.model.index(0, place), "Cập nhật")
    assert "không khớp với ai trong sổ" in grid.note.text()


def test_members_whom_the_file_does_not_name_are_listed(page: ImportPage) -> None:
    page.begin(DATA / "so_danh_sach_phong_vntime.xlsx")
    page.go_on()
    button = next(b for b in page.preview.filters.buttons() if b.text().startswith("Chỉ có trong sổ"))
    button.click()
    shown = page.preview.grid.model.rows
    assert "Y Blêu" in {line.name for line in shown}
    assert all("giữ nguyên" in line.told for line in shown)


def test_the_same_file_again_changes_nothing(page: ImportPage) -> None:
    for _turn in range(2):
        page.begin(DATA / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx")
        page.go_on()
        if page.next_button.isEnabled():
            page.go_on()
    assert page.next_button.text() == "&Nhập 0 đồng chí"
    assert not page.next_button.isEnabled()


def damaged(folder: Path) -> Path:
    """Give a workbook that breaks off."""
    whole = (DATA / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx").read_bytes()
    path = folder / "hong.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def empty(folder: Path) -> Path:
    """Give a file of 0 bytes."""
    path = folder / "trong.xlsx"
    path.touch()
    return path


def renamed(folder: Path) -> Path:
    """Give a Word file that bears a sheet's name."""
    path = folder / "van_ban.xlsx"
    with ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    return path


def locked(folder: Path) -> Path:
    """Give a workbook with a password."""
    return Path(shutil.copy(DATA / "co_mat_khau.xlsx", folder))


@pytest.mark.parametrize(
    ("make", "what"),
    [(empty, "trống"), (locked, "mật khẩu"), (renamed, "thật ra là"), (damaged, "bị hỏng")],
    ids=["empty", "locked", "renamed", "damaged"],
)
def test_a_file_that_cannot_be_read_is_told_in_the_page(
    page: ImportPage, sample: Workspace, tmp_path: Path, make: Callable[[Path], Path], what: str
) -> None:
    before = sample.store.members.all()
    page.begin(make(tmp_path))
    assert what in page.banner.text
    assert page.steps.current == FILE
    assert sample.store.members.all() == before
    page.begin(DATA / "danh_sach_don_gian.csv")
    assert (page.steps.current, page.banner.text) == (COLUMNS, "")


def test_a_file_may_be_dropped_on_the_roster(screen: MembersScreen) -> None:
    drop(screen, DATA / "danh_sach_don_gian.csv", DATA / "danh_sach_don_gian.csv")
    assert screen.pages.currentWidget() is screen.roster, "two files are no list"
    drop(screen, DATA / "danh_sach_don_gian.csv")
    assert screen.pages.currentWidget() is screen.importing
    assert screen.importing.steps.current == COLUMNS


def test_the_whole_import_is_done_by_keyboard(make_window: MakeWindow, sample: Workspace, qtbot: QtBot) -> None:
    window = make_window(DATA / "so_danh_sach_phong_vntime.xlsx")
    window.show_screen("members")
    screen = window.screen_now
    assert isinstance(screen, MembersScreen)
    screen.roster.import_button.setFocus()
    for _press in range(2):
        focus = QApplication.focusWidget()
        assert focus is not None
        press(focus, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is screen.importing.next_button
    press(screen.importing.next_button, Qt.Key.Key_Space)
    assert screen.importing.steps.current == PREVIEW
    press(screen, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Phạm Hữu Thủy" in names(sample))
    assert QApplication.focusWidget() is screen.roster.grid.view


def test_leaving_keeps_the_roster_as_it_was(screen: MembersScreen, page: ImportPage, sample: Workspace) -> None:
    before = sample.store.members.all()
    page.begin(DATA / "danh_sach_don_gian.csv")
    page.go_on()
    page.go_back()
    assert page.steps.current == COLUMNS
    page.leave_button.click()
    assert screen.pages.currentWidget() is screen.roster
    assert sample.store.members.all() == before


@pytest.mark.parametrize("step", [FILE, COLUMNS, PREVIEW])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_step_is_clipped_unnamed_or_english(
    screen: MembersScreen, page: ImportPage, theme: Theme, step: int, percent: int
) -> None:
    theme.use_percent(percent)
    page.begin(DATA / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx" if step else None)
    if step == PREVIEW:
        page.go_on()
    QApplication.processEvents()
    window = screen.window()
    assert isinstance(window, MainWindow)
    assert fits_sideways(window.stack)
    assert not clipped_in(page)
    assert not unnamed_in(page)
    assert not english_in(page)
