"""The programs that bench_start runs as processes of their own: a bare window, the program up to its home page.

    python -m tests.benchmarks.start_child bare|home|all FOLDER

Each prints one line of JSON: the instant of the first painted page on the machine's monotonic clock, and what it
holds in memory then.
"""

import json
import sys
import time
from pathlib import Path

PASSPHRASE = "bốn mùa hoa"


def bare() -> None:
    """Show a window with one label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    label = QLabel("Kiểm điểm")
    window.setCentralWidget(label)
    window.resize(1366, 768)
    _tell_at_first_paint(label)
    window.show()
    app.exec()


def home(folder: Path, *, opens_all: bool) -> None:
    """Start the program, open the one workspace by its passphrase, and wait for its home page to be painted."""
    from dataclasses import replace

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    from kiemdiem_desktop.app import find_places, make_shelf
    from kiemdiem_desktop.gui import start
    from kiemdiem_desktop.gui.program import Program
    from kiemdiem_desktop.gui.theme import Theme

    places = replace(find_places(), data=folder)
    programs: list[Program] = []

    def open_home() -> None:
        choice = programs[0].start_window.choice
        choice.passphrase.line.setText(PASSPHRASE)
        choice.open()
        window = programs[0].window
        assert window is not None
        if opens_all:
            for screen_id in window.rail.buttons:
                window.show_screen(screen_id)
                window.grab()
        _tell_at_first_paint(window.screen_now)

    def open_first(theme: Theme) -> QWidget:
        programs.append(Program(places, make_shelf(places), theme))
        QTimer.singleShot(0, open_home)
        return programs[0].start_window

    start.run(["kiemdiem"], places, open_first)


def _tell_at_first_paint(widget: object) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(widget, QWidget)

    class Watch(QObject):
        """Waits for the paint of one widget."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, _tell)
            return False

    watch = Watch(widget)
    widget.installEventFilter(watch)
    widget.update()

    def _tell() -> None:
        print(json.dumps({"at": time.monotonic(), "memory_mb": memory_mb()}), flush=True)  # noqa: T201 - its answer
        QApplication.exit(0)


def memory_mb() -> float:
    """Give the resident memory of this process in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        home(Path(sys.argv[2]), opens_all=sys.argv[1] == "all")
