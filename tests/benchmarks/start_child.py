"""The programs that bench_start runs as processes of their own: a bare window, the program up to its home page.

    python -m tests.benchmarks.start_child bare|home|home_at_once|all FOLDER

Each prints one line of JSON: the instant of the first painted page on the machine's monotonic clock, the seconds from
the passphrase to the painted home page, and the resident memory then.
"""

# ruff: noqa: PLC0415 - each of these programs loads only what it needs itself
import gc
import json
import sys
import time
from collections.abc import Callable
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
    _at_first_paint(label, lambda: _tell(time.monotonic(), 0))
    window.show()
    app.exec()


def home(folder: Path, *, opens_all: bool, waits: bool) -> None:
    """Start the program and open the one workspace by its passphrase, until its home page is painted.

    With `waits` the passphrase is given when the program has loaded all it can meanwhile, as after a person's typing;
    without, at once. What one waits for is told: until the first page, and from the passphrase to the home page.
    """
    gc.disable()  # as `__main__` does
    from dataclasses import replace

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    from kiemdiem_desktop.gui import start
    from kiemdiem_desktop.gui.program import Program
    from kiemdiem_desktop.gui.sweeper import Sweeper
    from kiemdiem_desktop.gui.theme import Theme
    from kiemdiem_desktop.services.places import find_places

    places = replace(find_places(), data=folder)
    sweeper = Sweeper()
    programs: list[Program] = []
    seen: list[float] = []

    def open_home() -> None:
        begun = time.monotonic()
        choice = programs[0].start_window.choice
        choice.passphrase.line.setText(PASSPHRASE)
        choice.open()
        window = programs[0].window
        assert window is not None
        if opens_all:
            for screen_id in window.rail.buttons:
                window.show_screen(screen_id)
                window.grab()
        _at_first_paint(window.screen_now, lambda: _tell(seen[0], time.monotonic() - begun))

    def when_shown() -> None:
        seen.append(time.monotonic())
        if waits:
            programs[0].warm_up()
            QTimer.singleShot(0, _after_warm_up)
        else:
            open_home()

    def _after_warm_up() -> None:
        if programs[0].is_warm:
            open_home()
        else:
            QTimer.singleShot(1, _after_warm_up)

    def open_first(theme: Theme) -> QWidget:
        programs.append(Program(places, theme, when_warm=sweeper.begin))
        _at_first_paint(programs[0].start_window, when_shown)
        return programs[0].start_window

    start.run(["kiemdiem"], places, open_first)


def _at_first_paint(widget: object, then: Callable[[], None]) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    assert isinstance(widget, QWidget)

    class Watch(QObject):
        """Waits for the paint of one widget."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    widget.installEventFilter(Watch(widget))
    widget.update()


def _tell(first_page_at: float, to_home: float) -> None:
    from PySide6.QtWidgets import QApplication

    answer = {"first_page_at": first_page_at, "to_home": to_home, "memory_mb": memory_mb()}
    print(json.dumps(answer), flush=True)  # noqa: T201 - the answer to bench_start
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
        home(Path(sys.argv[2]), opens_all=sys.argv[1] == "all", waits=sys.argv[1] != "home_at_once")
