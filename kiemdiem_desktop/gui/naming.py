"""Names for screen readers: every control that a person can reach has one."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)


def named(widget: WidgetT, text: str, description: str = "") -> WidgetT:
    """Give `widget` with its accessible name, and a description that is read after it."""
    widget.setAccessibleName(text)
    if description:
        widget.setAccessibleDescription(description)
    return widget
