"""Gửi cấp trên: five steps, from what is missing to a package that was written, read back and noted."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.cell.sending_screen import CHECK, CONTENT, DONE, PLACE, SIGNING, SendingScreen
from kiemdiem_desktop.gui.cell.tools import CellTools, make_tools
from kiemdiem_desktop.gui.drives import Drive, drive_words, is_apart, size_words
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.ratings import propose
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sent_packages import list_packages
from kiemdiem_desktop.services.cell.signing_keys import find_key, make_key
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import finished_cell
from tests.gui.cell.conftest import SessionCalls, fits_sideways, know_a_colleague
from tests.gui.cell.paper_desk import PRINTER, DeskNotes
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]
NAME = "dossier-kon-to-nang-2026cn-1.asice"


@pytest.fixture
def finished(shelf: Shelf, theme: Theme, session_calls: SessionCalls) -> Iterator[CellTools]:
    """The tools over the sample cell with nothing left to mend."""
    workspace = finished_cell(shelf.clock)
    yield make_tools(workspace, shelf, theme, session_calls.as_session())
    workspace.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def make_screen(finished: CellTools, stick: Path, qtbot: QtBot) -> Callable[..., SendingScreen]:
    """Give a function that shows the screen on a desk of notes, the stick plugged in."""

    def make(notes: DeskNotes, *answers: object, step: int = CHECK) -> SendingScreen:
        def drives() -> tuple[Drive, ...]:
            return (Drive(path=stick, name="CHI BO", free_bytes=8 * 1024**3),) if stick.exists() else ()

        desk = notes.desk(*answers)
        screen = SendingScreen(finished.workspace, desk, finished.view, drives=drives, send=notes.send)
        qtbot.addWidget(screen)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        finished.workspace.store.subscribe(screen.on_changes)
        walk(screen, step)
        return screen

    return make


def walk(screen: SendingScreen, step: int) -> None:
    """Go on to a step; the papers are taken as written down, which has tests of its own."""
    if step > SIGNING and find_key(screen._workspace) is None:
        make_key(screen._workspace, holder="A Brêng")
    while screen.step < step:
        if screen.step == CHECK and (checked := screen._view.checked) is not None:
            screen._work.take_hold(checked)
            take_papers_as_written(screen)
        screen.go_on()
        take_papers_as_written(screen)


def take_papers_as_written(screen: SendingScreen, *, but: str = "") -> None:
    """Put short bytes in place of each paper except one, so that sealing is quick."""
    assert screen._work.frozen is not None
    papers = (job for job in screen._work.frozen.papers if job.file_name != but)
    screen._press._keep({job: job.file_name.encode() for job in papers})


def test_what_is_missing_stands_first_each_line_one_key_from_its_field(make_window: MakeWindow) -> None:
    window = make_window()
    window.show_screen("sending")
    screen = window.screen_now
    assert isinstance(screen, SendingScreen)
    assert screen.check_page.title.text() == f"Còn {len(screen.check_page.missing)} việc phải sửa trước khi ký"
    assert not screen.next_button.isEnabled()
    gone: list[tuple[str, str, int | None]] = []
    screen.check_page.lines._go = lambda place, where, subject: gone.append((place, where, subject))
    screen.check_page.lines.setFocus()
    press(screen.check_page.lines, Qt.Key.Key_Return)
    first = screen.check_page.missing[0]
    assert gone == [(first.screen, first.where, first.subject_id)]


def test_papers_with_gaps_are_told_and_do_not_hinder(make_window: MakeWindow) -> None:
    window = make_window()
    window.show_screen("sending")
    screen = window.screen_now
    assert isinstance(screen, SendingScreen)
    assert "giấy tờ còn chỗ trống" in screen.check_page.papers.text()
    screen.check_page.papers_button.click()
    assert window.windowTitle().startswith("Giấy tờ")


def test_the_second_step_tells_exactly_what_is_sent(make_screen: Callable[..., SendingScreen]) -> None:
    screen = make_screen(DeskNotes(), step=CONTENT)
    facts = dict(screen.content_page.facts.values)
    assert facts["Nơi gửi"] == "Chi bộ thôn Kon Tơ Nang"
    assert facts["Nơi nhận"] == "Đảng ủy xã Đăk Lơ Vang"
    assert facts["Đợt"] == "năm 2026, gói số 1"
    assert facts["Tệp"] == NAME
    assert facts["Đề nghị xếp loại"].splitlines()[:2] == ["17 đảng viên", "Hoàn thành xuất sắc nhiệm vụ: 2"]
    assert facts["Giữ nguyên có lý do"] == "1 chỗ"
    assert "bí mật nhà nước" in screen.content_page.secret.text
    assert "góp ý nội bộ" in screen.content_page.stays.text()
    assert screen.content_page.mail.words.text().startswith("Dung lượng gói: khoảng")


def test_a_paper_is_opened_from_the_bytes_that_are_sealed(make_screen: Callable[..., SendingScreen]) -> None:
    screen, name = make_screen(DeskNotes()), "bien-ban-kiem-phieu.pdf"
    checked = screen._view.checked
    assert checked is not None
    screen._work.take_hold(checked)
    take_papers_as_written(screen, but=name)
    screen.go_on()
    screen.content_page.papers.setFocus()
    press(screen.content_page.papers, Qt.Key.Key_Down)
    press(screen.content_page.papers, Qt.Key.Key_Return)
    dialog = screen.findChild(PaperDialog)
    assert dialog is not None
    assert dialog.view.where.text().startswith("Trang 1 / ")
    job, data = next(found for found in screen._press.kept.items() if found[0].file_name == name)
    assert data.startswith(b"%PDF")
    dialog.close_button.click()
    assert screen._work.frozen is not None
    assert job in screen._work.frozen.papers


def test_a_change_leads_back_to_what_has_to_be_seen_again(
    make_screen: Callable[..., SendingScreen], finished: CellTools
) -> None:
    screen = make_screen(DeskNotes(), step=SIGNING)
    before = screen._work.frozen
    set_signed(finished.workspace)
    assert screen.step == CONTENT
    assert "vừa thay đổi" in screen.news.text
    assert screen._work.frozen != before


def set_signed(workspace: Workspace) -> None:
    """Change something that no rule minds."""
    subject = workspace.store.subjects.where(round_id=current_round(workspace).id)[1]
    review = workspace.store.reviews.find(subject_id=subject.id)
    assert review is not None
    with workspace.store.step("Sửa"):
        workspace.store.reviews.save(
            type(review)(**{n: getattr(review, n) for n in review.__slots__} | {"from_paper": not review.from_paper})
        )


def test_something_to_mend_leads_back_to_the_first_step(
    make_screen: Callable[..., SendingScreen], finished: CellTools
) -> None:
    screen = make_screen(DeskNotes(), step=PLACE)
    subject = finished.workspace.store.subjects.where(round_id=current_round(finished.workspace).id)[1]
    propose(finished.workspace, subject.id, Level.KHT)
    assert screen.step == CHECK
    assert not screen.next_button.isEnabled()
    assert "phải sửa" in screen.news.text


def test_the_key_is_made_once_in_the_name_of_its_holder(
    make_screen: Callable[..., SendingScreen], finished: CellTools
) -> None:
    notes = DeskNotes()
    screen = make_screen(notes, step=SIGNING)
    page = screen.signing_page
    assert page.holder.read_text() == "A Brêng"
    assert page.holder.editor.hasFocus()
    press(page.holder, Qt.Key.Key_Return)
    key = find_key(finished.workspace)
    assert key is not None
    assert page.words.words == key.card_words
    assert len(page.words.words) == 12
    assert "In thẻ đăng ký khóa" in notes.told[0]
    assert page.print_button.hasFocus()
    assert page.declaration.text().startswith("Đồng chí A Brêng niêm phong, thay mặt Chi bộ thôn Kon Tơ Nang: gói số 1")
    assert screen.next_button.text() == "&Tiếp: chọn nơi ghi"


def test_a_key_needs_a_name(make_screen: Callable[..., SendingScreen], finished: CellTools) -> None:
    screen = make_screen(DeskNotes(), step=SIGNING)
    screen.signing_page.holder.write_text("  ")
    screen.next_button.click()
    assert "phải có từ 1 đến 64 chữ" in screen.signing_page.holder.note.text()
    assert find_key(finished.workspace) is None


def test_the_card_is_seen_printed_and_saved(
    make_screen: Callable[..., SendingScreen], finished: CellTools, tmp_path: Path
) -> None:
    make_key(finished.workspace, holder="A Brêng")
    notes, path = DeskNotes(), tmp_path / "the.pdf"
    page = make_screen(notes, PRINTER, path, step=SIGNING).signing_page
    page.print_button.click()
    page.save_button.click()
    assert path.read_bytes() == notes.printed[0][0][0]
    page.see_button.click()
    dialog = page.window().findChild(PaperDialog)
    assert dialog is not None
    dialog.close_button.click()


def test_another_holder_gets_another_key_only_after_a_yes(
    make_screen: Callable[..., SendingScreen], finished: CellTools
) -> None:
    first = make_key(finished.workspace, holder="A Brêng")
    screen = make_screen(DeskNotes(), False, True, step=SIGNING)
    page = screen.signing_page
    page.other_button.click()
    type_vi(page.holder, "Nguyễn Thị Diễm Thúy")
    screen.next_button.click()
    assert find_key(finished.workspace) == first
    screen.next_button.click()
    assert find_key(finished.workspace) != first
    assert dict(page.facts.values)["Người giữ khóa"] == "Nguyễn Thị Diễm Thúy"


def test_the_key_that_is_there_can_be_kept(make_screen: Callable[..., SendingScreen], finished: CellTools) -> None:
    make_key(finished.workspace, holder="A Brêng")
    page = make_screen(DeskNotes(), step=SIGNING).signing_page
    page.other_button.click()
    assert not page.has_key
    page.keep_button.click()
    assert page.has_key


def test_the_whole_way_by_keyboard_ends_with_a_package_on_the_stick(
    make_screen: Callable[..., SendingScreen], finished: CellTools, stick: Path, qtbot: QtBot
) -> None:
    notes = DeskNotes()
    screen = make_screen(notes)

    def alt(key: Qt.Key, is_there: Callable[[], bool]) -> None:
        press(screen, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(is_there)

    alt(Qt.Key.Key_T, lambda: screen.step == CONTENT)
    take_papers_as_written(screen)
    alt(Qt.Key.Key_T, lambda: screen.step == SIGNING)
    alt(Qt.Key.Key_K, lambda: screen.signing_page.has_key)
    alt(Qt.Key.Key_Q, lambda: screen.step == CONTENT)
    alt(Qt.Key.Key_T, lambda: screen.step == SIGNING)
    alt(Qt.Key.Key_T, lambda: screen.step == PLACE)
    assert screen.place_page.folder == stick
    alt(Qt.Key.Key_K, lambda: screen.step == DONE)
    package = list_packages(finished.workspace)[0]
    assert (package.file_name, package.written_to) == (NAME, str(stick))
    facts = dict(screen.done_page.facts.values)
    assert (facts["Tệp"], facts["Nơi ghi"]) == (NAME, str(stick))
    assert screen.done_page.words.text().count("–") == 3
    assert screen.done_page.words.text() in screen.done_page.packages.text
    assert "biên nhận" in screen.done_page.next_lines.text()
    with zipfile.ZipFile(stick / NAME) as sealed:
        assert sealed.read("documents/bien-ban-hoi-nghi.pdf") == b"bien-ban-hoi-nghi.pdf"
    alt(Qt.Key.Key_O, lambda: screen.step == CHECK)
    assert notes.gone == [("home", "", None)]


def test_every_refusal_of_the_place_is_told_and_tried_again(
    make_screen: Callable[..., SendingScreen], finished: CellTools, stick: Path, tmp_path: Path
) -> None:
    screen = make_screen(DeskNotes(), tmp_path, step=PLACE)
    stick.rmdir()
    screen.next_button.click()
    trouble = screen.place_page.trouble
    assert (screen.step, "USB bị rút" in trouble.text, "còn nguyên" in trouble.text) == (PLACE, True, True)
    assert screen.place_page.no_drive.isVisible()
    (tmp_path / NAME).write_bytes(b"tep khac")
    screen.place_page.folder_button.click()
    assert trouble.text == ""
    screen.next_button.click()
    assert "đã có tệp khác mang tên" in trouble.text
    assert (tmp_path / NAME).read_bytes() == b"tep khac"
    assert not list_packages(finished.workspace)
    (tmp_path / NAME).unlink()
    screen.next_button.click()
    assert screen.step == DONE
    assert [package.sequence for package in list_packages(finished.workspace)] == [1]


def test_a_stopped_sealing_leaves_all_as_it_was(make_screen: Callable[..., SendingScreen], finished: CellTools) -> None:
    screen = make_screen(DeskNotes(), step=PLACE)
    screen._fail(CancelledError())
    assert (screen.step, screen.place_page.trouble.text) == (PLACE, "")
    assert not list_packages(finished.workspace)


def test_no_place_is_told(make_screen: Callable[..., SendingScreen], stick: Path) -> None:
    stick.rmdir()
    screen = make_screen(DeskNotes(), None, step=PLACE)
    screen.place_page.folder_button.click()
    screen.next_button.click()
    assert "Chưa chọn nơi ghi" in screen.place_page.trouble.text


def test_a_stick_plugged_in_later_is_found(make_screen: Callable[..., SendingScreen], stick: Path) -> None:
    stick.rmdir()
    page = make_screen(DeskNotes(), step=PLACE).place_page
    assert page.drives.count() == 0
    stick.mkdir()
    page.again_button.click()
    assert (page.drives.count(), page.folder) == (1, stick)


def test_a_second_package_says_why(make_screen: Callable[..., SendingScreen], finished: CellTools) -> None:
    screen = make_screen(DeskNotes(), step=DONE)
    screen.go_on()
    assert "Gói số 1" in screen.check_page.packages.text
    walk(screen, PLACE)
    assert dict(screen.content_page.facts.values)["Thay cho"].startswith("gói số 1")
    assert screen.place_page.reason_field.editor.hasFocus()
    screen.next_button.click()
    assert "Ghi lý do" in screen.place_page.reason_field.note.text()
    type_vi(screen.place_page.reason_field, "Sửa căn cứ của một đồng chí")
    screen.next_button.click()
    assert screen.step == DONE
    newest = list_packages(finished.workspace)[0]
    assert (newest.sequence, newest.replace_reason) == (2, "Sửa căn cứ của một đồng chí")
    assert screen.place_page.reason == ""


def test_certificate_and_a_second_copy_are_written_too(
    make_screen: Callable[..., SendingScreen], finished: CellTools, stick: Path, tmp_path: Path
) -> None:
    notes = DeskNotes()
    screen = make_screen(notes, tmp_path, step=DONE)
    screen.done_page.certify_button.click()
    assert (stick / "khoa-kon-to-nang.cer").read_bytes().startswith(b"-----BEGIN CERTIFICATE")
    screen.done_page.copy_button.click()
    assert (tmp_path / NAME).read_bytes() == (stick / NAME).read_bytes()
    assert len(notes.told) == 2
    assert len(list_packages(finished.workspace)) == 1


@pytest.mark.parametrize(
    ("root", "system_root", "platform", "is_other"),
    [
        ("E:/", "C:/", "win32", True),
        ("C:/", "C:/", "win32", False),
        ("/media/chibo/USB", "/", "linux", True),
        ("/run/media/chibo/USB", "/", "linux", True),
        ("/", "/", "linux", False),
        ("/boot/efi", "/", "linux", False),
    ],
)
def test_only_plugged_in_drives_are_offered(root: str, system_root: str, platform: str, is_other: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_apart(root, system_root, platform=platform) is is_other


def test_drives_are_told_in_words() -> None:
    drive = Drive(path=Path("/media/usb"), name="CHI BO", free_bytes=13 * 1024**3 // 10)
    assert drive_words(drive) == "CHI BO (/media/usb) – còn trống 1,3 GB"
    locked = Drive(path=Path("/media/the"), name="", free_bytes=0, is_read_only=True)
    assert drive_words(locked) == "/media/the – chỉ cho đọc, không ghi được"
    assert [size_words(size) for size in (3_100_000, 80_000)] == ["3,0 MB", "79 KB"]


@pytest.mark.parametrize("percent", [100, 200])
def test_every_step_fits_and_speaks_vietnamese(
    make_window: MakeWindow, finished: CellTools, theme: Theme, percent: int, tmp_path: Path
) -> None:
    know_a_colleague(finished.workspace)
    window = make_window(tmp_path, over=finished)
    theme.use_percent(percent)
    window.show_screen("sending")
    screen = window.screen_now
    assert isinstance(screen, SendingScreen)
    for step in (CHECK, CONTENT, SIGNING, PLACE, DONE):
        if step == DONE:
            screen.place_page.folder_button.click()
        walk(screen, step)
        QApplication.processEvents()
        assert fits_sideways(window.stack)
        assert not clipped_in(screen)
        assert not english_in(screen)
        assert not unnamed_in(screen)
