"""Words read back over the telephone: what fits, what is a slip, and what is another key."""

import pytest

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.exchange.read_back import read_back
from kiemdiem_desktop.exchange.words import THINGS
from tests.exchange.samples import a_key

DER = a_key().certificate_der
WORDS = a_key().card_words


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(WORDS),
        search_key(" ".join(WORDS)),
        "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, 1)),
        ", ".join(WORDS).upper(),
    ],
    ids=["as printed", "without marks", "with numbers", "in capitals"],
)
def test_all_twelve_fit_however_they_are_typed(typed: str) -> None:
    found = read_back(typed, DER)
    assert found.fits
    assert found.words == WORDS


def test_a_word_of_no_card_is_named_with_the_nearest() -> None:
    thing, quality = WORDS[4].split()
    typed = [*WORDS[:4], f"{thing}z {quality}", *WORDS[5:]]
    found = read_back(" ".join(typed), DER)
    assert not found.fits
    assert len(found.troubles) == 1
    assert "Từ thứ 5" in found.troubles[0]
    assert "không có trên thẻ nào" in found.troubles[0]
    assert f"Có phải “{WORDS[4]}” không?" in found.troubles[0]


def test_a_word_of_another_card_is_told_without_telling_the_right_one() -> None:
    other = next(thing for thing in THINGS if thing not in " ".join(WORDS))
    typed = [*WORDS[:2], f"{other} {WORDS[2].split()[1]}", *WORDS[3:]]
    found = read_back(" ".join(typed), DER)
    assert found.troubles == (f"Từ thứ 3 “{typed[2]}” khác với khóa này.",)
    assert WORDS[2] not in found.troubles[0]


def test_too_few_too_many_and_half_words_are_told() -> None:
    assert "đọc được 11 từ" in read_back(" ".join(WORDS[:11]), DER).troubles[-1]
    assert "đọc được 13 từ" in read_back(" ".join((*WORDS, WORDS[0])), DER).troubles[-1]
    half = read_back(" ".join(WORDS)[: -len(WORDS[11].split()[1]) - 1], DER)
    assert any("mới có một tiếng" in trouble for trouble in half.troubles)
    assert not read_back("", DER).fits


def test_the_card_of_another_key_does_not_fit() -> None:
    assert not read_back(" ".join(a_key("Người Lạ").card_words), DER).fits
