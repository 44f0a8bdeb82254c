"""Titles of columns compared: case, marks, stars, brackets and typing slips do not matter."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from kiemdiem_desktop.domain.text import search_key

_SURE_ENOUGH = 0.84
_LONGEST_TITLE = 100
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PUNCTUATION = re.compile(r"[^a-z0-9 ]+")
MeaningT = TypeVar("MeaningT")


def title_key(label: str) -> str:
    """Give a title as it is compared."""
    return " ".join(_PUNCTUATION.sub(" ", search_key(label)).split())


def without_brackets(label: str) -> str:
    """Give a title without what stands in brackets."""
    return _BRACKETS.sub(" ", label)


def find_meaning(label: str, titles: Mapping[str, MeaningT]) -> MeaningT | None:
    """Give the meaning of the title, exact or nearly; None where none of `titles` (keys as `title_key`) is like it."""
    whole, bare = title_key(label), title_key(without_brackets(label))
    for key in (bare, whole):
        if key in titles:
            return titles[key]
    key = bare or whole
    if not key or len(key) > _LONGEST_TITLE:
        return None
    near = get_close_matches(key, [title for title in titles if len(title) > 3], n=1, cutoff=_SURE_ENOUGH)
    return titles[near[0]] if near else None
