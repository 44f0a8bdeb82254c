"""Where the pages of Tổng hợp are let in: each is loaded and made when it is first looked at."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee.totals_behind import Open
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.workspace import Workspace


class TotalsPage(Protocol):
    """What every page of the screen can do."""

    def show_totals(self, found: RoundTotals, told: str) -> None:
        """Show other totals; `told` says how far they reach."""


Made = tuple[QWidget, TotalsPage]


class LatePage(QWidget):
    """Holds a page that is made when totals are first shown in it."""

    def __init__(self, make: Callable[[], Made]) -> None:
        super().__init__()
        self._make = make
        self.page: QWidget | None = None
        self._shown: TotalsPage | None = None
        self._column = spaced(QVBoxLayout(self))

    def show_totals(self, found: RoundTotals, told: str) -> None:
        """Show other totals, making the page if it was never looked at."""
        if self._shown is None:
            self.page, self._shown = self._make()
            self._column.addWidget(self.page)
            self.page.show()
            self.setFocusProxy(self.page.focusProxy() or self.page)
        self._shown.show_totals(found, told)


def units(workspace: Workspace, open_dossier: Open) -> Made:
    """Give Theo đơn vị."""
    from kiemdiem_desktop.gui.committee.totals_figures import make_units_page  # noqa: PLC0415 - a door

    page = make_units_page(workspace, open_dossier)
    return page, page


def typed(workspace: Workspace, desk: Desk) -> Made:
    """Give Bảng cấp dưới."""
    from kiemdiem_desktop.gui.committee.totals_typed import TypedPage  # noqa: PLC0415 - a door

    page = TypedPage(workspace, desk)
    return page, page


def checks(workspace: Workspace) -> Made:
    """Give Kiểm tra số."""
    from kiemdiem_desktop.gui.committee.totals_checks import ChecksPage  # noqa: PLC0415 - a door

    page = ChecksPage(workspace)
    return page, page


def years(workspace: Workspace) -> Made:
    """Give So với năm trước."""
    from kiemdiem_desktop.gui.committee.totals_years import YearsPage  # noqa: PLC0415 - a door

    page = YearsPage(workspace)
    return page, page


def charts(workspace: Workspace) -> Made:
    """Give Biểu đồ."""
    from kiemdiem_desktop.gui.committee.totals_charts import ChartsPage  # noqa: PLC0415 - a door

    page = ChartsPage(workspace)
    return page, page


def watch(workspace: Workspace, desk: Desk, open_dossier: Open) -> Made:
    """Give Nên xem."""
    from kiemdiem_desktop.gui.committee.totals_watch import WatchPage  # noqa: PLC0415 - a door

    page = WatchPage(workspace, desk, open_dossier)
    return page, page


def papers(workspace: Workspace, desk: Desk) -> Made:
    """Give Giấy tờ."""
    from kiemdiem_desktop.gui.committee.totals_papers import PapersPage  # noqa: PLC0415 - a door

    page = PapersPage(workspace, desk)
    return page, page


def sending(workspace: Workspace, desk: Desk) -> Made:
    """Give Gửi cấp trên."""
    from kiemdiem_desktop.gui.committee.totals_sending import SendingPage  # noqa: PLC0415 - a door

    page = SendingPage(workspace, desk)
    return page, page
