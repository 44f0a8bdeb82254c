"""Bộ hồ sơ họp: one file with its facts, and papers to be filled in by hand without a nought in them."""

import re
from io import BytesIO

import pypdfium2
import pytest

from kiemdiem_desktop.documents.text import write_text
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.meeting_set import joined_set, set_jobs, set_lines
from kiemdiem_desktop.services.cell.papers import MeetingStage, PaperJob, render
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def checked(finished: Workspace) -> CheckedRound:
    """The finished round, checked."""
    return check(finished, current_round(finished))


def jobs_of(
    workspace: Workspace, checked: CheckedRound, stage: MeetingStage, *, is_blank: bool
) -> tuple[PaperJob, ...]:
    """Give the papers of a set, of self-reviews only the first."""
    lines = set_lines(checked, stage)
    return tuple(job for line in lines for job in set_jobs(workspace, checked, line, is_blank=is_blank)[:1])


@pytest.mark.parametrize("stage", list(MeetingStage))
def test_the_one_file_has_title_language_and_bookmarks(
    finished: Workspace, checked: CheckedRound, stage: MeetingStage
) -> None:
    jobs = jobs_of(finished, checked, stage, is_blank=False)
    pdfs = tuple(render(job) for job in jobs)
    whole = joined_set(checked, stage, jobs, pdfs)
    document = pypdfium2.PdfDocument(BytesIO(whole))
    assert b"/Lang (vi-VN)" in whole
    assert document.get_metadata_value("Title").startswith(
        "Bộ hồ sơ trước hội nghị năm 2026 – Chi bộ" if stage is MeetingStage.BEFORE else "Bộ hồ sơ sau hội nghị"
    )
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    firsts, page = [], 0
    for pdf in pdfs:
        firsts.append(page)
        page += len(pypdfium2.PdfDocument(pdf))
    assert marks == [(job.document.title, first) for job, first in zip(jobs, firsts, strict=True)]
    assert len(document) == page
    assert texts_of(whole) == [text for pdf in pdfs for text in texts_of(pdf)]


def texts_of(pdf: bytes) -> list[str]:
    """Give the text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_the_one_file_is_the_same_when_it_is_made_again(finished: Workspace, checked: CheckedRound) -> None:
    files = []
    for _time in range(2):
        jobs = jobs_of(finished, checked, MeetingStage.AFTER, is_blank=False)
        files.append(joined_set(checked, MeetingStage.AFTER, jobs, tuple(render(job) for job in jobs)))
    assert files[0] == files[1]


def test_papers_to_fill_in_by_hand_leave_room_in_place_of_noughts(finished: Workspace, checked: CheckedRound) -> None:
    for job in jobs_of(finished, checked, MeetingStage.AFTER, is_blank=True):
        text = write_text(job.document)
        if job.document.code == "statistics":  # the counts of the roster are known, the result is not
            rows = [
                line.split("|")[3:8] for line in text.splitlines() if re.match(r"\| (Nam|Nữ|Kinh|Tổng số) \|", line)
            ]
            assert len(rows) == 4
            assert not "".join("".join(row) for row in rows).strip()
        else:
            assert not re.search(r"(?<![\d.,/])0(?![\d.,/])", text), job.file_name
        assert "(–)" not in text
        assert "chưa có" not in text


def test_the_list_of_those_left_out_has_lines_to_write_on(finished: Workspace, checked: CheckedRound) -> None:
    jobs = {job.document.code: job for job in jobs_of(finished, checked, MeetingStage.AFTER, is_blank=True)}
    text = write_text(jobs["left_out_list"].document)
    assert "II. Thuộc diện nhưng chưa kiểm điểm hoặc chưa xếp loại: ……… đồng chí" in text
    assert text.count("| 5 |") == 2
    assert "Không có đảng viên nào" not in text


def test_a_result_that_is_known_is_printed_as_before(finished: Workspace, checked: CheckedRound) -> None:
    jobs = {job.document.code: job for job in jobs_of(finished, checked, MeetingStage.AFTER, is_blank=False)}
    assert "| Không hoàn thành nhiệm vụ | 0 | 0% |" in write_text(jobs["submission"].document)
