"""A few pages side by side, one shown: a row of buttons above, Ctrl+Tab goes on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cursor_home import put_cursor_into
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.flow import Flow


class PageTabs(QWidget):
    """Pages by title, in their order; `turned(place)` tells which one is shown.

    The buttons wrap where the text is large; `tail` stands behind them. Only the shown page takes room, so that one
    scroll around all is enough. A page begins at its focus proxy, if any.
    """

    turned = Signal(int)

    def __init__(self, pages: tuple[tuple[str, QWidget], ...], *, label: str, tail: QWidget | None = None) -> None:
        super().__init__()
        self._pages = tuple(page for _title, page in pages)
        self._group = QButtonGroup(self)
        self.current = 0
        row = named(QWidget(), label)
        flow = Flow(row, gap=8)
        for index, (title, page) in enumerate(pages):
            button = QPushButton(title)
            button.setCheckable(True)
            self._group.addButton(button, index)
            flow.addWidget(button)
            named(page, title)
        if tail is not None:
            flow.addWidget(tail)
        self._group.idClicked.connect(self.show_page)
        column = spaced(QVBoxLayout(self), gap=16)
        column.addWidget(row)
        for page in self._pages:
            column.addWidget(page, 1)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._step(step))
        self.show_page(0)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the pages as they read now."""
        return tuple(button.text() for button in self._group.buttons())

    def show_page(self, index: int) -> None:
        """Show a page by its place."""
        for place, page in enumerate(self._pages):
            page.setVisible(place == index)
        self.current = index
        self._group.button(index).setChecked(True)
        self.turned.emit(index)

    def retitle(self, index: int, title: str) -> None:
        """Give a page another title (a count in it)."""
        self._group.button(index).setText(title)

    def show_page_of(self, widget: QWidget) -> bool:
        """Show the page that `widget` stands on; False where it stands on none."""
        for index, page in enumerate(self._pages):
            if page is widget or page.isAncestorOf(widget):
                self.show_page(index)
                return True
        return False

    def _step(self, step: int) -> None:
        """Go to another page by key: the cursor goes along."""
        place = (self.current + step) % len(self._pages)
        page, last = self._pages[place], self._pages[place].focusWidget()
        self.show_page(place)
        put_cursor_into(page, last or page.focusProxy())
