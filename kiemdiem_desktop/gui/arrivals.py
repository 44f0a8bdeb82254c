"""Files that reach the program from outside (a double click, a later start), the update page, and a start anew.

A file waits until somebody can take it: until a workspace is open and unlocked. Then it goes to *Nhận từ cấp trên* of a
cell or *Tiếp nhận* of a committee; an update needs no workspace. Where nobody fits, that is said.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.gui import one_window, start_doors
from kiemdiem_desktop.i18n import _

if TYPE_CHECKING:
    from kiemdiem_desktop.gui.dialogs import Dialogs
    from kiemdiem_desktop.gui.jobs import Jobs
    from kiemdiem_desktop.gui.program import Program
    from kiemdiem_desktop.gui.update_page import UpdateDialog, UpdatePage
    from kiemdiem_desktop.services.arriving import Arrival


class Arrivals(QObject):
    """`waiting` is the file that nobody could take yet; `dialog` the update page on its own, while it is open."""

    def __init__(self, program: "Program", data: Path) -> None:
        super().__init__(program)
        self._program, self._data = program, data
        self._watcher: QFileSystemWatcher | None = None
        self.place: QLockFile | None = None
        self.waiting: Path | None = None
        self.dialog: UpdateDialog | None = None

    def begin(self) -> None:
        """Take what later starts left, and look out for more."""
        notes = self._data / one_window.NOTES
        try:
            notes.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # a place that cannot be written: nobody can leave a note there
        self._watcher = QFileSystemWatcher([str(notes)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self._look())
        self._look()

    def receive(self, file: Path) -> None:
        """Let a file wait, and take it in as soon as somebody can."""
        self.waiting = file
        self.open_waiting()

    def open_waiting(self) -> None:
        """Take in the file that waits, if somebody can."""
        file, program = self.waiting, self._program
        if file is None or program.lock_dialog is not None:
            return
        arrival = start_doors.arrival_of(file, program.shelf())
        if not start_doors.is_update(arrival) and program.window is None:
            program.start_window.show_waiting(start_doors.waiting_words(file, arrival, program.shelf()))
            return
        self.waiting = None
        program.start_window.show_waiting("")
        if start_doors.is_update(arrival):
            self.show_update(file)
        else:
            self._take_in(file, arrival)

    def show_update(self, file: Path | None = None) -> None:
        """Show the update page over what is shown, with a package on it."""
        if self.dialog is None:
            parent = self._front
            dialogs, jobs = start_doors.dialogs(parent), start_doors.jobs(parent)
            self.dialog = start_doors.update_dialog(parent, self.update_page(dialogs, jobs))
            self.dialog.destroyed.connect(self._forget_dialog)
            self.dialog.open()
        if file is not None:
            self.dialog.page.show_file(file)

    def update_page(self, dialogs: "Dialogs", jobs: "Jobs") -> "UpdatePage":
        """Give the page on which the program is brought up to date."""
        program = self._program
        return start_doors.update_page(program.shelf(), program.workspace, dialogs, jobs, self.restart)

    def restart(self) -> None:
        """Store and close everything, and start the version whose turn it is."""
        launcher = start_doors.find_launcher(self._program.shelf())
        if launcher is None or (self._program.window is not None and not self._program.leave()):
            return
        if self.place is not None:
            self.place.unlock()  # or the next version would take us for the running one
        start_doors.start_detached(launcher)
        QApplication.exit(0)

    @property
    def _front(self) -> QWidget:
        return self._program.window or self._program.start_window

    def _take_in(self, file: Path, arrival: "Arrival") -> None:
        program = self._program
        assert program.window is not None
        assert program.workspace is not None
        if start_doors.take_in(program.workspace, program.window, file, arrival):
            return
        misfit = start_doors.misfit_of(file, arrival, program.shelf())
        dialogs = program.window.desk.dialogs
        if not misfit.can_choose:
            dialogs.warn(misfit.words, hint=misfit.advice)
        elif dialogs.confirm(misfit.words, yes=_("Mở sổ khác")):
            self.waiting = file
            if program.leave():
                self.open_waiting()

    def _look(self) -> None:
        notes = one_window.take_notes(self._data)
        if notes:
            self._come_to_front()
        for file in notes:
            if file is not None:
                QTimer.singleShot(0, self, lambda file=file: self.receive(file))

    def _come_to_front(self) -> None:
        front = QApplication.activeModalWidget() or self._front
        window = self._front
        if window.isMinimized():  # said without Qt's namespace, which would be loaded before the first page
            (window.showMaximized if window.isMaximized() else window.showNormal)()
        window.show()
        for widget in (window, front):
            widget.raise_()
            widget.activateWindow()

    def _forget_dialog(self) -> None:
        self.dialog = None
