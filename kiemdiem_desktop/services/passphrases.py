"""How strong a passphrase is, in words: an estimate by length and variety, kinder to sentences than to symbols."""

from dataclasses import dataclass
from math import log2

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import N_, _

_COMMON = ("12345678", "123456789", "matkhau", "password", "chibo", "dangvien", "quethuong", "abcdefgh", "11111111")
_WORDS = (
    N_("Yếu: dễ đoán"),
    N_("Tạm được: thêm một hai từ nữa sẽ tốt hơn"),
    N_("Mật khẩu khá khó đoán"),
    N_("Mật khẩu rất khó đoán"),
)
_LIMITS = (36, 50, 64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """`rank` 0 (weak) to 3 (good), and what to tell the person."""

    rank: int
    words: str


def strength_of(passphrase: str) -> Strength:
    """Tell how strong a passphrase is."""
    folded = search_key(passphrase).replace(" ", "")
    bits = len(set(passphrase)) and len(passphrase) * log2(max(len(set(passphrase)), 2))
    rank = sum(bits >= limit for limit in _LIMITS)
    if len(passphrase.split()) >= 4:
        rank = max(rank, 2)
    if any(folded.startswith(word) and len(folded) <= len(word) + 4 for word in _COMMON):
        rank = 0
    return Strength(rank=rank, words=_(_WORDS[rank]))
