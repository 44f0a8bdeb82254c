"""A roster read but not yet taken over: what each row says, what was mended, what is doubtful, what is offered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, StatusKind, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.headers import HeaderMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to tell about a cell. `code` is stable and English; `before` and `after` show a mended text."""

    code: str
    field: RosterField | None = None
    message: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A value that the person may accept in place of what the row holds; it is never taken unasked.

    Codes: "name_case", "lost_letter", "century_1900", "century_2000".
    """

    code: str
    field: RosterField
    message: str
    before: str
    after: str
    value: str | PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusDraft:
    """A status that the row states; `since` None means *date not stated*."""

    kind: StatusKind
    since: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberValues:
    """What a row states about a member, by the names of `Member`; None means *not stated*."""

    full_name: str | None = None
    other_name: str | None = None
    sex: Sex | None = None
    born_on: PartialDate | None = None
    ethnic_group: str | None = None
    personal_number: str | None = None
    card_number: str | None = None
    old_card_number: str | None = None
    source_code: str | None = None
    admitted_on: PartialDate | None = None
    official_on: PartialDate | None = None
    kind: MemberKind | None = None
    party_post: PartyPost | None = None
    government_post: str | None = None
    mass_post: str | None = None
    workplace: str | None = None
    work_group: WorkGroup | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One member as the file states it; `row_number` is the one that the office program shows.

    `notes` tell what was mended, `problems` what needs a look, `offers` what may be accepted.
    `is_active` tells that the file says the member takes part as usual; `asks_removal` that the sender
    wants the row removed because the member is not of this cell.
    """

    row_number: int
    values: MemberValues
    statuses: tuple[StatusDraft, ...] = ()
    is_active: bool = False
    asks_removal: bool = False
    notes: tuple[Note, ...] = ()
    problems: tuple[Note, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow:
    """A row below the titles that is no member: its text and why."""

    row_number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDraft:
    """A whole roster file as read. `not_kept` are the titles of columns recognised and left out on purpose.

    `sheet_names` are the visible sheets, of which `sheet_name` was read; `title` is the text above the titles.
    """

    file_name: str
    sha256: str
    sheet_name: str = ""
    sheet_names: tuple[str, ...] = ()
    title: str = ""
    header: HeaderMatch
    rows: tuple[DraftRow, ...]
    skipped: tuple[SkippedRow, ...] = ()
    not_kept: tuple[str, ...] = ()


@dataclass(slots=True)
class RowLog:
    """Collects what is found while one row is read."""

    notes: list[Note] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)

    def note(self, code: str, meaning: RosterField, message: str, *, before: str = "", after: str = "") -> None:
        """Tell what was mended."""
        self.notes.append(Note(code=code, field=meaning, message=message, before=before, after=after))

    def problem(self, code: str, meaning: RosterField | None, message: str, *, before: str = "") -> None:
        """Tell what needs a look."""
        self.problems.append(Note(code=code, field=meaning, message=message, before=before))


_ANSWERED_BY = {"century_1900": "two_digit_year", "century_2000": "two_digit_year", "lost_letter": "lost_letter"}


def accept_offer(row: DraftRow, offer: Offer) -> DraftRow:
    """Give the row with an offered value in place; the other offers and the problem that it answers are gone.

    Raises: ValueError where the row does not make this offer.
    """
    if offer not in row.offers:
        raise ValueError(offer.code)
    answered = _ANSWERED_BY.get(offer.code)
    note = Note(code=offer.code, field=offer.field, message=offer.message, before=offer.before, after=offer.after)
    return replace(
        _with_value(row, offer.field, offer.value),
        notes=(*row.notes, note),
        problems=tuple(p for p in row.problems if (p.code, p.field) != (answered, offer.field)),
        offers=tuple(other for other in row.offers if other.field is not offer.field),
    )


def _with_value(row: DraftRow, meaning: RosterField, value: str | PartialDate) -> DraftRow:
    if meaning is RosterField.STATUS_ON and isinstance(value, PartialDate):
        return replace(row, statuses=tuple(replace(status, since=value) for status in row.statuses))
    named: dict[str, Any] = {meaning.value: value}
    return replace(row, values=replace(row.values, **named))


def accept_offers(draft: RosterDraft, accepted: Mapping[int, tuple[Offer, ...]]) -> RosterDraft:
    """Give the draft with the offers accepted that are named by row number."""
    return replace(draft, rows=tuple(_accepted(row, accepted.get(row.row_number, ())) for row in draft.rows))


def _accepted(row: DraftRow, offers: tuple[Offer, ...]) -> DraftRow:
    for offer in offers:
        row = accept_offer(row, offer)
    return row
