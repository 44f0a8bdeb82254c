"""The order of Tab in a form whose parts come and go: the order in which they stand."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def chain_fields(layout: QLayout) -> None:
    """Let Tab go through all fields in `layout` from the top down."""
    for now, following in pairwise(fields_in(layout)):
        QWidget.setTabOrder(now, following)


def fields_in(layout: QLayout) -> Iterator[QWidget]:
    """Give the widgets that Tab may reach, hidden ones included, in the order in which they stand."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        inner = item.layout() if widget is None else widget.layout()
        if inner is not None:
            yield from fields_in(inner)
        elif widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
