"""Words of a card as somebody typed what they heard: which are wrong, and what a slip of the ear may have meant."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.exchange.words import CARD_WORDS, QUALITIES, THINGS, words_of
from kiemdiem_desktop.i18n import _

_LIKE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What comparing came to: `troubles` in words, in the order of the card; none where all words fit."""

    words: tuple[str, ...]
    troubles: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether all twelve words are those of the certificate."""
        return not self.troubles and len(self.words) == CARD_WORDS


def read_back(typed: str, certificate_der: bytes) -> ReadBack:
    """Compare typed words, with or without marks and numbering, with the card of a certificate.

    A word that is on no card is named with the nearest one that is; a word of another card is named as different, and
    what stands on the right card is not told: whoever compares must hear it from the holder.
    """
    syllables = re.findall(r"[^\W\d_]+", search_key(typed))
    pairs = [syllables[at : at + 2] for at in range(0, len(syllables), 2)]
    expected = words_of(certificate_der)
    read = [_word(pair) for pair in pairs]
    troubles = [_trouble(at, pair, expected) for at, pair in enumerate(pairs, 1)]
    if len(pairs) != CARD_WORDS:
        troubles.append(_("Thẻ có {most} từ, ở đây đọc được {count} từ.").format(most=CARD_WORDS, count=len(pairs)))
    return ReadBack(words=tuple(read), troubles=tuple(trouble for trouble in troubles if trouble))


def _word(pair: list[str]) -> str:
    thing, quality = _with_marks(pair[0], THINGS), _with_marks(pair[1], QUALITIES) if len(pair) == 2 else None
    return f"{thing} {quality}" if thing and quality else " ".join(pair)


def _trouble(at: int, pair: list[str], expected: tuple[str, ...]) -> str:
    typed = " ".join(pair)
    if len(pair) < 2:
        return _("Từ thứ {at} “{word}” mới có một tiếng; mỗi từ có hai tiếng.").format(at=at, word=typed)
    if _with_marks(pair[0], THINGS) is None or _with_marks(pair[1], QUALITIES) is None:
        near = _nearest(pair)
        told = _("Từ thứ {at} “{word}” không có trên thẻ nào.").format(at=at, word=typed)
        return f"{told} {_('Có phải “{near}” không?').format(near=near)}" if near else told
    if at > len(expected) or _word(pair) != expected[at - 1]:
        return _("Từ thứ {at} “{word}” khác với khóa này.").format(at=at, word=_word(pair))
    return ""


def _with_marks(folded: str, words: tuple[str, ...]) -> str | None:
    return next((word for word in words if search_key(word) == folded), None)


def _nearest(pair: list[str]) -> str:
    found = [_close(syllable, words) for syllable, words in zip(pair, (THINGS, QUALITIES), strict=True)]
    return f"{found[0]} {found[1]}" if all(found) else ""


def _close(folded: str, words: tuple[str, ...]) -> str:
    by_key = {search_key(word): word for word in words}
    close = get_close_matches(folded, by_key, n=1, cutoff=_LIKE)
    return by_key[close[0]] if close else ""
