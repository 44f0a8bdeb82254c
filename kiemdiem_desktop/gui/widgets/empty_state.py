"""What stands where a list is empty: why, and the button that helps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import heading, primary, say, spaced


class EmptyState(QWidget):
    """A heading, why it is empty, and a main button where `action` is not ""."""

    def __init__(self, title: str, why: str, *, action: str = "", slot: Callable[[], object] | None = None) -> None:
        super().__init__()
        column = spaced(QVBoxLayout(self), gap=12, margin=24)
        column.addStretch()
        for label in (heading(title, 2), say(why, tone="quiet")):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        if action and slot is not None:
            button = primary(QPushButton(action))
            button.clicked.connect(lambda _checked=False: slot())
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
