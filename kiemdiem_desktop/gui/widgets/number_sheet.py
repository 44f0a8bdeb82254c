"""A sheet of counts with what they add up to beside them: tallies, tasks."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import held, retone, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField, parse_count

LEAST_WIDTH = 280

Counts = Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """One count: `where` is the field's mark for findings."""

    id: str
    label: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNews:
    """What stands beside the sheet: sums, shares, or the gap in words."""

    text: str
    is_gap: bool = False


class NumberSheet(QWidget):
    """The counts one under the other, Enter goes to the next; `tell(counts)` is asked at every key for the words."""

    def __init__(self, lines: tuple[NumberLine, ...], tell: Callable[[Counts], SheetNews]) -> None:
        super().__init__()
        self._tell = tell
        self.fields = {line.id: WholeNumberField(line.label, label_first=True) for line in lines}
        self.news = say()
        sheet = QWidget()
        column = spaced(QVBoxLayout(sheet), gap=4)
        for line in lines:
            field = self.fields[line.id]
            held(field.editor, min_width=80, max_width=100)
            if line.where:
                place(field, line.where)
            field.typed.connect(self._tell_news)
            field.entered.connect(partial(self._go_on, line.id))
            column.addWidget(field)
        column.addStretch()
        row = Flow(self, gap=24, fills=True, least=LEAST_WIDTH)
        row.addWidget(sheet)
        row.addWidget(self.news)

    def show_counts(
        self, counts: Counts, *, key: Hashable, commit: Callable[[str, int | None], None] | None = None
    ) -> None:
        """Show the counts of the record `key`; `commit(line id, count)` stores one. None makes the sheet read-only."""
        for line_id, field in self.fields.items():
            stores = None if commit is None else partial(commit, line_id)
            field.show_value(counts.get(line_id), key=(key, line_id), commit=stores)
        self._tell_news()

    def counts(self) -> dict[str, int | None]:
        """Give the counts as they are typed now; None where empty or not a number."""
        return {line_id: _count_of(field.read_text()) for line_id, field in self.fields.items()}

    def _tell_news(self) -> None:
        news = self._tell(self.counts())
        self.news.setText(news.text)
        retone(self.news, "red" if news.is_gap else "plain")

    def _go_on(self, line_id: str) -> None:
        ids = list(self.fields)
        following = ids[ids.index(line_id) + 1 :]
        if following and not self.fields[line_id].is_wrong:
            editor = self.fields[following[0]].editor
            editor.setFocus()


def _count_of(text: str) -> int | None:
    try:
        return parse_count(text)
    except InvalidValueError:
        return None
