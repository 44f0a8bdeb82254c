"""The list of collected files: its columns, and the card of the chosen file with what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from kiemdiem_desktop.gui.theme import retone, say, spaced
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.collecting_view import FileLine, NextStep


def file_columns() -> tuple[Column[FileLine], ...]:
    """Give the columns of the list."""
    return (
        Column(
            id="verdict",
            title=_("Kết luận"),
            text=lambda line: f"{line.symbol} {line.file.verdict.label}",
            sort_key=lambda line: (list(type(line.file.verdict)).index(line.file.verdict), line.cell_name),
            tip=lambda line: line.file.message or line.file.verdict.label,
            tone=lambda line: line.tone,
            letters=24,
        ),
        Column(id="cell", title=_("Đơn vị"), text=lambda line: line.cell_name or "–", letters=22),
        Column(
            id="number",
            title=_("Gói số"),
            text=lambda line: str(line.number) if line.number else "–",
            sort_key=lambda line: line.number,
            letters=7,
        ),
        Column(id="file", title=_("Tệp"), text=lambda line: line.file.file_name, letters=18),
        Column(
            id="seen",
            title=_("Xem lúc"),
            text=lambda line: f"{line.file.seen_at.astimezone():%d/%m %H:%M}",
            sort_key=lambda line: line.file.seen_at,
            letters=12,
        ),
    )


class FileCard(QFrame):
    """What the chosen file is about: the verdict, why, what to do, and the button for it."""

    def __init__(self, do_next: Callable[[FileLine], None]) -> None:
        super().__init__()
        self._line: FileLine | None = None
        self._do_next = do_next
        self.what, self.hint = say(tone="strong"), say()
        for label in (self.what, self.hint):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked=False: self._act())
        row = spaced(QHBoxLayout(self), gap=16)
        words = spaced(QVBoxLayout(), gap=4)
        words.addWidget(self.what)
        words.addWidget(self.hint)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_line(None)

    def _act(self) -> None:
        if self._line is not None:
            self._do_next(self._line)

    def show_line(self, line: FileLine | None) -> None:
        """Show another file, or none."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        file = line.file
        self.what.setText(f"{line.symbol} {file.verdict.label}: {line.cell_name or file.file_name}")
        retone(self.what, line.tone if line.tone in {"amber", "red"} else "strong")
        place = _("Lấy từ: {place}").format(place=file.source)
        self.hint.setText(" ".join(part for part in (file.message, file.hint, place) if part))
        self.button.setText(line.next_step.label)
        self.button.setVisible(line.next_step is not NextStep.NONE)
