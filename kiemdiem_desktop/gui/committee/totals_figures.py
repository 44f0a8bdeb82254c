"""Tổng hợp, pages Số liệu and Theo đơn vị: tables of figures; what stands behind a figure is shown beside them."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee.totals_behind import BehindPanel, Open
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.figures import find_behind
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_view import COLUMN_NAMES, FigureRow, figure_title
from kiemdiem_desktop.services.workspace import Workspace

_LEAST = 900
Rows = Callable[[RoundTotals], tuple[FigureRow, ...]]


class FiguresPage(QWidget):
    """A table of figures and the panel of what stands behind the one under the cursor."""

    def __init__(
        self, workspace: Workspace, rows_of: Rows, open_dossier: Open, *, label: str, notes: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._workspace, self._rows_of = workspace, rows_of
        self._found: RoundTotals | None = None
        self.grid: Grid[FigureRow] = Grid(_columns(notes, is_unit=bool(notes)), key=lambda row: row.key, label=label)
        self.grid.view.fit_columns(is_fitted=True)
        if not notes:
            self.grid.view.setSortingEnabled(False)
        self.grid.view.selectionModel().currentChanged.connect(self._follow)
        self.behind = BehindPanel(open_dossier)
        self.told = say(tone="quiet")
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.told)
        column.addWidget(TurningSplit(self.grid, self.behind, least=_LEAST, share=0.7), 1)
        self.setFocusProxy(self.grid.view)

    def show_totals(self, found: RoundTotals, told: str) -> None:
        """Show other totals; the cursor stays in its line."""
        self._found = found
        self.told.setText(told)
        self.grid.show_rows(self._rows_of(found))
        self._follow(self.grid.view.currentIndex())

    def _follow(self, now: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self.grid.model.rows[now.row()] if 0 <= now.row() < len(self.grid.model.rows) else None
        if row is None or row.place is None or self._found is None:
            self.behind.show_nothing()
            return
        figure = min(max(now.column() - 1, 0), len(COLUMN_NAMES) - 1)
        place = row.place.at(figure)
        self.behind.show_behind(figure_title(row, figure), find_behind(self._workspace, self._found, place))


def _columns(notes: tuple[str, ...], *, is_unit: bool) -> tuple[Column[FigureRow], ...]:
    figures = tuple(_figure_column(place, name) for place, name in enumerate(COLUMN_NAMES))
    share = Column[FigureRow](
        id="share",
        title=_("XS/tốt"),
        text=lambda row: row.share,
        tip=lambda _row: _("Tỷ lệ hoàn thành xuất sắc so với số hoàn thành tốt"),
        letters=8,
        is_number=True,
    )
    more = tuple(_note_column(place, title) for place, title in enumerate(notes))
    name = Column[FigureRow](
        id="name",
        title=_("Đơn vị") if is_unit else _("Chỉ tiêu"),
        text=lambda row: row.name,
        tip=lambda row: row.name.strip(),
        letters=36,
    )
    return (name, *figures, share, *more)


def _figure_column(place: int, name: str) -> Column[FigureRow]:
    def text(row: FigureRow) -> str:
        return "" if row.counts is None else f"{row.counts.figures[place]:,}".replace(",", ".")

    return Column(
        id=f"figure.{place}",
        title=_(name),
        text=text,
        sort_key=lambda row: row.counts.figures[place] if row.counts else -1,
        tip=lambda row: figure_title(row, place) if row.counts else "",
        letters=11 if place < 4 else 7,
        is_number=True,
    )


def _note_column(place: int, title: str) -> Column[FigureRow]:
    def text(row: FigureRow) -> str:
        return row.notes[place] if place < len(row.notes) else ""

    return Column(id=f"note.{place}", title=title, text=text, letters=9)
