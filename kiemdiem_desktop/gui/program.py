"""The program as a whole: the list of workspaces, the window of the open one, the lock, and the way between them."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.gui import one_window, start, start_doors
from kiemdiem_desktop.gui.arrivals import Arrivals
from kiemdiem_desktop.gui.start_screen import StartWindow
from kiemdiem_desktop.gui.sweeper import Sweeper
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.places import Places, choose_language, find_places

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from kiemdiem_desktop.gui.idle import IdleWatch
    from kiemdiem_desktop.gui.lock import LockDialog
    from kiemdiem_desktop.gui.main_window import MainWindow
    from kiemdiem_desktop.gui.session import Session
    from kiemdiem_desktop.services.library import Shelf
    from kiemdiem_desktop.services.workspace import Workspace

IDLE_MINUTES = 10
LOOK_FOR_BACKUP_MS = 5 * 60_000
WARM_UP_AFTER_MS = 50
REHEARSAL_PIECES = 3


def run_program(argv: list[str], file: Path | None = None) -> int:
    """Run the window until it is closed, with a file to open in it; give the exit code.

    Where a window runs already, the file goes to that one, which comes to the front.
    """
    places = find_places()
    choose_language(places)
    place = one_window.take_place(places.data)
    if place is None:
        if one_window.hand_over(places.data, file):
            return 0
        place = one_window.take_over(places.data)
    programs: list[Program] = []
    sweeper = Sweeper()

    def open_first(theme: Theme) -> QWidget:
        programs.append(Program(places, theme, when_warm=sweeper.begin))
        programs[0].arrivals.place = place
        programs[0].arrivals.waiting = file
        QTimer.singleShot(WARM_UP_AFTER_MS, programs[0], programs[0].warm_up)
        return programs[0].start_window

    return start.run(argv, places, open_first)


class Program(QObject):
    """Holds what is open. One workspace at a time. `when_warm` is called when all is loaded that opening one needs."""

    def __init__(
        self,
        places: Places,
        theme: Theme,
        shelf: "Shelf | None" = None,
        *,
        when_warm: "Callable[[], None]" = lambda: None,
    ) -> None:
        super().__init__()
        self._when_warm = when_warm
        self.theme = theme
        self._places, self._shelf = places, shelf
        self._cold_pieces: list[Callable[[], object]] = [
            *start_doors.WARM_UP,
            self.shelf,
            self._load_fonts,
            self._rehearse,
        ]
        self._settings = QSettings(str(places.data / "look.ini"), QSettings.Format.IniFormat)
        self.start_window = StartWindow(places.shelf, self.shelf, self.open)
        self.window: MainWindow | None = None
        self.lock_dialog: LockDialog | None = None
        self.workspace: Workspace | None = None
        self.arrivals = Arrivals(self, places.data)
        self._name = ""
        self._backup_timer = QTimer(self, interval=LOOK_FOR_BACKUP_MS)
        self._backup_timer.timeout.connect(self._back_up_if_due)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.aboutToQuit.connect(self._close_workspace)

    @cached_property
    def _idle(self) -> "IdleWatch":
        return start_doors.idle_watch(self.lock)

    def shelf(self) -> "Shelf":
        """Give the shelf, with the regulations loaded."""
        if self._shelf is None:
            self._shelf = start_doors.make_shelf(self._places)
        return self._shelf

    def warm_up(self) -> None:
        """Load what opening a workspace needs, piece by piece, while the person types the passphrase."""
        if self._cold_pieces:
            self._cold_pieces.pop(0)()
            QTimer.singleShot(0, self, self.warm_up)
        else:
            self._when_warm()
            self.arrivals.begin()
            self.arrivals.open_waiting()

    def _rehearse(self) -> None:
        rehearsal = start_doors.rehearse(self.shelf(), self.theme, self._session())
        self._cold_pieces += [partial(self._go_on, rehearsal)] * REHEARSAL_PIECES

    def _go_on(self, rehearsal: "Generator[None, None, None]") -> None:
        """Do the next piece of the rehearsal, unless the real window came first."""
        if self.window is None:
            next(rehearsal, None)
        else:
            rehearsal.close()

    def _load_fonts(self) -> None:
        start_doors.load_fonts(self._places.resources)

    @property
    def is_warm(self) -> bool:
        """Whether everything is loaded."""
        return not self._cold_pieces

    def open(self, workspace: "Workspace", name: str) -> None:
        """Show the window of an open workspace in place of the list."""
        self.workspace, self._name = workspace, name
        self.window = start_doors.make_window(workspace, self.shelf(), self.theme, self._session())
        start.show_fitting(self.window)
        self.start_window.hide()
        self._idle.count(_minutes(self._settings.value("session/idle_minutes", IDLE_MINUTES)))
        self._backup_timer.start()
        self.window.update_wanted.connect(self.arrivals.show_update)
        QTimer.singleShot(0, self.arrivals, self.arrivals.open_waiting)

    def _session(self) -> "Session":
        return start_doors.session_type()(
            lock=self.lock,
            leave=self._leave,
            start_sample_anew=self._start_sample_anew,
            idle_minutes=lambda: self._idle.minutes,
            use_idle_minutes=self._use_idle_minutes,
            update_page=self.arrivals.update_page,
        )

    def lock(self) -> None:
        """Store what was typed, hide everything, and wait for the passphrase."""
        if self.window is None or self.workspace is None or self.lock_dialog is not None:
            return
        folder = self.workspace.store.folder
        if folder is None:
            return  # the sample lies in memory and has no passphrase
        self.window.flush()
        self._idle.stop()
        self.lock_dialog = start_doors.lock_dialog(
            self.window,
            self._name,
            is_right=lambda typed: start_doors.is_passphrase_of(folder, typed),
            unlocked=self._unlocked,
            leave=self._quit_locked,
        )
        self.lock_dialog.show()

    def leave(self) -> bool:
        """Store, close the workspace and show the list; False where the person stayed."""
        if self.window is None:
            return False
        self.start_window.show_choice()
        start.show_fitting(self.start_window)
        if not self.window.close():
            self.start_window.hide()
            return False
        self.window.deleteLater()
        self.window = None
        self._idle.stop()
        self._backup_timer.stop()
        self._close_workspace()
        self.start_window.show_choice()
        return True

    def _leave(self) -> None:
        self.leave()

    def _start_sample_anew(self) -> None:
        assert self.workspace is not None
        is_committee = bool(self.workspace.store.committees.count())
        if self.leave():
            self.start_window.open_committee_sample() if is_committee else self.start_window.open_sample()

    def _unlocked(self) -> None:
        self.lock_dialog = None
        self._idle.touch()
        QTimer.singleShot(0, self.arrivals, self.arrivals.open_waiting)

    def _quit_locked(self) -> None:
        QApplication.exit(0)

    def _use_idle_minutes(self, minutes: int) -> None:
        self._settings.setValue("session/idle_minutes", minutes)
        self._idle.count(minutes)

    def _back_up_if_due(self) -> None:
        if self.workspace is not None:
            start_doors.back_up_if_due(self.workspace)

    def _close_workspace(self) -> None:
        if self.workspace is not None:
            self.workspace.store.close()
            self.workspace = None


def _minutes(stored: object) -> int:
    text = str(stored)
    return int(text) if text.isdecimal() else IDLE_MINUTES
