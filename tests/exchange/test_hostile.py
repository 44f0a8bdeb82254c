"""No hostile package is accepted, none crashes the program: hand-made ones, each by its own error, and random ones."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem_desktop.exchange.inspecting import PackageVerdict, inspect
from tests.exchange.hostile.papers import hostile_papers
from tests.exchange.hostile.parts import Hostile, trusted
from tests.exchange.hostile.shells import hostile_shells
from tests.exchange.hostile.signings import hostile_signings
from tests.exchange.mutations import STROKES, Stroke, judge, mutate, sound_packages
from tests.exchange.samples import AT

HOSTILE = (*hostile_shells(), *hostile_papers(), *hostile_signings())


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_package_is_refused_by_its_own_error(hostile: Hostile) -> None:
    assert judge(hostile.data).verdict == hostile.error.CODE
    report = inspect(hostile.data, trusted=trusted(), at=AT)
    assert report.verdict is not PackageVerdict.SOUND
    assert report.problems[0].message
    assert report.problems[0].hint


def test_there_are_more_than_a_hundred_and_no_two_are_alike() -> None:
    assert len(HOSTILE) > 100
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)
    assert len({hostile.data for hostile in HOSTILE}) == len(HOSTILE)


def test_what_they_are_made_from_is_accepted() -> None:
    assert [judge(package).verdict for package in sound_packages()] == ["accepted"] * len(sound_packages())


def test_a_thousand_mutations_are_refused() -> None:
    random = Random(2026)
    verdicts = {judge(mutate(random)).verdict for _number in range(1000)}
    assert not [verdict for verdict in verdicts if verdict == "accepted" or verdict.startswith("crash")]
    assert len(verdicts) > 15


@given(seed=st.integers(0, 2**32), strokes=st.lists(st.sampled_from(STROKES), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_no_row_of_strokes_gets_through(seed: int, strokes: list[Stroke]) -> None:
    random = Random(seed)
    data = random.choice(sound_packages())
    for stroke in strokes:
        data = stroke(random, data)
    verdict = judge(data).verdict
    assert not verdict.startswith("crash")
    assert data in sound_packages() or verdict != "accepted"
