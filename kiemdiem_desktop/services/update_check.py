"""Before the old version goes, the new one opens a copy of the workspace: a child process of the old one.

    <command of the new version> --check-update
    standard input    {"data": "<a copy of data.db>", "key": "<64 hexadecimal digits>"}
    standard output   its last line: {"counts": {"members": 12}, "schema": 9, "version": "0.2.0"}, or {"error": "…"}

This is spoken between versions, so it never changes: an old program asks a new one. The key goes through the pipe
alone, to a program whose publisher was proved; the copy is thrown away.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import IO, Final

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.update import UpdateNotice
from kiemdiem_desktop.exchange.update_errors import NewVersionFailsError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store.backups import LentCopy
from kiemdiem_desktop.store.lending import check_copy

CHECK_WORD: Final = "--check-update"
LONGEST_SECONDS: Final = 300.0  # an old laptop, and a watchdog of the system that reads every new file first
_LOOK_SECONDS: Final = 0.2


def run_check(asked: IO[str], answer: IO[str]) -> int:
    """Answer as the new version; gives the exit code."""
    try:
        question = json.loads(asked.read())
        schema, counts = check_copy(Path(question["data"]), bytes.fromhex(question["key"]))
    except KiemdiemError as error:
        answer.write(json.dumps({"error": error.message}) + "\n")
        return 3
    answer.write(json.dumps({"counts": counts, "schema": schema, "version": __version__}, sort_keys=True) + "\n")
    return 0


def ask_new_version(
    command: tuple[str, ...], notice: UpdateNotice, *, copy: LentCopy, data: Path, look: Callable[[], None]
) -> None:
    """Let a version that lies ready open `data`, a copy of `copy`, and hold its answer against what is known.

    `look` is called a few times a second and may raise to stop. Raises: NewVersionFailsError; what `look` raises.
    """
    question = json.dumps({"data": str(data), "key": copy.key.hex()})
    try:
        code, told = _talk((*command, CHECK_WORD), question, look)
    except OSError as error:
        raise _fails(notice, _("Bản mới không khởi động được.")) from error
    answer = _last_line(told)
    if "error" in answer:
        raise _fails(notice, _("Bản mới không mở được bản sao của sổ: {why}").format(why=answer["error"]))
    if code != 0 or (answer.get("version"), answer.get("schema")) != (notice.version, notice.schema):
        raise _fails(notice, _("Bản mới dừng giữa chừng khi mở bản sao của sổ (mã {code}).").format(code=code))
    counts = answer.get("counts")
    if not isinstance(counts, dict) or any(counts.get(name, number) != number for name, number in copy.counts.items()):
        raise _fails(notice, _("Trong bản sao của sổ do bản mới mở, số mục không khớp với sổ."))


def _talk(command: tuple[str, ...], question: str, look: Callable[[], None]) -> tuple[int, str]:
    """Ask a child and give its exit code with what it wrote. Raises: OSError, TimeoutError; what `look` raises."""
    with subprocess.Popen(  # noqa: S603 - a version whose files were proved
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            return _waited(child, question, look)
        except BaseException:
            child.kill()
            raise


def _waited(child: "subprocess.Popen[str]", question: str, look: Callable[[], None]) -> tuple[int, str]:
    until, asked = monotonic() + LONGEST_SECONDS, question
    while True:
        try:
            told, _errors = child.communicate(asked or None, timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            asked = ""  # what was asked goes on being written
            look()
            if monotonic() > until:
                raise TimeoutError from None
        else:
            return child.returncode, told


def _last_line(told: str) -> Mapping[str, object]:
    lines = told.strip().splitlines()
    try:
        answer = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _fails(notice: UpdateNotice, why: str) -> NewVersionFailsError:
    return NewVersionFailsError(version=notice.version, why=why)


def main() -> int:
    """Answer on the standard streams."""
    return run_check(sys.stdin, sys.stdout)
