"""Typing as people do: pytest-qt's keyClicks aborts on any letter outside ASCII."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_vi(widget: QWidget, text: str) -> None:
    """Type `text` letter by letter, as UniKey sends it on Windows."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown.value, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(_target(widget), event)


def compose_vi(widget: QWidget, *, preedit: str, commit: str) -> None:
    """Type through an input method, as IBus does on Linux: first shown as a draft, then committed."""
    draft = QInputMethodEvent(preedit, [])
    QApplication.sendEvent(_target(widget), draft)
    final = QInputMethodEvent("", [])
    final.setCommitString(commit)
    QApplication.sendEvent(_target(widget), final)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key."""
    QTest.keyClick(_target(widget), key, modifier)


def _target(widget: QWidget) -> QWidget:
    proxy = widget.focusProxy()
    return widget if proxy is None else proxy
