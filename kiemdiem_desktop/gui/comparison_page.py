"""So sánh quy định: two regulations side by side, rows by subject of law, what changed told in words."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.comparison_words import (
    ComparedRow,
    compare_main,
    compared_rows,
    count_words,
    list_main_regulations,
)
from kiemdiem_desktop.services.regulation_diff import Change
from kiemdiem_desktop.services.workspace import Workspace

WHERE = "comparison"


class ComparisonPage(QWidget):
    """Which two, whether only what changed, and the table. Filled when it is first shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._pair, self._only_changed, self._is_filled = ("124", "366"), False, False
        names = list_main_regulations(workspace)
        self.left = ChoiceField[str](_("Quy định bên trái"), names)
        self.right = ChoiceField[str](_("Quy định bên phải"), names)
        self.only_changed = TickBox(_("Chỉ xem chỗ &khác nhau"))
        self.counts = say(tone="strong")
        self.table = SideBySide((6, 10, 10), label=_("So sánh hai quy định"))
        self._lay_out()

    def refresh(self) -> None:
        """Show the two regulations that are chosen."""
        self._is_filled = True
        self.left.show_value(self._pair[0], commit=lambda number: self._compare(number, self._pair[1]))
        self.right.show_value(self._pair[1], commit=lambda number: self._compare(self._pair[0], number))
        self.only_changed.show_value(is_on=self._only_changed, commit=self._show_only)
        diff = compare_main(self._workspace, *self._pair)
        rows = compared_rows(diff)
        self.counts.setText(
            _("{left} so với {right}: {counts}.").format(left=diff.left, right=diff.right, counts=count_words(rows))
        )
        titles = (_("Nội dung"), *(number.partition(" ")[0] for number in self._chosen()))
        self.table.show_rows(titles, _side_rows(rows, only_changed=self._only_changed))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_filled:
            self.refresh()
        super().showEvent(event)

    def _chosen(self) -> tuple[str, ...]:
        names = dict(list_main_regulations(self._workspace))
        return tuple(names[number] for number in self._pair)

    def _compare(self, left: str, right: str) -> None:
        self._pair = (left, right)
        self.refresh()

    def _show_only(self, is_on: bool) -> None:  # noqa: FBT001 - the commit of a tick box
        self._only_changed = is_on
        self.refresh()

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=240)
        for field in (self.left, self.right, self.only_changed):
            flow.addWidget(field)
        column.addWidget(row)
        column.addWidget(self.counts)
        column.addWidget(place(held(self.table, min_height=240), WHERE), 1)
        column.addWidget(
            say(
                _("Mỗi bên có điều, khoản và độ rõ của nguồn. Lời văn là của chương trình, không thay văn bản gốc."),
                tone="quiet",
            )
        )


def _side_rows(rows: tuple[ComparedRow, ...], *, only_changed: bool) -> tuple[SideRow, ...]:
    shown = [row for row in rows if row.change is not Change.SAME or not only_changed]
    found: list[SideRow] = []
    for theme in dict.fromkeys(row.theme for row in shown):
        found.append(SideRow(cells=(theme,), is_heading=True))
        found += [_side_row(row) for row in shown if row.theme == theme]
    return tuple(found)


def _side_row(row: ComparedRow) -> SideRow:
    matter = f"{row.matter}\n{row.change_words}".rstrip()
    return SideRow(cells=(matter, row.left, row.right), is_strong=row.change is not Change.SAME)
