"""The base of the pages of Gợi ý: each is drawn when it is looked at, not before."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.overriding import override


class GuidancePage(QWidget):
    """Subclasses write `refresh`."""

    def refresh(self) -> None:
        """Draw everything as it is stored; what is being typed stays."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Draw anew if anybody looks."""
        if self.isVisible():
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
