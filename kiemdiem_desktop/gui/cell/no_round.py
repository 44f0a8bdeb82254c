"""What a screen of the round shows while there is none, or while it cannot be checked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, primary, say, spaced
from kiemdiem_desktop.i18n import _


class NoRound(QWidget):
    """Why there is nothing to show, and the way to the home page."""

    def __init__(self, view: RoundView, desk: Desk) -> None:
        super().__init__()
        self._view = view
        self.title, self.why = heading(level=2), say(tone="quiet")
        self.button = primary(QPushButton(_("Về Trang chủ")))
        self.button.clicked.connect(lambda _checked=False: desk.go("home", "", None))
        column = spaced(QVBoxLayout(self), gap=12, margin=24)
        column.addStretch()
        for label in (self.title, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def refresh(self) -> None:
        """Say why."""
        problem = self._view.problem
        self.title.setText(_("Chưa mở đợt kiểm điểm") if problem is None else _("Chưa kiểm tra được đợt kiểm điểm"))
        self.why.setText(_("Mở đợt kiểm điểm ở Trang chủ, rồi trở lại đây.") if problem is None else str(problem))
