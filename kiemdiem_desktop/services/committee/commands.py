"""What the commands of a committee need around the services: books made anew, words read from a line, words told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.superior_package import ReturnPoint, RoundName
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.committee.books import found_committee, make_key
from kiemdiem_desktop.services.committee.issuing import IssuedFile
from kiemdiem_desktop.services.library import Shelf, create_workspace
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBooks:
    """Whose books are to be made, and who holds their key."""

    name: str
    code: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBooks:
    """Books that were made: where they stand, the code to be printed, the words and the certificate of their key."""

    folder: Path | None
    recovery_code: str
    words: tuple[str, ...]
    certificate: bytes

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in words, line by line."""
        return (
            _("Đã lập sổ cấp ủy: {folder}").format(folder=self.folder),
            _("Mã khôi phục (in ra, cất riêng): {code}").format(code=self.recovery_code),
            _("Các từ nhận dạng khóa: {words}").format(words=", ".join(self.words)),
        )


def create_books(shelf: Shelf, new: NewBooks, *, passphrase: str) -> MadeBooks:
    """Make the books of a committee on the shelf, with its key. Raises: InvalidValueError and store errors."""
    workspace, recovery_code = create_workspace(shelf, name=new.name, passphrase=passphrase)
    with closing(workspace):
        found_committee(workspace, Committee(code=new.code, name=new.name))
        key = make_key(workspace, holder=new.holder)
        return MadeBooks(
            folder=workspace.store.folder,
            recovery_code=recovery_code,
            words=key.card_words,
            certificate=certificate_file(key),
        )


@contextmanager
def closing(workspace: Workspace) -> Iterator[Workspace]:
    """Close a workspace when the work is done, whatever comes of it."""
    try:
        yield workspace
    finally:
        workspace.store.close()


def year_end(year: int) -> RoundName:
    """Give the year-end round of a year."""
    return RoundName(year=year)


def read_guidance_file(file: Path) -> dict[str, Value]:
    """Read the content of a guidance without its heading, as it is written by hand. Raises: InvalidValueError."""
    try:
        body = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise InvalidValueError(
            code="guidance_file",
            message=_("Tệp “{name}” không đọc được như một bản hướng dẫn.").format(name=file.name),
            hint=_("Viết theo ví dụ ở cuối tệp guidance-1.json đi cùng chương trình."),
        )
    return body


def correction_of(*, reason: str, points: tuple[str, ...], due_on: datetime | None) -> Correction:
    """Give why a dossier goes back, from words as they are typed in a line."""
    return Correction(
        reason=reason,
        points=tuple(ReturnPoint(text=point) for point in points),
        due_on=due_on.date() if due_on else None,
    )


def levels_of(typed: tuple[str, ...]) -> dict[str, tuple[Level | None, str]]:
    """Read levels as they are typed in a line: "dv-7=HTNV". Raises: InvalidValueError."""
    return dict(_level(row) for row in typed)


def _level(typed: str) -> tuple[str, tuple[Level | None, str]]:
    code, _sign, level = typed.partition("=")
    if level not in set(Level):
        raise InvalidValueError(
            code="level_of_line",
            message=_("Không đọc được mức ghi khác: “{typed}”.").format(typed=typed),
            hint=_("Ghi mã của đồng chí trong hồ sơ, dấu bằng, rồi mức viết tắt như trợ giúp của lệnh."),
        )
    return code, (Level(level), "")


def issued_lines(made: IssuedFile) -> Iterator[str]:
    """Give what was issued in words, line by line."""
    yield _("Đã ghi và kiểm tra: {path}").format(path=made.written.path)
    yield _("Dấu vân tay của gói: {words}").format(words=digest_words(made.issued.digest))
    if made.is_enveloped:
        yield _("Gói được mã hóa: chỉ chi bộ nhận mở được.")
