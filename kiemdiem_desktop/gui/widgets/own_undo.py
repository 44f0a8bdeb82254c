"""Whose is Ctrl+Z: the editor's while it holds typing of its own to take back, else the window's.

Qt's editors claim the key even where they have nothing to undo: then the press would be lost.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def is_for_window(editor: QWidget, event: QEvent) -> bool:
    """Whether `event` claims a key of undo or redo that means nothing to `editor`."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    can_undo, can_redo = _own(editor)
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo


def _own(editor: QWidget) -> tuple[bool, bool]:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable(), editor.isRedoAvailable()
    if isinstance(editor, QPlainTextEdit):
        document = editor.document()
        return document.isUndoAvailable(), document.isRedoAvailable()
    return True, True
