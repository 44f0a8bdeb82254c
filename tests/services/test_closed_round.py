"""A closed round stays as it is, until it is opened again on purpose."""

from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.action import RoundClosedError
from kiemdiem_desktop.services.cell import ratings, reviews, roster, rounds
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import a_member


@pytest.fixture
def closed(workspace: Workspace) -> Round:
    """The round of 2026, closed."""
    round_ = rounds.open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10))
    rounds.close_round(workspace, round_.id)
    return round_


def test_papers_and_levels_of_a_closed_round_cannot_be_changed(workspace: Workspace, closed: Round) -> None:
    subject = workspace.store.subjects.where(round_id=closed.id)[0]
    with pytest.raises(RoundClosedError, match="đã kết thúc"):
        reviews.set_section_text(workspace, subject.id, section="A.I.1", text="Sửa lại")
    with pytest.raises(RoundClosedError, match="2026"):
        ratings.propose(workspace, subject.id, Level.HTXS)
    assert workspace.store.reviews.count() == workspace.store.ratings.count() == 0


def test_the_roster_goes_on_and_leaves_the_closed_round_alone(workspace: Workspace, closed: Round) -> None:
    before = workspace.store.subjects.where(round_id=closed.id)
    roster.add_member(workspace, a_member("Đặng Mới"))
    assert workspace.store.subjects.where(round_id=closed.id) == before


def test_a_round_opened_again_can_be_changed(workspace: Workspace, closed: Round) -> None:
    rounds.reopen_round(workspace, closed.id)
    subject = workspace.store.subjects.where(round_id=closed.id)[0]
    ratings.propose(workspace, subject.id, Level.HTT)
    assert ratings.get_rating(workspace, subject.id).proposed_level is Level.HTT
    assert next(entry.label for entry in workspace.store.journal.entries(2)) == "Mở lại đợt kiểm điểm"


def test_only_the_newest_round_is_opened_again(workspace: Workspace, closed: Round) -> None:
    rounds.open_round(workspace, year=2027, evaluation_on=date(2027, 12, 10))
    with pytest.raises(InvalidValueError, match="mới nhất"):
        rounds.reopen_round(workspace, closed.id)
