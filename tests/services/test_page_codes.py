"""A printed page is led back to its paper and data by the code at its foot."""

from dataclasses import replace

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.meetings import get_meeting, save_meeting
from kiemdiem_desktop.services.cell.page_codes import keep_codes, whence
from kiemdiem_desktop.services.cell.papers import (
    MeetingStage,
    PaperFormat,
    PaperJob,
    list_papers,
    meeting_papers,
    paper_job,
    render,
)
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def checked(sample: Workspace) -> CheckedRound:
    """The round, checked."""
    return check(sample, current_round(sample))


@pytest.fixture
def minutes(sample: Workspace, checked: CheckedRound) -> PaperJob:
    """The minutes, printed."""
    job = paper_job(sample, checked, meeting_papers(checked, MeetingStage.AFTER)[0], PaperFormat.PDF)
    keep_codes(sample, (job,))
    return job


@pytest.mark.parametrize("typed", ["{code}", " {code} – 3 ", "{bare}"])
def test_a_page_leads_back_to_its_paper(sample: Workspace, minutes: PaperJob, typed: str) -> None:
    text = typed.format(code=minutes.page_code.upper(), bare=minutes.page_code.replace("-", ""))
    origin = whence(sample, text)
    assert origin.title == minutes.document.title
    assert (origin.year, origin.made_on) == (2026, sample.clock.today())
    assert not origin.has_changed
    assert "vẫn đúng như trên giấy" in origin.sentence


def test_changed_data_are_told(sample: Workspace, minutes: PaperJob) -> None:
    meeting = get_meeting(sample, current_round(sample))
    save_meeting(sample, replace(meeting, place="Trường tiểu học"))
    origin = whence(sample, minutes.page_code)
    assert origin.has_changed
    assert "in lại trước khi dùng" in origin.sentence
    sample.store.undo()
    assert not whence(sample, minutes.page_code).has_changed


def test_printing_is_no_step_that_could_be_undone(sample: Workspace, checked: CheckedRound) -> None:
    label = sample.store.undo_label
    keep_codes(sample, (paper_job(sample, checked, meeting_papers(checked, MeetingStage.AFTER)[1], PaperFormat.PDF),))
    assert sample.store.undo_label == label


def test_what_is_no_code_and_a_foreign_page_are_told(sample: Workspace, minutes: PaperJob) -> None:
    with pytest.raises(InvalidValueError, match="không phải là mã trang"):
        whence(sample, "trang 3")
    with pytest.raises(NotFoundError, match="không in trang nào"):
        whence(sample, "0000-0000" if minutes.page_code != "0000-0000" else "1111-1111")


def test_every_paper_of_the_round_has_a_code_of_its_own(sample: Workspace, checked: CheckedRound) -> None:
    jobs = [paper_job(sample, checked, paper, PaperFormat.PDF) for paper in list_papers(checked)]
    codes = [job.page_code for job in jobs if not job.document.is_secret]
    assert all(codes)
    assert not any(job.page_code for job in jobs if job.document.is_secret)
    assert len(set(codes)) == len(codes)


def test_a_paper_printed_another_day_is_the_same_file(sample: Workspace, checked: CheckedRound) -> None:
    paper = meeting_papers(checked, MeetingStage.AFTER)[0]
    today = paper_job(sample, checked, paper, PaperFormat.PDF)
    later = replace(sample, clock=replace(sample.clock, instant=sample.clock.now().replace(year=2028)))  # type: ignore[type-var]
    assert render(paper_job(later, checked, paper, PaperFormat.PDF)) == render(today)


def test_minutes_are_printed_in_three_copies(sample: Workspace, checked: CheckedRound) -> None:
    copies = {paper.code: paper_job(sample, checked, paper, PaperFormat.PDF).copies for paper in list_papers(checked)}
    assert (copies["minutes"], copies["tally"], copies["proposals"]) == (3, 3, 1)
