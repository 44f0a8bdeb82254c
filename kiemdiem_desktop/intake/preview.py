"""What an import would do, row by row, before anything is done."""

from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import Member, StatusPeriod
from kiemdiem_desktop.intake.draft import Note, Offer, SkippedRow
from kiemdiem_desktop.intake.fields import RosterField
from kiemdiem_desktop.intake.headers import HeaderMatch


class RowAction(StrEnum):
    """What happens to a row."""

    ADD = "add"
    CHANGE = "change"
    SKIP = "skip"


class RowOutcome(StrEnum):
    """What a row turned out to be. UNCERTAIN and REMOVAL need a decision; until then they are skipped."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    UNCERTAIN = "uncertain"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field old to new, in the words that are shown; `name` is the field of `Member`, or "statuses"."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row of the preview. `member` is the value ready to be saved, `member_id` whom it changes (0: a new member).

    `statuses` are to be added to the member; in those of a new member the id is filled in after saving.
    `reason` says in words why the row is what it is.
    """

    row_number: int
    action: RowAction
    outcome: RowOutcome
    reason: str
    member: Member
    member_id: MemberId = MemberId(0)
    statuses: tuple[StatusPeriod, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Note, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """The whole import as it would be. `missing` are members in the roster whom the file does not name, by name order.

    `skipped` are rows of the file that are no members, `not_kept` titles of columns left out on purpose.
    """

    file_name: str
    sha256: str
    header: HeaderMatch
    rows: tuple[PreviewRow, ...]
    missing: tuple[Member, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    not_kept: tuple[str, ...] = ()

    def of(self, outcome: RowOutcome) -> tuple[PreviewRow, ...]:
        """Give the rows of one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    @property
    def adds(self) -> tuple[PreviewRow, ...]:
        """The rows that would add a member."""
        return tuple(row for row in self.rows if row.action is RowAction.ADD)

    @property
    def changes(self) -> tuple[PreviewRow, ...]:
        """The rows that would change a member."""
        return tuple(row for row in self.rows if row.action is RowAction.CHANGE)

    @property
    def unchanged(self) -> tuple[PreviewRow, ...]:
        """The rows that say what the roster says already."""
        return self.of(RowOutcome.UNCHANGED)

    @property
    def duplicates(self) -> tuple[PreviewRow, ...]:
        """The rows that repeat another row of the file."""
        return self.of(RowOutcome.DUPLICATE)

    @property
    def problems(self) -> tuple[PreviewRow, ...]:
        """The rows that need a look: with problems of their own, or waiting for a decision."""
        waiting = {RowOutcome.UNCERTAIN, RowOutcome.REMOVAL}
        return tuple(row for row in self.rows if row.problems or row.outcome in waiting)


MEMBER_FIELDS: dict[str, RosterField] = {
    meaning.value: meaning
    for meaning in (
        RosterField.FULL_NAME,
        RosterField.OTHER_NAME,
        RosterField.SEX,
        RosterField.BORN_ON,
        RosterField.ETHNIC_GROUP,
        RosterField.PERSONAL_NUMBER,
        RosterField.CARD_NUMBER,
        RosterField.OLD_CARD_NUMBER,
        RosterField.SOURCE_CODE,
        RosterField.ADMITTED_ON,
        RosterField.OFFICIAL_ON,
        RosterField.KIND,
        RosterField.GOVERNMENT_POST,
        RosterField.MASS_POST,
        RosterField.WORKPLACE,
        RosterField.NOTE,
    )
} | {"party_post": RosterField.POST, "work_group": RosterField.LEADER}
