"""Two spellings of the same sound, "ủy, hóa, hòa" and "uỷ, hoá, hoà": offices differ; names of people stay."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Spelling(StrEnum):
    """How a paper writes the words that have two spellings."""

    AS_TYPED = ""
    ON_FIRST = "ủy"
    ON_SECOND = "uỷ"


_PAIRS: Mapping[str, str] = {"ủy": "uỷ", "Ủy": "Uỷ", "ỦY": "UỶ", "hóa": "hoá", "HÓA": "HOÁ", "hòa": "hoà", "HÒA": "HOÀ"}
_BACK = {second: first for first, second in _PAIRS.items()}
_FIRST, _SECOND = (re.compile(rf"(?<![\w\u00a0])(?:{'|'.join(words)})(?![\w\u00a0])") for words in (_PAIRS, _BACK))


def spelled(text: str, spelling: Spelling) -> str:
    """Give `text` in one spelling: whole words only, never within a name that is kept on one line."""
    if spelling is Spelling.ON_SECOND:
        return _FIRST.sub(lambda found: _PAIRS[found[0]], text)
    if spelling is Spelling.ON_FIRST:
        return _SECOND.sub(lambda found: _BACK[found[0]], text)
    return text
