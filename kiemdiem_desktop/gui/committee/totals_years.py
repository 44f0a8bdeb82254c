"""Tổng hợp, page Năm trước: both years under each other, and a place to type last year's paper."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_view import YearRow, year_rows
from kiemdiem_desktop.services.committee.years import compare_years
from kiemdiem_desktop.services.workspace import Workspace


class YearsPage(QWidget):
    """A table of both years; the line above tells where last year's figures come from."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.told = say()
        self.grid: Grid[YearRow] = Grid(_columns(), key=lambda row: row.key, label=_("So với năm trước"))
        self.grid.view.setSortingEnabled(False)
        self.grid.view.fit_columns(is_fitted=True)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.told)
        column.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid.view)

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals."""
        compared = compare_years(self._workspace, found)
        self.told.setText(
            _("Năm {year} so với năm {before}: số năm trước {source}.").format(
                year=compared.year, before=compared.year - 1, source=compared.source.label
            )
        )
        self.grid.show_rows(year_rows(compared))


def _columns() -> tuple[Column[YearRow], ...]:
    return (
        Column(id="name", title=_("Chỉ tiêu"), text=lambda row: row.name, letters=30),
        Column(id="before", title=_("Năm trước"), text=lambda row: row.before, letters=12, is_number=True),
        Column(id="before_share", title=_("Tỷ lệ"), text=lambda row: row.before_share, letters=10, is_number=True),
        Column(id="now", title=_("Năm nay"), text=lambda row: row.now, letters=12, is_number=True),
        Column(id="now_share", title=_("Tỷ lệ"), text=lambda row: row.now_share, letters=10, is_number=True),
        Column(id="change", title=_("Tăng, giảm"), text=lambda row: row.change, letters=12, is_number=True),
    )
