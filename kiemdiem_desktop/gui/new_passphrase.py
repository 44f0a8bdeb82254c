"""The passphrase of a new workspace: typed twice, its strength in words, and why it cannot be taken."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.gui.widgets.passphrase_field import PassphraseField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.library import check_passphrase
from kiemdiem_desktop.services.passphrases import strength_of

Check = tuple[Field, Callable[[], None]]


class NewPassphrase(QWidget):
    """Two lines; Enter in the second emits `entered`."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.passphrase = PassphraseField(
            _("Mật khẩu của sổ"), hint=_("Ít nhất 8 ký tự. Nên dùng một câu bốn năm từ, dễ nhớ với mình.")
        )
        self.again = PassphraseField(_("Nhập lại mật khẩu"))
        self.strength = named(say(tone="quiet"), _("Độ mạnh của mật khẩu"))
        self.passphrase.line.textChanged.connect(self._show_strength)
        self.passphrase.line.returnPressed.connect(self.again.line.setFocus)
        self.again.line.returnPressed.connect(self.entered)
        column = spaced(QVBoxLayout(self), gap=8)
        row = spaced(QHBoxLayout(), gap=12)
        for field in (self.passphrase, self.again):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.strength)

    @property
    def typed(self) -> str:
        """What was typed."""
        return self.passphrase.line.text()

    def begin(self) -> None:
        """Forget what was typed."""
        for field in (self.passphrase, self.again):
            field.take()
            field.show_wrong("")

    def checks(self) -> tuple[Check, ...]:
        """Give what has to hold, field by field."""
        typed = self.typed
        return (
            (self.passphrase, lambda: check_passphrase(typed)),
            (self.again, lambda: _check_same(typed, self.again.line.text())),
        )

    def _show_strength(self, typed: str) -> None:
        self.strength.setText(strength_of(typed).words if typed else "")


def all_right(checks: tuple[Check, ...]) -> bool:
    """Tell whether all checks pass; the first that does not says why under its field and takes the cursor."""
    for field, _check in checks:
        field.show_wrong("")
    return all(_is_right(field, check) for field, check in checks)


def _check_same(typed: str, again: str) -> None:
    if typed != again:
        raise InvalidValueError(
            code="not_the_same", message=_("Hai lần nhập chưa giống nhau."), hint=_("Nhập lại cho giống lần trên.")
        )


def _is_right(field: Field, check: Callable[[], None]) -> bool:
    try:
        check()
    except KiemdiemError as error:
        field.show_wrong(str(error))
        field.setFocus()
        return False
    return True
