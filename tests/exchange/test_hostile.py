"""No hostile package is accepted, none crashes the program: hand-made ones, each by its own error, and random ones."""

from collections.abc import Callable, Iterator
from functools import cache
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

SORTS: tuple[Callable[[], Iterator[Hostile]], ...] = (hostile_shells, hostile_papers, hostile_signings)


@cache
def made(sort: Callable[[], Iterator[Hostile]]) -> tuple[Hostile, ...]:
    """Make the packages of one sort, once and only where they are asked for: signing them takes seconds."""
    return tuple(sort())


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.__name__)
def test_each_hostile_package_is_refused_by_its_own_error(sort: Callable[[], Iterator[Hostile]]) -> None:
    verdicts = {hostile.name: judge(hostile.data).verdict for hostile in made(sort)}
    assert verdicts == {hostile.name: hostile.error.CODE for hostile in made(sort)}


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.__name__)
def test_each_hostile_package_is_shown_with_what_is_wrong(sort: Callable[[], Iterator[Hostile]]) -> None:
    reports = {hostile.name: inspect(hostile.data, trusted=trusted(), at=AT) for hostile in made(sort)}
    assert not [name for name, report in reports.items() if report.verdict is PackageVerdict.SOUND]
    assert all(report.problems[0].message and report.problems[0].hint for report in reports.values())


def test_there_are_more_than_a_hundred_and_no_two_are_alike() -> None:
    hostile = [package for sort in SORTS for package in made(sort)]
    assert len(hostile) > 100
    assert len({package.name for package in hostile}) == len(hostile)
    assert len({package.data for package in hostile}) == len(hostile)


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
