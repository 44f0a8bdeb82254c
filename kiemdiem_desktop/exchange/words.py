"""Fingerprints as words that two people can read to each other over a bad telephone line.

A fingerprint is read in groups of 11 bits: 6 choose one of 64 things, 5 one of 32 qualities, and the two
together make one word of two syllables ("mèo xanh", "thuyền vàng"): 2048 words out of 96 syllables. Why not 2048 single
syllables: half of them would be rare, and many would sound alike to somebody. Here

- every syllable is an everyday word, known in all regions, and none gives an improper sense with any other;
- no two of the 96 sound alike in any region, even where tr/ch, s/x, d/gi/r/v, l/n, the final n/ng/nh, t/c
  or the tones hỏi/ngã fall together (a test proves it);
- no two are alike when typed without marks, so that an answer typed as "meo xanh" can be compared;
- things and qualities alternate, so that a skipped or doubled syllable shows at once.
"""

from hashlib import sha256
from typing import Final

_THINGS: Final = (
    "mèo trâu ngựa hổ voi khỉ tôm ếch kiến tằm gà bò nai thỏ cá vịt "
    "lúa ngô đậu gạo mía xoài mít nhãn dừa sen cúc tre thông núi sông biển "
    "đồng suối mưa gió nắng trăng mây sao đá cầu nhà thuyền xe tủ ghế đèn "
    "sách bút trống khèn nón áo khăn gương lược bếp chén muối cơm phở xôi bánh"
)
_QUALITIES: Final = (
    "xanh đỏ vàng tím nâu hồng bạc to nhỏ cao thấp dài vuông cong thẳng nhẹ "
    "ấm mát ngọt mặn cay chua đắng thơm mới cũ chậm vui hiền khỏe tốt đẹp"
)
THINGS: Final = tuple(_THINGS.split())
QUALITIES: Final = tuple(_QUALITIES.split())
CARD_WORDS: Final = 12
DIGEST_WORDS: Final = 4
_BITS: Final = 11


def words_of_digest(digest: str, count: int) -> tuple[str, ...]:
    """Give the first `count` × 11 bits of a hexadecimal digest as words; `count` ≤ 23."""
    bits = int(digest, 16) >> (len(digest) * 4 - count * _BITS)
    numbers = [(bits >> (_BITS * place)) & 0x7FF for place in reversed(range(count))]
    return tuple(f"{THINGS[number >> 5]} {QUALITIES[number & 31]}" for number in numbers)


def words_of(certificate_der: bytes) -> tuple[str, ...]:
    """Give the 12 words of a certificate, as printed on its card (132 bits of its SHA-256)."""
    return words_of_digest(sha256(certificate_der).hexdigest(), CARD_WORDS)


def digest_words(digest: str) -> str:
    """Give the short readable fingerprint of a package from its SHA-256 in hexadecimal: four words.

    It is for people to see that they speak of the same package, not a proof: that is the signature.
    """
    return " – ".join(words_of_digest(digest, DIGEST_WORDS))
