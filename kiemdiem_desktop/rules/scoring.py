"""Points of a self-review added up by its frame of criteria, exactly."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.rules.regulation import CriteriaSet, CriterionGroup
from kiemdiem_desktop.rules.regulation_set import RegulationSet


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """The points of one group; `points` is None while criteria of it are not scored."""

    code: str
    points: Fraction | None
    max_points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All points; `total` is None while `missing` names criteria without points. `left_out` do not apply."""

    total: Fraction | None
    groups: tuple[GroupScore, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


def score(review: SelfReview, regs: RegulationSet, frame: CriteriaSet) -> Score:
    """Add up a self-review. A criterion left out is handled by the parameter `not_applicable_points`.

    Source: qd-366-2025 Điều 10
    """
    rule = regs.word("not_applicable_points")
    rows = {row.code: row for row in review.points}
    codes = [criterion.code for criterion in frame.criteria]
    left_out = tuple(code for code in codes if code in rows and rows[code].not_applicable)
    entered = {code: row.points for code, row in rows.items() if row.points is not None}
    missing = tuple(code for code in codes if code not in entered and code not in left_out)
    groups = tuple(
        GroupScore(code=group.code, points=_group_points(group, entered, left_out, rule), max_points=group.max_points)
        for group in frame.groups
    )
    parts = [group.points for group in groups if group.points is not None]
    total = sum(parts, Fraction(0)) if len(parts) == len(groups) else None
    return Score(total=total, groups=groups, missing=missing, left_out=left_out)


def _group_points(
    group: CriterionGroup, entered: dict[str, Decimal], left_out: tuple[str, ...], rule: str
) -> Fraction | None:
    applied = [criterion for criterion in group.criteria if criterion.code not in left_out]
    if not applied or any(criterion.code not in entered for criterion in applied):
        return None
    points = Fraction(sum((entered[criterion.code] for criterion in applied), Decimal(0)))
    if len(applied) == len(group.criteria) or rule == "zero":
        return points
    possible = sum((Fraction(criterion.max_points or 0) for criterion in applied), Fraction(0))
    if rule == "full":
        return points + Fraction(group.max_points) - possible
    return points * Fraction(group.max_points) / possible if possible else None


def band_of(total: Fraction, regs: RegulationSet) -> Level:
    """Give the level whose band of points holds `total`.

    Source: qd-366-2025 Điều 11
    """
    for level, name in _FLOORS.items():
        if total >= _exact(regs.points(name)):
            return level
    return Level.KHT


@lru_cache(maxsize=64)
def _exact(points: Decimal) -> Fraction:
    """Give a floor of the regulations as a fraction; there are few of them, and each is asked for at every subject."""
    return Fraction(points)


def floor_of(level: Level, regs: RegulationSet) -> Decimal:
    """Give the lowest points of a level above KHT."""
    return regs.points(_FLOORS[level])


def points_text(points: Fraction | Decimal) -> str:
    """Write points as a decimal: exactly where possible, else cut after two places (never rounded up to a limit)."""
    numerator, denominator = points.as_integer_ratio()
    hundredths = abs(numerator) * 100 // denominator
    whole, part = divmod(hundredths, 100)
    sign = "-" if numerator < 0 and hundredths else ""
    return f"{sign}{whole}.{part:02d}".rstrip("0").rstrip(".") if part else f"{sign}{whole}"


_FLOORS = {Level.HTXS: "score_htxs_min", Level.HTT: "score_htt_min", Level.HTNV: "score_htnv_min"}
