"""The cap in exact numbers, against the table of the sources and against fractions."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.rules.caps import READINGS, cap_limit, caps, caps_with, limit_of, promotable
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from tests import shipped

REGS = shipped.regulations().in_force_on(date(2026, 12, 10))
# people at HTT or better -> the most HTXS: of HTT strict, of HTT rounded, of HTT and up strict, rounded, 25 % strict
TABLE = {
    3: (0, 0, 0, 1, 0),
    4: (0, 1, 0, 1, 0),
    5: (0, 1, 1, 1, 1),
    6: (1, 1, 1, 1, 1),
    8: (1, 1, 1, 2, 1),
    10: (1, 2, 2, 2, 2),
    12: (2, 2, 2, 2, 2),
    15: (2, 2, 3, 3, 3),
    18: (3, 3, 3, 4, 3),
    20: (3, 3, 4, 4, 4),
    22: (3, 4, 4, 4, 4),
    25: (4, 4, 5, 5, 5),
    30: (5, 5, 6, 6, 6),
}


def most_among(people: int, percent: int, reading: str) -> int:
    """Give the most HTXS when everybody is at HTT or better."""
    return promotable(0, people, percent, reading)


@pytest.mark.parametrize("people", TABLE)
def test_the_most_htxs_among_so_many_good_ones(people: int) -> None:
    found = tuple(most_among(people, 20, reading) for reading in READINGS)
    assert (*found, most_among(people, 25, "of_htt_strict")) == TABLE[people]


@pytest.mark.parametrize(
    ("htt", "normal", "exception"),
    [(4, 0, 1), (5, 1, 1), (9, 1, 2), (10, 2, 2), (14, 2, 3), (15, 3, 3), (16, 3, 4), (20, 4, 5)],
)
def test_the_limit_on_a_number_of_htt(htt: int, normal: int, exception: int) -> None:
    assert cap_limit(htt, 20, "of_htt_strict") == normal
    assert cap_limit(htt, 25, "of_htt_strict") == exception


@given(base=st.integers(0, 100_000), percent=st.integers(0, 100))
def test_limits_equal_the_fractions(base: int, percent: int) -> None:
    exact = Fraction(base * percent, 100)
    assert cap_limit(base, percent, "of_htt_strict") == exact.numerator // exact.denominator
    half_up = exact + Fraction(1, 2)
    assert cap_limit(base, percent, "of_htt_up_rounded") == half_up.numerator // half_up.denominator


@given(htxs=st.integers(0, 40), htt=st.integers(0, 200), reading=st.sampled_from(READINGS))
def test_whoever_can_still_rise_keeps_the_cap_and_one_more_breaks_it(htxs: int, htt: int, reading: str) -> None:
    more = promotable(htxs, htt, 20, reading)
    if more:
        assert htxs + more <= limit_of(htxs + more, htt - more, 20, reading)
    if more < htt:
        assert htxs + more + 1 > limit_of(htxs + more + 1, htt - more - 1, 20, reading)


def test_what_if_counts_other_levels_and_records_nothing() -> None:
    words = {"in_round": "no", "others": {"HTT": "10"}}
    dossier = dossier_of(Words.of(words, "thử", GIVEN_WORDS), date(2026, 12, 10), REGS)
    (before,) = caps(dossier, REGS)
    (after,) = caps_with(dossier, REGS, {SubjectId(2): Level.HTXS, SubjectId(3): Level.HTXS})
    assert (before.htxs, before.htt) == (0, 10)
    assert (after.htxs, after.htt) == (2, 8)
    assert [reading.headroom for reading in after.readings if reading.is_default] == [-1]
    assert caps(dossier, REGS) == (before,)
