"""Nên xem: each sign on figures and texts made for it, none on ordinary ones; thresholds are data; nothing is kept."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.rules.passages import fixed_phrases, passage
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.watch import (
    SignKind,
    UnitFigures,
    VoteSums,
    WatchedSection,
    find_copied,
    load_limits,
    watch_figures,
    watch_votes,
)
from kiemdiem_desktop.services.committee.totals import sum_up
from kiemdiem_desktop.services.committee.watching import (
    DossierText,
    limits_now,
    list_limits,
    read_texts,
    set_limit,
    tell_signs,
    watch_now,
)
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import RESOURCES
from tests.services.province_rows import YEAR, make_province

LIMITS = {row.name: row.value for row in load_limits(RESOURCES)}
FIXED = fixed_phrases(())
WORDS = (
    "trong năm tôi phụ trách việc thu đảng phí của tổ hai và vận động bà con góp công làm đường bê tông ra rẫy nhưng "
    "chưa đôn đốc kịp nên tuyến cuối xóm còn dở dang phải sang mùa khô năm sau mới làm tiếp được như đã hứa"
)


def unit(code: str, htxs: int, htt: int, *, kind: str = "cell", before: int | None = None) -> UnitFigures:
    """Give a unit of so many at the two upper levels; `before` had the top level last year."""
    states = {level: count for level, count in (("htxs", htxs), ("htt", htt)) if count}
    then = htxs if before is None else before
    return UnitFigures(
        code=code, kind=kind, states=states, before={"htxs": then, "htt": htxs + htt - then}, after=states
    )


def kinds(*units: UnitFigures) -> list[tuple[SignKind, str]]:
    """Give what stands out among units."""
    return [(sign.kind, sign.unit) for sign in watch_figures(units, LIMITS)]


def test_units_that_stand_out_are_named_and_ordinary_ones_are_not() -> None:
    ordinary = tuple(unit(f"CB-{number}", 3, 17) for number in range(8))
    assert kinds(*ordinary) == []
    assert kinds(*ordinary, unit("DEU", 0, 20)) == [(SignKind.ALL_ALIKE, "DEU")]
    assert kinds(*ordinary, unit("NHO", 0, 4)) == [], "too few to say anything"
    assert kinds(*ordinary, unit("CAO", 9, 11)) == [(SignKind.ABOVE_PEERS, "CAO")]
    assert kinds(*ordinary, unit("KHAC", 9, 11, kind="grassroots_cell")) == [], "no peers to compare with"
    assert kinds(*ordinary, unit("LECH", 3, 17, before=9)) == [(SignKind.SHIFTED, "LECH")]


def test_unanimous_votes_are_told_of_a_whole_unit_only() -> None:
    unanimous = [VoteSums(valid=12, most=12)] * 6
    assert [sign.kind for sign in watch_votes("CB-1", unanimous, LIMITS)] == [SignKind.UNANIMOUS]
    assert not list(watch_votes("CB-1", [*unanimous, VoteSums(valid=12, most=11)], LIMITS))
    assert not list(watch_votes("CB-1", [VoteSums(valid=3, most=3)] * 9, LIMITS)), "so few voters often agree"


def section(unit_code: str, subject: str, text: str) -> WatchedSection:
    """Give a section of a self-review."""
    return WatchedSection(unit=unit_code, subject=subject, section="A.II.1", passage=passage(text, FIXED))


def test_self_criticism_copied_between_cells_is_found_and_within_a_cell_left_to_the_cell() -> None:
    other = " ".join(reversed(WORDS.split()))
    rows = [section("CB-1", "dv-1", WORDS), section("CB-1", "dv-2", WORDS), section("CB-2", "dv-7", other)]
    assert find_copied(rows, LIMITS) == ()
    (sign,) = find_copied([*rows, section("CB-3", "dv-9", WORDS.replace("tổ hai", "tổ ba"))], LIMITS)
    assert (sign.kind, sign.unit, sign.others) == (SignKind.COPIED, "CB-1", ("CB-3",))
    assert dict(sign.values)["count"] == 2
    assert dict(sign.values)["percent"] >= 95
    many = [section(f"CB-{number}", "dv-1", WORDS) for number in range(6)]
    (wide,) = find_copied(many, LIMITS)
    assert (wide.kind, len(wide.others)) == (SignKind.COPIED_WIDELY, 5), "a model text is told once"


@pytest.fixture
def commune(regulations: Regulations) -> Iterator[Workspace]:
    """A commune of ten organisations."""
    workspace = make_province(regulations, FixedClock(instant=datetime(2022, 12, 25, tzinfo=UTC)), organisations=10)
    yield workspace
    workspace.store.close()


def test_signs_are_told_in_neutral_words_and_thresholds_are_the_readers_own(commune: Workspace) -> None:
    found = sum_up(commune, YEAR)
    assert tell_signs(found, watch_now(commune, found)) == ()
    set_limit(commune, "shift_points", "1")
    told = tell_signs(found, watch_now(commune, found))
    assert told
    assert all(sign.text.startswith("Tổ chức cơ sở đảng") and "%" in sign.text for sign in told)
    blame = ("vi phạm", "sai", "gian", "không trung thực", "nghi")
    assert not [sign.text for sign in told if any(word in sign.text.lower() for word in blame)]
    set_limit(commune, "shift_points", "")
    assert limits_now(commune)["shift_points"] == LIMITS["shift_points"]
    with pytest.raises(InvalidValueError):
        set_limit(commune, "shift_points", "nhiều")
    assert all(row.label and row.unit for row in list_limits(commune))


def test_sections_and_votes_are_read_out_of_a_dossier() -> None:
    ballots = [{"ballot_round": 1, "valid": 9, "htt": 5}, {"ballot_round": 2, "valid": 9, "htt": 9}]
    review = {"sections": [{"code": "A.II.1", "text": WORDS}]}
    member = {"code": "dv-1", "kind": "member", "review": review, "ballots": ballots}
    content = json.dumps({"subjects": [member, {"code": "chi-bo", "kind": "cell"}]})
    read = read_texts([DossierText(unit="CB-1", content=content)], FIXED, 25)
    assert [row.subject for row in read.sections] == ["dv-1"]
    assert read.votes == (("CB-1", (VoteSums(valid=9, most=9),)),)
