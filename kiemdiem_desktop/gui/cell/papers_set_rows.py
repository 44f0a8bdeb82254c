"""The lines of the set of the meeting: a tick and a number of copies for each paper."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import held, px, say, spaced
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.meeting_set import SetLine

MOST_COPIES = 999


class CountEdit(QLineEdit):
    """A small box for a count from 1 on; empty counts as 1."""

    def __init__(self, label: str, count: int) -> None:
        super().__init__(str(count))
        named(self, label)
        self.setValidator(QIntValidator(1, MOST_COPIES, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        held(self, min_width=52, max_width=52)

    @property
    def count(self) -> int:
        """The count as it is typed now."""
        return max(int(self.text() or 1), 1)


class RowsScroll(PageScroll):
    """Scrolls the lines up and down, and is never narrower than they are."""

    @override
    def minimumSizeHint(self) -> QSize:
        lines = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(lines.minimumSizeHint().width() + bar if lines else 0, 0)


class SetRows(QWidget):
    """Shows the lines; `changed` tells that another set is wanted. What was ticked stays ticked when data change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks: dict[str, QCheckBox] = {}
        self.copies: dict[str, CountEdit] = {}
        self._lines: tuple[SetLine, ...] = ()
        self._is_blank = False
        self._sheet = QWidget()
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, px(8), 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        column = spaced(QVBoxLayout(self), gap=0)
        scroll = RowsScroll(self._sheet)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(scroll)

    def show_lines(self, lines: tuple[SetLine, ...]) -> None:
        """Show the lines of a set; ticks and copies stay as they are where the same lines are shown again."""
        if [line.key for line in lines] != [line.key for line in self._lines]:
            self._lines = lines
            self._rebuild()
        self._lines = lines
        for line in lines:
            self.ticks[line.key].setText(_title(line))
        self.show_blank(is_on=self._is_blank)

    def show_blank(self, *, is_on: bool) -> None:
        """Grey out the lines that have no blank form, while blank forms are wanted."""
        self._is_blank = is_on
        for line in self._lines:
            self.ticks[line.key].setEnabled(self._is_there(line))
            self.copies[line.key].setEnabled(self._is_there(line))
            lacking = ", ".join(line.missing)
            told = lacking if self._is_there(line) else _("Giấy này ghi kết quả đã tính nên không có bản để trống.")
            self.ticks[line.key].setToolTip(told)

    @property
    def chosen(self) -> tuple[tuple[SetLine, int], ...]:
        """The ticked lines, each with its copies."""
        ticked = (line for line in self._lines if self._is_there(line) and self.ticks[line.key].isChecked())
        return tuple((line, self.copies[line.key].count) for line in ticked)

    def _is_there(self, line: SetLine) -> bool:
        return line.has_blank or not self._is_blank

    def tick_all(self, *, is_on: bool) -> None:
        """Tick every line, or none."""
        for tick in self.ticks.values():
            tick.setChecked(is_on)

    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks, self.copies = {}, {}
        self._grid.addWidget(say(_("Giấy tờ"), tone="quiet"), 0, 0)
        self._grid.addWidget(say(_("Số bản"), tone="quiet", wrap=False), 0, 1)
        for row, line in enumerate(self._lines, 1):
            self._add(row, line)
        self._grid.setRowStretch(len(self._lines) + 1, 1)

    def _add(self, row: int, line: SetLine) -> None:
        tick = QCheckBox(_title(line))
        tick.setChecked(line.is_chosen)
        copies = CountEdit(_("Số bản: {title}").format(title=line.title), line.copies)
        tick.toggled.connect(lambda _is_on: self.changed.emit())
        copies.textChanged.connect(lambda _text: self.changed.emit())
        self.ticks[line.key], self.copies[line.key] = tick, copies
        self._grid.addWidget(tick, row, 0)
        self._grid.addWidget(copies, row, 1)


def _title(line: SetLine) -> str:
    return f"{line.title} ◐" if line.missing else line.title
