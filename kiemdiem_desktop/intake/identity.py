"""Whether two records are the same person: by personal number, card number, old card number, name and birth date."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.text import name_sort_key
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.draft import MemberValues

Person = Member | MemberValues


class Basis(StrEnum):
    """What two records have in common, surest first."""

    PERSONAL_NUMBER = "personal_number"
    CARD_NUMBER = "card_number"
    OLD_CARD_NUMBER = "old_card_number"
    NAME_AND_BIRTH = "name_and_birth"
    NAME = "name"

    @property
    def label(self) -> str:
        """The words for it."""
        return _(_LABELS[self])


_LABELS = {
    Basis.PERSONAL_NUMBER: N_("số định danh"),
    Basis.CARD_NUMBER: N_("số thẻ đảng viên"),
    Basis.OLD_CARD_NUMBER: N_("số thẻ cũ"),
    Basis.NAME_AND_BIRTH: N_("họ tên và ngày sinh"),
    Basis.NAME: N_("họ tên"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two records share, and whether their personal numbers contradict it."""

    basis: Basis
    is_contradicted: bool = False


def likeness(one: Person, other: Person) -> Likeness | None:
    """Give the surest thing that two records share; None where they are different people.

    A shared name counts together with birth dates that can be the same day; alone where a date is missing.
    """
    if one.personal_number and one.personal_number == other.personal_number:
        return Likeness(basis=Basis.PERSONAL_NUMBER)
    basis = _shared_card(one, other) or _shared_name(one, other)
    contradicted = bool(one.personal_number and other.personal_number)
    if basis is None or (basis is Basis.NAME and contradicted):
        return None
    return Likeness(basis=basis, is_contradicted=contradicted)


def _shared_card(one: Person, other: Person) -> Basis | None:
    if one.card_number and one.card_number == other.card_number:
        return Basis.CARD_NUMBER
    return Basis.OLD_CARD_NUMBER if _cards(one) & _cards(other) else None


def _shared_name(one: Person, other: Person) -> Basis | None:
    if name_key(one) != name_key(other):
        return None
    if one.born_on is None or other.born_on is None:
        return Basis.NAME
    return Basis.NAME_AND_BIRTH if can_be_same_day(one.born_on, other.born_on) else None


def name_key(person: Person) -> str:
    """Give a key that ignores case and the placing of the tone mark (Hòa, Hoà), but no other mark."""
    return _key_of(person.full_name or "")


@lru_cache(maxsize=8192)
def _key_of(name: str) -> str:
    return name_sort_key(name)


def can_be_same_day(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates agree as far as both are known."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def _cards(person: Person) -> frozenset[str]:
    return frozenset(number for number in (person.card_number, person.old_card_number) if number)
