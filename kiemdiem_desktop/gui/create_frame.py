"""What the pages that make a new workspace share: the form, the passphrase, two buttons, on one calm page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.new_passphrase import Check, NewPassphrase, all_right
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.workspace import Workspace

Made = Callable[[Workspace, str, str], None]


class CreateFrame(QWidget):
    """Subclasses give the form, its checks, and the workspace that is made of it."""

    def __init__(self, title: str, form: QWidget, *, made: Made, back: Callable[[], None]) -> None:
        super().__init__()
        self._tell_made = made
        self.secret = NewPassphrase()
        self.passphrase, self.again, self.strength = self.secret.passphrase, self.secret.again, self.secret.strength
        self.make_button = primary(QPushButton(_("&Tạo sổ")))
        self.back_button = flat(QPushButton(_("&Quay lại")))
        self.make_button.clicked.connect(self.make)
        self.back_button.clicked.connect(lambda _checked=False: back())
        self.secret.entered.connect(self.make)
        self._lay_out(title, form)

    def form_checks(self) -> tuple[Check, ...]:
        """Give what has to hold of the form, field by field."""
        raise NotImplementedError

    def make_workspace(self, passphrase: str) -> tuple[Workspace, str, str]:
        """Make the workspace: give it open, its name, its recovery code."""
        raise NotImplementedError

    def make(self) -> None:
        """Make the workspace, or tell under the fields what is missing."""
        if not all_right((*self.form_checks(), *self.secret.checks())):
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            workspace, name, code = self.make_workspace(self.secret.typed)
        finally:
            QApplication.restoreOverrideCursor()
        self.secret.begin()
        self._tell_made(workspace, name, code)

    def _lay_out(self, title: str, form: QWidget) -> None:
        page = spaced(QHBoxLayout(self), margin=24)
        body = held(QWidget(), max_width=980)
        column = spaced(QVBoxLayout(body), gap=16)
        column.addWidget(heading(title))
        column.addWidget(say(_("Các thông tin này in ở đầu mọi giấy tờ; có thể sửa sau ở mục Cài đặt."), tone="quiet"))
        column.addWidget(form)
        column.addWidget(self.secret)
        last = spaced(QHBoxLayout(), gap=8)
        last.addWidget(self.back_button)
        last.addStretch()
        last.addWidget(self.make_button)
        column.addLayout(last)
        column.addStretch()
        page.addStretch(1)
        page.addWidget(body, 8)
        page.addStretch(1)
