"""The one place that shows errors: each kind in its way, the report without a word that a person typed."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from kiemdiem_desktop.domain.errors import CancelledError, KiemdiemError
from kiemdiem_desktop.gui.errors import MAX_LOG_BYTES, CrashDialog, Errors, append_log, report_of
from tests.gui.eyes import english_in, unnamed_in
from tests.gui.scripted_dialogs import ScriptedDialogs

pytestmark = pytest.mark.usefixtures("theme")
SECRET = "Nguyễn Văn Đức"


def a_bug() -> BaseException:
    """Give an error as a bug raises it, with a person's name in its message."""
    try:
        _fail()
    except RuntimeError as bug:
        return bug
    msg = "unreachable"
    raise AssertionError(msg)


def _fail() -> None:
    try:
        int(SECRET)
    except ValueError as cause:
        raise RuntimeError(SECRET) from cause


def test_an_expected_failure_tells_what_why_and_what_to_do(tmp_path: Path) -> None:
    dialogs = ScriptedDialogs()
    error = KiemdiemError(code="disk_full", message="Ổ ghi đã đầy.", hint="Xóa bớt tệp rồi ghi lại.")
    Errors(dialogs, tmp_path / "log.txt").show(type(error), error, None)
    assert dialogs.told == ["Ổ ghi đã đầy. Xóa bớt tệp rồi ghi lại."]


def test_a_cancelled_work_shows_nothing(tmp_path: Path) -> None:
    dialogs = ScriptedDialogs()
    Errors(dialogs, tmp_path / "log.txt").show(CancelledError, CancelledError(), None)
    assert dialogs.told == []
    assert not (tmp_path / "log.txt").exists()


def test_a_report_names_places_and_no_person() -> None:
    report = report_of(a_bug())
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "gui/test_errors.py" in report
    assert SECRET not in report


def test_a_bug_opens_the_crash_window_and_is_logged(tmp_path: Path) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        seen.extend(button.text() for button in dialog.findChildren(QPushButton))
        dialog.accept()

    QTimer.singleShot(0, look)
    bug = a_bug()
    Errors(ScriptedDialogs(), tmp_path / "nhat-ky" / "log.txt").show(type(bug), bug, None)
    assert seen == ["Chép bản mô tả", "Làm tiếp"]
    assert "RuntimeError" in (tmp_path / "nhat-ky" / "log.txt").read_text(encoding="utf-8")


def test_the_crash_window_is_ours_and_copies_its_report(tmp_path: Path) -> None:
    dialog = CrashDialog(None, "Mô tả", tmp_path / "log.txt")
    dialog.show()
    assert not unnamed_in(dialog)
    assert not english_in(dialog)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Chép bản mô tả").click()
    assert QGuiApplication.clipboard().text() == "Mô tả"


def test_a_long_log_starts_anew(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("x" * (MAX_LOG_BYTES + 1), encoding="utf-8")
    append_log(log, "mới")
    assert log.stat().st_size < 200


def test_a_log_that_cannot_be_written_is_left(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    append_log(tmp_path, "mô tả lỗi")
    assert "mô tả lỗi" in capfd.readouterr().err


def test_it_becomes_the_hook_of_all_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    errors = Errors(ScriptedDialogs(), tmp_path / "log.txt")
    errors.install()
    assert sys.excepthook == errors.show
