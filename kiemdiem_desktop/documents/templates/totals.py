"""The head-counts of a round, counted once for every paper that prints them, so that no two papers disagree."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, NOT_OF_THE_CELL, percent
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.verdict import Eligibility, RoundVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One member of the cell in the round: the eligibility (None where the rules say nothing) and the proposal."""

    file: MemberFile
    eligibility: Eligibility | None
    part: SubjectDossier | None

    @property
    def level(self) -> Level | None:
        """The level that the cell proposes."""
        return level_of(self.part) if self.part else None

    @property
    def is_exempt(self) -> bool:
        """Whether the rules leave this member out of the rating, and the cell proposes nothing."""
        return self.level is None and self.eligibility is not None and not self.eligibility.is_rated

    @property
    def is_left(self) -> bool:
        """Whether this member is still to be rated."""
        return self.level is None and not self.is_exempt

    @property
    def has_reviewed(self) -> bool:
        """Whether a self-review was handed in."""
        return self.part is not None and self.part.review is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Everybody of the cell: `members` = exempt + left + rated."""

    standings: tuple[Standing, ...]

    def count(self, holds: Callable[[Standing], bool]) -> int:
        """Count the members of whom `holds` is true."""
        return sum(map(holds, self.standings))

    @property
    def members(self) -> int:
        """All members of the cell."""
        return len(self.standings)

    @property
    def exempt(self) -> int:
        """Those whom the rules leave out of the rating."""
        return self.count(lambda row: row.is_exempt)

    @property
    def left(self) -> int:
        """Those still to be rated."""
        return self.count(lambda row: row.is_left)

    @property
    def rated(self) -> int:
        """Those for whom the cell proposes a level."""
        return self.count(lambda row: row.level is not None)

    @property
    def is_open(self) -> bool:
        """Whether nobody is proposed for a level yet though somebody must be: papers leave room in place of noughts."""
        return self.rated == 0 and self.left > 0

    @property
    def levels(self) -> Mapping[Level, int]:
        """How many are proposed for each level."""
        return Counter(row.level for row in self.standings if row.level is not None)


def totals_of(dossier: Dossier, verdict: RoundVerdict) -> Totals:
    """Count the members of the cell; those who moved out, died or are here for a time only are not among them."""
    found = {row.member_id: row for row in verdict.eligibilities}
    parts = {part.subject.member_id: part for part in dossier.subjects}
    return Totals(
        standings=tuple(
            Standing(file=file, eligibility=found.get(file.member.id), part=parts.get(file.member.id))
            for file in dossier.members
            if _is_of_the_cell(found.get(file.member.id), file.member.id, parts)
        )
    )


def _is_of_the_cell(
    row: Eligibility | None, member_id: MemberId, parts: Mapping[MemberId | None, SubjectDossier]
) -> bool:
    return row is None or row.reason not in NOT_OF_THE_CELL or member_id in parts


def level_of(part: SubjectDossier) -> Level | None:
    """Give the level that the cell proposes."""
    return part.rating.proposed_level if part.rating else None


def members_of(dossier: Dossier) -> tuple[SubjectDossier, ...]:
    """Give the members that are reviewed, in the order of rating."""
    return tuple(part for part in dossier.subjects if part.subject.kind is SubjectKind.MEMBER)


def collectives_of(dossier: Dossier) -> tuple[SubjectDossier, ...]:
    """Give the collectives that are reviewed."""
    return tuple(part for part in dossier.subjects if part.subject.kind is not SubjectKind.MEMBER)


def official_of(standings: Iterable[Standing], dossier: Dossier) -> int:
    """Count the official members, by their standing on the day of the round."""
    on = dossier.round.evaluation_on
    return sum(row.file.member.kind_on(on) is MemberKind.OFFICIAL for row in standings)


def counted(count: int, *, is_open: bool) -> str:
    """Give a count in a sentence, or dots to write it on while the result is open."""
    return DOTS if is_open else str(count)


def levels_text(counts: Mapping[Level, int], *, is_open: bool = False) -> str:
    """Give "Hoàn thành tốt nhiệm vụ: 3 đồng chí (60%); …" for all four levels, or dots to write them on."""
    if is_open:
        return "; ".join(f"{LEVEL_NAMES[level]}: {DOTS} đồng chí ({DOTS[:2]}%)" for level in Level)
    rated = sum(counts.get(level, 0) for level in Level)
    return "; ".join(
        f"{LEVEL_NAMES[level]}: {counts.get(level, 0)} đồng chí ({percent(counts.get(level, 0), rated)})"
        for level in Level
    )
