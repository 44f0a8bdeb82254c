"""Tasks that read and write the books in the window: piece by piece, alive, and without a trace once stopped."""

from collections.abc import Iterator
from threading import get_ident

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.gui import task_run
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.progress_dialog import ProgressDialog
from kiemdiem_desktop.services.reporting import Piece, Task

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window have its turn after every piece."""
    monkeypatch.setattr(task_run, "SLICE_MS", -1)


def dialogs() -> Iterator[ProgressDialog]:
    """Give the progress dialogs that are shown."""
    return (row for row in QApplication.topLevelWidgets() if isinstance(row, ProgressDialog) and row.isVisible())


def counting(ended: list[str], pieces: int = 3) -> Task[int]:
    """Give a task that tells how it ended."""
    try:
        for place in range(pieces):
            yield Piece(done=place, total=pieces, what=f"Chi bộ {place + 1}")
    except GeneratorExit:
        ended.append("closed")
        raise
    ended.append("whole")
    return pieces


@pytest.mark.usefixtures("short_slices")
def test_the_window_has_its_turn_between_the_pieces(qtbot: QtBot) -> None:
    turns, results, shown = [0], list[int](), set[str]()
    timer = QTimer(interval=0)

    def turn() -> None:
        turns[0] += 1
        shown.update(row._piece.text() for row in dialogs())

    timer.timeout.connect(turn)
    timer.start()
    jobs = Jobs()
    jobs.go_through(counting([], 5), results.append, "Đang ra quyết định")
    qtbot.waitUntil(lambda: results == [5])
    timer.stop()
    assert turns[0] >= 3
    assert shown >= {"1 trong 5 · Chi bộ 2", "3 trong 5 · Chi bộ 4"}
    assert not any(dialogs())


@pytest.mark.usefixtures("short_slices")
def test_stopping_closes_the_task_before_its_next_piece(qtbot: QtBot) -> None:
    ended, failures, results = list[str](), list[BaseException](), list[int]()
    jobs = Jobs()
    jobs.go_through(counting(ended), results.append, "Đang ra quyết định", failures.append)
    (dialog,) = dialogs()
    assert dialog.isModal(), "nobody else writes while a step is open"
    dialog._stop.click()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], CancelledError)
    assert (ended, results) == (["closed"], [])


@pytest.mark.usefixtures("short_slices")
def test_a_window_that_closes_leaves_no_task_open() -> None:
    ended, failures = list[str](), list[BaseException]()
    jobs = Jobs()
    jobs.go_through(counting(ended), lambda _count: None, "Đang ra quyết định", failures.append)
    jobs.stop_all()
    assert (ended, [type(error) for error in failures]) == (["closed"], [CancelledError])
    assert not any(dialogs())


@pytest.mark.parametrize("inline", [False, True])
def test_work_beside_comes_back_into_the_task(qtbot: QtBot, inline: bool) -> None:  # noqa: FBT001 - both ways
    results = list[bool]()

    def asking() -> Task[bool]:
        thread: int = yield Piece(done=0, total=1, beside=get_ident)
        return thread == get_ident()

    jobs = Jobs(inline=inline)
    jobs.go_through(asking(), results.append, "Đang kiểm tra")
    qtbot.waitUntil(lambda: results == [inline])


@pytest.mark.parametrize("is_task", [False, True])
def test_nothing_is_shown_over_what_a_quick_job_asks_at_its_end(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_task: bool,  # noqa: FBT001 - both kinds
) -> None:
    monkeypatch.setattr("kiemdiem_desktop.gui.jobs.SHOWN_AFTER_MS", 0)
    seen = list[bool]()

    def ask(_result: int) -> None:
        QApplication.processEvents()
        seen.append(any(dialogs()))

    jobs = Jobs()
    if is_task:
        jobs.go_through(counting([], 1), ask, "Đang kiểm tra")
    else:
        jobs.run(lambda _progress: 1, ask, "Đang kiểm tra")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]


def test_an_error_beside_ends_the_task_and_is_told(qtbot: QtBot) -> None:
    ended, failures = list[str](), list[BaseException]()

    def breaking() -> object:
        raise ValueError("hỏng")

    def asking() -> Task[None]:
        try:
            yield Piece(done=0, total=1, beside=breaking)
        finally:
            ended.append("closed")

    jobs = Jobs()
    jobs.go_through(asking(), lambda _none: None, "Đang kiểm tra", failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert (str(failures[0]), ended) == ("hỏng", ["closed"])
