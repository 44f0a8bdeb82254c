"""How each field of a member is written in a cell and read back; words may be typed without marks or in short."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.partial_date import PartialDate, read_partial_date
from kiemdiem_desktop.domain.text import nfc, search_key
from kiemdiem_desktop.i18n import N_, _

ValueT = TypeVar("ValueT")
Options = tuple[tuple[ValueT, str], ...]

_SHORT: Mapping[str, tuple[str, ...]] = {
    "sex": ("nam", "nu"),
    "kind": ("ct", "db"),
    "party_post": ("bt", "pbt", "cuv", "dv"),
    "work_group": ("2a", "2b", "2c"),
    "yes": ("x", "0"),
}


def sex_options() -> Options[Sex | None]:
    """Give the choices of the sex."""
    return (*((sex, label_of(sex)) for sex in Sex), (None, ""))


def kind_options() -> Options[MemberKind]:
    """Give the choices of official or probationary."""
    return tuple((kind, label_of(kind)) for kind in MemberKind)


def post_options() -> Options[PartyPost]:
    """Give the choices of the post in the cell."""
    held = tuple((post, label_of(post)) for post in PartyPost if post is not PartyPost.NONE)
    return (*held, (PartyPost.NONE, _("Đảng viên")))


def group_options() -> Options[WorkGroup]:
    """Give the choices of the group that decides the form."""
    return (
        (WorkGroup.LEADER, _("2A – Lãnh đạo, quản lý")),
        (WorkGroup.NO_POST, _("2B – Không giữ chức vụ")),
        (WorkGroup.OUTSIDE, _("2C – Ngoài hệ thống chính trị")),
    )


def yes_options() -> Options[bool]:
    """Give yes and no."""
    return ((True, _("Có")), (False, _("Không")))


def known_options() -> Options[bool | None]:
    """Give yes, no and *not known*."""
    return (*yes_options(), (None, _("Chưa rõ")))


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWord:
    """One field of a member in words: `read` gives the value of a typed text. Raises: InvalidValueError."""

    name: str
    title: str
    show: Callable[[Any], str]
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()

    def text(self, member: Member) -> str:
        """Give the words for this field."""
        return self.show(getattr(member, self.name))


def member_words() -> dict[str, MemberWord]:
    """Give the fields that the grid shows, by name, in the active language."""
    texts = (
        ("full_name", N_("Họ và tên")),
        ("ethnic_group", N_("Dân tộc")),
        ("personal_number", N_("Số định danh")),
        ("card_number", N_("Số thẻ đảng")),
        ("government_post", N_("Chức vụ chính quyền")),
        ("mass_post", N_("Chức vụ đoàn thể")),
        ("workplace", N_("Nơi công tác")),
    )
    dates = (("born_on", N_("Ngày sinh")), ("admitted_on", N_("Vào Đảng")), ("official_on", N_("Chính thức")))
    words = (
        *(MemberWord(name=name, title=_(title), show=str, read=nfc) for name, title in texts),
        *(MemberWord(name=name, title=_(title), show=_date_text, read=read_partial_date) for name, title in dates),
        _choice("sex", _("Giới tính"), sex_options(), "sex"),
        _choice("kind", _("Loại"), kind_options(), "kind"),
        _choice("party_post", _("Trong chi bộ"), post_options(), "party_post"),
        _choice("work_group", _("Nhóm kiểm điểm"), group_options(), "work_group"),
        _choice("is_collective_head", _("Đứng đầu"), yes_options(), "yes"),
        _choice("is_civil_servant", _("CBCCVC"), yes_options(), "yes"),
    )
    return {word.name: word for word in words}


def _date_text(value: PartialDate | None) -> str:
    return "" if value is None else str(value)


def _choice(name: str, title: str, options: Options[Any], short: str) -> MemberWord:
    labels = dict(options)
    return MemberWord(
        name=name,
        title=title,
        show=lambda value: labels[value],
        read=partial(_read_choice, options, _SHORT[short]),
        choices=tuple(words for _value, words in options),
    )


def _read_choice(options: Options[Any], short: tuple[str, ...], text: str) -> object:
    typed = search_key(text)
    if not typed:
        return options[-1][0]
    exact = [value for (value, words), brief in _pairs(options, short) if typed in (search_key(words), brief)]
    near = [value for value, words in options if words and search_key(words).startswith(typed)]
    if len(exact or near) != 1:
        raise InvalidValueError(
            code="not_a_choice",
            message=_("“{text}” không có trong các lựa chọn.").format(text=text),
            hint=_("Chọn một trong: {choices}.").format(choices=", ".join(words for _v, words in options if words)),
        )
    return (exact or near)[0]


def _pairs(options: Options[Any], short: tuple[str, ...]) -> list[tuple[tuple[Any, str], str]]:
    padded = (*short, *("" for _option in options))
    return list(zip(options, padded, strict=False))
