"""A dossier package read back: nothing that it says is lost, what it cannot say is not made up."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.exchange.content import Value, canonical_json
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.dossier_reading import read_dossier
from kiemdiem_desktop.exchange.errors import ContentError
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.rounds import current_round
from tests import shipped
from tests.exchange.rounds import a_dossier, a_verdict
from tests.services.round_trip import make_cell

HEADER = DossierHeader(sequence=1, program_version="0.1.0", journal_head="0" * 64)


@pytest.fixture(scope="module")
def checked() -> Iterator[CheckedRound]:
    """The sample cell's round, checked."""
    cell = make_cell(shipped.regulations(), FixedClock(instant=datetime(2026, 12, 10, tzinfo=UTC)))
    yield check(cell, current_round(cell))
    cell.store.close()


def told(content: object) -> dict[str, Any]:
    """Give content as a reader gets it."""
    found: dict[str, Any] = json.loads(canonical_json(content))
    return found


def test_the_sample_cell_comes_back_word_for_word(checked: CheckedRound) -> None:
    content = told(dossier_content(checked.dossier, checked.verdict, header=HEADER))
    read = read_dossier(content)
    assert told(dossier_content(read.dossier, read.seen, header=HEADER)) == content
    assert [len(read.dossier.members), len(read.dossier.subjects)] == [
        len(checked.dossier.members),
        len(checked.dossier.subjects),
    ]


def test_a_round_with_every_field_filled_comes_back_as_well() -> None:
    content = told(dossier_content(a_dossier(), a_verdict(), header=HEADER))
    read = read_dossier(content)
    assert told(dossier_content(read.dossier, read.seen, header=HEADER)) == content
    member = read.dossier.members[0].member
    assert (member.full_name, member.personal_number, member.card_number) == ("Đinh Thị Hoà", "…1234", "…8765")


def test_words_of_a_newer_program_are_passed_over(checked: CheckedRound) -> None:
    content = told(dossier_content(checked.dossier, checked.verdict, header=HEADER))
    newer = json.loads(json.dumps(content))
    newer["weather"] = "fine"
    newer["members"][0]["shoe_size"] = 42
    newer["subjects"][0]["levels"]["dreamt"] = "HTXS"
    assert read_dossier(newer) == read_dossier(content)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("round", {"year": 2026, "period": "q9"}),
        ("members", "nobody"),
        ("attendance", [{"member": "x", "is_present": "yes"}]),
    ],
)
def test_what_does_not_read_is_refused_by_name(checked: CheckedRound, place: str, value: Value) -> None:
    content = told(dossier_content(checked.dossier, checked.verdict, header=HEADER))
    with pytest.raises(ContentError):
        read_dossier({**content, place: value})


def test_points_order_and_levels_are_those_of_the_cell(checked: CheckedRound) -> None:
    read = read_dossier(told(dossier_content(checked.dossier, checked.verdict, header=HEADER)))
    pairs = zip(read.dossier.subjects, checked.dossier.subjects, strict=True)
    for mine, own in pairs:
        assert mine.subject.name == own.subject.name
        assert (mine.rating and mine.rating.nominee_rank) == (own.rating and own.rating.nominee_rank)
        assert (mine.review and mine.review.points) == (own.review and own.review.points)
        assert (mine.review and mine.review.self_level) == (own.review and own.review.self_level)
