"""A paper to look at, nearly as large as the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, primary, px, spaced
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.i18n import _


class PaperDialog(QDialog):
    """A paper as it will be printed; `print_out` adds a button for it."""

    def __init__(
        self, parent: QWidget | None, title: str, pdf: bytes, *, print_out: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.view = PaperView()
        self.view.show_pdf(pdf, title)
        self.close_button = primary(QPushButton(_("Đón&g")))
        self.close_button.clicked.connect(self.accept)
        column = spaced(QVBoxLayout(self), gap=12, margin=16)
        column.addWidget(heading(title, 2))
        column.addWidget(held(self.view, min_height=200), 1)
        row = spaced(QHBoxLayout(), gap=8)
        row.addStretch()
        if print_out is not None:
            self.print_button = QPushButton(_("&In…"), autoDefault=False)
            self.print_button.clicked.connect(lambda _checked=False: print_out())
            row.addWidget(self.print_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.close_button.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(px(900), room.width() - px(48)), room.height() - px(64))
        super().showEvent(event)
