"""Format profiles: how Party papers look, as data chosen by the date of the paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kiemdiem_desktop.documents.spelling import Spelling
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _

HEADER_GIVES = 10.0  # mm that the left side of the head may take from the right for the name of the cell


class FormatProfileError(KiemdiemError):
    """No format profile for a date, or a profile file that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Millimetres from the edge of the sheet to the text."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Points of each component."""

    party_name: float
    superior: float
    body_name: float
    number: float
    place_and_date: float
    title: float
    subject: float
    text: float
    large: float
    small: float
    table: float
    signature: float
    recipients_label: float
    recipients: float
    page_number: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatProfile:
    """The look of papers dated from `since` to `until` (None: still so). Lengths in mm, line height in points.

    `spelling` is the office's own choice between "ủy" and "uỷ".
    `back_margins` hold for the back of a sheet printed on both sides.
    `padded_months` is the last month written with a leading zero; `signature_lines` the empty lines left to sign.
    """

    id: str
    guidance: str
    since: date
    until: date | None
    page_width: float
    page_height: float
    margins: Margins
    back_margins: Margins
    sizes: Sizes
    page_number_from_edge: float
    header_left_width: float
    signature_left_share: float
    first_line: float
    line_height: float
    paragraph_gap: float
    signature_lines: int
    party_name: str
    star: str
    rule: str
    number_word: str
    padded_months: int
    recipients_label: str
    recipients_mark: str
    recipients_separator: str
    recipients_end: str
    keep_word: str
    spelling: Spelling = Spelling.AS_TYPED

    def covers(self, on: date) -> bool:
        """Whether papers of this day take this profile."""
        return self.since <= on and (self.until is None or on <= self.until)


@cache
def load_profiles(folder: Path) -> tuple[FormatProfile, ...]:
    """Give the profiles of a folder, oldest first; a folder is read once.

    Raises: FormatProfileError for a file that does not fit.
    """
    profiles = [_load(path) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(profiles, key=lambda profile: profile.since))


def profile_on(profiles: tuple[FormatProfile, ...], on: date) -> FormatProfile:
    """Give the profile for a paper of this day. Raises: FormatProfileError where none covers it."""
    for profile in profiles:
        if profile.covers(on):
            return profile
    raise FormatProfileError(
        code="no_format_profile",
        message=_("Chương trình không có thể thức văn bản cho ngày {on}.").format(on=on.strftime("%d/%m/%Y")),
        hint=_("Kiểm tra lại ngày ghi trên văn bản."),
    )


def _load(path: Path) -> FormatProfile:
    try:
        return _profile(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        raise FormatProfileError(
            code="unreadable_format_profile",
            message=_("Không đọc được thể thức văn bản trong “{file}”: {why}.").format(file=path.name, why=error),
            hint=_("Cài lại chương trình để có lại tệp gốc."),
        ) from error


_PARTS = frozenset({"margins", "back_margins", "sizes"})


def _profile(data: Mapping[str, Any]) -> FormatProfile:
    values = {name: value for name, value in data.items() if name not in _PARTS}
    margins, back = Margins(**data["margins"]), Margins(**data["back_margins"])
    return FormatProfile(margins=margins, back_margins=back, sizes=Sizes(**data["sizes"]), **values)
