"""Settings: text size and colours of this computer."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import LARGEST, SMALLEST, STEP, Mode, Theme, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.i18n import _


class LookPage(QWidget):
    """Changes show at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        sizes = tuple(
            (percent, _("{percent} %").format(percent=percent)) for percent in range(SMALLEST, LARGEST + STEP, STEP)
        )
        self.text_size = ChoiceField(_("Cỡ chữ"), sizes, hint=_("Cũng đổi được bằng phím Ctrl + và Ctrl −."))
        modes = ((Mode.SYSTEM, _("Theo máy")), (Mode.LIGHT, _("Nền sáng")), (Mode.DARK, _("Nền tối")))
        self.mode = ChoiceField(_("Nền"), modes)
        column = spaced(QVBoxLayout(self), gap=16)
        for field in (self.text_size, self.mode):
            column.addWidget(held(field, max_width=360))
        column.addWidget(say(_("Cỡ chữ và nền được nhớ riêng cho máy này."), tone="quiet"))
        column.addStretch()
        theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is in use."""
        self.text_size.show_value(self._theme.percent, commit=self._theme.use_percent)
        self.mode.show_value(self._theme.mode, commit=self._theme.use_mode)
