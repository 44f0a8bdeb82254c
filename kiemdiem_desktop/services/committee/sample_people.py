"""The invented members of a sample cell: who they are, and what level each is to come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, Sex, StatusKind, StatusPeriod, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.services.sample_data import Data, part

_POSTS = (PartyPost.SECRETARY, PartyPost.DEPUTY_SECRETARY, PartyPost.COMMITTEE_MEMBER)
_EXEMPT, _NEW, _PROBATIONARY = 1, 2, 3  # places counted from the end of the roster
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleUnit:
    """A unit of the sample commune as its data states it; `case` tells what its package is to show ("" for good).

    `htxs`, `htnv`, `kht` count members of these levels, all others are HTT; `alike` rates everybody HTT, `unanimous`
    lets every ballot be for one level, `words` names the cell whose self-reviews were copied.
    """

    code: str
    name: str
    kind: str = "cell"
    parent: str = ""
    secretary: str = ""
    phone: str = ""
    place: str = ""
    setting: str = ""
    members: int = 0
    htxs: int = 0
    htnv: int = 0
    kht: int = 0
    case: str = ""
    alike: bool = False
    unanimous: bool = False
    words: str = ""

    @property
    def is_cell(self) -> bool:
        """Whether it sends a dossier."""
        return self.members > 0


def make_members(unit: SampleUnit, data: Data) -> tuple[MemberFile, ...]:
    """Give the roster of a cell, the same each time."""
    return tuple(_file(unit, data, place) for place in range(unit.members))


def level_of(unit: SampleUnit, place: int) -> Level:
    """Give the level that the member at a place (from 0) comes to: the best stand after the committee."""
    at = place - len(_POSTS)
    if unit.alike or at < 0:
        return Level.HTT
    if at < unit.htxs:
        return Level.HTXS
    rest = at - unit.htxs
    if rest < unit.htnv:
        return Level.HTNV
    return Level.KHT if rest < unit.htnv + unit.kht else Level.HTT


def pick(values: Sequence[T], *keys: object) -> T:
    """Choose one of several by keys: the same keys, the same choice."""
    return values[number(len(values), *keys)]


def number(below: int, *keys: object) -> int:
    """Give a number from 0 by keys."""
    return int.from_bytes(sha256("|".join(map(str, keys)).encode()).digest()[:6]) % below


def _file(unit: SampleUnit, data: Data, place: int) -> MemberFile:
    member = _member(unit, data, place)
    if unit.members - place != _EXEMPT:
        return MemberFile(member=member)
    exempt = StatusPeriod(member_id=member.id, kind=StatusKind.EXEMPT, since=PartialDate(2025, 3, 1))
    return MemberFile(member=member, statuses=(exempt,))


def _member(unit: SampleUnit, data: Data, place: int) -> Member:
    names, setting = part(data, "names"), part(part(data, "settings"), unit.setting)
    sex = pick((Sex.MALE, Sex.FEMALE), unit.code, place, "sex")
    is_leader = place < len(_POSTS)
    return Member(
        id=MemberId(place + 1),
        full_name=_name(unit, names, place, sex),
        sex=sex,
        born_on=_born(unit, place),
        ethnic_group=pick(names["ethnic"], unit.code, place, "ethnic"),
        kind=MemberKind.PROBATIONARY if unit.members - place in {_NEW, _PROBATIONARY} else MemberKind.OFFICIAL,
        party_post=_POSTS[place] if is_leader else PartyPost.NONE,
        government_post=setting["posts"][place] if is_leader else pick(setting["ordinary"], unit.code, place, "post"),
        workplace=setting["workplace"],
        work_group=WorkGroup.LEADER if is_leader else WorkGroup(pick(setting["groups"], unit.code, place)),
        is_collective_head=place == 0,
        is_civil_servant=unit.setting != "village",
        **_party_days(unit, place),
    )


def _name(unit: SampleUnit, names: Data, place: int, sex: Sex) -> str:
    """Give a name that nobody else in the cell bears: family names are gone through one after the other."""
    start = number(len(names["family"]), unit.code, "family")
    family = names["family"][(start + place) % len(names["family"])]
    given = names[sex][(place * 5 + number(14, unit.code, "given")) % len(names[sex])]
    return f"{family} {given}"


def _born(unit: SampleUnit, place: int) -> PartialDate:
    is_old = unit.members - place == _EXEMPT
    is_young = unit.members - place in {_NEW, _PROBATIONARY}
    year = 1943 if is_old else 1998 + number(5, unit.code, place) if is_young else 1960 + number(34, unit.code, place)
    return PartialDate(year, 1 + number(12, unit.code, place, "m"), 1 + number(28, unit.code, place, "d"))


def _party_days(unit: SampleUnit, place: int) -> dict[str, Any]:
    """Give the days of admission: less than half a year ago, within the year, or long ago."""
    if unit.members - place == _NEW:
        return {"admitted_on": PartialDate.of(date(2026, 9, 2))}
    if unit.members - place == _PROBATIONARY:
        return {"admitted_on": PartialDate.of(date(2026, 2, 3))}
    year = 1968 if unit.members - place == _EXEMPT else 1995 + number(27, unit.code, place, "party")
    return {"admitted_on": PartialDate(year, 5, 19), "official_on": PartialDate(year + 1, 5, 19)}
