"""Background work: results come back into the window, long work shows itself and can be stopped."""

import sys
from queue import Queue
from threading import get_ident
from types import TracebackType

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.gui.jobs import Jobs, Progress
from kiemdiem_desktop.gui.progress_dialog import ProgressDialog
from tests.gui.eyes import english_in, unnamed_in

pytestmark = pytest.mark.usefixtures("theme")


def test_inline_work_is_done_at_once() -> None:
    results: list[int] = []
    Jobs(inline=True).run(lambda _progress: 42, results.append, "Đang đọc tệp")
    assert results == [42]


def test_work_runs_beside_the_window_and_ends_in_it(qtbot: QtBot) -> None:
    threads: list[int] = []
    results: list[str] = []

    def done(result: str) -> None:
        threads.append(get_ident())
        results.append(result)

    def work(_progress: Progress) -> str:
        threads.append(get_ident())
        return "xong"

    jobs = Jobs()
    jobs.run(work, done, "Đang đọc tệp")
    qtbot.waitUntil(lambda: results == ["xong"])
    assert threads[0] != threads[1] == get_ident()


def shown_dialog() -> ProgressDialog | None:
    """Give the progress dialog that is shown; None where there is none."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProgressDialog) and w.isVisible()]
    return dialogs[0] if dialogs else None


def test_long_work_shows_itself_and_stops_on_request(qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    go_on: Queue[None] = Queue()

    def work(progress: Progress) -> None:
        progress.report(3, 24, "Biên bản")
        go_on.get(timeout=10)
        progress.report(4, 24)

    jobs = Jobs()
    jobs.run(work, lambda _result: None, "Đang in giấy tờ", failures.append)
    qtbot.waitUntil(lambda: shown_dialog() is not None)
    dialog = shown_dialog()
    assert dialog is not None
    assert dialog._piece.text() == "3 trong 24 · Biên bản"
    assert not english_in(dialog)
    assert not unnamed_in(dialog)
    dialog._stop.click()
    go_on.put(None)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], CancelledError)
    assert shown_dialog() is None


def test_a_failure_goes_where_all_errors_go(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []

    def hook(kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
        seen.append(kind)

    def work(_progress: Progress) -> None:
        raise ValueError

    monkeypatch.setattr(sys, "excepthook", hook)
    Jobs(inline=True).run(work, lambda _result: None, "Đang đọc tệp")
    assert seen == [ValueError]


def test_stopping_all_waits_for_the_end(qtbot: QtBot) -> None:
    ended: list[str] = []
    started: Queue[None] = Queue()

    def work(progress: Progress) -> None:
        started.put(None)
        while True:
            progress.report(0, 0)

    jobs = Jobs()
    jobs.run(work, lambda _result: None, "Đang đọc", lambda error: ended.append(type(error).__name__))
    started.get(timeout=10)
    jobs.stop_all()
    qtbot.waitUntil(lambda: ended == ["CancelledError"])
