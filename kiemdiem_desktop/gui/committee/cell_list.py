"""The cells of a round at the left: filtered by state and by words, each with its sign."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraisal_list import CellLine, CellState, count_states

_TONES = {CellState.WAITING: "amber", CellState.RETURNED: "red", CellState.MISSING: "quiet"}
Describe = Callable[[CellLine], str]


def state_words(line: CellLine) -> str:
    """Tell the state of a cell."""
    return line.state.label


class CellList(QWidget):
    """`chosen(code)` follows the cursor. `describe` gives the words under the name of a cell."""

    chosen = Signal(str)

    def __init__(self, states: tuple[CellState, ...], *, describe: Describe = state_words) -> None:
        super().__init__()
        self._states, self._describe = states, describe
        self._lines: tuple[CellLine, ...] = ()
        self._wanted: CellState | None = None
        self.state = ChoiceField[CellState | None](_("Trạng thái"), ((None, _("Tất cả")),))
        self.list = ChipList(_("Chi bộ"), nothing=_("Không có chi bộ nào khớp. Xóa ô lọc hoặc chọn trạng thái khác."))
        self.count = say(tone="quiet")
        self.list.chosen.connect(lambda key: self.chosen.emit(str(key)))
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.state)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)

    @property
    def current(self) -> str:
        """The code of the chosen cell; "" while there is none."""
        return "" if self.list.current is None else str(self.list.current)

    def show_cells(self, lines: tuple[CellLine, ...]) -> None:
        """Show the cells; the choice stays with its cell."""
        self._lines = tuple(line for line in lines if line.state in self._states)
        counts = count_states(self._lines)
        options = ((None, _("Tất cả ({count})").format(count=len(self._lines))),)
        options += tuple((state, f"{state.label} ({counts[state]})") for state in self._states)  # type: ignore[assignment] # a state or none
        self.state.show_options(options)
        self.state.show_value(self._wanted, commit=self._filter)
        self._show()

    def step(self, by: int) -> bool:
        """Go to the cell before or after; False at the end."""
        return self.list.step(by)

    def _filter(self, state: CellState | None) -> None:
        self._wanted = state
        self._show()

    def _show(self) -> None:
        shown = [line for line in self._lines if self._wanted in (None, line.state)]
        self.list.show_lines(tuple(self._chip(line) for line in shown))
        self.count.setText(_("{shown} trên {whole} chi bộ").format(shown=len(shown), whole=len(self._lines)))

    def _chip(self, line: CellLine) -> ChipLine:
        return ChipLine(
            key=line.code,
            title=line.name,
            state=self._describe(line),
            symbol=line.state.symbol,
            tone=_TONES.get(line.state, "plain"),
        )
