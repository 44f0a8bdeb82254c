"""What the import of any list has: three steps on one page (file, columns, preview), a way back, news of failures."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import CancelledError, KiemdiemError
from kiemdiem_desktop.gui.theme import heading, primary, spaced
from kiemdiem_desktop.gui.widgets.banner import Banner
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.gui.widgets.steps import Steps
from kiemdiem_desktop.i18n import _

FILE, COLUMNS, PREVIEW = range(3)


class ImportFrame(QWidget):
    """`leave` goes back to the list. A page lays its three parts in and says what its buttons do."""

    parts: PageStack

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self.steps = Steps((_("Chọn tệp"), _("Các cột"), _("Xem trước")))
        self.banner = Banner()
        self.leave_button = QPushButton(_("&Quay về danh sách"))
        self.back_button = QPushButton(_("Bước t&rước"))
        self.next_button = primary(QPushButton())
        self.leave_button.clicked.connect(lambda _checked=False: leave())
        self.back_button.clicked.connect(lambda _checked=False: self.go_back())
        self.next_button.clicked.connect(lambda _checked=False: self.go_on())

    def lay_in(self, title: str, file: QWidget, columns: QWidget, preview: QWidget) -> None:
        """Lay the three parts in under a title, and show the first."""
        self.parts = PageStack(file, columns, preview)
        self._lay_out(title)
        self.show_step(FILE)

    def go_on(self) -> None:
        """Go to the preview, or take it over."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Go to the step before."""
        self.show_step(max(self.steps.current - 1, FILE))

    def choose_file(self) -> None:
        """Ask for the file."""
        raise NotImplementedError

    def enable(self) -> None:
        """Say on the main button what it does now, and whether it can."""
        raise NotImplementedError

    def show_step(self, step: int) -> None:
        """Show one of the three parts."""
        self.steps.show_current(step)
        self.parts.show_page(self.parts.pages[step])
        self.back_button.setVisible(step != FILE)
        self.next_button.setVisible(step != FILE)
        self.enable()

    def show_failure(self, error: BaseException) -> None:
        """Tell why a file could not be read; a bug goes the way of bugs."""
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, KiemdiemError):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        action, slot = self.way_out(error)
        self.banner.show_news(str(error), tone="red", action=action, slot=slot)

    def way_out(self, _error: KiemdiemError) -> tuple[str, Callable[[], None]]:
        """Give what can be done about a failure: the words of the button, and what it does."""
        return _("Chọn tệp khác"), self.choose_file

    def _lay_out(self, title: str) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        top = spaced(QHBoxLayout(), gap=16)
        top.addWidget(heading(title), 1)
        top.addWidget(self.leave_button)
        column.addLayout(top)
        column.addWidget(self.steps)
        column.addWidget(self.banner)
        column.addWidget(self.parts, 1)
        row = spaced(QHBoxLayout(), gap=8)
        row.addStretch()
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column.addLayout(row)
