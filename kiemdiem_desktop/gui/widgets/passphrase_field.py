"""A line for a passphrase."""

from PySide6.QtWidgets import QCheckBox, QLineEdit

from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.i18n import _


class PassphraseField(Field):
    """A line for a passphrase, with a box that shows the letters while typing."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        super().__init__(label, self.line, hint=hint)
        self._shows = QCheckBox(_("Hiện chữ đang nhập"))
        self._shows.toggled.connect(self._show_letters)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._shows)

    def take(self) -> str:
        """Give what was typed and forget it."""
        typed = self.line.text()
        self.line.clear()
        return typed

    def _show_letters(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it by position
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
