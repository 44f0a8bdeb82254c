"""The small dialog of a job that takes long: what is being done, how far, and *Dừng*."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.i18n import _


class ProgressDialog(QDialog):
    """Shows the label of a job and its progress; *Dừng*, Esc and the window's cross stop the job."""

    def __init__(self, label: str, stop: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Đang làm"))
        self._piece = say(tone="quiet")
        self._bar = named(QProgressBar(maximum=0, textVisible=False), label)
        self._stop = QPushButton(_("Dừng"))
        self._stop.clicked.connect(self.reject)
        self.rejected.connect(stop)
        held(self, min_width=420)
        self._lay_out(label)

    def move_to(self, done: int, total: int, text: str) -> None:
        """Show that `done` of `total` pieces are ready; a total of 0 means that the end is not known."""
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        counted = _("{done} trong {total}").format(done=done, total=total) if total else ""
        self._piece.setText(" · ".join(part for part in (counted, text) if part))

    def _lay_out(self, label: str) -> None:
        column = spaced(QVBoxLayout(self), gap=12, margin=24)
        column.addWidget(say(label, tone="strong"))
        column.addWidget(self._bar)
        column.addWidget(self._piece)
        row = spaced(QHBoxLayout())
        row.addStretch()
        row.addWidget(self._stop)
        column.addLayout(row)
