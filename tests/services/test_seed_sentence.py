"""The seed's article: its sentence on the province comes out of the 658 signed packages, collected and appraised."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.sum_checks import check_totals
from kiemdiem_desktop.services.committee.appraisal_list import CellState, count_states, list_cell_lines
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.clearing import Cleared, accept_clear
from kiemdiem_desktop.services.committee.collecting import collect
from kiemdiem_desktop.services.committee.figures import FigurePlace, find_behind
from kiemdiem_desktop.services.committee.judging import accept_cells, recheck_cell
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.committee.totals import sum_up
from kiemdiem_desktop.services.committee.totals_told import tell_missing, tell_results
from kiemdiem_desktop.services.reporting import finish
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.province import make_known, shared_province
from tests.services.round_trip import make_committee

ROUND = RoundKey(year=2026)
# Kon Tum 2022, as published: organisations 658 of 668, members 28,769 of 31,315
SENTENCE = (
    "658/668 tổ chức đảng được xếp loại: 114 hoàn thành xuất sắc nhiệm vụ, 503 hoàn thành tốt nhiệm vụ, "
    "40 hoàn thành nhiệm vụ, 1 không hoàn thành nhiệm vụ. "
    "28.769/31.315 đảng viên được xếp loại: 4.105 hoàn thành xuất sắc nhiệm vụ, 23.072 hoàn thành tốt nhiệm vụ, "
    "1.384 hoàn thành nhiệm vụ, 208 không hoàn thành nhiệm vụ."
)


@pytest.fixture(scope="module")
def books(regulations: Regulations, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The province's books with all 658 packages collected and appraised; ten organisations sent none."""
    load = shared_province(tmp_path_factory)
    workspace = make_committee(regulations, FixedClock(instant=datetime(2026, 12, 20, 2, 0, tzinfo=UTC)))
    make_known(workspace, load)
    for number in range(659, 669):
        cell = RegisteredCell(code=f"KT-{number}", name=f"Chi bộ {number}", unit_kind=UnitKind.GRASSROOTS_CELL)
        register_cell(workspace, cell)
    assert all(row.verdict.is_kept for row in collect(workspace, (load.folder,)))
    appraise_all(workspace)
    yield workspace
    workspace.store.close()


def appraise_all(books: Workspace) -> None:
    """Check every dossier again by the committee's own rules and take it, the one with remarks last."""
    assert finish(accept_clear(books, ROUND)) == Cleared(taken=657, left=1)
    (left,) = (line for line in list_cell_lines(books, ROUND) if line.state is CellState.WAITING)
    told = {row.finding.code for row in recheck_cell(books, left.code).findings if row.awaits_conclusion}
    assert told == {"rating.above_band"}
    assert accept_cells(books, (left.code,)) == 1
    assert count_states(list_cell_lines(books, ROUND)) == {CellState.ACCEPTED: 658, CellState.MISSING: 10}


def test_the_articles_sentence_comes_out_of_the_packages_alone(books: Workspace) -> None:
    found = sum_up(books, 2026)
    assert tell_results(found) == SENTENCE
    assert check_totals(found.totals) == ()
    assert tell_missing(found).startswith("Chưa có số liệu của 10 đơn vị")
    branches = found.totals.table(TableCode.BRANCH)
    assert len([line for line in branches.lines if line.counts.total]) == 14
    assert branches.whole == found.totals.whole()


def test_the_one_organisation_that_failed_is_behind_its_figure_and_nobody_else(books: Workspace) -> None:
    found = sum_up(books, 2026)
    units = find_behind(books, found, FigurePlace(about=CountedKind.UNITS, figure="kht"))
    assert [(unit.count, len(unit.people)) for unit in units] == [(1, 1)]
    members = find_behind(books, found, FigurePlace(figure="kht"))
    assert sum(len(unit.people) for unit in members) == 208
    assert found.totals.whole(CountedKind.UNITS) == Counts(
        total=668, left=10, rated=658, htxs=114, htt=503, htnv=40, kht=1
    )
