"""The one place that shows errors: `Errors(window, dialogs, log_file).install()` becomes `sys.excepthook`.

An error that leaves a slot arrives here. An expected failure (KiemdiemError) is shown by the dialogs; a cancelled
work shows nothing; anything else is a bug: a window tells that nothing stored is lost, with a report to copy that
names no person (kinds of errors and places in the program, never texts or values), also written to the log file.
"""

import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.errors import CancelledError, KiemdiemError
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import held, say
from kiemdiem_desktop.i18n import _

MAX_LOG_BYTES = 500_000


class CrashDialog(CalmDialog):
    """Tells that the program failed, that nothing stored is lost, and what to do."""

    def __init__(self, parent: QWidget | None, report: str, log_file: Path) -> None:
        super().__init__(
            parent,
            _("Chương trình gặp lỗi ngoài dự kiến"),
            _(
                "Việc vừa làm chưa được ghi; mọi thứ đã lưu trước đó vẫn còn nguyên. Đồng chí có thể làm tiếp. "
                "Nếu lỗi lặp lại, hãy chép bản mô tả dưới đây gửi người hỗ trợ. "
                "Bản mô tả không có tên người và nội dung kiểm điểm."
            ),
            icon="must-fix",
        )
        self._report = report
        text = held(named(QPlainTextEdit(report, readOnly=True), _("Bản mô tả lỗi")), min_height=160)
        text.setTabChangesFocus(True)
        self.body.addWidget(text)
        self.body.addWidget(say(_("Đã ghi vào: {path}").format(path=log_file), tone="quiet"))
        self.add_button(_("Chép bản mô tả"), self._copy)
        self.add_button(_("Làm tiếp"), self.accept, is_main=True).setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


class Errors:
    """Shows every error, once, in its own way."""

    def __init__(self, dialogs: Dialogs, log_file: Path) -> None:
        self._dialogs, self._log_file = dialogs, log_file
        self._is_showing_crash = False

    def install(self) -> None:
        """Receive every error that nothing else has caught."""
        sys.excepthook = self.show

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show `error`; the three parameters are those of `sys.excepthook`."""
        if isinstance(error, KiemdiemError):
            self._dialogs.show_error(error)
        elif isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif not isinstance(error, CancelledError):
            self._show_crash(error)

    def _show_crash(self, error: BaseException) -> None:
        report = report_of(error)
        append_log(self._log_file, report)
        if not self._is_showing_crash:
            self._is_showing_crash = True
            CrashDialog(self._dialogs.window, report, self._log_file).exec()
            self._is_showing_crash = False


def report_of(error: BaseException) -> str:
    """Describe a bug by kinds and places only: no message, no value, nothing that a person typed."""
    head = f"kiemdiem {__version__} · Python {platform.python_version()} · Qt {qVersion()}"
    lines = [head, f"{platform.system()} {platform.release()} · {platform.machine()}"]
    for link in _chain(error):
        lines.append(type(link).__qualname__)
        lines += [
            f"  {Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return "\n".join(lines)


def append_log(log_file: Path, report: str) -> None:
    """Add a report to the log; a log that has grown too long starts anew, one that cannot be written is left."""
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        grown = log_file.exists() and log_file.stat().st_size > MAX_LOG_BYTES
        with log_file.open("w" if grown else "a", encoding="utf-8") as log:
            log.write(f"{stamp}\n{report}\n\n")
    except OSError:
        sys.__stderr__ and sys.__stderr__.write(report)


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__
