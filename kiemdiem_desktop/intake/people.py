"""People found by number or name without comparing everybody with everybody."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from kiemdiem_desktop.intake.identity import Basis, Likeness, Person, likeness, name_key

Token = TypeVar("Token")


class People(Generic[Token]):
    """An index of people, each with a token of the caller's."""

    def __init__(self) -> None:
        self._entries: list[tuple[Token, Person]] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, token: Token, person: Person) -> None:
        """Enter a person."""
        for key in set(_keys(person)):
            self._by_key[key].append(len(self._entries))
        self._entries.append((token, person))

    def closest(self, person: Person) -> tuple[Likeness, tuple[Token, ...]] | None:
        """Give the surest likeness to anybody entered, with all who share it to that degree, first entered first."""
        places = sorted({place for key in _keys(person) for place in self._by_key.get(key, ())})
        found = [(alike, place) for place in places if (alike := likeness(person, self._entries[place][1])) is not None]
        if not found:
            return None
        order = list(Basis)
        best = min((alike for alike, _place in found), key=lambda a: (order.index(a.basis), a.is_contradicted))
        return best, tuple(self._entries[place][0] for alike, place in found if alike == best)

    def has_namesake(self, person: Person) -> bool:
        """Whether anybody entered has the same name."""
        return bool(self._by_key.get(name_key(person)))


def _keys(person: Person) -> Iterator[str]:
    yield name_key(person)
    for number in (person.personal_number, person.card_number, person.old_card_number):
        if number:
            yield f"#{number}"
