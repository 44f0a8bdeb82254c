"""Answering the questions that the program asks: its own dialogs, shown for real and answered by hand."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from kiemdiem_desktop.gui.message_dialog import AnswerDialog, InputDialog, MessageDialog, PassphraseDialog
from tests.gui.journeys.hands import plain
from tests.gui.keyboard import press, type_vi

Answer = str | Path | None
_ASKED_FOR_TEXT = (InputDialog, PassphraseDialog)
_QUESTIONS = (AnswerDialog, *_ASKED_FOR_TEXT, QFileDialog, QMessageBox)
LOOK_MS = 5


class Answers(QObject):
    """Answers each question as it comes; what is only told is read, noted in `told`, and closed.

    An answer is the words on a button, what is typed into the line that is asked for, the path of a file or folder,
    or None for *Thôi*. A question that nobody expected is left with *Thôi* and noted in `unexpected`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.told: list[str] = []
        self.unexpected: list[str] = []
        self.waiting: list[Answer] = []
        self._seen: QWidget | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def will(self, *answers: Answer) -> None:
        """Note what is answered to the next questions."""
        self.waiting += answers

    def stop(self) -> None:
        """Answer nothing more."""
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is self._seen or not isinstance(dialog, (MessageDialog, *_QUESTIONS)) or not dialog.isVisible():
            return
        self._seen = dialog
        QTimer.singleShot(0, dialog, lambda: self._answer(dialog))

    def _answer(self, dialog: QDialog) -> None:
        if not dialog.isVisible():
            return
        words = _words_of(dialog)
        if isinstance(dialog, MessageDialog):
            self.told.append(words)
            _click(dialog, "Đã hiểu")
            return
        self.asked.append(words)
        if not self.waiting:
            self.unexpected.append(words)
            dialog.reject()
            return
        _give(dialog, self.waiting.pop(0))


def _give(dialog: QDialog, answer: Answer) -> None:
    if answer is None:
        press(dialog, Qt.Key.Key_Escape)
    elif isinstance(dialog, QFileDialog):
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(answer))  # letter by letter, the list of proposals would open over it
        _accept(dialog)
    elif isinstance(dialog, _ASKED_FOR_TEXT):
        for line in dialog.findChildren(QLineEdit):
            line.clear()
            type_vi(line, str(answer))
        _click(dialog, "Đồng ý")
    else:
        _click(dialog, str(answer))


def _accept(dialog: QFileDialog) -> None:
    accept = {dialog.labelText(QFileDialog.DialogLabel.Accept)}
    button = next(button for button in _buttons(dialog) if button.text() in accept)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _click(dialog: QDialog, words: str) -> None:
    button = next((button for button in _buttons(dialog) if plain(button.text()) == words), None)
    assert button is not None, f"no “{words}” among {[plain(button.text()) for button in _buttons(dialog)]}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _buttons(dialog: QDialog) -> list[QAbstractButton]:
    return [button for button in dialog.findChildren(QAbstractButton) if button.isVisible() and button.text()]


def _words_of(dialog: QDialog) -> str:
    if isinstance(dialog, QFileDialog):
        return dialog.windowTitle()
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text())
