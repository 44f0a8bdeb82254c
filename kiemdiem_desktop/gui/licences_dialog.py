"""Giấy phép sử dụng: the parts of others in the program, each with its version, licence and official text."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, primary, px, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.licences import licence_text, list_parts


class LicencesDialog(QDialog):
    """A list of parts above, the text of the chosen one below; everything is on this computer."""

    def __init__(self, parent: QWidget | None, resources: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Giấy phép sử dụng"))
        self._parts = list_parts(resources)
        self.list = named(QListWidget(), _("Các phần trong chương trình"))
        self.list.addItems([f"{part.name} {part.version}".strip() + f" – {part.licence}" for part in self._parts])
        self.text = named(QPlainTextEdit(readOnly=True), _("Giấy phép của phần đang chọn"))
        self.text.setTabChangesFocus(True)
        self.list.currentRowChanged.connect(self._show)
        self._lay_out()
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self.text.setPlainText(licence_text(self._parts[row]) if row >= 0 else "")

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(px(920), room.width() - px(40)), min(px(640), room.height() - px(40)))
        column = spaced(QVBoxLayout(self), gap=8, margin=16)
        column.addWidget(heading(_("Giấy phép sử dụng"), 2))
        column.addWidget(say(_("Các phần của người khác trong chương trình; giấy phép chính thức bằng tiếng Anh.")))
        column.addWidget(self.list, 2)
        column.addWidget(self.text, 3)
        row = spaced(QHBoxLayout())
        row.addStretch()
        close = primary(QPushButton(_("Đóng")))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
