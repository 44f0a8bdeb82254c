"""Individual self-reviews leave after their years: listed first, removed as asked, with everything else untouched."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.services.cell.retention import keep_years, plan_retention, removal_lines, remove_expired
from kiemdiem_desktop.services.cell.rounds import list_rounds
from kiemdiem_desktop.services.workspace import Workspace


def grow_old(workspace: Workspace, years: int) -> None:
    """Let every round but the newest lie `years` years further back, closed."""
    newest = list_rounds(workspace)[0]
    with workspace.store.step("Lùi đợt cũ"):
        for row in list_rounds(workspace)[1:]:
            workspace.store.rounds.save(
                replace(
                    row,
                    year=newest.year - years,
                    closed_at=row.closed_at or datetime(2024, 1, 1, tzinfo=UTC),
                )
            )


def test_nothing_is_over_its_time_in_three_years(finished: Workspace) -> None:
    grow_old(finished, 2)
    plan = plan_retention(finished)
    assert (plan.years, plan.least, plan.expired) == (3, 3, ())
    assert plan.source == "§8.3, Hướng dẫn 06-HD/TW"


def test_what_is_over_its_time_is_listed_and_then_removed_exactly(finished: Workspace) -> None:
    grow_old(finished, 3)
    store, plan = finished.store, plan_retention(finished)
    (expired,) = plan.expired
    people = {row.id for row in store.subjects.where(round_id=expired.round.id) if row.kind is SubjectKind.MEMBER}
    mine = [row for row in store.reviews.where(round_id=expired.round.id) if row.subject_id in people]
    assert expired.reviews == len(mine) > 0
    assert str(expired.round.year) in removal_lines(plan.expired)[0]
    before = {name: getattr(store, name).all() for name in ("ratings", "ballots", "meetings", "members", "subjects")}
    newest = list_rounds(finished)[0]
    kept = store.reviews.where(round_id=newest.id)
    assert remove_expired(finished, plan) == plan.expired
    assert plan_retention(finished).expired == ()
    assert not [row for row in store.reviews.where(round_id=expired.round.id) if row.subject_id in people]
    assert store.reviews.where(round_id=newest.id) == kept
    assert before == {name: getattr(store, name).all() for name in before}
    assert store.undo_label is None


def test_a_shortcoming_that_is_still_at_work_is_kept(finished: Workspace) -> None:
    grow_old(finished, 5)
    carried = {row.carried_from for row in finished.store.shortcomings.all() if row.carried_from}
    remove_expired(finished, plan_retention(finished))
    assert carried <= {row.id for row in finished.store.shortcomings.all()}


def test_a_round_that_is_open_keeps_all(finished: Workspace) -> None:
    grow_old(finished, 9)
    with finished.store.step("Mở lại"):
        for row in list_rounds(finished)[1:]:
            finished.store.rounds.save(replace(row, closed_at=None))
    assert plan_retention(finished).expired == ()


def test_longer_is_allowed_shorter_is_not(finished: Workspace) -> None:
    grow_old(finished, 4)
    assert plan_retention(finished).expired
    keep_years(finished, 5)
    assert plan_retention(finished).expired == ()
    keep_years(finished, 0)
    grow_old(finished, 20)
    assert plan_retention(finished).expired == ()
    with pytest.raises(InvalidValueError, match="ít nhất 3 năm"):
        keep_years(finished, 2)


def test_a_list_that_changed_meanwhile_removes_nothing(finished: Workspace, clock: FixedClock) -> None:
    grow_old(finished, 4)
    plan = plan_retention(finished)
    keep_years(finished, 10)
    with pytest.raises(InvalidValueError, match="vừa thay đổi"):
        remove_expired(finished, plan)
    assert finished.store.reviews.all()
    assert clock.today() > date(2026, 1, 1)
