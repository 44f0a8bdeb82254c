"""Questions: buttons that say what they do, Esc leaves everything as it is, nothing in English, fit at 200 %."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.message_dialog import AnswerDialog, InputDialog, MessageDialog, PassphraseDialog
from kiemdiem_desktop.gui.printing import PrintChoice, PrintDialog
from kiemdiem_desktop.gui.progress_dialog import ProgressDialog
from kiemdiem_desktop.gui.theme import Theme
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.gui.keyboard import press, type_vi

pytestmark = pytest.mark.usefixtures("theme")

MAKERS: dict[str, Callable[[], QDialog]] = {
    "message": lambda: MessageDialog(None, "Đã ghi gói nộp", "Gói đã ghi và đọc lại đúng.", icon="info"),
    "answer": lambda: AnswerDialog(None, "Xóa đảng viên?", "Việc này hoàn tác được.", ("Xóa",), is_grave=True),
    "input": lambda: InputDialog(None, "Đặt tên sổ", "Tên sổ", value="", check=lambda _text: ""),
    "passphrase": lambda: PassphraseDialog(None, "Đặt mật khẩu", "Ghi nhớ kỹ.", is_new=True, least=8),
    "print": lambda: PrintDialog(None, "In biên bản", ("Máy in phòng họp",), "Máy in phòng họp"),
    "progress": lambda: ProgressDialog("Đang đọc tệp", lambda: None),
}


def answer(act: Callable[[QDialog], None]) -> None:
    """Act on the next dialog as soon as it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, look)


def push(text: str) -> Callable[[QDialog], None]:
    """Give the act of pressing the button `text`."""

    def act(dialog: QDialog) -> None:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()

    return act


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_every_dialog_is_whole_named_and_vietnamese(theme: Theme, make: Callable[[], QDialog], percent: int) -> None:
    theme.use_percent(percent)
    dialog = make()
    dialog.show()
    QApplication.processEvents()
    assert not clipped_in(dialog)
    assert not unnamed_in(dialog)
    assert not english_in(dialog)
    assert dialog.sizeHint().width() <= 1366
    assert dialog.sizeHint().height() <= 768
    dialog.close()


def test_yes_is_the_verb_on_the_button() -> None:
    answer(push("Xóa"))
    assert Dialogs().confirm("Xóa đảng viên?", yes="Xóa")
    answer(push("Thôi"))
    assert not Dialogs().confirm("Xóa đảng viên?", yes="Xóa")


def test_escape_leaves_everything_as_it_is() -> None:
    answer(lambda dialog: press(dialog, Qt.Key.Key_Escape))
    assert Dialogs().ask("Chọn cách đọc năm", ("1900", "2000")) is None


def test_a_grave_question_starts_on_the_safe_button() -> None:
    focused: list[str] = []

    def look(dialog: QDialog) -> None:
        button = dialog.focusWidget()
        assert isinstance(button, QPushButton)
        focused.append(button.text())
        dialog.reject()

    answer(look)
    Dialogs().confirm("Phục hồi bản cũ?", yes="Phục hồi", is_grave=True)
    assert focused == ["Thôi"]


def test_a_choice_gives_its_place() -> None:
    answer(push("Năm 2000"))
    assert Dialogs().ask("Năm “05” là năm nào?", ("Năm 1905", "Năm 2000")) == 1


def test_a_refused_text_stays_to_be_mended() -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, InputDialog)
        push("Đồng ý")(dialog)
        assert dialog.isVisible()
        assert dialog._wrong.text() == "Chưa ghi tên sổ."
        type_vi(dialog.line, "Chi bộ thôn Đông")
        push("Đồng ý")(dialog)

    answer(act)
    check = lambda text: "" if text else "Chưa ghi tên sổ."  # noqa: E731 - read beside its use
    assert Dialogs().ask_text("Đặt tên sổ", "Tên sổ", check=check) == "Chi bộ thôn Đông"


def test_a_new_passphrase_is_long_enough_and_typed_twice_alike() -> None:
    notes: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PassphraseDialog)
        for first, second in (("ngắn", "ngắn"), ("đủ dài rồi", "đủ dài rối"), ("đủ dài rồi", "đủ dài rồi")):
            for line, text in zip(dialog.lines, (first, second), strict=True):
                line.clear()
                type_vi(line, text)
            push("Đồng ý")(dialog)
            notes.append(dialog._wrong.text())

    answer(act)
    assert Dialogs().ask_passphrase("Đặt mật khẩu", is_new=True) == "đủ dài rồi"
    assert notes[:2] == ["Mật khẩu cần ít nhất 8 ký tự.", "Hai lần nhập chưa giống nhau."]


def test_a_file_is_chosen_in_our_own_dialog(tmp_path: Path) -> None:
    target = tmp_path / "danh-sach.xlsx"
    target.write_bytes(b"")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(target))
        dialog.accept()

    answer(act)
    assert Dialogs().open_file("Chọn danh sách", "Bảng tính (*.xlsx)") == target


def test_a_folder_may_be_left_unchosen() -> None:
    answer(lambda dialog: dialog.reject())
    assert Dialogs().folder("Chọn ổ ghi") is None


def test_print_choice_asks_for_a_sound_number_of_copies() -> None:
    dialog = PrintDialog(None, "In biên bản", ("Máy một", "Máy hai"), "Máy hai")
    dialog._copies.editor.setProperty("text", "0")
    dialog._take()
    assert dialog._copies.is_wrong
    dialog._copies.editor.setProperty("text", "3")
    QTimer.singleShot(0, dialog._take)
    assert dialog.ask() == PrintChoice(printer="Máy hai", copies=3)
