"""Published tables: their sums, the identity of their population, and the cap under all four readings."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiemdiem_desktop.rules.caps import READINGS, limit_of

TABLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8"))
RATED = [table for table in TABLES if "limits" in table]
LEVELS = ("htxs", "htt", "htnv", "kht")
# the verdict of the cap as the sources state it: of HTT strictly, of HTT rounded, of HTT and up strictly, rounded
WITHIN = {
    "0a": (False, False, True, True),
    "0b": (True, True, True, True),
    "0c": (True, True, True, True),
    "1 ": (False, False, False, False),
    "2 ": (False, False, False, False),
    "4 ": (True, True, True, True),
    "5 ": (False, False, True, True),
    "6 ": (False, False, True, True),
    "7 ": (False, True, True, True),
    "8 ": (False, False, False, False),
    "9 ": (True, True, True, True),
    "10": (False, False, True, True),
    "17": (True, True, True, True),
}


@pytest.mark.parametrize("table", RATED, ids=lambda table: str(table["name"]))
def test_the_limits_under_the_four_readings(table: dict[str, Any]) -> None:
    found = [limit_of(table["htxs"], table["htt"], 20, reading) for reading in READINGS]
    assert found == table["limits"]


@pytest.mark.parametrize("table", RATED, ids=lambda table: str(table["name"]))
def test_whether_the_cap_holds_is_what_the_sources_say(table: dict[str, Any]) -> None:
    verdict = tuple(table["htxs"] <= limit for limit in table["limits"])
    stated = WITHIN.get(table["name"][:2])
    assert stated is None or verdict == stated
    literal = Fraction(table["htxs"], table["htt"]) <= Fraction(1, 5) if table["htt"] else table["htxs"] == 0
    assert verdict[0] is literal


@pytest.mark.parametrize("table", [t for t in RATED if "rated" in t], ids=lambda table: str(table["name"]))
def test_the_levels_add_up_to_those_rated_but_for_the_gap_that_is_known(table: dict[str, Any]) -> None:
    assert sum(table[level] for level in LEVELS) + table.get("gap", 0) == table["rated"]
    assert table["rated"] <= table.get("total", table["rated"])


@pytest.mark.parametrize("table", [t for t in TABLES if "unrated" in t], ids=lambda table: str(table["name"]))
def test_a_population_is_those_who_must_be_rated_the_exempt_and_the_unrated(table: dict[str, Any]) -> None:
    assert table["rated"] + table.get("exempt", 0) + table["unrated"] == table["total"]


@pytest.mark.parametrize(("table", "share"), [(t, t["share"]) for t in TABLES if "share" in t])
def test_printed_shares_come_from_their_figures(table: dict[str, Any], share: dict[str, Any]) -> None:
    exact = Fraction(share["part"] * 100, share["whole"])
    assert (abs(exact - Fraction(str(share["printed"]))) < Fraction(1, 10)) is share["right"], table["name"]


@pytest.mark.parametrize(("table", "total"), [(t, t["sum"]) for t in TABLES if "sum" in t])
def test_printed_parts_add_up_to_what_is_printed(table: dict[str, Any], total: dict[str, Any]) -> None:
    assert sum(map(Decimal, total["parts"])) == Decimal(total["printed"]), table["name"]


def test_every_published_table_is_here() -> None:
    numbers = {str(table["name"]).split()[0] for table in TABLES}
    assert numbers == {"0a", "0b", "0c", *map(str, range(1, 20))}
