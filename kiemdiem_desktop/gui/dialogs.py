"""Every question that the program asks goes through one `Dialogs` object, so that tests can answer from a list.

All buttons say what they do; *Thôi* (or Esc) always leaves everything as it is and gives None or False.
File dialogs are Qt's own on every system: the system's would speak the system's language.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.message_dialog import AnswerDialog, InputDialog, MessageDialog, PassphraseDialog
from kiemdiem_desktop.gui.printing import PrintChoice, ask_how_to_print
from kiemdiem_desktop.gui.theme import px
from kiemdiem_desktop.i18n import _

MIN_PASSPHRASE_LETTERS = 8


class Dialogs:
    """Asks and tells, over `window`."""

    def __init__(self, window: QWidget | None = None) -> None:
        self.window = window
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def confirm(self, question: str, *, detail: str = "", yes: str, is_grave: bool = False) -> bool:
        """Ask before something is done; `yes` is the verb on the button. A grave one starts on *Thôi*."""
        return AnswerDialog(self.window, question, detail, (yes,), is_grave=is_grave).ask() == 0

    def ask(self, question: str, choices: tuple[str, ...], *, detail: str = "") -> int | None:
        """Ask which of `choices`; give its index, None for *Thôi*."""
        return AnswerDialog(self.window, question, detail, choices, is_grave=False).ask()

    def warn(self, what: str, *, hint: str = "") -> None:
        """Tell what went wrong and what to do."""
        MessageDialog(self.window, what, hint, icon="please-look").exec()

    def tell(self, what: str, *, detail: str = "") -> None:
        """Tell something that has to be read before going on (a recovery code, a finished export)."""
        MessageDialog(self.window, what, detail, icon="info").exec()

    def show_error(self, error: KiemdiemError) -> None:
        """Show an expected failure: what happened and why, then what to do."""
        self.warn(error.message, hint=error.hint)

    def ask_text(
        self, title: str, label: str, *, value: str = "", check: Callable[[str], str] = lambda _text: ""
    ) -> str | None:
        """Ask for a line of text; `check` gives what is wrong with it, or ""."""
        return InputDialog(self.window, title, label, value=value, check=check).ask()

    def ask_passphrase(self, title: str, *, is_new: bool = False, detail: str = "") -> str | None:
        """Ask for a passphrase; a new one is typed twice and has at least eight letters."""
        least = MIN_PASSPHRASE_LETTERS if is_new else 1
        return PassphraseDialog(self.window, title, detail, is_new=is_new, least=least).ask()

    def open_file(self, title: str, filters: str) -> Path | None:
        """Ask which file to read; `filters` like "Bảng tính (*.xlsx *.csv)"."""
        return self._run_file_dialog(title, QFileDialog.FileMode.ExistingFile, filters=filters)

    def save_file(self, title: str, name: str, filters: str) -> Path | None:
        """Ask where to write; `name` is offered. Writing over an existing file is asked by the dialog."""
        return self._run_file_dialog(title, QFileDialog.FileMode.AnyFile, filters=filters, name=name)

    def folder(self, title: str) -> Path | None:
        """Ask for a folder or a stick."""
        return self._run_file_dialog(title, QFileDialog.FileMode.Directory)

    def how_to_print(self, title: str, *, copies: int = 1) -> PrintChoice | None:
        """Ask which printer, how many copies, both sides. Raises: KiemdiemError where there is no printer."""
        return ask_how_to_print(self.window, title, copies=copies)

    def _run_file_dialog(
        self, title: str, mode: QFileDialog.FileMode, *, filters: str = "", name: str = ""
    ) -> Path | None:
        dialog = file_dialog(self.window, title, mode, filters=filters, folder=self._folder)
        if name:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(name).suffix)
            dialog.selectFile(name)
        if not dialog.exec():
            return None
        chosen = Path(dialog.selectedFiles()[0])
        self._folder = chosen if chosen.is_dir() else chosen.parent
        return chosen


def usual_places() -> tuple[Path, ...]:
    """Give the folders that people keep things in, and the sticks that are plugged in."""
    wanted = QStandardPaths.StandardLocation
    own = [Path(QStandardPaths.writableLocation(place)) for place in (wanted.DesktopLocation, wanted.DocumentsLocation)]
    volumes = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    sticks = [root for root in volumes if root.is_relative_to("/media") or root.is_relative_to("/run/media")]
    return tuple(place for place in (Path.home(), *own, *sticks) if place.is_dir())


def file_dialog(
    window: QWidget | None, title: str, mode: QFileDialog.FileMode, *, filters: str, folder: Path
) -> QFileDialog:
    """Give Qt's own file dialog, in Vietnamese on every system."""
    start = folder if folder.is_dir() else Path.home()
    dialog = QFileDialog(window, title, str(start), filters)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setSidebarUrls([QUrl("file:"), *(QUrl.fromLocalFile(str(place)) for place in usual_places())])
    dialog.resize(px(880), px(520))
    dialog.setFileMode(mode)
    if mode is QFileDialog.FileMode.Directory:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Chọn"))
    return dialog
