"""Where the cursor goes when a screen is shown, and when the field that had it is no longer there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid


def put_cursor_into(page: QWidget, last: QWidget | None) -> None:
    """Put the cursor to `last`, where it was before on `page`; where that is None or gone, to the start of the work.

    The work starts at the main button or at a list that holds something, whichever comes first, else at the first
    field. Ask for `last` (`page.focusWidget()`) before the page is shown: Qt puts the cursor anywhere when it hides
    the page before.
    """
    is_there = last is not None and last is not page and not is_gone(last) and _takes_cursor(last, page)
    found = last if is_there else _start_of(page)
    if found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)


def is_gone(widget: QWidget | None) -> bool:
    """Tell whether `widget` was deleted, hidden or greyed out."""
    return widget is not None and (not isValid(widget) or not widget.isVisible() or not widget.isEnabled())


def bring_into_view(widget: QWidget) -> None:
    """Scroll everything around `widget` so that it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def go_to_fault(pages: Mapping[str, QWidget], show: Callable[[str], None]) -> None:
    """Put the cursor into the first field that refused its text; `show` brings its page to the fore."""
    for page_id, page in pages.items():
        fault = next((widget for widget in page.findChildren(QWidget) if widget.property("wrong") is True), None)
        if fault is not None:
            show(page_id)
            bring_into_view(fault)
            fault.setFocus(Qt.FocusReason.OtherFocusReason)
            return


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
