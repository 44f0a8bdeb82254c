"""The order of Tab in a form whose parts come and go: the order in which they stand."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def chain_fields(layout: QLayout) -> None:
    """Let Tab go through all fields in `layout` from the top down."""
    for now, following in pairwise(_fields_of(layout)):
        QWidget.setTabOrder(now, following)


def field_after(root: QWidget, field: QWidget | None, *, step: int) -> QWidget | None:
    """Give where Tab (`step` 1) or Shift+Tab (-1) leads from `field` within `root`, else what follows `root`.

    None leaves that to Qt. Its own chain is no guide within: parts that came later, and parts that hand the cursor to
    their first field, stand anywhere in it and would catch Tab.
    """
    fields = [found for found in _fields_in(root) if _takes_tab(found, root)]
    if field not in fields:
        return None
    place = fields.index(field) + step
    return fields[place] if 0 <= place < len(fields) else _neighbour_of(root, step)


def _fields_in(widget: QWidget) -> Iterator[QWidget]:
    """Give what Tab may reach in `widget`, hidden ones included, in the order in which they stand."""
    layout = widget.layout()
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for part in _parts_of(widget):
        yield from _fields_in(part)
    if layout is not None:
        yield from _fields_of(layout)


def _parts_of(widget: QWidget) -> tuple[QWidget, ...]:
    """Give what `widget` holds without a layout."""
    held: tuple[QWidget | None, ...] = ()
    if isinstance(widget, QScrollArea):
        held = (widget.widget(),)
    elif isinstance(widget, QSplitter):
        held = tuple(widget.widget(index) for index in range(widget.count()))
    return tuple(part for part in held if part is not None)


def _fields_of(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield from _fields_in(widget)
        elif inner is not None:
            yield from _fields_of(inner)


def _takes_tab(widget: QWidget, root: QWidget) -> bool:
    is_reachable = widget.isVisibleTo(root) and widget.isEnabled() and widget.focusProxy() is None
    return is_reachable and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _neighbour_of(around: QWidget, step: int) -> QWidget | None:
    widget: QWidget | None = around
    while widget is not None:
        widget = widget.nextInFocusChain() if step > 0 else widget.previousInFocusChain()
        if widget is around:
            return None
        if widget is not None and not around.isAncestorOf(widget) and _takes_tab(widget, around.window()):
            return widget
    return None
