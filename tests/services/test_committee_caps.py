"""The cap over all cells: groups, four readings, the order of the nominees, what-if, the exceptional share."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.decided import CapDecision
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.rules.caps import cap_limit
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee import cap_choices
from kiemdiem_desktop.services.committee.cap_tables import CELLS, CapTable, cap_tables
from kiemdiem_desktop.services.committee.rated_subjects import list_rated
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.appraisal_books import ON, ROUND, made_cell, receive_made
from tests.services.round_trip import make_committee


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """A committee of six cells: one of them at the best level, each with one or two members at it."""
    workspace = make_committee(regulations, clock)
    for number in range(1, 7):
        receive_made(workspace, made_cell(number, best=1 + number % 2, level=Level.HTXS if number == 1 else Level.HTT))
    yield workspace
    workspace.store.close()


@pytest.fixture
def regs(regulations: Regulations) -> RegulationSet:
    """The regulations of the day."""
    return regulations.in_force_on(ON)


def tables(committee: Workspace, regs: RegulationSet) -> dict[str, CapTable]:
    """Give the caps by their groups."""
    found = cap_tables(list_rated(committee, 2026), regs, cap_choices.list_cap_decisions(committee, ROUND))
    return {table.code: table for table in found}


def test_cells_are_compared_as_collectives_and_members_by_position(committee: Workspace, regs: RegulationSet) -> None:
    found = tables(committee, regs)
    assert list(found)[:2] == [CELLS, "collective_committees"]
    cells = found[CELLS]
    assert (cells.counts[Level.HTXS], cells.counts[Level.HTT]) == (1, 5)
    assert (cells.line.limit, cells.over, cells.nominees[0].subject.row.cell_code) == (1, 0, "TP-01")
    members = [table for table in found.values() if not table.is_collective]
    assert sum(table.counts[Level.HTXS] for table in members) == 9
    for table in members:
        limits = [reading.limit for reading in table.cap.readings]
        htxs, htt = table.counts[Level.HTXS], table.counts[Level.HTT]
        bases = (("of_htt_strict", htt), ("of_htt_rounded", htt), ("of_htt_up_strict", htxs + htt))
        assert limits[:3] == [cap_limit(base, 20, name) for name, base in bases]
        assert len(table.line.readings) == 4


def test_a_what_if_moves_levels_and_records_nothing(committee: Workspace, regs: RegulationSet) -> None:
    rated = list_rated(committee, 2026)
    tried = {("TP-02", "chi-bo"): Level.HTXS, ("TP-03", "chi-bo"): Level.HTXS}
    moved = {table.code: table for table in cap_tables(rated, regs, tried=tried)}[CELLS]
    assert (moved.counts[Level.HTXS], moved.line.limit, moved.over) == (3, 0, 3)
    assert moved.line.headroom == "vượt 3 suất"
    assert tables(committee, regs)[CELLS].counts[Level.HTXS] == 1


def test_nominees_stand_in_the_committees_order_and_are_cut_from_the_end(
    committee: Workspace, regs: RegulationSet
) -> None:
    before = tables(committee, regs)
    group = max((table for table in before.values() if not table.is_collective), key=lambda table: len(table.nominees))
    keys = tuple(nominee.subject.key for nominee in group.nominees)
    cap_choices.rank_nominees(committee, ROUND, tuple(reversed(keys)))
    after = tables(committee, regs)[group.code]
    assert tuple(nominee.subject.key for nominee in after.nominees) == tuple(reversed(keys))
    assert [nominee.is_beyond for nominee in after.nominees] == [
        place > after.line.limit for place in range(1, len(keys) + 1)
    ]
    committee.store.undo()
    assert tuple(nominee.subject.key for nominee in tables(committee, regs)[group.code].nominees) == keys


def test_the_exceptional_share_needs_its_ground_and_counts_for_its_group_only(
    committee: Workspace, regs: RegulationSet
) -> None:
    wanted = CapDecision(year=2026, group_code=CELLS, ground=" ", number="40-QĐ/ĐU", decided_on=date(2026, 12, 9))
    with pytest.raises(InvalidValueError, match="căn cứ"):
        cap_choices.grant_exception(committee, wanted, regs)
    with pytest.raises(InvalidValueError, match="sau hôm nay"):
        cap_choices.grant_exception(
            committee, replace(wanted, ground="Vượt kế hoạch", decided_on=date(2027, 1, 1)), regs
        )
    cap_choices.grant_exception(committee, replace(wanted, ground="Dẫn đầu huyện về nông thôn mới"), regs)
    kept = cap_choices.grant_exception(committee, replace(wanted, ground="Dẫn đầu tỉnh"), regs)
    found = tables(committee, regs)
    assert [reading.percent for reading in found[CELLS].cap.readings] == [25] * 4
    assert {reading.percent for code in found if code != CELLS for reading in found[code].cap.readings} == {20}
    assert committee.store.cap_decisions.count() == 1
    cap_choices.withdraw_exception(committee, kept)
    assert {reading.percent for reading in tables(committee, regs)[CELLS].cap.readings} == {20}


def test_no_exception_under_rules_that_know_none(committee: Workspace, regulations: Regulations) -> None:
    older = regulations.in_force_on(date(2024, 12, 10))
    with pytest.raises(InvalidValueError, match="không có tỷ lệ ngoại lệ"):
        cap_choices.grant_exception(committee, CapDecision(year=2024, group_code=CELLS, ground="Dẫn đầu"), older)


def test_the_committee_puts_subjects_into_groups_of_its_own(committee: Workspace, regs: RegulationSet) -> None:
    keys = tuple(one.key for one in list_rated(committee, 2026) if one.row.cell_code == "TP-01")[1:4]
    cap_choices.assign_group(committee, ROUND, keys, name="Giáo viên")
    assert sum(tables(committee, regs)["Giáo viên"].counts.values()) == 3
    cap_choices.assign_group(committee, ROUND, keys, name="")
    assert "Giáo viên" not in tables(committee, regs)
    assert committee.store.cap_places.count() == 0
