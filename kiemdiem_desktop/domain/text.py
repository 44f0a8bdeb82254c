"""Vietnamese text: canonical form, folding for search and for names of files, the order of names, decimals."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS, start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0306": {"a": "ă"}, "\u0302": {"a": "â", "e": "ê", "o": "ô"}, "\u031b": {"o": "ơ", "u": "ư"}}


def nfc(text: str) -> str:
    """Give `text` in NFC, with runs of white space folded to one blank and the ends stripped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def nfc_lines(text: str) -> str:
    """Give `text` in NFC, keeping its line breaks as they are typed."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n")


def search_key(text: str) -> str:
    """Fold marks, đ (and the foreign ð that looks like it as Ð) and case, so that "duc" finds "Đức"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def plain_stem(text: str) -> str:
    """Give `text` for the name of a file: "Chi bộ thôn 3" gives "chi-bo-thon-3"; "" without letters and digits."""
    return re.sub(r"[^a-z0-9]+", "-", search_key(text)).strip("-")


def decimal_text(number: Decimal) -> str:
    """Give a number as Vietnamese papers write it, with a decimal comma and without needless zeros: "4,5", "30"."""
    return f"{number.normalize():f}".replace(".", ",")


def name_sort_key(full_name: str) -> str:
    """Give a string that sorts by given name, then the rest from the left, in Vietnamese order.

    Base letters come before tones; tones stand in the order ngang, huyền, hỏi, ngã, sắc, nặng.
    """
    words = nfc(full_name).casefold().split()
    ordered = words[-1:] + words[:-1]
    return " ".join(_word_key(word) for word in ordered)


@lru_cache(maxsize=4096)
def _word_key(word: str) -> str:
    bases: list[str] = []
    tone = 0
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        elif char in _SHAPES and bases:
            bases[-1] = _SHAPES[char].get(bases[-1], bases[-1])
        else:
            bases.append(char)
    letters = "".join(chr(0x40 + _RANK[b]) if b in _RANK else f"z{b}" for b in bases)
    return f"{letters}{tone}"


def given_name(full_name: str) -> str:
    """Give the last word of a name; right for most names, and the person may set it otherwise."""
    return nfc(full_name).rpartition(" ")[2]
