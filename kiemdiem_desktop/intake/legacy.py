"""Legacy Vietnamese encodings: TCVN3 (ABC, fonts .VnTime) and VNI-Windows, told by font or by statistics."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.intake.syllables import is_syllable, marked_share, words_of


class Encoding(StrEnum):
    """How a text is written."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"

    @property
    def label(self) -> str:
        """The name that secretaries know it by."""
        return {"unicode": "Unicode", "tcvn3": "TCVN3 (ABC, .VnTime)", "vni": "VNI-Windows"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text read from a legacy encoding. `doubtful` pairs words that lost a letter with what they may have been."""

    encoding: Encoding
    before: str
    after: str
    doubtful: tuple[tuple[str, str], ...] = ()


# The bytes of TCVN 5712-3 shown as Windows-1252 characters, in the order of the letters below.
_TCVN3_CODES = (
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ®"  # small letters
    "¡¢£¤¥¦§"
)
_TCVN3_LETTERS = (
    "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"  # in the same order
    "ĂÂÊÔƠƯĐ"
)
_TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)
_TCVN3_FONT = re.compile(r"\.vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[\s-]", re.IGNORECASE)
_LINE_CAPITALS = re.compile(r"[A-Z¡¢£¤¥¦§]{2}")
_SMALL_ASCII = re.compile(r"[a-z]")


def _vni_pairs() -> dict[str, str]:
    """Give the two-character and one-character codes of VNI-Windows, small and capital."""
    pairs = {"ö": "ư", "ô": "ơ", "ñ": "đ", "î": "ỵ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}
    tones = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
    for base, vowel in {**dict(zip("aeouy", "aeouy", strict=True)), "ô": "ơ", "ö": "ư"}.items():
        pairs |= {base + mark: unicodedata.normalize("NFC", vowel + tone) for mark, tone in tones.items()}
    hats = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
    for base in "aeo":
        pairs |= {base + mark: unicodedata.normalize("NFC", base + "\u0302" + tone) for mark, tone in hats.items()}
    breves = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
    pairs |= {"a" + mark: unicodedata.normalize("NFC", "a\u0306" + tone) for mark, tone in breves.items()}
    upper = {code.upper(): letter.upper() for code, letter in pairs.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in pairs.items()}
    return {**mixed, **upper, **pairs}


_VNI = _vni_pairs()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def encoding_of_font(font: str) -> Encoding | None:
    """Tell the encoding that a font name stands for; None for any other font."""
    if _TCVN3_FONT.match(font):
        return Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.match(font) else None


def is_capital_font(font: str) -> bool:
    """Whether a font shows small letters as capitals (.VnTimeH, .VnArialH)."""
    return encoding_of_font(font) is Encoding.TCVN3 and font.partition(",")[0].rstrip().endswith("H")


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Give a TCVN3 text in Unicode; `capitals` where a capital font shows it.

    Small codes become capitals too where the whole text stands in capitals: TCVN3 has no others.
    """
    plain = unicodedata.normalize("NFC", text.translate(_TCVN3))
    all_capitals = _SMALL_ASCII.search(text) is None and _LINE_CAPITALS.search(text) is not None
    return plain.upper() if capitals or all_capitals else plain


def from_vni(text: str) -> str:
    """Give a VNI-Windows text in Unicode, longest codes first."""
    return unicodedata.normalize("NFC", _VNI_CODE.sub(lambda match: _VNI[match.group()], text))


def decode(text: str, encoding: Encoding, *, font: str = "") -> Decoded:
    """Read a text in a given encoding and name the words that seem to have lost a letter."""
    if encoding is Encoding.TCVN3:
        after = from_tcvn3(text, capitals=is_capital_font(font))
    else:
        after = from_vni(text) if encoding is Encoding.VNI else text
    return Decoded(encoding=encoding, before=text, after=after, doubtful=doubtful_words(after))


def doubtful_words(text: str) -> tuple[tuple[str, str], ...]:
    """Name words that are no syllables unless a lost "ư" is put back, each with its first likely reading.

    The code of "ư" in TCVN3 is a soft hyphen, which editors drop.
    """
    found = []
    for word in words_of(text):
        is_abbreviation = word.isupper() and len(word) <= 4
        repaired = None if is_abbreviation or is_syllable(word) else _with_lost_letter(word)
        if repaired is not None:
            found.append((word, repaired))
    return tuple(found)


def _with_lost_letter(word: str) -> str | None:
    letter = "Ư" if word.isupper() and len(word) > 1 else "ư"
    candidates = (word[:place] + letter + word[place:] for place in range(1, len(word) + 1))
    return next((candidate for candidate in candidates if is_syllable(candidate)), None)


def guess_encoding(texts: Iterable[str]) -> Encoding:
    """Tell the encoding of a body of texts by the share of marked words that are Vietnamese syllables.

    Texts that hold letters outside Windows-1252 are Unicode already and do not vote.
    """
    candidates = [text for text in texts if not text.isascii() and could_be_legacy(text)]
    best, most = Encoding.UNICODE, _score(candidates)
    for encoding in (Encoding.TCVN3, Encoding.VNI):
        score = _score([decode(text, encoding).after for text in candidates])
        if score > most + 0.2:
            best, most = encoding, score
    return best


def could_be_legacy(text: str) -> bool:
    """Whether every character fits Windows-1252, as all legacy text does when opened as Unicode."""
    try:
        unicodedata.normalize("NFC", text).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def looks_tcvn3(text: str) -> bool:
    """Whether one text alone gives itself away: signs that no Vietnamese text holds, all words right once decoded."""
    if not could_be_legacy(text) or not any(code in text for code in "µ¶·¸¹¨©ª«¬\xad®§¦¥¤£¢¡»¼½¾×Þþ÷øö"):
        return False
    words = words_of(from_tcvn3(text))
    return bool(words) and all(map(is_syllable, words)) and not all(map(is_syllable, words_of(text)))


def share_of_syllables(text: str) -> float:
    """Give which share (0–1) of the words of a text with marks are Vietnamese syllables."""
    return _score([text])


def _score(texts: list[str]) -> float:
    good, marked = marked_share(texts)
    return good / marked if marked else 0.0
