"""A part of a form that folds away: a button with what it holds, and the part below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, spaced
from kiemdiem_desktop.i18n import _


class Fold(QWidget):
    """Shows `content` under a button while unfolded."""

    def __init__(self, title: str, content: QWidget, *, is_open: bool = False) -> None:
        super().__init__()
        self.content = content
        self.button = flat(QPushButton())
        self.button.setCheckable(True)
        self.button.toggled.connect(self._redraw)
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._title = title
        self.set_open(is_open=is_open)
        self._redraw()

    @property
    def is_open(self) -> bool:
        """Whether the part is shown."""
        return self.button.isChecked()

    def set_open(self, *, is_open: bool) -> None:
        """Unfold or fold."""
        self.button.setChecked(is_open)

    def set_title(self, title: str) -> None:
        """Change the words on the button."""
        self._title = title
        self._redraw()

    def _redraw(self) -> None:
        self.button.setText(f"{'▾' if self.is_open else '▸'}  {self._title}")
        named(self.button, self._title, _("đang mở") if self.is_open else _("đang gấp lại"))
        self.content.setVisible(self.is_open)
