"""Tra mã trang: which paper a printed page comes from, by the code at its foot."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import retone, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.page_codes import whence
from kiemdiem_desktop.services.workspace import Workspace


class PageFinder(QWidget):
    """One line to type the code, and the answer under it; Enter asks."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.box = named(QLineEdit(), _("Tra mã trang"), _("Mã ở góc dưới bên phải trang đã in, ví dụ 1a2b-3c4d."))
        self.box.setPlaceholderText(_("Tra mã trang, ví dụ 1a2b-3c4d"))
        self.box.setClearButtonEnabled(True)
        self.answer = say(tone="quiet")
        self.answer.hide()
        self.box.returnPressed.connect(self.ask)
        self.box.textChanged.connect(lambda _typed: self.answer.hide())
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(self.box)
        column.addWidget(self.answer)

    def ask(self) -> None:
        """Show where the typed code comes from."""
        if not self.box.text().strip():
            return
        try:
            origin = whence(self._workspace, self.box.text())
        except KiemdiemError as error:
            self._tell(str(error), "red")
            return
        self._tell(origin.sentence, "amber" if origin.has_changed or origin.is_gone else "quiet")

    def _tell(self, sentence: str, tone: str) -> None:
        self.answer.setText(sentence)
        retone(self.answer, tone)
        self.answer.show()
