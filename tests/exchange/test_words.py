"""Words on the card: plain, complete, and alike to nobody's ear."""

import re
import unicodedata
from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.exchange.read_back import read_back
from kiemdiem_desktop.exchange.words import (
    QUALITIES,
    THINGS,
    digest_words,
    words_of,
    words_of_digest,
)

# what falls together somewhere in the country: the first form is heard like the second
BEGINNINGS = {
    "ngh": "ng", "gh": "g", "tr": "ch", "k": "c", "q": "c", "x": "s", "r": "d", "v": "d", "gi": "d", "l": "n"
}  # fmt: skip
ENDINGS = {"ng": "n", "nh": "n", "ch": "t", "c": "t"}
SYLLABLE = re.compile(r"(gi(?=[aeiouy])|[bcdghklmnpqrstvx]*)([aeiouy]+)([bcdghklmnpqrstvx]*)")


def heard(syllable: str) -> str:
    """Give a syllable as the least careful ear hears it: without tone and marks, sounds that merge anywhere merged."""
    match = SYLLABLE.fullmatch(search_key(syllable))
    assert match is not None, syllable
    onset, vowel, coda = match.groups()
    if syllable.startswith("đ"):
        onset = "đ"
    return f"{BEGINNINGS.get(onset, onset)}.{vowel}.{ENDINGS.get(coda, coda)}"


def test_the_list_is_64_things_and_32_qualities_in_nfc() -> None:
    assert (len(THINGS), len(QUALITIES)) == (64, 32)
    assert all(unicodedata.is_normalized("NFC", word) and " " not in word for word in THINGS + QUALITIES)


def test_no_two_syllables_sound_alike_in_any_region() -> None:
    sounds = [heard(word) for word in THINGS + QUALITIES]
    assert sorted({sound for sound in sounds if sounds.count(sound) > 1}) == []


def test_no_two_syllables_are_alike_without_marks() -> None:
    assert len({search_key(word) for word in THINGS + QUALITIES}) == 96


def test_the_ear_of_this_test_merges_what_regions_merge() -> None:
    for one, other in (
        ("tre", "che"),
        ("sao", "xao"),
        ("dừa", "giừa"),
        ("vàng", "dàng"),
        ("lúa", "núa"),
        ("nhãn", "nhảng"),
    ):
        assert heard(one) == heard(other)
    assert heard("đá") != heard("da")


def test_the_page_for_other_readers_prints_the_same_list() -> None:
    page = (Path(__file__).parents[2] / "resources/schemas/package.md").read_text(encoding="utf-8")
    listed = " ".join(page.partition("\nThings:")[2].replace(".", "").split())
    assert listed == f"{' '.join(THINGS)} Qualities: {' '.join(QUALITIES)}"


def test_bits_become_words_from_the_first_to_the_last() -> None:
    assert words_of_digest("0" * 64, 1) == ("mèo xanh",)
    assert words_of_digest("f" * 64, 2) == ("bánh đẹp", "bánh đẹp")
    assert words_of_digest("00200" + "0" * 59, 2) == ("mèo đỏ", "mèo xanh")
    assert digest_words("0" * 64) == "mèo xanh – mèo xanh – mèo xanh – mèo xanh"


@given(certificate=st.binary(min_size=1, max_size=20))
def test_words_are_read_back_as_people_write_them(certificate: bytes) -> None:
    words = words_of(certificate)
    assert words == words_of_digest(sha256(certificate).hexdigest(), 12)
    numbered = "\n".join(f"{number}. {word.upper()}" for number, word in enumerate(words, start=1))
    for text in (
        ", ".join(words),
        search_key(" ".join(words)),
        numbered,
        unicodedata.normalize("NFD", "-".join(words)),
    ):
        assert read_back(text, certificate).fits
    assert not read_back(", ".join(words[:11]), certificate).fits
    assert not read_back(", ".join(words), certificate + b"x").fits
