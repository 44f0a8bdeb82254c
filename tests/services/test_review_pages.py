"""The list and the page of self-reviews: states, totals so far, levels with their reasons, last year's words."""

from decimal import Decimal

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind
from kiemdiem_desktop.services.cell import prompts, reviews, year_records
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.review_pages import ReviewPage, ReviewState, find_page, list_reviews
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


def checked_of(workspace: Workspace) -> CheckedRound:
    """Check the current round."""
    return check(workspace, current_round(workspace))


def page_of(workspace: Workspace, subject_id: SubjectId) -> ReviewPage:
    """Give the page of a subject."""
    page = find_page(checked_of(workspace), subject_id)
    assert page is not None
    return page


def subject_with(workspace: Workspace, state: ReviewState) -> SubjectId:
    """Give the first subject in that state."""
    lines = list_reviews(checked_of(workspace))
    return next(line.own.subject.id for line in lines if line.state is state)


def test_a_finished_review_with_something_to_fix_is_lacking(sample: Workspace) -> None:
    subject_id = subject_with(sample, ReviewState.DONE)
    reviews.set_section_text(sample, subject_id, section="A.I.1", text="")
    assert page_of(sample, subject_id).state is ReviewState.LACKING
    reviews.reopen_review(sample, subject_id)
    assert page_of(sample, subject_id).state is ReviewState.BEGUN


def test_points_so_far_are_added_by_group(sample: Workspace) -> None:
    subject_id = subject_with(sample, ReviewState.DONE)
    page = page_of(sample, subject_id)
    first = page.frame.groups[0].criteria[0].code
    whole = page.groups[0].points
    entered = page.review.points_of(first)
    assert entered is not None
    assert entered.points is not None
    reviews.set_points(sample, subject_id, criterion=first, points=None)
    group = page_of(sample, subject_id).groups[0]
    assert (group.points, group.left) == (whole - entered.points, 1)


def test_a_level_that_is_closed_says_why(sample: Workspace) -> None:
    subject_id = subject_with(sample, ReviewState.DONE)
    for group in page_of(sample, subject_id).frame.groups:
        for criterion in group.criteria:
            reviews.set_points(sample, subject_id, criterion=criterion.code, points=Decimal(0))
    best = next(line for line in page_of(sample, subject_id).levels if line.level is Level.HTXS)
    assert not best.is_open
    assert any("0" in reason for reason in best.reasons)


def test_last_year_stands_beside_this_year(sample: Workspace) -> None:
    checked = checked_of(sample)
    own = next(own for own in checked.dossier.subjects if own.previous_review and own.carried)
    page = page_of(sample, own.subject.id)
    assert own.previous_review is not None
    assert page.previous_text("A.I.1") == own.previous_review.text_of("A.I.1") != ""
    assert page.remedied <= len(page.own.carried)


def test_a_percentage_above_100_is_refused(sample: Workspace) -> None:
    subject_id = subject_with(sample, ReviewState.DONE)
    with pytest.raises(InvalidValueError, match="100"):
        year_records.set_year_figure(sample, subject_id, part="low_confidence_percent", value=101)
    year_records.set_year_figure(sample, subject_id, part="low_confidence_percent", value=100)
    assert year_records.get_year_record(sample, subject_id).low_confidence_percent == 100


def test_prompts_and_conclusions_are_changed_part_by_part(sample: Workspace) -> None:
    subject_id = subject_with(sample, ReviewState.DONE)
    round_id = current_round(sample).id
    prompt = prompts.save_prompt(sample, ReviewPrompt(round_id=round_id, subject_id=subject_id, text="Làm rõ"))
    prompts.edit_prompt(sample, prompt.id, part="number", value="12-CV/ĐU")
    kind = ConclusionKind.COMPLAINT
    row = year_records.save_conclusion(sample, Conclusion(round_id=round_id, subject_id=subject_id, kind=kind))
    year_records.edit_conclusion(sample, row.id, part="is_remedied", value=True)
    page = page_of(sample, subject_id)
    assert [found.number for found in page.own.prompts if found.id == prompt.id] == ["12-CV/ĐU"]
    assert [found.is_remedied for found in page.own.conclusions if found.id == row.id] == [True]
    with pytest.raises(InvalidValueError, match="nội dung"):
        prompts.edit_prompt(sample, prompt.id, part="text", value=" ")
