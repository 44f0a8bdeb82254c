"""What an untrusted file holds, as plain text: nothing of it is opened, kept or believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.envelope import read_package
from kiemdiem_desktop.exchange.inspecting import PackageReport, inspect
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.workspace import Workspace

_MOST_ENTRIES = 40
_MOST_LETTERS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineView:
    """Lines of plain text about a file that is not used."""

    file_name: str
    lines: tuple[str, ...]


def look_into(workspace: Workspace, file: Path) -> QuarantineView:
    """Give what a refused file claims to be and holds. Raises: OSError where it cannot be read."""
    try:
        data = read_package(file, envelope_secrets(workspace))
    except KiemdiemError as error:
        return QuarantineView(file_name=file.name, lines=(error.message, error.hint))
    report = inspect(data, trusted=trusted_keys(workspace, KeyOwner.SUPERIOR), at=workspace.clock.now())
    return QuarantineView(file_name=file.name, lines=tuple(_lines(report)))


def _lines(report: PackageReport) -> Iterator[str]:
    yield _("Chỉ xem để biết; không điều nào dưới đây đã được chứng thực.")
    if report.cell_name:
        yield _("Tự ghi là của: {name} ({code})").format(name=_short(report.cell_name), code=_short(report.cell_code))
    if report.signer:
        yield _("Tự ghi người ký: {signer}").format(signer=_short(report.signer))
    yield _("Dấu vân tay của tệp: {words}").format(words=report.words)
    for name, size in report.entries[:_MOST_ENTRIES]:
        yield f"  {_short(name)} – {-(-size // 1024)} KB"
    if len(report.entries) > _MOST_ENTRIES:
        yield _("  … và {count} mục nữa").format(count=len(report.entries) - _MOST_ENTRIES)
    if not report.entries:
        yield _("Không đọc được gì bên trong.")


def _short(claimed: str) -> str:
    """Give a claimed text on one line, cut: it may be meant to look like words of the program."""
    return " ".join(claimed.split())[:_MOST_LETTERS]
