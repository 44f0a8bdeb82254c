"""What the first window lets in when it is needed: it shows itself first, and loads the rest while one types.

Each function does one thing that a page of the start asks for; `WARM_UP` loads, in small pieces, all that opening a
workspace needs.
"""

from collections.abc import Callable, Generator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.services.places import Places

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from kiemdiem_desktop.domain.backup import BackupInfo
    from kiemdiem_desktop.gui.committee.create_page import CreateCommitteePage
    from kiemdiem_desktop.gui.create_page import CreatePage
    from kiemdiem_desktop.gui.dialogs import Dialogs
    from kiemdiem_desktop.gui.errors import Errors
    from kiemdiem_desktop.gui.idle import IdleWatch
    from kiemdiem_desktop.gui.jobs import Jobs
    from kiemdiem_desktop.gui.lock import LockDialog
    from kiemdiem_desktop.gui.main_window import MainWindow
    from kiemdiem_desktop.gui.recovery_page import CodePage, SheetPage
    from kiemdiem_desktop.gui.session import Session
    from kiemdiem_desktop.gui.theme import Theme
    from kiemdiem_desktop.gui.update_page import UpdateDialog, UpdatePage
    from kiemdiem_desktop.services.arriving import Arrival, Misfit
    from kiemdiem_desktop.services.library import Shelf
    from kiemdiem_desktop.services.shelf_list import ShelfEntry
    from kiemdiem_desktop.services.workspace import Workspace


@cache
def errors(log_file: Path) -> "Errors":
    """Give what shows every error, loaded when the first one comes."""
    from kiemdiem_desktop.gui.errors import Errors  # noqa: PLC0415 - a door

    return Errors(dialogs(None), log_file)


def dialogs(window: "QWidget | None") -> "Dialogs":
    """Give the dialogs over `window`."""
    from kiemdiem_desktop.gui.dialogs import Dialogs  # noqa: PLC0415 - a door

    learn_manners()
    return Dialogs(window)


def idle_watch(is_idle: Callable[[], None]) -> "IdleWatch":
    """Give what notices that nobody has touched the window for a while."""
    from kiemdiem_desktop.gui.idle import IdleWatch  # noqa: PLC0415 - a door

    return IdleWatch(is_idle)


def lock_dialog(
    window: "QWidget",
    name: str,
    *,
    is_right: Callable[[str], bool],
    unlocked: Callable[[], None],
    leave: Callable[[], None],
) -> "LockDialog":
    """Give the lock over all windows."""
    from kiemdiem_desktop.gui.lock import LockDialog  # noqa: PLC0415 - a door

    return LockDialog(window, name, is_right=is_right, unlocked=unlocked, leave=leave)


def learn_manners() -> None:
    """Let every window but the first page keep our manners (`gui/manners.py`)."""
    from kiemdiem_desktop.gui import manners  # noqa: PLC0415 - a door

    manners.learn_manners()


def make_shelf(places: Places) -> "Shelf":
    """Give the shelf with the regulations of this program."""
    from kiemdiem_desktop.app import make_shelf  # noqa: PLC0415 - a door

    return make_shelf(places)


def make_window(workspace: "Workspace", shelf: "Shelf", theme: "Theme", session: "Session") -> "MainWindow":
    """Give the window of an open workspace: that of a committee where these are its books, else that of a cell."""
    if workspace.store.committees.count():
        from kiemdiem_desktop.gui.committee import window  # noqa: PLC0415 - a door

        learn_manners()
        return window.build_window(workspace, theme, session)
    from kiemdiem_desktop.gui.cell.tools import make_tools  # noqa: PLC0415 - a door
    from kiemdiem_desktop.gui.cell.window import build_window  # noqa: PLC0415 - a door

    learn_manners()
    return build_window(make_tools(workspace, shelf, theme, session))


def rehearse(shelf: "Shelf", theme: "Theme", session: "Session") -> Generator[None, None, None]:
    """Build a window over an empty workspace, draw it once, unseen, and throw it away; in three pieces.

    Qt makes its classes, letters and drawings ready at their first use.
    """
    from kiemdiem_desktop.services.library import open_scratch  # noqa: PLC0415 - a door

    workspace = open_scratch(shelf)
    with closing(workspace.store):
        yield
        window = make_window(workspace, shelf, theme, session)
        try:
            yield
            window.grab()
        finally:
            window.deleteLater()


def create_page(
    shelf: "Shelf", made: "Callable[[Workspace, str, str], None]", back: Callable[[], None]
) -> "CreatePage":
    """Give the page that makes a new workspace."""
    from kiemdiem_desktop.gui.create_page import CreatePage  # noqa: PLC0415 - a door

    learn_manners()
    return CreatePage(shelf, made, back)


def create_committee_page(
    shelf: "Shelf", made: "Callable[[Workspace, str, str], None]", back: Callable[[], None]
) -> "CreateCommitteePage":
    """Give the page that makes new books of a committee."""
    from kiemdiem_desktop.gui.committee.create_page import CreateCommitteePage  # noqa: PLC0415 - a door

    learn_manners()
    return CreateCommitteePage(shelf, made, back)


def sheet_page(dialogs: "Dialogs") -> "SheetPage":
    """Give the page of a new recovery code."""
    from kiemdiem_desktop.gui.recovery_page import SheetPage  # noqa: PLC0415 - a door

    return SheetPage(dialogs)


def code_page(shelf: "Shelf", opened: "Callable[[Workspace, str], None]", back: Callable[[], None]) -> "CodePage":
    """Give the page for a forgotten passphrase."""
    from kiemdiem_desktop.gui.recovery_page import CodePage  # noqa: PLC0415 - a door

    return CodePage(shelf, opened, back)


def open_workspace(shelf: "Shelf", folder: Path, passphrase: str) -> "Workspace":
    """Open a workspace. Raises: KiemdiemError."""
    from kiemdiem_desktop.services import library  # noqa: PLC0415 - a door

    return library.open_workspace(shelf, folder, passphrase=passphrase)


def is_passphrase_of(folder: Path, passphrase: str) -> bool:
    """Whether `passphrase` opens the workspace in `folder`."""
    from kiemdiem_desktop.services import library  # noqa: PLC0415 - a door

    return library.is_passphrase_of(folder, passphrase)


def import_single_file(shelf: "Shelf", path: Path, name: str) -> "ShelfEntry":
    """Put a workspace that came as one file on the shelf. Raises: KiemdiemError."""
    from kiemdiem_desktop.services import library  # noqa: PLC0415 - a door

    return library.import_single_file(shelf, path, name=name)


def list_backups_of(folder: Path) -> "tuple[tuple[BackupInfo, str], ...]":
    """Give the newest backups of a workspace that cannot be opened, each with its words."""
    from kiemdiem_desktop.gui.keeping import MOST_CHOICES, backup_words  # noqa: PLC0415 - a door
    from kiemdiem_desktop.services import library  # noqa: PLC0415 - a door

    return tuple((info, backup_words(info)) for info in library.list_backups_of(folder)[:MOST_CHOICES])


def recover_from_backup(shelf: "Shelf", folder: Path, backup: "BackupInfo", passphrase: str) -> None:
    """Put a backup in place of a damaged file. Raises: KiemdiemError."""
    from kiemdiem_desktop.services import library  # noqa: PLC0415 - a door

    library.recover_from_backup(shelf, folder, backup, passphrase=passphrase)


def open_sample(shelf: "Shelf") -> "Workspace":
    """Open the sample cell, fresh."""
    from kiemdiem_desktop.services.cell.sample import open_sample  # noqa: PLC0415 - a door

    return open_sample(shelf)


def open_committee_sample(shelf: "Shelf") -> "Workspace":
    """Open the sample committee, fresh."""
    from kiemdiem_desktop.services.committee.sample import open_sample  # noqa: PLC0415 - a door

    return open_sample(shelf)


def back_up_if_due(workspace: "Workspace") -> None:
    """Make a backup if half an hour of work passed since the last one."""
    from kiemdiem_desktop.services import keeping  # noqa: PLC0415 - a door

    keeping.back_up_if_due(workspace)


def _load_library() -> None:
    from kiemdiem_desktop.services import library  # noqa: F401, PLC0415 - loaded to be at hand


def _load_rules() -> None:
    from kiemdiem_desktop.services.cell import checks, home  # noqa: F401, PLC0415 - loaded to be at hand


def _load_frame() -> None:
    from kiemdiem_desktop.gui import main_window  # noqa: F401, PLC0415 - loaded to be at hand


def _load_idle_watch() -> None:
    from kiemdiem_desktop.gui import idle  # noqa: F401, PLC0415 - loaded to be at hand


def _load_window() -> None:
    from kiemdiem_desktop.gui.cell import window  # noqa: F401, PLC0415 - loaded to be at hand


def windows_functions() -> Any:
    """Give the functions of windows that Windows itself has."""
    import ctypes  # noqa: PLC0415 - a door

    return getattr(ctypes, "windll").user32  # noqa: B009 - elsewhere there is none, and the type checker knows


def arrival_of(file: Path, shelf: "Shelf") -> "Arrival":
    """Tell for whom a file is that was opened by a double click."""
    from kiemdiem_desktop.services import arriving  # noqa: PLC0415 - a door

    return arriving.arrival_of(file, shelf.clock)


def is_update(arrival: "Arrival") -> bool:
    """Whether a file is an update of the program."""
    from kiemdiem_desktop.services import arriving  # noqa: PLC0415 - a door

    return arrival is arriving.Arrival.UPDATE


def waiting_words(file: Path, arrival: "Arrival", shelf: "Shelf") -> str:
    """Tell which workspace to open for a file."""
    from kiemdiem_desktop.services import arriving, shelf_list  # noqa: PLC0415 - a door

    return arriving.waiting_words(file, arrival, shelf_list.list_entries(shelf.root))


def misfit_of(file: Path, arrival: "Arrival", shelf: "Shelf") -> "Misfit":
    """Tell why the open workspace does not take a file."""
    from kiemdiem_desktop.services import arriving, shelf_list  # noqa: PLC0415 - a door

    return arriving.misfit_of(file, arrival, shelf_list.list_entries(shelf.root))


def take_in(workspace: "Workspace", window: "MainWindow", file: Path, arrival: "Arrival") -> bool:
    """Show a file where the open workspace takes such files in; False where it does not take them."""
    from kiemdiem_desktop.services import arriving  # noqa: PLC0415 - a door

    is_committee = workspace.store.committees.count() > 0
    if not arriving.fits(arrival, is_committee=is_committee):
        return False
    if is_committee:
        from kiemdiem_desktop.gui.committee import window as committee_window  # noqa: PLC0415 - a door

        committee_window.take_in(window, file)
    else:
        from kiemdiem_desktop.gui.cell import doors  # noqa: PLC0415 - a door

        doors.receive_file(workspace, window.desk, window, file)
    return True


def jobs(window: "QWidget") -> "Jobs":
    """Give what runs work beside `window`."""
    from kiemdiem_desktop.gui.jobs import Jobs  # noqa: PLC0415 - a door

    return Jobs(window)


def update_page(
    shelf: "Shelf",
    workspace: "Workspace | None",
    dialogs: "Dialogs",
    jobs: "Jobs",
    restart: Callable[[], None],
) -> "UpdatePage":
    """Give the page on which the program is brought up to date."""
    from kiemdiem_desktop.gui.update_page import UpdatePage  # noqa: PLC0415 - a door

    return UpdatePage(shelf, workspace, dialogs=dialogs, jobs=jobs, restart=restart)


def update_dialog(parent: "QWidget", page: "UpdatePage") -> "UpdateDialog":
    """Give the update page in a window of its own."""
    from kiemdiem_desktop.gui.update_page import UpdateDialog  # noqa: PLC0415 - a door

    return UpdateDialog(parent, page)


def find_launcher(shelf: "Shelf") -> Path | None:
    """Give the file that starts the version whose turn it is; None where the program runs from source."""
    from kiemdiem_desktop.services import program_home  # noqa: PLC0415 - a door

    home = program_home.find_home(shelf.resources_dir)
    return home.launcher if home is not None else None


def start_detached(program: Path) -> None:
    """Start another program that goes on when this one ends."""
    from PySide6.QtCore import QProcess  # noqa: PLC0415 - a door

    QProcess.startDetached(str(program), [])


def session_type() -> "type[Session]":
    """Give the class of what the program offers the window of an open workspace."""
    from kiemdiem_desktop.gui.session import Session  # noqa: PLC0415 - a door

    return Session


def load_fonts(resources: Path) -> None:
    """Let the window write in the fonts of the papers."""
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415 - a door

    for font in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))


def show_icon() -> None:
    """Let title bars and the task bar show the icon of the program."""
    from kiemdiem_desktop.gui.icons import program_icon  # noqa: PLC0415 - a door

    QApplication.setWindowIcon(program_icon())


def picture(name: str, size: int) -> "QPixmap":
    """Give one of our drawings in its own colours."""
    from kiemdiem_desktop.gui import icons  # noqa: PLC0415 - a door

    return icons.picture(name, colour="", size=size)


WARM_UP: tuple[Callable[[], None], ...] = (
    show_icon,
    learn_manners,
    _load_library,
    _load_rules,
    _load_frame,
    _load_window,
    _load_idle_watch,
)
