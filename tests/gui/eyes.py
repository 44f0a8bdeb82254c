"""Looking at a shown window as a person would: its words, its names, what is cut off, where Tab leads."""

import re

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from kiemdiem_desktop.gui.widgets.elided_label import ElidedLabel

ENGLISH = re.compile(
    r"\b(open|close|cancel|save|undo|redo|cut|copy|paste|delete|select|all|file|folder|name|size|type|date|modified|"
    r"computer|home|back|forward|new|look|help|about|yes|error|warning|search|find|print|page|next|previous|retry|"
    r"ignore|abort|apply|reset|show|hide|details|the|and|with|not|from|list|view|choose|directory|user|password|"
    r"settings|loading|empty|rows?|columns?|database|hash|token|none|true|false|untitled)\b",
    re.IGNORECASE,
)


def texts_of(root: QWidget) -> list[str]:
    """Give every text that `root` shows, tips and accessible names included."""
    texts = [root.windowTitle()]
    for widget in (root, *root.findChildren(QWidget)):
        texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.append(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(row) for row in range(widget.count())]
        elif isinstance(widget, QAbstractItemView):
            texts += _headers_of(widget.model())
    texts += [action.text() for action in root.findChildren(QAction)]
    return [text for text in texts if text]


def english_in(root: QWidget) -> list[str]:
    """Give the shown texts that hold an English word."""
    return [text for text in texts_of(root) if ENGLISH.search(text.replace("&", ""))]


def unnamed_in(root: QWidget) -> list[QWidget]:
    """Give the controls that a person can reach and a screen reader cannot name."""
    return [widget for widget in reachable_in(root) if not name_of(widget)]


def reachable_in(root: QWidget) -> list[QWidget]:
    """Give the shown widgets that Tab reaches."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar | QSplitterHandle)
    ]


def name_of(widget: QWidget) -> str:
    """Give what a screen reader says first."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def clipped_in(root: QWidget) -> list[str]:
    """Give the shown labels, buttons and lines that have less room than their text needs."""
    cut = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or isinstance(widget, ElidedLabel):
            continue
        if _is_cut(widget):
            cut.append(widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName())
    return cut


def doubled_letters_in(root: QWidget) -> list[str]:
    """Give the letters of Alt that lead to two shown places at once: such a letter presses neither."""
    texts = [action.text() for bar in root.findChildren(QMenuBar) for action in bar.actions()]
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root) and widget.isEnabled()]
    texts += [widget.text() for widget in shown if isinstance(widget, QAbstractButton)]
    texts += [widget.text() for widget in shown if isinstance(widget, QLabel) and widget.buddy()]
    marked = [(found.group(1).casefold(), text) for text in texts if (found := re.search(r"&(\w)", text))]
    letters = [letter for letter, _text in marked]
    return [f"{letter}: {text}" for letter, text in marked if letters.count(letter) > 1]


def tab_ring(window: QWidget, *, most: int = 300) -> list[QWidget]:
    """Press Tab until the cursor is back where it began; give all stations."""
    start = QApplication.focusWidget()
    assert start is not None
    ring = [start]
    for _press in range(most):
        now = QApplication.focusWidget()
        assert now is not None
        _tab(now)
        after = QApplication.focusWidget()
        assert after is not None
        if after is start:
            return ring
        if after is not now:
            ring.append(after)
    trapped = QApplication.focusWidget()
    msg = f"Tab never comes back; it is caught near {trapped} in {window}"
    raise AssertionError(msg)


def _tab(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return bool(widget.text()) and widget.height() < widget.heightForWidth(widget.width())
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text()) and widget.width() < widget.minimumSizeHint().width()
    return isinstance(widget, QLineEdit) and widget.height() < widget.fontMetrics().height()


def _headers_of(model: QAbstractItemModel | None) -> list[str]:
    if not isinstance(model, QAbstractTableModel):
        return []
    texts = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    return [str(text) for text in texts if text is not None and not isinstance(text, int)]
