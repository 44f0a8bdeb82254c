"""What is left to do, as lines with a button each; two beside each other where the window is wide enough."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px, repolish, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.next_tasks import ClerkTask, TaskPlace

WIDE = 700
MOST = 6


class TaskBoard(QWidget):
    """`go(place)` is called by a button."""

    def __init__(self, go: Callable[[TaskPlace], None]) -> None:
        super().__init__()
        self._go = go
        self._lines: list[QWidget] = []
        self._grid = spaced(QGridLayout(self), gap=4)
        self._columns = 1

    def show_tasks(self, tasks: tuple[ClerkTask, ...]) -> None:
        """Show other tasks, the most pressing first."""
        for line in self._lines:
            self._grid.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(task) for task in tasks[:MOST]]
        if not tasks:
            self._lines = [say(_("Không còn việc gì phải làm lúc này."), tone="quiet")]
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if event.size().width() > px(WIDE) else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for place, line in enumerate(self._lines):
            self._grid.addWidget(line, place // self._columns, place % self._columns)

    def _line(self, task: ClerkTask) -> QWidget:
        line = QFrame()
        repolish(line, "banner", value="amber" if task.is_urgent else "plain")
        row = spaced(QHBoxLayout(line), gap=12, margin=(12, 4, 4, 4))
        row.addWidget(say(task.sentence), 1)
        button = QPushButton(task.action)
        button.setAccessibleDescription(task.sentence)
        button.clicked.connect(lambda _checked=False: self._go(task.place))
        row.addWidget(button)
        return line
