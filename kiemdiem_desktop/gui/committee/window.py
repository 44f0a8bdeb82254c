"""The window of a committee's workspace: the frame with its screens, what it asks for, files dropped into it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QTimer

from kiemdiem_desktop.domain.package import PACKAGE_ENDINGS
from kiemdiem_desktop.gui.committee import doors
from kiemdiem_desktop.gui.committee.collecting_screen import CollectingScreen
from kiemdiem_desktop.gui.committee.screens import screen_items
from kiemdiem_desktop.gui.committee.tools import CELL_PLACE, CommitteeTools
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.dropping import FileDrop, all_with_ending
from kiemdiem_desktop.gui.frame import FrameQueries, Headline, SearchHit, Standing
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.keeping import Keeping
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraisal_list import count_work
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.search import search_cells
from kiemdiem_desktop.services.keeping import get_standing
from kiemdiem_desktop.services.workspace import Workspace

LOAD_AFTER_MS = 300
"""How long the window is left alone before, and between, loading the code of its other screens."""


def build_window(
    workspace: Workspace, theme: Theme, session: Session, *, dialogs: Dialogs | None = None, jobs: Jobs | None = None
) -> MainWindow:
    """Give the window of an open committee workspace, not yet shown. Tests pass their own dialogs and jobs."""
    dialogs, jobs = dialogs or Dialogs(), jobs or Jobs()
    items = screen_items(CommitteeTools(workspace=workspace, theme=theme, session=session))
    opened: list[ref[MainWindow]] = []  # the window itself would be kept alive
    queries = replace(_queries(workspace, session, dialogs), may_close=lambda: _let_go(opened))
    window = MainWindow(items, queries, theme, dialogs=dialogs, jobs=jobs)
    opened.append(ref(window))
    jobs.setParent(window)
    FileDrop(window, all_with_ending(PACKAGE_ENDINGS), _take_all)
    QTimer.singleShot(LOAD_AFTER_MS, window, partial(load_on, window, doors.load_ahead()))
    return window


def load_on(window: MainWindow, code: Iterator[None]) -> None:
    """Load the code of the next screen, as long as the window stands and there is more."""
    if window.isVisible() and next(code, code) is not code:
        QTimer.singleShot(LOAD_AFTER_MS, window, partial(load_on, window, code))


def take_in(window: MainWindow, file: Path) -> None:
    """Show a file in Tiếp nhận, with its verdict."""
    _take_all(window, (file,))


def _take_all(window: MainWindow, paths: tuple[Path, ...]) -> None:
    window.desk.go("collecting", "", None)
    screen = window.screen_now
    if isinstance(screen, CollectingScreen):
        screen.take_in(paths)


def _let_go(opened: list[ref[MainWindow]]) -> bool:
    """Let no collection go on behind a window that closes; always yes."""
    for window in (found() for found in opened):
        for screen in window.findChildren(CollectingScreen) if window is not None else ():
            screen.run.abandon()
            screen.receipts.abandon()
    return True


def _queries(workspace: Workspace, session: Session, dialogs: Dialogs) -> FrameQueries:
    store = workspace.store
    keeping = Keeping(workspace, dialogs, lambda: get_committee(workspace).name)
    return FrameQueries(
        headline=lambda: Headline(workspace=get_committee(workspace).name),
        standing=lambda: _standing(workspace),
        findings=lambda: (),
        folds_panel=True,  # the checks of a cell have no counterpart here
        article_at=lambda _where: None,
        article_of=lambda _citation: None,
        search=lambda typed: _hits(workspace, typed),
        open_work=lambda: count_work(workspace),
        subscribe=lambda listener: _discard(store.subscribe(listener)),
        undo=lambda: _discard(store.undo()),
        redo=lambda: _discard(store.redo()),
        commands={
            "open_other": session.leave,
            "back_up": keeping.export,
            "restore": keeping.choose_backup,
            "change_passphrase": keeping.change_passphrase,
            "lock": session.lock,
        },
    )


def _hits(workspace: Workspace, typed: str) -> tuple[SearchHit, ...]:
    """Give the cells and people that were found; both lead to the cell's page in Thẩm định."""
    return tuple(
        SearchHit(
            title=hit.title,
            detail=hit.detail,
            screen_id="appraising",
            where=f"{CELL_PLACE}{hit.cell_code}/{hit.subject_code}",
        )
        for hit in search_cells(workspace, typed)
    )


def _standing(workspace: Workspace) -> Standing:
    if workspace.store.folder is None:
        return Standing(backup=_("Cấp ủy mẫu: các thay đổi không được giữ lại khi đóng"))
    at = get_standing(workspace).last_at
    if at is None:
        return Standing(backup=_("Chưa có bản sao lưu"), needs_care=True)
    return Standing(backup=_("Sao lưu gần nhất: {at:%H:%M} ngày {at:%d/%m/%Y}").format(at=at.astimezone()))


def _discard(_answer: object) -> None:
    """Take a command's answer and give none."""
