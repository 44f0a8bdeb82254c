"""A file that was opened by a double click: for whom it is, and which workspace on this machine takes it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange.inspecting import inspect
from kiemdiem_desktop.exchange.update_container import is_update
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.shelf_list import ShelfEntry

FROM_BELOW: Final = frozenset({PackageKind.DOSSIER, PackageKind.SUMMARY})


class Arrival(StrEnum):
    """For whom a file is, by what it claims to be; whoever takes it in proves it."""

    UPDATE = "update"  # the program itself
    FROM_ABOVE = "from_above"  # a cell: guidance, receipt, return, decision, trust
    FROM_BELOW = "from_below"  # a committee: dossiers and summaries
    UNKNOWN = "unknown"  # whoever is there looks into it: an envelope, a damaged file
    GONE = "gone"  # cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Why the open workspace does not take a file, and whether another on this machine does."""

    words: str
    advice: str
    can_choose: bool


def arrival_of(file: Path, clock: Clock) -> Arrival:
    """Tell for whom a file is: by its content, or by its name where that is hidden in an envelope."""
    if is_update(file):
        return Arrival.UPDATE
    try:
        kind = inspect(file, trusted=(), at=clock.now()).kind
    except OSError:
        return Arrival.GONE
    kind = kind or next((kind for kind in PackageKind if file.name.lower().startswith(f"{kind}-")), "")
    if kind in FROM_BELOW:
        return Arrival.FROM_BELOW
    return Arrival.FROM_ABOVE if kind in set(PackageKind) else Arrival.UNKNOWN


def fits(arrival: Arrival, *, is_committee: bool) -> bool:
    """Whether a workspace of that kind takes such a file."""
    return arrival is not (Arrival.FROM_ABOVE if is_committee else Arrival.FROM_BELOW)


def waiting_words(file: Path, arrival: Arrival, entries: tuple[ShelfEntry, ...]) -> str:
    """Tell at the list of workspaces what happens with a file: which to open for it, or that none fits."""
    if arrival is Arrival.GONE:
        return _("Không đọc được tệp “{name}”. Cắm lại USB rồi mở lại tệp.").format(name=file.name)
    names = [f"“{entry.name}”" for entry in entries if fits(arrival, is_committee=entry.is_committee)]
    if names:
        return _("Mở sổ {names} để nhận tệp “{name}”.").format(names=_(" hoặc ").join(names), name=file.name)
    return f"{misfit_words(file, arrival)} {missing_words(arrival)}"


def misfit_of(file: Path, arrival: Arrival, entries: tuple[ShelfEntry, ...]) -> Misfit:
    """Tell why the open workspace does not take a file, and whether one of `entries` does."""
    return Misfit(
        words=misfit_words(file, arrival),
        advice=missing_words(arrival),
        can_choose=any(fits(arrival, is_committee=entry.is_committee) for entry in entries),
    )


def misfit_words(file: Path, arrival: Arrival) -> str:
    """Tell for whom a file is that the open workspace does not take."""
    if arrival is Arrival.FROM_BELOW:
        return _("Tệp “{name}” là hồ sơ cấp dưới gửi lên, chỉ sổ cấp ủy nhận được.").format(name=file.name)
    if arrival is Arrival.FROM_ABOVE:
        return _("Tệp “{name}” là gói cấp trên gửi cho chi bộ, chỉ sổ chi bộ nhận được.").format(name=file.name)
    return _("Tệp “{name}” cần một sổ đang mở để xem.").format(name=file.name)


def missing_words(arrival: Arrival) -> str:
    """Tell that no workspace on this machine takes such a file, and what to do."""
    if arrival is Arrival.FROM_BELOW:
        return _("Trên máy này chưa có sổ cấp ủy nào: mở tệp trên máy của cấp ủy, hoặc lập sổ cấp ủy.")
    if arrival is Arrival.FROM_ABOVE:
        return _("Trên máy này chưa có sổ chi bộ nào: mở tệp trên máy của chi bộ, hoặc tạo sổ chi bộ mới.")
    return _("Trên máy này chưa có sổ nào.")
