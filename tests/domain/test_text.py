"""Vietnamese text: canonical form, search without marks, and the order of names."""

import random
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.text import decimal_text, given_name, name_sort_key, nfc, nfc_lines, plain_stem, search_key

WORDS = (
    "An Anh Ảnh Ãnh Ánh Ạnh Ăn Ân Dat Dạt Dung Dũng Đạt Đức Ha Hà Hả Hã Há Hạ Hải Hảo Ich Ích On Ôn Ơn Ung Út Uyên Ưng"
)
IN_ORDER = WORDS.split()


def test_given_names_stand_in_vietnamese_order() -> None:
    shuffled = random.Random(26).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=name_sort_key) == IN_ORDER


def test_decomposed_names_stand_in_the_same_order() -> None:
    decomposed = [unicodedata.normalize("NFD", name) for name in reversed(IN_ORDER)]
    assert [nfc(name) for name in sorted(decomposed, key=name_sort_key)] == IN_ORDER


def test_the_given_name_leads_then_the_family_name_then_the_middle_names() -> None:
    names = ["Trần Văn An", "Lê Thị Bình", "Lê Văn An", "Lê Thị An", "Đỗ An"]
    expected = ["Đỗ An", "Lê Thị An", "Lê Văn An", "Trần Văn An", "Lê Thị Bình"]
    assert sorted(names, key=name_sort_key) == expected


def test_capitals_do_not_change_the_order() -> None:
    assert name_sort_key("NGUYỄN QUỐC YẾN") == name_sort_key("Nguyễn Quốc Yến")


def test_letters_and_digits_outside_the_alphabet_stay_apart() -> None:
    assert name_sort_key("Chi bộ 1") < name_sort_key("Chi bộ 2")
    assert name_sort_key("Cư") < name_sort_key("Č") < name_sort_key("Dinh")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đức", "duc"),
        ("ĐẶNG", "dang"),
        ("  Nguyễn   Thị Ước ", "nguyen thi uoc"),
        (unicodedata.normalize("NFD", "Trần Xuân Vỹ"), "tran xuan vy"),
        ("Ðức", "duc"),  # the Icelandic Ð that old converters left behind
        ("Y Moan Ênuôl", "y moan enuol"),
        ("", ""),
    ],
)
def test_search_key_folds_marks_and_d(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_search_key_is_stable_under_composition_and_itself(text: str) -> None:
    key = search_key(text)
    assert search_key(unicodedata.normalize("NFC", text)) == search_key(unicodedata.normalize("NFD", text))
    assert search_key(key) == search_key(search_key(key))
    assert not any(unicodedata.combining(char) for char in key)


@given(st.text())
def test_nfc_is_canonical_and_without_loose_blanks(text: str) -> None:
    cleaned = nfc(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == nfc(cleaned)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned


def test_line_breaks_stay_where_they_are_typed() -> None:
    assert nfc_lines(unicodedata.normalize("NFD", "Một\r\n\r\nHai ") + "\n") == "Một\n\nHai \n"


@pytest.mark.parametrize(("full", "last"), [("Lê Thị Thu Vỹ", "Vỹ"), ("  A Huệ ", "Huệ"), ("Siu", "Siu"), ("", "")])
def test_given_name_is_the_last_word(full: str, last: str) -> None:
    assert given_name(full) == last


@pytest.mark.parametrize(
    ("text", "stem"), [("Chi bộ thôn 3", "chi-bo-thon-3"), ("  Đảng/ủy: xã  ", "dang-uy-xa"), ("…", ""), ("", "")]
)
def test_names_of_files_hold_plain_letters_digits_and_hyphens(text: str, stem: str) -> None:
    assert plain_stem(text) == stem


@pytest.mark.parametrize(("number", "text"), [("4.50", "4,5"), ("30.00", "30"), ("100", "100"), ("0", "0")])
def test_numbers_have_a_decimal_comma_and_no_needless_zero(number: str, text: str) -> None:
    assert decimal_text(Decimal(number)) == text
