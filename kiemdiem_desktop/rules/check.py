"""What a check is: a small generator of hits, and the row that gives it code, severity, source and dates."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Generic, Protocol, TypeVar, cast

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import Finding, Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulation import InForce
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.scoring import points_text


class Facts(Protocol):
    """What a check looks at: at least the regulations of the round."""

    @property
    def regs(self) -> RegulationSet:
        """The regulations of the round."""


F = TypeVar("F", bound=Facts)


class Audience(StrEnum):
    """Whom a check is about. Source: qd-366-2025 Điều 11."""

    ROUND = "round"
    CELL = "cell"
    COMMITTEE = "committee"
    LEADER = "leader"
    MEMBER = "member"  # no post, and outside the political system: one row of the conditions


ROUND = frozenset({Audience.ROUND})
COLLECTIVES = frozenset({Audience.CELL, Audience.COMMITTEE})
COMMITTEE = frozenset({Audience.COMMITTEE})
LEADER = frozenset({Audience.LEADER})
MEMBER = frozenset({Audience.MEMBER})
PERSONS = LEADER | MEMBER
EVERYBODY = COLLECTIVES | PERSONS
UPPER = (Level.HTXS, Level.HTT, Level.HTNV)
# the years of each regulation, and of the guidance where only that has the rule
SINCE_132 = InForce(since=date(2018, 3, 8))
SINCE_124 = InForce(since=date(2023, 10, 4))
SINCE_HD_25 = InForce(since=date(2023, 11, 10))
SINCE_366 = InForce(since=date(2025, 8, 30))
UNDER_132 = InForce(since=date(2018, 3, 8), until=date(2023, 10, 3))
UNDER_124 = InForce(since=date(2023, 10, 4), until=date(2025, 8, 29))
BEFORE_366 = InForce(since=date(2018, 3, 8), until=date(2025, 8, 29))
UNDER_HD_16 = InForce(since=date(2018, 3, 8), until=date(2019, 10, 17))
UNDER_HD_21 = InForce(since=date(2019, 10, 18), until=date(2023, 10, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a generator saw; the row of the check adds code, severity and citation unless the hit names its own."""

    where: str
    values: tuple[tuple[str, str], ...] = ()
    closes: tuple[Level, ...] = ()
    forces_kht: bool = False
    needs_competent_level: bool = False
    severity: Severity | None = None
    citation: Citation | None = None
    subject_id: SubjectId | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Check(Generic[F]):
    """A check over facts of one kind, in force on the dates given; two rows are the same only if they are one."""

    code: str
    find: Callable[[F], Iterator[Hit]]
    source: Citation
    severity: Severity
    applies_to: frozenset[Audience]
    in_force: InForce = SINCE_366

    def during(self, in_force: InForce) -> "Check[F]":
        """Give the same check for other years; in years before its source it cites the counterpart of it."""
        return replace(self, in_force=in_force)


def check(
    code: str,
    find: Callable[[F], Iterator[Hit]],
    severity: Severity,
    applies_to: frozenset[Audience],
    source: str,
) -> Check[F]:
    """Give the row of a check since 366; `source` is written as in the docstring ("qd-366-2025 Điều 10")."""
    return Check(code=code, find=find, source=citation(source, ""), severity=severity, applies_to=applies_to)


_CHOSEN: dict[tuple[int, Audience, date], tuple[object, tuple[object, ...]]] = {}
_MOST_CHOSEN = 256


def in_force_for(checks: tuple[Check[F], ...], audience: Audience, on: date) -> tuple[Check[F], ...]:
    """Give the checks that are about `audience` and in force on the day, in their order.

    Kept by the tuple itself: hashing its hundred rows for every subject would cost more than the rows.
    """
    key = (id(checks), audience, on)
    known = _CHOSEN.get(key)
    if known is None or known[0] is not checks:
        if len(_CHOSEN) >= _MOST_CHOSEN:
            _CHOSEN.clear()
        rows = tuple(row for row in checks if audience in row.applies_to and row.in_force.covers(on))
        known = _CHOSEN[key] = (checks, rows)
    return cast("tuple[Check[F], ...]", known[1])


def findings_of(
    checks: Iterable[Check[F]], facts: F, audience: Audience, subject_id: SubjectId | None, *, on: date
) -> Iterator[Finding]:
    """Give the findings of the checks that are about `audience` and in force on the day."""
    for row in in_force_for(tuple(checks), audience, on):
        for hit in row.find(facts):
            yield _finding(row, hit, facts.regs, subject_id)


def _finding(row: Check[F], hit: Hit, regs: RegulationSet, subject_id: SubjectId | None) -> Finding:
    return Finding(
        code=row.code,
        severity=hit.severity or row.severity,
        subject_id=subject_id if hit.subject_id is None else hit.subject_id,
        where=hit.where,
        values=hit.values,
        citation=regs.cited(hit.citation or row.source),
        closes=hit.closes,
        forces_kht=hit.forces_kht,
        needs_competent_level=hit.needs_competent_level,
    )


def values(**found: object) -> tuple[tuple[str, str], ...]:
    """Write what was found as text: dates in ISO form, points as decimals, levels as codes."""
    return tuple((name, _text(value)) for name, value in found.items())


def percent(share: Fraction) -> str:
    """Write a share (0–1) in percent, cut after two places."""
    return points_text(share * 100)


def is_below(part: int, whole: int, limit: int) -> bool:
    """Whether `part` of `whole` is less than `limit` percent, exactly; with nothing as the whole it is not."""
    return whole > 0 and part * 100 < limit * whole


def is_above(part: int, whole: int, limit: int) -> bool:
    """Whether `part` of `whole` is more than `limit` percent, exactly; with nothing as the whole it is not."""
    return whole > 0 and part * 100 > limit * whole


def clause(level: Level, audience: Audience) -> Citation:
    """Give the point of Điều 11 with the conditions of a level for a class of subjects.

    Source: qd-366-2025 Điều 11
    """
    number = list(Level).index(level) + 1
    point = {Audience.LEADER: 2, Audience.MEMBER: 3}.get(audience, 1)
    article = f"Điều 11 khoản {number} điểm {number}.{point}"
    return Citation(regulation_id="qd-366-2025", article=article)


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return points_text(value) if isinstance(value, Decimal | Fraction) else str(value)
