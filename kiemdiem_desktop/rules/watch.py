"""What a committee may want to look at: figures and texts that stand out, in neutral signs, never more than a hint.

A sign closes no level, stands in no paper and no package, and names a unit, not a person to blame. Thresholds are data
(`resources/watch.yaml`) with stated defaults.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from heapq import nlargest
from pathlib import Path
from statistics import median

import yaml

from kiemdiem_desktop.rules.passages import Passage, is_alike, likeness, sketch

MOST_IN_BUCKET, MOST_NEAR = 20, 6
TOP = "htxs"


class SignKind(StrEnum):
    """What stands out."""

    ALL_ALIKE = "all_alike"
    UNANIMOUS = "unanimous"
    SHIFTED = "shifted"
    ABOVE_PEERS = "above_peers"
    VOTES_CHANGED = "votes_changed"
    COPIED = "copied"
    COPIED_WIDELY = "copied_widely"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchLimit:
    """A threshold: its stated default, and what it means in words."""

    name: str
    value: int
    label: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """What is known of a unit: how many stand at each level now, and of the same people last year.

    `states` count levels in small letters; `before` and `after` count only those with a level in both years.
    `changed` are those whose proposed level is not the one that the vote came to, `voted` all who were voted on.
    """

    code: str
    kind: str
    states: Mapping[str, int]
    before: Mapping[str, int]
    after: Mapping[str, int]
    changed: int = 0
    voted: int = 0

    @property
    def rated(self) -> int:
        """How many have a level."""
        return sum(self.states.values())

    @property
    def top_percent(self) -> Fraction:
        """The share of the top level among those rated, in percent."""
        return Fraction(100 * self.states.get(TOP, 0), self.rated) if self.rated else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSums:
    """The last vote on one subject, in sums: how many were valid, how many of them for the level with most."""

    valid: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedSection:
    """A section of a self-review of one unit; `subject` is the code within the unit."""

    unit: str
    subject: str
    section: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing to look at: `values` are the numbers behind it; `others` are further units that it is about."""

    kind: SignKind
    unit: str
    values: tuple[tuple[str, int], ...] = ()
    others: tuple[str, ...] = ()
    level: str = ""


def load_limits(resources: Path) -> tuple[WatchLimit, ...]:
    """Give the thresholds with their stated defaults, in the order of the file."""
    found = yaml.safe_load((resources / "watch.yaml").read_text(encoding="utf-8"))
    return tuple(WatchLimit(name=name, **values) for name, values in found.items())


def watch_figures(units: Sequence[UnitFigures], limits: Mapping[str, int]) -> tuple[Sign, ...]:
    """Give the signs that figures alone show, in the order of the units."""
    large = [unit for unit in units if unit.rated >= limits["least_members"]]
    peers = _medians(large, limits["least_peers"])
    return tuple(sign for unit in large for sign in _signs(unit, peers.get(unit.kind), limits))


def watch_votes(unit: str, votes: Sequence[VoteSums], limits: Mapping[str, int]) -> Iterator[Sign]:
    """Tell where every vote of a unit was unanimous."""
    counted = [vote for vote in votes if vote.valid >= limits["unanimous_voters"]]
    if len(counted) >= limits["least_members"] and all(vote.most == vote.valid for vote in counted):
        yield Sign(kind=SignKind.UNANIMOUS, unit=unit, values=(("count", len(counted)),))


def find_copied(sections: Sequence[WatchedSection], limits: Mapping[str, int]) -> tuple[Sign, ...]:
    """Give the units whose self-reviews hold nearly the same sections, those with most pairs of sections first.

    Only what shares a sketch is compared, and of that the few that share most: linear in the sections.
    """
    percent, words = limits["same_percent"], limits["same_words"]
    long = [section for section in sections if len(section.passage.words) >= words]
    found: defaultdict[tuple[str, str], dict[tuple[str, str], int]] = defaultdict(dict)
    for section, other in _near(long):
        if is_alike(section.passage, other.passage, percent=percent, least_words=words):
            one, two = sorted((section, other), key=lambda row: (row.unit, row.subject))
            share = likeness(one.passage, two.passage)
            pairs = found[one.unit, two.unit]
            pairs[one.subject, two.subject] = max(share, pairs.get((one.subject, two.subject), 0))
    signs = [_copied(group, found) for group in _groups(found)]
    return tuple(sorted(signs, key=lambda sign: (-dict(sign.values)["count"], sign.unit)))


def _groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Give the units that hang together by shared texts, each group in the order of its codes."""
    groups: dict[str, set[str]] = {}
    for one, two in pairs:
        joined = groups.get(one, {one}) | groups.get(two, {two})
        groups.update(dict.fromkeys(joined, joined))
    return [sorted(group) for group in {id(group): group for group in groups.values()}.values()]


def _copied(units: Sequence[str], found: Mapping[tuple[str, str], Mapping[tuple[str, str], int]]) -> Sign:
    mine = [pairs for (one, _two), pairs in found.items() if one in units]
    count, percent = sum(map(len, mine)), max(max(pairs.values()) for pairs in mine)
    values = (("count", count), ("percent", percent), ("units", len(units)))
    kind = SignKind.COPIED if len(units) == 2 else SignKind.COPIED_WIDELY
    return Sign(kind=kind, unit=units[0], others=tuple(units[1:]), values=values)


def _near(sections: Iterable[WatchedSection]) -> Iterator[tuple[WatchedSection, WatchedSection]]:
    """Give pairs of different units that share marks; each section with the few that stood before it and share most."""
    index: defaultdict[int, list[WatchedSection]] = defaultdict(list)
    for section in sections:
        shared: Counter[int] = Counter()
        by_id: dict[int, WatchedSection] = {}
        for mark in sketch(section.passage):
            bucket = index[mark]
            for other in bucket:
                if other.unit != section.unit:
                    shared[id(other)] += 1
                    by_id[id(other)] = other
            if len(bucket) < MOST_IN_BUCKET:
                bucket.append(section)
        for key, _count in nlargest(MOST_NEAR, shared.items(), key=lambda row: row[1]):
            yield section, by_id[key]


def _medians(units: Sequence[UnitFigures], least: int) -> dict[str, Fraction]:
    """Give the middle share of the top level among the units of each kind that has enough of them."""
    shares: defaultdict[str, list[Fraction]] = defaultdict(list)
    for unit in units:
        shares[unit.kind].append(unit.top_percent)
    return {kind: Fraction(median(found)) for kind, found in shares.items() if len(found) >= least}


def _signs(unit: UnitFigures, peers: Fraction | None, limits: Mapping[str, int]) -> Iterator[Sign]:
    level, most = max(unit.states.items(), key=lambda row: row[1])
    if most == unit.rated:
        yield Sign(kind=SignKind.ALL_ALIKE, unit=unit.code, values=(("count", most),), level=level.upper())
    yield from _shifted(unit, limits)
    if peers is not None and unit.top_percent - peers >= limits["peer_points"]:
        numbers = (("percent", round(unit.top_percent)), ("peers", round(peers)))
        yield Sign(kind=SignKind.ABOVE_PEERS, unit=unit.code, values=numbers)
    if unit.changed >= limits["vote_changes"]:
        yield Sign(kind=SignKind.VOTES_CHANGED, unit=unit.code, values=(("count", unit.changed), ("whole", unit.voted)))


def _shifted(unit: UnitFigures, limits: Mapping[str, int]) -> Iterator[Sign]:
    whole = sum(unit.after.values())
    if whole < limits["least_members"]:
        return
    then, now = (Fraction(100 * counts.get(TOP, 0), whole) for counts in (unit.before, unit.after))
    if abs(now - then) >= limits["shift_points"]:
        numbers = (("count", whole), ("before", round(then)), ("after", round(now)))
        yield Sign(kind=SignKind.SHIFTED, unit=unit.code, values=numbers)
