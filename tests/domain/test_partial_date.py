"""Dates known to the day, the month or the year: never completed, never invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.partial_date import PartialDate, TwoDigitYearError, parse_iso, parse_partial_date


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw a date with a precision of day, month or year."""
    exact = draw(st.dates())
    precision = draw(st.integers(min_value=1, max_value=3))
    return PartialDate(*(exact.year, exact.month, exact.day)[:precision])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05/03/1976", PartialDate(1976, 3, 5)),
        ("5.3.1976", PartialDate(1976, 3, 5)),
        (" 5 / 3 / 1976 ", PartialDate(1976, 3, 5)),
        ("03-1976", PartialDate(1976, 3)),
        ("3/1976", PartialDate(1976, 3)),
        ("1976", PartialDate(1976)),
        ("00/00/1976", PartialDate(1976)),
        ("00/03/1976", PartialDate(1976, 3)),
        ("29/02/2024", PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_keeps_the_precision_of_the_paper(text: str, expected: PartialDate) -> None:
    assert parse_partial_date(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/1990", "impossible_date"),
        ("29/02/2023", "impossible_date"),
        ("13/1990", "impossible_date"),
        ("05/00/1976", "impossible_date"),
        ("01/01/0000", "impossible_date"),
        ("32/01/1990", "impossible_date"),
        ("", "unreadable_date"),
        ("hôm qua", "unreadable_date"),
        ("1/2/3/1990", "unreadable_date"),
        ("5/3/976", "unreadable_date"),
        ("٠٥/٠٣/١٩٧٦", "unreadable_date"),
    ],
)
def test_a_date_that_cannot_be_is_named(text: str, code: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        parse_partial_date(text)
    assert caught.value.code == code
    assert caught.value.hint


def test_the_impossible_date_is_shown_as_it_stands() -> None:
    with pytest.raises(InvalidValueError, match="“31/02/1990” là ngày không có trong lịch"):
        parse_partial_date("31/2/1990")
    with pytest.raises(InvalidValueError, match="“05/00/1976”"):
        parse_partial_date("05/00/1976")


@pytest.mark.parametrize("text", ["5/3/76", "3-76", "76", "00/00/76"])
def test_a_year_of_two_digits_is_asked_for(text: str) -> None:
    with pytest.raises(TwoDigitYearError) as caught:
        parse_partial_date(text)
    assert caught.value.code == "two_digit_year"
    assert parse_partial_date(text, century=1900).year == 1976
    assert parse_partial_date(text, century=2000).year == 2076


def test_a_chosen_century_never_moves_a_full_year() -> None:
    assert parse_partial_date("5/3/1876", century=2000) == PartialDate(1876, 3, 5)


@pytest.mark.parametrize(
    ("value", "shown", "stored", "first", "last"),
    [
        (PartialDate(1976, 3, 5), "05/03/1976", "1976-03-05", date(1976, 3, 5), date(1976, 3, 5)),
        (PartialDate(2024, 2), "02/2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(1976, 12), "12/1976", "1976-12", date(1976, 12, 1), date(1976, 12, 31)),
        (PartialDate(1976), "1976", "1976", date(1976, 1, 1), date(1976, 12, 31)),
        (PartialDate(9999, 12), "12/9999", "9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_forms_and_bounds(value: PartialDate, shown: str, stored: str, first: date, last: date) -> None:
    assert (str(value), value.isoformat(), value.earliest, value.latest) == (shown, stored, first, last)


def test_a_zero_is_no_month_and_no_day() -> None:
    for parts in ((1976, 0), (1976, 3, 0), (1976, None, 5), (0,)):
        with pytest.raises(InvalidValueError):
            PartialDate(*parts)


@given(partial_dates())
def test_what_is_written_reads_back(value: PartialDate) -> None:
    assert parse_iso(value.isoformat()) == value
    assert parse_partial_date(str(value)) == value
    assert value.earliest <= value.latest
    assert value.is_exact == (value.day is not None)


@given(partial_dates(), partial_dates())
def test_dates_of_any_precision_have_one_order(one: PartialDate, other: PartialDate) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one < other) == (one.isoformat() < other.isoformat())
    if one.latest < other.earliest:
        assert one < other


@given(st.dates())
def test_a_calendar_day_is_exact(exact: date) -> None:
    value = PartialDate.of(exact)
    assert (value.earliest, value.latest, value.is_exact) == (exact, exact, True)


@given(st.text(alphabet="0123456789/.- ", max_size=12) | st.text(max_size=12), st.sampled_from([None, 1900, 2000]))
def test_any_text_is_a_date_or_a_named_problem(text: str, century: int | None) -> None:
    assert outcome(text, century) in {"date", "two_digit_year", "unreadable_date", "impossible_date"}


def outcome(text: str, century: int | None) -> str:
    """Tell whether a text is a date, or the code of its problem."""
    try:
        value = parse_partial_date(text, century=century)
    except InvalidValueError as problem:
        return problem.code
    return "date" if parse_partial_date(str(value)) == value else "unstable"


@pytest.mark.parametrize("text", ["", "1976-3", "76", "1976-13", "1976-02-30", "05/03/1976"])
def test_a_stored_form_is_strict(text: str) -> None:
    with pytest.raises(InvalidValueError):
        parse_iso(text)
