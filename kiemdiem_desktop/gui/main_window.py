"""The main window: rail, top line, screens made when first shown, side panel, bottom line, menus.

    window = MainWindow(screens, queries, theme, dialogs=Dialogs(), jobs=Jobs())

It knows no service: `FrameQueries` is all that it asks. Every step of the store arrives through
`queries.subscribe` and goes out as the signal `changed`; shown screens draw anew, hidden ones when next shown.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.gui import doors
from kiemdiem_desktop.gui.cursor_home import go_to_fault, is_gone, put_cursor_into
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.frame import Article, FrameQueries, ScreenItem
from kiemdiem_desktop.gui.help_texts import about_text, shortcuts_text
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.menus import MENUS, fill_menu_bar
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.rail import Rail
from kiemdiem_desktop.gui.screen import Desk, Screen, citation_of, where_of
from kiemdiem_desktop.gui.search_dialog import SearchDialog
from kiemdiem_desktop.gui.side_panel import PanelSplit, SidePanel
from kiemdiem_desktop.gui.theme import Mode, Theme, spaced
from kiemdiem_desktop.gui.top_line import StatusLine, TopLine
from kiemdiem_desktop.gui.widgets.banner import Banner
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _

LOOK_AGAIN_MS = 200


class MainWindow(QMainWindow):
    """The frame around the screens; `changed` carries every `Changes`, `update_wanted` asks for the update page."""

    changed = Signal(object)
    update_wanted = Signal()

    def __init__(
        self,
        screens: tuple[ScreenItem, ...],
        queries: FrameQueries,
        theme: Theme,
        *,
        dialogs: Dialogs,
        jobs: Jobs,
    ) -> None:
        super().__init__()
        self._items = {item.id: item for item in screens}
        self._screens: dict[str, Screen] = {}
        self._queries, self._theme, self._dialogs, self._jobs = queries, theme, dialogs, jobs
        dialogs.window = self
        self.top_line = TopLine(search=self.search, toggle_panel=self.toggle_panel)
        self.rail = Rail(screens, self.show_screen)
        self.banner = Banner()
        self.desk = Desk(dialogs=dialogs, jobs=jobs, go=self.go, tell=self.banner.show_news)
        self.stack = QStackedWidget()
        self.side_panel = SidePanel(self.go_to_finding)
        self.status_line = StatusLine()
        self._lay_out()
        self.actions_by_id = fill_menu_bar(self.menuBar(), MENUS, self._commands())
        self._look_again = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._connect()
        self._redraw_look()
        self.look_again()
        self.show_screen(screens[0].id)

    @property
    def screen_now(self) -> Screen:
        """The screen that is shown."""
        return self._screens[self._shown_id]

    def show_screen(self, screen_id: str) -> None:
        """Show a screen, made now if it never was; typing on the one before is stored first."""
        if self._screens:
            self.screen_now.flush()
        self._shown_id = screen_id
        if screen_id not in self._screens:
            self._make_screen(self._items[screen_id])
        self.rail.show_current(screen_id)
        page = self._pages[screen_id]
        last = page.focusWidget()
        self.screen_now.catch_up()
        self.stack.setCurrentWidget(page)
        self.banner.hide()
        self.setWindowTitle(f"{_(self._items[screen_id].title)} – {self._queries.headline().workspace}")
        if self.isVisible():
            put_cursor_into(page, last)
        else:  # what the page shows is known when it is shown
            QTimer.singleShot(0, page, partial(put_cursor_into, page, None))

    def go(self, screen_id: str, where: str = "", subject_id: int | None = None) -> None:
        """Show a screen and put the cursor into the field `where`, or bring the subject to the fore."""
        self.show_screen(screen_id)
        if where:
            self.screen_now.focus_field(where, subject_id)
        elif subject_id is not None:
            self.screen_now.show_subject(subject_id)

    def go_to_finding(self, text: FindingText) -> None:
        """Go to the field of a finding and show the article behind it."""
        finding = text.finding
        screen_id = screen_at(finding.where, tuple(self._items.values()))
        if screen_id:
            self.go(screen_id, finding.where, finding.subject_id)
        self._show_article(finding.citation)

    def search(self) -> None:
        """Ask what to find and go there (Ctrl+K)."""
        hit = SearchDialog(self, self._queries.search).ask()
        if hit is not None and hit.screen_id:
            self.go(hit.screen_id, hit.where, hit.subject_id)
        if hit is not None and hit.citation is not None:
            self._show_article(hit.citation)

    def toggle_panel(self) -> None:
        """Fold or unfold the side panel (F9)."""
        self._split.show_panel(is_shown=self.side_panel.isHidden())

    def look_again(self) -> None:
        """Ask all queries of the frame anew: headline, standing, findings, open work."""
        self.top_line.show_headline(self._queries.headline())
        self.status_line.show_standing(self._queries.standing())
        self.side_panel.findings.show_findings(self._queries.findings())
        counts = dict(self._queries.open_work())
        for screen_id, screen in self._screens.items():
            own = screen.open_work()
            if own is not None:
                counts[screen_id] = own
        self.rail.show_counts(counts)

    def flush(self) -> bool:
        """Store all unfinished typing on every screen; False where a field refused its text."""
        refused = [screen for screen in self._screens.values() if not screen.flush()]
        return not refused

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._split.fit(self.width() - self.rail.sizeHint().width())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        may_close = (self.flush() or ask_to_close(self._dialogs)) and self._queries.may_close()
        if may_close:
            self._look_again.stop()
            self._jobs.stop_all()
        else:
            go_to_fault(self._screens, self.show_screen)
        event.setAccepted(may_close)

    def _lay_out(self) -> None:
        self._pages: dict[str, PageScroll] = {}
        self._shown_id = ""
        # from the outside in: Qt styles anew all that lies in a widget that gets another parent
        body = named(QWidget(self), _("Cửa sổ làm việc"))
        self.setCentralWidget(body)
        column, row = spaced(QVBoxLayout(body), gap=0), spaced(QHBoxLayout(), gap=0)
        column.addWidget(self.top_line)
        column.addLayout(row, 1)
        column.addWidget(self.status_line)
        self._split = PanelSplit()
        self._split.stays_folded = self._queries.folds_panel
        self._split.unfolded.connect(self.top_line.panel_button.setChecked)
        row.addWidget(self.rail)
        row.addWidget(self._split, 1)
        middle = QWidget()
        self._split.hold(middle, self.side_panel)
        page = spaced(QVBoxLayout(middle), gap=0)
        page.addWidget(self.banner)
        page.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self._queries.subscribe(self.changed.emit)
        self.changed.connect(self._on_changes)
        self._look_again.timeout.connect(self.look_again)
        self._theme.changed.connect(self._redraw_look)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self._theme.larger)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _make_screen(self, item: ScreenItem) -> None:
        screen = item.factory(self.desk)
        self._screens[item.id] = screen
        self._pages[item.id] = page = named(PageScroll(), _(item.title))
        self.changed.connect(screen.on_changes)
        self.stack.addWidget(page)
        page.setWidget(screen)  # last: Qt styles anew all that lies in a widget that gets another parent

    def _on_changes(self, changes: Changes) -> None:
        self.top_line.show_saved(changes.at)
        for item_id, name, label in (
            ("undo", _("&Hoàn tác"), changes.undo_label),
            ("redo", _("&Làm lại"), changes.redo_label),
        ):
            action = self.actions_by_id[item_id]
            action.setText(name if label is None else f"{name}: {label}")
            action.setEnabled(label is not None)
        self._look_again.start()

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self.top_line.search_button and is_gone(old):
            put_cursor_into(self._pages[self._shown_id], None)
            return
        article = article_behind(now, self._queries) if now is not None and self.stack.isAncestorOf(now) else None
        if article is not None:
            self.side_panel.show_article(article)

    def _show_article(self, citation: Citation) -> None:
        article = self._queries.article_of(citation)
        if article is not None:
            self._split.show_panel(is_shown=True)
            self.side_panel.show_article(article)

    def _commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            **self._queries.commands,
            "quit": self.close,
            "undo": lambda: self._step(self._queries.undo),
            "redo": lambda: self._step(self._queries.redo),
            "search": self.search,
            "larger": self._theme.larger,
            "smaller": self._theme.smaller,
            "usual_size": lambda: self._theme.use_percent(100),
            "light": lambda: self._theme.use_mode(Mode.LIGHT),
            "dark": lambda: self._theme.use_mode(Mode.DARK),
            "as_computer": lambda: self._theme.use_mode(Mode.SYSTEM),
            "side_panel": self.toggle_panel,
            "shortcuts": lambda: self._dialogs.tell(
                _("Phím tắt"), detail=shortcuts_text(tuple(self._items.values()), MENUS)
            ),
            "update": self.update_wanted.emit,
            "licences": lambda: doors.licences_dialog(self).open(),
            "about": lambda: self._dialogs.tell(_("Giới thiệu chương trình"), detail=about_text()),
        }

    def _step(self, command: Callable[[], None]) -> None:
        self.screen_now.flush()
        self.banner.hide()
        command()

    def _redraw_look(self) -> None:
        self.rail.redraw_icons()
        self._split.fit(self.width() - self.rail.sizeHint().width())


def screen_at(where: str, items: tuple[ScreenItem, ...]) -> str:
    """Give the screen whose places hold `where` or the nearest word before it ("round" for "round.order"), or ""."""
    while where:
        found = next((item.id for item in items if where in item.places), "")
        if found:
            return found
        where = where.rpartition(".")[0]
    return ""


def ask_to_close(dialogs: Dialogs) -> bool:
    """Ask whether to close although a field refused its text."""
    return dialogs.confirm(
        _("Có ô nhập chưa ghi được"),
        detail=_("Chữ trong ô đó sẽ mất nếu đóng bây giờ. Ô có viền đỏ cho biết vì sao chưa ghi được."),
        yes=_("Vẫn đóng"),
        is_grave=True,
    )


def article_behind(field: QWidget, queries: FrameQueries) -> Article | None:
    """Give the article of a field: by the citation marked on it, or else by its place."""
    cited, where = citation_of(field), where_of(field)
    article = queries.article_of(cited) if cited is not None else None
    return article or (queries.article_at(where) if where else None)
