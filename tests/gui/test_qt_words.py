"""Qt's own dialogs and menus speak Vietnamese."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit

from kiemdiem_desktop.gui.dialogs import file_dialog
from kiemdiem_desktop.gui.qt_words import speak_vietnamese
from kiemdiem_desktop.gui.theme import Theme
from tests.gui.eyes import english_in


@pytest.mark.parametrize(
    ("context", "source", "words"),
    [
        ("QPlatformTheme", "Cancel", "Thôi"),
        ("QFileDialog", "File &name:", "&Tên tệp:"),
        ("QFileSystemModel", "Date Modified", "Ngày sửa"),
        ("QScrollBar", "Scroll here", "Cuộn đến đây"),
        ("QAccessibleActionInterface", "Press", "Nhấn"),
    ],
)
def test_words_of_qt_are_ours(qapp: QApplication, context: str, source: str, words: str) -> None:
    assert qapp is not None
    assert QCoreApplication.translate(context, source) == words


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode), ids=lambda mode: mode.name)
def test_file_dialog_holds_no_english(theme: Theme, tmp_path: Path, mode: QFileDialog.FileMode) -> None:
    assert theme.percent == 100
    dialog = file_dialog(None, "Chọn tệp", mode, filters="Bảng tính (*.xlsx *.csv)", folder=tmp_path)
    dialog.show()
    assert not english_in(dialog)
    dialog.close()


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_context_menus_hold_no_english(qapp: QApplication, make: type[QLineEdit | QPlainTextEdit]) -> None:
    assert qapp is not None
    editor = make()
    editor.createStandardContextMenu().setParent(editor)
    words = [action.text() for action in editor.findChildren(QAction)]
    assert any("Dán" in word for word in words)
    assert not english_in(editor)


def test_missing_words_are_told(qapp: QApplication, tmp_path: Path) -> None:
    assert not speak_vietnamese(qapp, tmp_path)
