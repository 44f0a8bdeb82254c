"""Tổng hợp, pages Số liệu and Theo đơn vị: tables of figures; what stands behind a figure is shown beside them."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee.totals_behind import BehindPanel, Open
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.figures import FigureFinder
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_view import COLUMN_NAMES, FigureRow, figure_title, unit_rows
from kiemdiem_desktop.services.workspace import Workspace

_LEAST = 980
SHORT_NAMES = (N_("Tổng"), N_("Ngoài"), N_("Chưa"), N_("Đã xếp"), *COLUMN_NAMES[4:])
Rows = Callable[[RoundTotals], tuple[FigureRow, ...]]


class FiguresPage(QWidget):
    """A table of figures and the panel of what stands behind the one under the cursor."""

    def __init__(
        self,
        workspace: Workspace,
        rows_of: Rows,
        columns: tuple[Column[FigureRow], ...],
        open_dossier: Open,
        *,
        label: str,
    ) -> None:
        super().__init__()
        self._workspace, self._rows_of = workspace, rows_of
        self._finder: FigureFinder | None = None
        self.grid: Grid[FigureRow] = Grid(columns, key=lambda row: row.key, label=label)
        self.grid.view.fit_columns(is_fitted=True)
        self.grid.view.selectionModel().currentChanged.connect(self._follow)
        self.behind = BehindPanel(open_dossier)
        self.told = say(tone="quiet")
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.told)
        column.addWidget(TurningSplit(self.grid, self.behind, least=_LEAST, share=0.7), 1)
        self.setFocusProxy(self.grid.view)

    def show_totals(self, found: RoundTotals, told: str) -> None:
        """Show other totals; the cursor stays in its line."""
        self._finder = FigureFinder(self._workspace, found)
        self.told.setText(told)
        self.grid.show_rows(self._rows_of(found))
        self._follow(self.grid.view.currentIndex())

    def _follow(self, now: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self.grid.model.rows[now.row()] if 0 <= now.row() < len(self.grid.model.rows) else None
        if row is None or row.place is None or self._finder is None:
            self.behind.show_nothing()
            return
        column = self.grid.model.columns[max(now.column(), 0)].id
        figure = int(column.removeprefix("figure.")) if column.startswith("figure.") else 0
        place = row.place.at(figure)
        self.behind.show_behind(figure_title(row, figure), self._finder.find(place))


def make_units_page(workspace: Workspace, open_dossier: Open) -> FiguresPage:
    """Give the page of the units."""
    return FiguresPage(
        workspace, lambda found: unit_rows(found.totals), unit_columns(), open_dossier, label=_("Theo đơn vị")
    )


def figure_columns(shown: tuple[int, ...] = tuple(range(len(COLUMN_NAMES)))) -> tuple[Column[FigureRow], ...]:
    """Give the columns of figures that are shown, with short titles, and the share of the top level."""
    share: Column[FigureRow] = Column(
        id="share",
        title=_("Tỷ lệ"),
        hint=_("Tỷ lệ hoàn thành xuất sắc so với số hoàn thành tốt"),
        text=lambda row: row.share,
        letters=6,
        is_number=True,
    )
    return (*(_figure_column(place) for place in shown), share)


def table_columns() -> tuple[Column[FigureRow], ...]:
    """Give the columns of the tables."""
    return (_name_column(_("Chỉ tiêu")), *figure_columns())


def unit_columns() -> tuple[Column[FigureRow], ...]:
    """Give the columns of the units: fewer figures, and how the unit and its head are rated."""
    notes = ((_("Mức"), _("Mức của đơn vị"), 4), (_("Bí thư"), _("Mức của người đứng đầu"), 5), (_("Nguồn"), "", 8))
    return (
        _name_column(_("Đơn vị")),
        *figure_columns((0, 3, 4, 5, 6, 7))[:-1],
        *(_note_column(place, title, hint, letters) for place, (title, hint, letters) in enumerate(notes)),
    )


def _name_column(title: str) -> Column[FigureRow]:
    return Column(id="name", title=title, text=lambda row: row.name, tip=lambda row: row.name.strip(), letters=24)


def _figure_column(place: int) -> Column[FigureRow]:
    def text(row: FigureRow) -> str:
        return "" if row.counts is None else f"{row.counts.figures[place]:,}".replace(",", ".")

    return Column(
        id=f"figure.{place}",
        title=_(SHORT_NAMES[place]),
        hint=_(COLUMN_NAMES[place]),
        text=text,
        sort_key=lambda row: row.counts.figures[place] if row.counts else -1,
        tip=lambda row: figure_title(row, place) if row.counts else "",
        letters=6 if place == 3 else 5,
        is_number=True,
    )


def _note_column(place: int, title: str, hint: str, letters: int) -> Column[FigureRow]:
    def text(row: FigureRow) -> str:
        return row.notes[place] if place < len(row.notes) else ""

    return Column(id=f"note.{place}", title=title, hint=hint, text=text, letters=letters)
