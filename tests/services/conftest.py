"""A workspace for tests: an in-memory store, a fixed clock, the program's own regulations."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, WorkGroup
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.cells import save_cell
from kiemdiem_desktop.services.cell.roster import add_member
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.filled_books import filled, finished_cell, sample_cell
from tests.services.round_trip import make_cell, make_committee

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def regulations() -> Regulations:
    """The regulations as shipped."""
    return shipped.regulations()


@pytest.fixture
def clock() -> FixedClock:
    """The evening of 10 December 2026."""
    return FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))


@pytest.fixture
def workspace(clock: FixedClock) -> Iterator[Workspace]:
    """A new cell of one secretary, one teacher and one farmer; no round yet."""
    opened = filled(_found_cell, clock)
    yield opened
    opened.store.close()


@pytest.fixture
def round_(workspace: Workspace) -> Round:
    """The open round of 2026."""
    return open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10))


@pytest.fixture
def sample(clock: FixedClock) -> Iterator[Workspace]:
    """The sample cell in the middle of its round."""
    opened = sample_cell(clock)
    yield opened
    opened.store.close()


@pytest.fixture
def finished(clock: FixedClock) -> Iterator[Workspace]:
    """The sample cell with nothing left to mend."""
    opened = finished_cell(clock)
    yield opened
    opened.store.close()


@pytest.fixture
def cell(regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """The sample cell with nothing left to mend and with its key, for an exchange with the committee above it."""
    opened = make_cell(regulations, clock)
    yield opened
    opened.store.close()


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """The committee above it, with its key; neither knows the other yet."""
    opened = make_committee(regulations, clock)
    yield opened
    opened.store.close()


def _found_cell(workspace: Workspace) -> None:
    save_cell(workspace, a_cell())
    add_member(workspace, a_member("Trần Văn Bí", party_post=PartyPost.SECRETARY, work_group=WorkGroup.LEADER))
    add_member(workspace, a_member("Lê Thị Giáo"))
    add_member(workspace, a_member("Y Nông", work_group=WorkGroup.OUTSIDE))


def a_cell() -> Cell:
    """A village cell without a chi ủy."""
    return Cell(
        code="TP-03",
        name="Chi bộ thôn 3",
        superior_name="Đảng ủy xã Tiên Phong",
        superior_party_name="ĐẢNG BỘ XÃ TIÊN PHONG",
        place_name="Tiên Phong",
        term="2025-2027",
    )


def a_member(name: str, *, party_post: PartyPost = PartyPost.NONE, work_group: WorkGroup = WorkGroup.NO_POST) -> Member:
    """An official member since 2011."""
    return Member(
        full_name=name,
        born_on=PartialDate(1980, 5, 2),
        admitted_on=PartialDate(2010, 3, 3),
        official_on=PartialDate(2011, 3, 3),
        kind=MemberKind.OFFICIAL,
        party_post=party_post,
        work_group=work_group,
    )
