"""What a Vietnamese syllable may look like: the measure by which legacy encodings are told apart."""

import re
import unicodedata
from collections.abc import Iterable

_TONES = str.maketrans(dict.fromkeys(map(chr, (0x300, 0x301, 0x303, 0x309, 0x323))))
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_RHYME = (
    r"(?:a(?:ch|nh|ng|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|nh|[mnptu])?"
    r"|i(?:ch|nh|[amnptu])?|iê(?:ng|[cmnptu])|o(?:ng|[cimnpt])?|oong|ooc|oa(?:ch|nh|ng|[cimnoptyu])?|oă(?:ng|[cmnt])"
    r"|oe(?:[nmot])?|ô(?:ng|[cimnpt])?|ôông|ơ(?:[imnpt])?|u(?:ng|[acimnpt])?|uâ(?:ng|[nty])|uê(?:ch|nh)?|uơ"
    r"|uy(?:ch|nh|[aupt])?|uyê(?:[nt])|uô(?:ng|[cimnt])|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu])|y(?:ch|nh|[tu])?|yê(?:ng|[mntu]))"
)
_SYLLABLE = re.compile(r"(?!ng[ieêy]|c[ieêy])" + _ONSET + _RHYME)
_WORDS = re.compile(r"[^\W\d_]+")


def without_tone(word: str) -> str:
    """Give a word in small letters without its tone, keeping ă â đ ê ô ơ ư."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))


def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable: its letters, one tone at most, capitals where they may stand."""
    marks = unicodedata.normalize("NFD", word)
    tones = len(marks) - len(marks.translate(_TONES))
    cased = word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())
    return tones <= 1 and cased and _SYLLABLE.fullmatch(without_tone(word)) is not None


def words_of(text: str) -> list[str]:
    """Give the words of a text: runs of letters."""
    return _WORDS.findall(unicodedata.normalize("NFC", text))


def marked_share(texts: Iterable[str]) -> tuple[int, int]:
    """Count words with letters beyond ASCII: those that are syllables, and all of them."""
    marked = {word for text in texts for word in words_of(text) if not word.isascii()}
    return sum(map(is_syllable, marked)), len(marked)
