"""The window of a cell workspace: the screens of `screens.py`, and the answers to all that the frame asks."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.package import PACKAGE_ENDINGS
from kiemdiem_desktop.gui.cell import doors
from kiemdiem_desktop.gui.cell.screens import screen_items
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.dropping import FileDrop, first_ending
from kiemdiem_desktop.gui.frame import Article, FrameQueries, Headline, ScreenItem, SearchHit, Standing
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.keeping import Keeping
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.articles import article_at
from kiemdiem_desktop.services.cell.cells import find_cell, name_of_cell
from kiemdiem_desktop.services.cell.checks import find_article
from kiemdiem_desktop.services.cell.home import count_open_work, main_regulation
from kiemdiem_desktop.services.cell.search import is_found, search_articles, search_people
from kiemdiem_desktop.services.keeping import get_standing

OVERDUE_BACKUP_DAYS, ADVICE_AFTER_MS = 7, 300
# pages within Cài đặt that are found by their names
PAGES = (
    (N_("So sánh quy định"), "comparison"),
    (N_("Nhập văn bản của cấp trên"), "layer"),
    (N_("Quy định riêng của cấp trên"), "round.parameters"),
    (N_("Cập nhật chương trình"), "update"),
)


def build_window(tools: CellTools, *, dialogs: Dialogs | None = None, jobs: Jobs | None = None) -> MainWindow:
    """Give the window of an open cell workspace, not yet shown. Tests pass their own dialogs and jobs."""
    dialogs, jobs = dialogs or Dialogs(), jobs or Jobs()
    workspace, session = tools.workspace, tools.session
    items = screen_items(tools)
    keeping = Keeping(workspace, dialogs, lambda: name_of_cell(workspace))
    queries = CellQueries(tools, items).as_frame_queries(
        {
            "open_other": session.leave,
            "back_up": keeping.export,
            "restore": keeping.choose_backup,
            "change_passphrase": keeping.change_passphrase,
            "lock": session.lock,
        }
    )
    window = MainWindow(items, queries, tools.theme, dialogs=dialogs, jobs=jobs)
    jobs.setParent(window)
    receive = partial(doors.receive_file, workspace)
    FileDrop(window, first_ending(PACKAGE_ENDINGS), lambda over, files: receive(over.desk, over, files[0]))
    QTimer.singleShot(ADVICE_AFTER_MS, window, partial(_tell_advice, tools, window))
    return window


def _tell_advice(tools: CellTools, window: MainWindow) -> None:
    """Add the advice to the findings: the window stands already when all texts are compared for the first time."""
    if window.isVisible():  # else it was closed meanwhile, and the workspace with it
        tools.view.warm_up()
        window.look_again()


class CellQueries:
    """What the frame shows around the screens of a cell."""

    def __init__(self, tools: CellTools, items: tuple[ScreenItem, ...]) -> None:
        self._workspace, self._view, self._shelf = tools.workspace, tools.view, tools.shelf
        self._items = items

    def as_frame_queries(self, commands: Mapping[str, Callable[[], None]]) -> FrameQueries:
        """Give all answers in the form that the frame takes."""
        store = self._workspace.store
        return FrameQueries(
            headline=self.headline,
            standing=self.standing,
            findings=self.findings,
            article_at=self.article_at,
            article_of=self.article_of,
            search=self.search,
            open_work=self.open_work,
            subscribe=lambda listener: _discard(store.subscribe(listener)),
            undo=lambda: _discard(store.undo()),
            redo=lambda: _discard(store.redo()),
            commands=commands,
        )

    def headline(self) -> Headline:
        """Give the name of the cell, the round and its regulation."""
        cell, checked = find_cell(self._workspace), self._view.checked
        name = cell.name if cell else _("Sổ chưa có tên chi bộ")
        if checked is None:
            return Headline(workspace=name, round=_("Chưa mở đợt kiểm điểm"))
        round_ = checked.dossier.round
        words = _("Đợt {period} (đã kết thúc)") if round_.closed_at else _("Đợt {period}")
        return Headline(
            workspace=name, round=words.format(period=round_.name), regulation=main_regulation(checked.regulations).name
        )

    def standing(self) -> Standing:
        """Tell how the backup stands, and whether the workspace lies on a stick."""
        stick = _("Sổ để trên USB: đừng rút khi đang mở") if self._shelf.on_stick else ""
        if self._workspace.store.folder is None:
            return Standing(backup=_("Chi bộ mẫu: các thay đổi không được giữ lại khi đóng"))
        state = get_standing(self._workspace)
        if state.trouble is not None:
            return Standing(
                backup=_("Chưa sao lưu được: {why}").format(why=state.trouble.message), stick=stick, needs_care=True
            )
        if state.last_at is None:
            return Standing(backup=_("Chưa có bản sao lưu"), stick=stick, needs_care=True)
        at = state.last_at.astimezone()
        days = (self._workspace.clock.now() - state.last_at).days
        words = _("Sao lưu gần nhất: {at:%H:%M} ngày {at:%d/%m/%Y}").format(at=at)
        return Standing(backup=words, stick=stick, needs_care=days >= OVERDUE_BACKUP_DAYS)

    def findings(self) -> tuple[FindingText, ...]:
        """Give the findings of the round, worst first, then the advice on the words of self-reviews."""
        return (*self._view.checked.findings, *self._view.advice) if self._view.checked else ()

    def article_at(self, where: str) -> Article | None:
        """Give the article behind a field."""
        checked = self._view.checked
        found = article_at(checked, where) if checked else None
        return None if found is None else self._article(found.citation, found.title, found.text)

    def article_of(self, citation: Citation) -> Article | None:
        """Give the article behind a citation."""
        checked = self._view.checked
        found = find_article(self._workspace, checked.dossier.round, citation) if checked else None
        return None if found is None else self._article(found.citation, found.title, found.text)

    def search(self, typed: str) -> tuple[SearchHit, ...]:
        """Find people, then screens, then articles."""
        round_ = self._view.checked.dossier.round if self._view.checked else None
        people = tuple(
            SearchHit(title=hit.name, detail=hit.detail, screen_id="members", where=f"member.id.{hit.member_id}")
            for hit in search_people(self._workspace, typed, round_)
        )
        screens = tuple(
            SearchHit(title=_(item.title), detail=_("Phần việc ({keys})").format(keys=item.shortcut), screen_id=item.id)
            for item in self._items
            if is_found(typed, _(item.title))
        )
        pages = tuple(
            SearchHit(title=_(title), detail=_("Phần việc (Cài đặt)"), screen_id="settings", where=where)
            for title, where in PAGES
            if is_found(typed, _(title))
        )
        articles = tuple(
            SearchHit(title=hit.detail, detail=hit.title, screen_id="", citation=hit.citation)
            for hit in search_articles(self._workspace, typed, round_)
        )
        known = {item.id for item in self._items}
        return tuple(hit for hit in (*people, *screens, *pages, *articles) if hit.screen_id in known or hit.citation)

    def open_work(self) -> Mapping[str, int]:
        """Give what is left on each screen."""
        checked = self._view.checked
        return count_open_work(self._workspace, checked) if checked else {}

    def _article(self, citation: Citation, title: str, text: str) -> Article:
        checked = self._view.checked
        assert checked is not None
        regulation = checked.regulations.regulation(citation.regulation_id)
        place = f"{citation.article}, {regulation.name}" if regulation else citation.article
        return Article(title=f"{place}. {title}", text=text)


def _discard(_answer: object) -> None:
    """Take a command's answer and give none."""
