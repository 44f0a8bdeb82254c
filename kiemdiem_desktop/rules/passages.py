"""Passages of self-reviews as words, for comparing them: cheap to find what looks alike, exact once found.

A passage is made once for each text and kept, so that a keystroke costs one passage and not all of them. What looks
alike is found by sketches (a few hashes of three words in a row), never by comparing all with all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

from kiemdiem_desktop.rules.doors import common_runs, common_words
from kiemdiem_desktop.rules.fixed_phrases import FIXED_PHRASES

SKETCH = 10
RUN = 5  # words in a row that are shown as the same
KEPT_PASSAGES, KEPT_PAIRS = 8192, 32768
_WORD = re.compile(r"\w+")

Phrase = tuple[str, ...]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class FixedPhrases:
    """Phrases by their first word, the longest first. The same texts give the same value."""

    by_first: Mapping[str, tuple[Phrase, ...]]

    def length_at(self, words: Sequence[str], place: int) -> int:
        """Give how many words a phrase takes that begins at `place`; 0 where none does."""
        for phrase in self.by_first[words[place]]:
            if tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text as its own words, fixed phrases left out; `places` count the words of the text that are kept."""

    text: str
    words: tuple[str, ...]
    places: tuple[int, ...]


@lru_cache(maxsize=16)
def fixed_phrases(headings: tuple[str, ...]) -> FixedPhrases:
    """Give the phrases that every self-review may hold: the general ones, and the headings of the round's forms."""
    phrases = {_words(text) for text in (*FIXED_PHRASES, *headings)}
    by_first: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        if len(phrase) > 1:
            by_first.setdefault(phrase[0], []).append(phrase)
    return FixedPhrases({first: tuple(found) for first, found in by_first.items()})


@lru_cache(maxsize=KEPT_PASSAGES)
def passage(text: str, fixed: FixedPhrases) -> Passage:
    """Give a text as a passage; the same text is worked out once."""
    words = _words(text)
    places = _own_places(words, fixed)
    return Passage(text, tuple(words[place] for place in places), places)


@lru_cache(maxsize=KEPT_PASSAGES)
def sketch(found: Passage) -> tuple[int, ...]:
    """Give a few hashes of a passage: those of two passages that are nearly the same have some in common.

    Three words in a row stand for the passage where the first of them has an even hash, the least ten of them.
    """
    marks = [_mark(word) for word in found.words]
    threes = {a * 31 + b * 961 + c for a, b, c in zip(marks, marks[1:], marks[2:], strict=False) if not a & 1}
    return tuple(nsmallest(SKETCH, threes))


@lru_cache(maxsize=KEPT_PAIRS)
def shared_words(a: Passage, b: Passage) -> int:
    """Count the words that two passages share in the same order."""
    return common_words(a.words, b.words)


def likeness(a: Passage, b: Passage) -> int:
    """Give how alike two passages are, in whole percent cut below: twice the shared words in all words."""
    whole = len(a.words) + len(b.words)
    return 200 * shared_words(a, b) // whole if whole else 0


def is_alike(a: Passage, b: Passage, *, percent: int, least_words: int) -> bool:
    """Whether two passages, both long enough, are alike by at least `percent`."""
    lengths = sorted((len(a.words), len(b.words)))
    if lengths[0] < least_words or 200 * lengths[0] < percent * sum(lengths):
        return False
    return likeness(a, b) >= percent


def same_spans(a: Passage, b: Passage) -> tuple[Spans, Spans]:
    """Give the stretches of both texts that are the same: runs of at least five words, by their places."""
    runs = [run for run in common_runs(a.words, b.words) if run[2] >= RUN]
    return (
        _stretches(a, [(at, count) for at, _other, count in runs]),
        _stretches(b, [(at, count) for _mine, at, count in runs]),
    )


def _stretches(found: Passage, runs: list[tuple[int, int]]) -> Spans:
    spans = [match.span() for match in _WORD.finditer(found.text)]
    return tuple((spans[found.places[at]][0], spans[found.places[at + count - 1]][1]) for at, count in runs)


def _words(text: str) -> Phrase:
    return tuple(_WORD.findall(text.casefold()))


def _own_places(words: Phrase, fixed: FixedPhrases) -> tuple[int, ...]:
    kept, firsts, skipped = [], fixed.by_first, 0
    for place, word in enumerate(words):
        if place < skipped:
            continue
        taken = fixed.length_at(words, place) if word in firsts else 0
        if taken:
            skipped = place + taken
        else:
            kept.append(place)
    return tuple(kept)


@lru_cache(maxsize=KEPT_PASSAGES)
def _mark(word: str) -> int:
    return crc32(word.encode())
