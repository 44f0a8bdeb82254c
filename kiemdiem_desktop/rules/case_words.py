"""The words of a rule case: read with their kind, and an unknown one answered with the nearest known one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_iso
from kiemdiem_desktop.i18n import _

E = TypeVar("E", bound=StrEnum)
_YES_NO = {"yes": True, "có": True, "no": False, "không": False}
_NOTHING = ("none", "", "null", "~")


class CaseError(InvalidValueError):
    """A rule case that cannot be read."""


def wrong(place: str, sentence: str, hint: str = "") -> CaseError:
    """Give the error of a case that cannot be read."""
    hint = hint or _("Xem bảng từ trong resources/schemas/cases.md.")
    return CaseError(code="unreadable_case", message=f"{place}: {sentence}", hint=hint)


def unknown(place: str, word: str, known: tuple[str, ...]) -> CaseError:
    """Give the error of an unknown word, with the nearest known one."""
    near = get_close_matches(word, known, n=1, cutoff=0.4)
    hint = _("Có phải là “{near}” không?").format(near=near[0]) if near else ""
    hint = hint or _("Các từ dùng được: {known}.").format(known=", ".join(known))
    return wrong(place, _("không biết từ “{word}”.").format(word=word), hint)


@dataclass(frozen=True, slots=True)
class Words:
    """A mapping of a case. All its scalars are text, so that "on" and 2026-06 stay what was written."""

    place: str
    data: Mapping[str, Any]

    @classmethod
    def of(cls, value: object, place: str, known: tuple[str, ...]) -> "Words":
        """Take a mapping whose words are all in `known`. Raises: CaseError."""
        if value is None or value in _NOTHING:
            return cls(place, {})
        if not isinstance(value, dict):
            raise wrong(place, _("phải là các mục “từ: giá trị”."))
        for word in value:
            if word not in known:
                raise unknown(place, word, known)
        return cls(place, value)

    def has(self, word: str) -> bool:
        """Whether the word is given, be it as none."""
        return word in self.data

    def is_none(self, word: str) -> bool:
        """Whether the word is given as none."""
        return self.data.get(word) in _NOTHING and word in self.data

    def below(self, word: str, known: tuple[str, ...]) -> "Words":
        """Give the mapping under a word, empty if there is none."""
        return Words.of(self.data.get(word), f"{self.place}, {word}", known)

    def each(self, word: str, known: tuple[str, ...]) -> list["Words"]:
        """Give the mappings of the list under a word."""
        rows = self.data.get(word, [])
        if rows in _NOTHING:
            return []
        if not isinstance(rows, list):
            raise wrong(f"{self.place}, {word}", _("phải là một danh sách."))
        return [Words.of(row, f"{self.place}, {word} {n}", known) for n, row in enumerate(rows, start=1)]

    def texts(self, word: str) -> list[str]:
        """Give the list of texts under a word; one text counts as a list of one."""
        rows = self.data.get(word, [])
        if rows in _NOTHING:
            return []
        return [str(row) for row in rows] if isinstance(rows, list) else [str(rows)]

    def text(self, word: str, default: str = "") -> str:
        """Give a text; none is empty."""
        return "" if self.is_none(word) else str(self.data.get(word, default))

    def yes(self, word: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        return default if not self.has(word) else self._known_word(word, _YES_NO)

    def maybe(self, word: str) -> bool | None:
        """Give a yes, a no, or None for "unknown" and for nothing."""
        return None if self.text(word, "unknown") == "unknown" else self.yes(word)

    def whole(self, word: str, default: int = 0) -> int:
        """Give a whole number."""
        found = self.maybe_whole(word)
        return default if found is None else found

    def maybe_whole(self, word: str) -> int | None:
        """Give a whole number, None where it is not given."""
        text = self.text(word)
        if not text:
            return None
        try:
            return int(text)
        except ValueError:
            raise self._bad(word, _("một số nguyên")) from None

    def points(self, word: str) -> Decimal:
        """Give points, exactly as written."""
        try:
            return Decimal(self.text(word))
        except InvalidOperation:
            raise self._bad(word, _("số điểm")) from None

    def day(self, word: str, default: date | None = None) -> date | None:
        """Give a date to the day."""
        if not self.has(word):
            return default
        found = self.partial(word)
        if found is not None and not found.is_exact:
            raise self._bad(word, _("ngày đủ năm-tháng-ngày"))
        return found.earliest if found else None

    def partial(self, word: str) -> PartialDate | None:
        """Give a date to the day, month or year; none is None."""
        if not self.text(word):
            return None
        try:
            return parse_iso(self.text(word))
        except InvalidValueError:
            raise self._bad(word, _("ngày dạng năm-tháng-ngày")) from None

    def level(self, word: str, default: Level | None = None) -> Level | None:
        """Give a level; none is None."""
        if not self.has(word):
            return default
        return None if self.is_none(word) else self.choice(word, Level)

    def choice(self, word: str, kind: type[E], default: E | None = None) -> E:
        """Give one of the words of a list."""
        text = str(self.data.get(word, default.value if default else ""))
        known = tuple(item.value for item in kind)
        if text not in known:
            raise unknown(f"{self.place}, {word}", text, known)
        return kind(text)

    def _known_word(self, word: str, meaning: Mapping[str, bool]) -> bool:
        text = self.text(word)
        if text not in meaning:
            raise unknown(f"{self.place}, {word}", text, tuple(meaning))
        return meaning[text]

    def _bad(self, word: str, wanted: str) -> CaseError:
        sentence = _("“{value}” không phải {wanted}.").format(value=self.text(word), wanted=wanted)
        return wrong(f"{self.place}, {word}", sentence)
