"""One computer on the table: its shelf of workspaces, its clock, and the program started and closed on it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.program import Program
from kiemdiem_desktop.gui.start_screen import StartWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.places import Places
from kiemdiem_desktop.services.shelf_list import list_entries
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.journeys.answers import Answers
from tests.gui.journeys.hands import ALT, CTRL, Hands
from tests.gui.keyboard import press, type_vi

PASSPHRASE = "bốn mùa hoa nở"
SCREENS = (
    *("Trang chủ", "Đảng viên", "Gợi ý cấp trên", "Bản kiểm điểm", "Hội nghị"),
    *("Xếp loại", "Giấy tờ", "Gửi cấp trên", "Cài đặt"),
)


class Office:
    """`hands` work in the window of the open workspace, or in the list of workspaces before one is open."""

    def __init__(self, shelf: Shelf, theme: Theme, data: Path, qtbot: QtBot) -> None:
        self.shelf, self._theme, self._data, self._qtbot = shelf, theme, data, qtbot
        self.answers = Answers()
        self.hands = Hands(lambda: self.window_now, qtbot)
        self.program = self._started()

    @property
    def window_now(self) -> QWidget:
        """The window that stands on the screen."""
        return self.program.window or self.program.start_window

    @property
    def window(self) -> MainWindow:
        """The window of the open workspace."""
        assert self.program.window is not None, "no workspace is open"
        return self.program.window

    @property
    def start_window(self) -> StartWindow:
        """The list of workspaces."""
        return self.program.start_window

    @property
    def workspace(self) -> Workspace:
        """The open workspace, to look at what was stored."""
        assert self.program.workspace is not None
        return self.program.workspace

    @property
    def folder(self) -> Path:
        """The folder of the one workspace on the shelf."""
        return list_entries(self.shelf.root)[0].folder

    def open(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase of the chosen workspace and press Enter."""
        line = self.hands.field("Mật khẩu của sổ")
        line.setFocus()
        type_vi(line, passphrase)
        press(line, Qt.Key.Key_Return)
        if self.program.window is not None:
            self.settle()

    def settle(self) -> None:
        """Give the window the size of a small laptop and the keyboard."""
        self.window.showNormal()
        self.window.resize(1366, 768)
        with self._qtbot.waitActive(self.window):
            self.window.activateWindow()

    def go_to(self, screen: str) -> None:
        """Press the Alt key of a screen."""
        press(self.hands.window, Qt.Key(Qt.Key.Key_1.value + SCREENS.index(screen)), ALT)
        QApplication.processEvents()
        assert self.window.windowTitle().startswith(screen)

    def choose_in_menu(self, words: str) -> None:
        """Choose the command whose words begin so."""
        bar = self.window.menuBar()
        actions = [action for menu in bar.actions() for action in menu.menu().actions()]  # type: ignore[attr-defined]
        action = next(action for action in actions if action.text().replace("&", "").startswith(words))
        assert action.isEnabled()
        action.trigger()

    def close(self) -> None:
        """Press Ctrl+Q, as at the end of a working day; the process ends."""
        press(self.hands.window, Qt.Key.Key_Q, CTRL)
        assert not self.window.isVisible()
        self.program._close_workspace()  # what the end of the process calls

    def start_again(self) -> None:
        """Start the program anew."""
        self._throw_away()
        self.program = self._started()

    def finish(self) -> None:
        """Clear the table after a test, whatever state it is in."""
        self.answers.stop()
        if self.program.lock_dialog is not None:
            self.program.lock_dialog.lift()
        if self.program.window is not None:
            self.program.window._jobs.stop_all()
        self._throw_away()
        self.program._close_workspace()

    def _started(self) -> Program:
        resources = self.shelf.resources_dir
        places = Places(resources=resources, translations=resources, data=self._data, is_portable=False)
        program = Program(places, self._theme, self.shelf)
        program.start_window.resize(1366, 768)
        with self._qtbot.waitActive(program.start_window):
            program.start_window.show()
            program.start_window.activateWindow()
        return program

    def _throw_away(self) -> None:
        window = self.program.window
        if window is not None:
            window.hide()
            window.deleteLater()
        self.program._idle.stop()
        self.program.start_window.hide()
        self.program.start_window.deleteLater()
        self.program._backup_timer.stop()
        self.program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
