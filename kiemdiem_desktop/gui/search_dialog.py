"""Search (Ctrl+K): people, screens and articles, found while typing; marks and đ are ignored by the query."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.frame import SearchHit
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.i18n import _

_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class SearchDialog(QDialog):
    """A line to type into and what was found under it; arrows choose, Enter goes there, Esc leaves."""

    def __init__(self, parent: QWidget, search: Callable[[str], tuple[SearchHit, ...]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tìm"))
        self._search = search
        self._hits: tuple[SearchHit, ...] = ()
        self.line = named(QLineEdit(placeholderText=_("Tên đảng viên, phần việc, điều khoản…")), _("Tìm"))
        self.list = named(QListWidget(), _("Kết quả tìm"))
        self.list.setWordWrap(True)
        self._note = say(_("Gõ vài chữ, không cần dấu."), tone="quiet")
        column = spaced(QVBoxLayout(self), gap=8, margin=16)
        for part in (self.line, self.list, self._note):
            column.addWidget(part)
        held(self, min_width=520, min_height=360)
        self.line.textChanged.connect(self._show_hits)
        self.line.returnPressed.connect(self.accept)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(self.accept)

    def ask(self) -> SearchHit | None:
        """Give the hit that was chosen, None where none was."""
        row = self.list.currentRow() if self.exec() else -1
        return self._hits[row] if row >= 0 else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _show_hits(self, typed: str) -> None:
        self._hits = self._search(typed) if typed.strip() else ()
        self.list.clear()
        for hit in self._hits:
            QListWidgetItem(f"{hit.title}\n{hit.detail}" if hit.detail else hit.title, self.list)
        self.list.setCurrentRow(0)
        is_vain = bool(typed.strip()) and not self._hits
        self._note.setText(_("Không tìm thấy. Thử gõ ít chữ hơn.") if is_vain else _("Gõ vài chữ, không cần dấu."))
