"""The register of numbers: proposed kind by kind within a term, never given twice, undone like any typing."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.services.cell.cells import get_cell, save_cell
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.paper_numbers import (
    add_outside,
    give_number,
    list_issued,
    next_number,
    remove_outside,
)
from kiemdiem_desktop.services.cell.papers import Paper, get_details, list_papers
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def checked(sample: Workspace) -> CheckedRound:
    """The round, checked."""
    return check(sample, current_round(sample))


def paper_of(checked: CheckedRound, code: str) -> Paper:
    """Give the first paper of a kind."""
    return next(paper for paper in list_papers(checked) if paper.code == code)


def test_numbers_run_for_each_kind_apart(sample: Workspace, checked: CheckedRound) -> None:
    minutes, tally, report = (paper_of(checked, code) for code in ("minutes", "tally", "result_report"))
    assert [next_number(sample, paper) for paper in (minutes, tally, report)] == [1, 1, 1]
    give_number(sample, checked, minutes, 1)
    assert [next_number(sample, paper) for paper in (tally, report)] == [2, 1]
    assert [row.sign for row in list_issued(sample)] == ["01-BB/CB"]


def test_a_number_is_never_given_twice(sample: Workspace, checked: CheckedRound) -> None:
    minutes, tally = paper_of(checked, "minutes"), paper_of(checked, "tally")
    give_number(sample, checked, minutes, 4)
    with pytest.raises(InvalidValueError, match="Số 04-BB/CB đã dùng cho “Biên bản hội nghị kiểm điểm”") as told:
        give_number(sample, checked, tally, 4)
    assert told.value.hint == "Số tiếp theo còn trống: 5."
    give_number(sample, checked, minutes, 4)
    assert get_details(sample, checked, tally).number is None


def test_numbers_used_elsewhere_are_noted_and_struck(sample: Workspace, checked: CheckedRound) -> None:
    report = paper_of(checked, "result_report")
    add_outside(sample, "BC", 11, title="Báo cáo quý III", on=date(2026, 10, 2))
    assert next_number(sample, report) == 12
    row = list_issued(sample)[0]
    assert (row.sign, row.title, row.on, row.is_outside) == ("11-BC/CB", "Báo cáo quý III", date(2026, 10, 2), True)
    with pytest.raises(InvalidValueError, match="đã dùng"):
        add_outside(sample, "BC", 11, title="Khác", on=None)
    remove_outside(sample, row)
    assert next_number(sample, report) == 1
    assert sample.store.undo() == "Xóa khỏi sổ số văn bản"
    assert next_number(sample, report) == 12


def test_a_note_without_number_or_title_is_refused(sample: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="trích yếu"):
        add_outside(sample, "BC", 0, title="Báo cáo", on=None)
    with pytest.raises(InvalidValueError, match="trích yếu"):
        add_outside(sample, "BC", 3, title="  ", on=None)


def test_a_new_term_begins_at_one(sample: Workspace, checked: CheckedRound) -> None:
    give_number(sample, checked, paper_of(checked, "minutes"), 9)
    add_outside(sample, "BB", 20, title="Biên bản tháng 3", on=None)
    save_cell(sample, replace(get_cell(sample), term="2027-2029"))
    assert next_number(sample, paper_of(checked, "tally")) == 1
    assert list_issued(sample) == ()


def test_a_number_taken_back_is_free_again(sample: Workspace, checked: CheckedRound) -> None:
    minutes = paper_of(checked, "minutes")
    give_number(sample, checked, minutes, 3)
    sample.store.undo()
    assert list_issued(sample) == ()
    give_number(sample, checked, minutes, 3)
    give_number(sample, checked, minutes, None)
    assert next_number(sample, minutes) == 1


def test_what_the_superior_numbers_is_not_proposed(sample: Workspace, checked: CheckedRound) -> None:
    letter = paper_of(checked, "residence_letter")
    assert next_number(sample, letter) is None
    save_cell(sample, replace(get_cell(sample), kind=CellKind.GRASSROOTS))
    assert next_number(sample, letter) == 1
    assert next_number(sample, paper_of(checked, "self_review")) is None
