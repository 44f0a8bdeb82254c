"""How long all checks of a province take on one core: 28,769 members in 658 organisations, and whether it is linear.

The province is generated to the published figures of Kon Tum 2022.

Run as a script: `python tests/benchmarks/bench_province.py [TIMES]`; TIMES 10 is ten provinces.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from time import process_time

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.caps import READINGS, limit_of
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations, load_regulations
from kiemdiem_desktop.rules.verdicts import check_round

ORGANISATIONS = {Level.HTXS: 114, Level.HTT: 503, Level.HTNV: 40, Level.KHT: 1}
MEMBERS = {Level.HTXS: 4105, Level.HTT: 23072, Level.HTNV: 1384, Level.KHT: 208}
DISTRICT_BODIES = {Level.HTXS: 2, Level.HTT: 11, Level.HTNV: 1, Level.KHT: 0}
RESOURCES = Path(__file__).parents[2] / "resources"
YEARS = (date(2022, 12, 10), date(2024, 12, 10), date(2026, 12, 10))
TARGET_S = 6.0
MOST_DRIFT = 1.25  # cost per member of the whole against that of a tenth


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation: its own level, and the levels of its members."""

    level: Level
    members: tuple[Level, ...]


def spread(levels: dict[Level, int]) -> Iterator[Level]:
    """Give the levels mixed evenly, the same ones on every run."""
    total = sum(levels.values())
    order = [
        (position * total * 2 // (count * 2), level) for level, count in levels.items() for position in range(count)
    ]
    return (level for _place, level in sorted(order))


def province(times: int = 1) -> tuple[Organisation, ...]:
    """Give the organisations, `times` over; sizes differ by one member at most."""
    count = sum(ORGANISATIONS.values())
    whole, more = divmod(sum(MEMBERS.values()), count)
    members = spread(MEMBERS)
    rows = tuple(
        Organisation(level=level, members=tuple(islice(members, whole + (index < more))))
        for index, level in enumerate(spread(ORGANISATIONS))
    )
    return rows * times


def template(regs: RegulationSet, on: date, size: int) -> Dossier:
    """Give a sound cell of `size` members, all reviewed, voted on and proposed at HTT."""
    words = {"points": "92", "tasks": {"assigned": "10", "beyond": "5"}, "others": {"HTT": str(size - 1)}}
    return dossier_of(Words.of(words, "tỉnh", GIVEN_WORDS), on, regs)


def dossier_of_organisation(of: Dossier, organisation: Organisation) -> Dossier:
    """Give the dossier of one organisation: the template with the levels of its members and its own."""
    levels = iter(organisation.members)
    subjects = tuple(
        _rated(own, organisation.level if own.subject.kind is SubjectKind.CELL else next(levels)) for own in of.subjects
    )
    return replace(of, subjects=subjects)


def _rated(own: SubjectDossier, level: Level) -> SubjectDossier:
    rating = Rating(
        round_id=own.subject.round_id, subject_id=SubjectId(own.subject.id), proposed_level=level, reason="Kết quả"
    )
    review = None if own.review is None else replace(own.review, self_level=level)
    return replace(own, rating=rating, review=review)


def dossiers(regs: RegulationSet, on: date, times: int) -> Iterator[Dossier]:
    """Give the dossiers of all organisations, one after the other."""
    templates: dict[int, Dossier] = {}
    for organisation in province(times):
        size = len(organisation.members)
        if size not in templates:
            templates[size] = template(regs, on, size)
        yield dossier_of_organisation(templates[size], organisation)


@dataclass(slots=True, kw_only=True)
class Sums:
    """What was checked so far: seconds of the processor, members, findings, and the levels by kind of subject."""

    seconds: float = 0.0
    members: int = 0
    findings: int = 0
    levels: Counter[tuple[SubjectKind, Level | None]] = field(default_factory=Counter)

    def add(self, one: Dossier, regs: RegulationSet) -> None:
        """Check one round; only the checking is timed."""
        begun = process_time()
        verdict = check_round(one, regs)
        self.seconds += process_time() - begun
        self.members += len(one.members)
        self.findings += len(verdict.findings)
        self.levels.update(
            (own.subject.kind, own.rating.proposed_level if own.rating else None) for own in one.subjects
        )

    @property
    def each(self) -> float:
        """Microseconds a member."""
        return self.seconds / self.members * 1e6

    def is_table(self, kind: SubjectKind, figures: dict[Level, int], times: int) -> bool:
        """Whether the levels of a kind are those of the province."""
        return all(self.levels[kind, level] == count * times for level, count in figures.items())


def table(name: str, figures: dict[Level, int]) -> str:
    """Write one row of the province's table with its cap under each reading."""
    htxs, htt = figures[Level.HTXS], figures[Level.HTT]
    limits = {reading: limit_of(htxs, htt, 20, reading) for reading in READINGS}
    verdicts = ", ".join(f"{reading} {limit} {'ok' if htxs <= limit else 'over'}" for reading, limit in limits.items())
    counts = " / ".join(f"{figures[level]:,}" for level in Level)
    return f"{name:<14} {sum(figures.values()):>7,} rated: {counts}; {verdicts}\n"


def year(regulations: Regulations, on: date, times: int) -> bool:
    """Check the province by the rules of a year and print its figures; whether all is as it must be."""
    regs = regulations.in_force_on(on)
    sums, tenth, count = Sums(), 0.0, 0
    for count, one in enumerate(dossiers(regs, on, times), start=1):
        sums.add(one, regs)
        if count == sum(ORGANISATIONS.values()) // 10:
            tenth = sums.each
    is_right = sums.is_table(SubjectKind.MEMBER, MEMBERS, times) and sums.is_table(
        SubjectKind.CELL, ORGANISATIONS, times
    )
    sys.stdout.write(
        f"{on.year}: {sums.members:,} members in {count:,} organisations, {sums.findings:,} findings, "
        f"{sums.seconds:.2f} s (target < {TARGET_S * times:.0f}), {sums.each:.0f} µs a member "
        f"({tenth:.0f} in the first tenth of a province), table {'right' if is_right else 'WRONG'}\n"
    )
    return is_right and sums.seconds < TARGET_S * times and sums.each < tenth * MOST_DRIFT


def main(times: int = 1) -> int:
    """Print the figures of each regulation and the table of the province; 1 where a target is missed."""
    regulations = load_regulations(RESOURCES)
    are_good = [year(regulations, on, times) for on in YEARS]
    for name, figures in (("organisations", ORGANISATIONS), ("members", MEMBERS), ("district level", DISTRICT_BODIES)):
        sys.stdout.write(table(name, figures))
    return 0 if all(are_good) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
