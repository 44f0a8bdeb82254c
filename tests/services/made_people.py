"""Invented members of a made cell: names, birth dates and posts, the same ones on every run."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import (
    Discipline,
    DisciplineForm,
    Member,
    MemberKind,
    PartyPost,
    Sex,
    StatusKind,
    StatusPeriod,
    WorkGroup,
)
from kiemdiem_desktop.domain.partial_date import PartialDate

_FAMILIES: Final = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Đinh",
    "Lý",
    "Mai",
    "Trương",
    "Võ",
)
_MIDDLE: Final = {
    Sex.MALE: ("Văn", "Đức", "Quang", "Hữu", "Xuân", "Minh", "Công", "Ngọc"),
    Sex.FEMALE: ("Thị", "Thị Thu", "Thị Kim", "Thị Hồng", "Thị Thanh", "Ngọc", "Thị Mỹ", "Hoài"),
}
_GIVEN: Final = {
    Sex.MALE: (
        "An",
        "Bình",
        "Cường",
        "Dũng",
        "Đạt",
        "Hải",
        "Hòa",
        "Hùng",
        "Khánh",
        "Lâm",
        "Long",
        "Nam",
        "Phúc",
        "Quân",
        "Sơn",
        "Tâm",
        "Thắng",
        "Tuấn",
        "Việt",
    ),
    Sex.FEMALE: (
        "Ánh",
        "Bích",
        "Chi",
        "Dung",
        "Hà",
        "Hạnh",
        "Hiền",
        "Hoa",
        "Hương",
        "Lan",
        "Liên",
        "Mai",
        "Nga",
        "Nhung",
        "Oanh",
        "Phượng",
        "Thảo",
        "Vân",
    ),
}
_LOCAL: Final = (
    "Brêng",
    "Chung",
    "Đeng",
    "Hlim",
    "Jring",
    "Kiên",
    "Loan",
    "Mới",
    "Nghĩa",
    "Ôi",
    "Pyưi",
    "Rên",
    "Siu",
    "Thiu",
    "Ưng",
    "Vâu",
    "Xôi",
    "Yên",
)
_GROUPS: Final = ("Kinh",) * 11 + ("Xơ Đăng",) * 4 + ("Ba Na",) * 3 + ("Gia Rai",) * 2 + ("Giẻ Triêng",)
_WORK: Final = (WorkGroup.OUTSIDE,) * 9 + (WorkGroup.NO_POST,) * 8 + (WorkGroup.LEADER,) * 3
_POSTS: Final = (PartyPost.SECRETARY, PartyPost.DEPUTY_SECRETARY, PartyPost.COMMITTEE_MEMBER)
_EARLIEST_BIRTH: Final = date(1946, 1, 1)
_BIRTH_DAYS: Final = 57 * 365
_MAJORITY_DAYS: Final = 18 * 366
_PROBATION_DAYS: Final = 366
_NEW_DAYS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """How many members of a cell are not rated: exempt ones, and ones who were admitted two months before the day."""

    exempt: int = 0
    newcomers: int = 0


def make_files(seed: str, levels: tuple[Level, ...], ends: Ends, on: date) -> tuple[MemberFile, ...]:
    """Give the roster: one member for each level, in their order, then those who are not rated.

    A member at the lowest level bears the warning that leads to it. The first hold the posts of the cell.
    """
    dice = Random(seed)
    rated = [_rated(dice, number, level, on) for number, level in enumerate(levels, start=1)]
    whole = len(rated)
    exempt = [_exempt(dice, number, on) for number in range(whole + 1, whole + ends.exempt + 1)]
    whole += ends.exempt
    new = [_new(dice, number, on) for number in range(whole + 1, whole + ends.newcomers + 1)]
    return (*rated, *exempt, *new)


def _rated(dice: Random, number: int, level: Level, on: date) -> MemberFile:
    member = _member(dice, number, on)
    post = _POSTS[number - 1] if number <= len(_POSTS) else PartyPost.NONE
    group = WorkGroup.LEADER if post is PartyPost.SECRETARY else member.work_group
    member = replace(member, party_post=post, work_group=group, is_collective_head=post is PartyPost.SECRETARY)
    return MemberFile(member=member, disciplines=(_warning(number, on),) if level is Level.KHT else ())


def _warning(number: int, on: date) -> Discipline:
    return Discipline(
        member_id=MemberId(number),
        form=DisciplineForm.WARNING,
        body="Đảng ủy xã",
        number=f"{number}-QĐ/ĐU",
        decided_on=PartialDate(on.year, 5, 12),
        violated_on=PartialDate(on.year, 2),
        is_duty_related=True,
        is_self_detected=False,
    )


def _exempt(dice: Random, number: int, on: date) -> MemberFile:
    member = replace(_member(dice, number, on), work_group=WorkGroup.OUTSIDE)
    period = StatusPeriod(member_id=member.id, kind=StatusKind.EXEMPT, since=PartialDate(on.year - 1, 3, 1))
    return MemberFile(member=member, statuses=(period,))


def _new(dice: Random, number: int, on: date) -> MemberFile:
    admitted = PartialDate.of(on - timedelta(days=_NEW_DAYS))
    young = replace(_member(dice, number, on), born_on=PartialDate(on.year - 25, 1 + dice.randrange(12)))
    return MemberFile(member=replace(young, admitted_on=admitted, official_on=None, kind=MemberKind.PROBATIONARY))


def _member(dice: Random, number: int, on: date) -> Member:
    sex = dice.choice((Sex.MALE, Sex.MALE, Sex.FEMALE))
    group = dice.choice(_GROUPS)
    born = _EARLIEST_BIRTH + timedelta(days=dice.randrange(_BIRTH_DAYS))
    latest = on - timedelta(days=2 * _PROBATION_DAYS)
    admitted = min(born + timedelta(days=_MAJORITY_DAYS + dice.randrange(5000)), latest)
    return Member(
        id=MemberId(number),
        full_name=_name(dice, sex, group),
        sex=sex,
        ethnic_group=group,
        born_on=PartialDate.of(born),
        admitted_on=PartialDate.of(admitted),
        official_on=PartialDate.of(admitted + timedelta(days=_PROBATION_DAYS)),
        work_group=dice.choice(_WORK),
    )


def _name(dice: Random, sex: Sex, group: str) -> str:
    if group == "Kinh":
        return f"{dice.choice(_FAMILIES)} {dice.choice(_MIDDLE[sex])} {dice.choice(_GIVEN[sex])}"
    return f"{'A' if sex is Sex.MALE else 'Y'} {dice.choice(_LOCAL)}"
