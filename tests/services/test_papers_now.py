"""Which papers are wanted now: by the stage of the round, and those that left the program last."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Meeting
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import PaperFormat, list_papers, paper_job
from kiemdiem_desktop.services.cell.papers_now import MOST_RECENT, keep_recent, papers_now, recent_stems
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.test_extreme_papers import with_dossier

TODAY = date(2026, 12, 10)


@pytest.fixture
def checked(finished: Workspace) -> CheckedRound:
    """The finished round, checked."""
    return check(finished, current_round(finished))


def at_meeting(checked: CheckedRound, held_on: date | None) -> CheckedRound:
    """Give the round before anybody voted, with its conference on a day."""
    subjects = tuple(replace(part, ballots=(), rating=None) for part in checked.dossier.subjects)
    meeting = Meeting(round_id=checked.dossier.round.id, held_on=held_on)
    return with_dossier(checked, replace(checked.dossier, subjects=subjects, meeting=meeting, attendance=()))


def stage_of(checked: CheckedRound) -> tuple[str, frozenset[str]]:
    """Give the words and the papers of now."""
    found = papers_now(checked, list_papers(checked), TODAY)
    return found.title.rpartition(": ")[2], found.stems


@pytest.mark.parametrize("held_on", [None, TODAY, date(2026, 12, 11)])
def test_before_the_conference_its_papers_are_laid_out(checked: CheckedRound, held_on: date | None) -> None:
    words, stems = stage_of(at_meeting(checked, held_on))
    assert words == "trước hội nghị"
    assert {"giay-moi", "chuong-trinh-hoi-nghi", "danh-sach-diem-danh", "phieu-dang-vien"} <= stems
    assert "bien-ban-hoi-nghi" not in stems


def test_after_the_conference_what_goes_up_is_wanted(checked: CheckedRound) -> None:
    for round_ in (checked, at_meeting(checked, date(2026, 12, 9))):
        words, stems = stage_of(round_)
        assert words == "sau hội nghị"
        assert {"bien-ban-hoi-nghi", "bien-ban-kiem-phieu", "bao-cao-ket-qua", "danh-sach-de-nghi"} <= stems
        assert "giay-moi" not in stems


def test_after_the_decision_notices_and_plans_are_wanted(checked: CheckedRound) -> None:
    subjects = tuple(
        replace(part, rating=replace(part.rating, decided_level=Level.HTT)) if part.rating else part
        for part in checked.dossier.subjects
    )
    words, stems = stage_of(with_dossier(checked, replace(checked.dossier, subjects=subjects)))
    assert words == "sau khi có quyết định"
    assert any(stem.startswith("thong-bao-ket-qua") for stem in stems)
    assert "ke-hoach-khac-phuc" in stems


def test_those_that_left_last_stand_first_and_are_few(finished: Workspace, checked: CheckedRound) -> None:
    round_id = checked.dossier.round.id
    assert recent_stems(finished, round_id) == ()
    jobs = [paper_job(finished, checked, paper, PaperFormat.PDF) for paper in list_papers(checked)[:20]]
    before = finished.store.undo_label
    for job in jobs:
        keep_recent(finished, (job,))
    keep_recent(finished, (jobs[15],))
    stems = recent_stems(finished, round_id)
    assert stems[:2] == tuple(job.file_name.removesuffix(".pdf") for job in (jobs[15], jobs[19]))
    assert len(stems) == len(set(stems)) == MOST_RECENT
    assert finished.store.undo_label == before
