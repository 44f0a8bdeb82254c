"""Where the cursor goes when a screen is shown, and when the field that had it is no longer there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid


def put_cursor_into(page: QWidget) -> None:
    """Put the cursor where it was last on `page`, else where the work starts; it stays if it is there already.

    The work starts at the main button or at a list that holds something, whichever comes first, else at the first
    field.
    """
    now = QApplication.focusWidget()
    if now is not None and page.isAncestorOf(now) and not is_gone(now):
        return
    found = _last_place(page) or _start_of(page)
    if found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)


def is_gone(widget: QWidget | None) -> bool:
    """Tell whether `widget` was deleted, hidden or greyed out."""
    return widget is not None and (not isValid(widget) or not widget.isVisible() or not widget.isEnabled())


def _last_place(page: QWidget) -> QWidget | None:
    last = page.focusWidget()
    return last if last is not None and last is not page and _takes_cursor(last, page) else None


def _start_of(page: QWidget) -> QWidget | None:
    stations = _stations(page)
    return next((station for station in stations if _is_start(station)), next(iter(stations), None))


def _stations(page: QWidget) -> tuple[QWidget, ...]:
    """Give what Tab lands on within `page`, in the order in which it stands there."""
    kinds: tuple[type[QWidget], ...] = (QAbstractItemView, QPushButton, QLineEdit, QPlainTextEdit, QComboBox)
    found = [widget for widget in page.findChildren(QWidget) if isinstance(widget, kinds)]
    return tuple(widget for widget in found if widget.focusProxy() is None and _takes_cursor(widget, page))


def _takes_cursor(widget: QWidget, page: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.isVisibleTo(page)


def _is_start(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractItemView):
        return widget.currentIndex().isValid()
    return isinstance(widget, QPushButton) and bool(widget.property("primary"))
