"""Text made fit for every writer: NFC, and no signs that a paper cannot hold."""

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.spelling import Spelling, spelled
from kiemdiem_desktop.domain.text import nfc_lines

NO_BREAK = "\u00a0"
NOT_PRINTED = "[?]"
_OF_PICTURES = "\ufe0e\ufe0f\u200d"  # only tell how the sign before them is drawn
_Value = TypeVar("_Value")


def normalised(document: Document) -> Document:
    """Give the same paper with every text in NFC and without control signs; line breaks stay."""
    fit = replace(document, title=_fit_text(document.title), blocks=_fit(document.blocks, _fit_text))
    spelling = document.profile.spelling
    if spelling is Spelling.AS_TYPED:
        return fit
    return replace(fit, blocks=_fit(fit.blocks, lambda text: spelled(text, spelling)))


def lacking(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """Give the letters of a text that the font of papers does not have, each once in their order."""
    if known.issuperset(text):
        return ()
    return tuple(dict.fromkeys(char for char in _fit_text(text) if char not in known and char not in _OF_PICTURES))


def with_marks(document: Document, known: frozenset[str]) -> Document:
    """Give the paper with a mark that is seen in place of each letter that the font does not have."""

    def mark(text: str) -> str:
        if known.issuperset(text):
            return text
        shown = (char if char in known else "" if char in _OF_PICTURES else NOT_PRINTED for char in text)
        return "".join(shown)

    return (
        document if not lacking(repr(document.blocks), known) else replace(document, blocks=_fit(document.blocks, mark))
    )


def unbroken(text: str) -> str:
    """Give a name or a date that never breaks across lines."""
    return NO_BREAK.join(text.split())


def breakable(text: str) -> str:
    """Give the text with ordinary blanks, for places too narrow to keep a name whole."""
    return text.replace(NO_BREAK, " ")


def _fit(value: _Value, change: Callable[[str], str]) -> _Value:
    result: Any = value
    if isinstance(value, str) and type(value) is str:
        result = change(value)
    elif isinstance(value, tuple):
        result = tuple(_fit(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        result = replace(value, **{field.name: _fit(getattr(value, field.name), change) for field in fields(value)})
    return result  # type: ignore[no-any-return]


def _fit_text(text: str) -> str:
    composed = nfc_lines(text).replace("\t", " ")
    if composed.isprintable():
        return composed
    return "".join(filter(_is_printable, composed))


@cache
def _is_printable(char: str) -> bool:
    return char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Cn", "Co"}
