"""The papers of a round: what each lacks, its number and date, and what is kept as a file."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import (
    MeetingStage,
    PaperFormat,
    build,
    get_details,
    list_papers,
    meeting_papers,
    paper_job,
    render,
    set_date,
    set_number,
)
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.paper_files import PaperNotSavedError, save_paper
from kiemdiem_desktop.services.spelling import Spelling, set_spelling
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def checked(sample: Workspace) -> CheckedRound:
    """The round, checked."""
    return check(sample, current_round(sample))


def test_the_set_of_the_meeting_comes_in_the_order_of_the_print(checked: CheckedRound) -> None:
    before = [paper.code for paper in meeting_papers(checked, MeetingStage.BEFORE) if paper.kind.is_of_meeting]
    assert before == ["agenda", "roll", "ballot_collective", "ballot_members", "invitation"]
    after = [paper.code for paper in meeting_papers(checked, MeetingStage.AFTER) if paper.kind.is_of_meeting]
    lists = ["proposals", "count_table", "left_out_list"]
    assert after == ["minutes", "tally", *lists, "result_report", "submission"]


def test_file_names_are_ascii_and_name_nobody(sample: Workspace, checked: CheckedRound) -> None:
    names = [paper_job(sample, checked, paper, PaperFormat.PDF).file_name for paper in list_papers(checked)]
    assert all(name.isascii() for name in names)
    assert len(set(names)) == len(names)
    people = {word.lower() for file in checked.dossier.members for word in file.member.full_name.split()}
    assert not [name for name in names if people & set(name.removesuffix(".pdf").split("-"))]


def test_number_and_date_are_printed_and_can_be_taken_back(sample: Workspace, checked: CheckedRound) -> None:
    minutes = meeting_papers(checked, MeetingStage.AFTER)[0]
    usual = get_details(sample, checked, minutes)
    set_number(sample, checked, minutes, 7)
    set_date(sample, checked, minutes, date(2026, 12, 9))
    details = get_details(sample, checked, minutes)
    assert (details.number, details.on) == (7, date(2026, 12, 9))
    assert sample.store.undo() == "Ghi ngày của giấy tờ"
    set_number(sample, checked, minutes, None)
    assert get_details(sample, checked, minutes) == usual


def test_a_paper_is_written_the_same_every_time(sample: Workspace, checked: CheckedRound) -> None:
    job = paper_job(sample, checked, meeting_papers(checked, MeetingStage.AFTER)[2], PaperFormat.PDF)
    assert render(job) == render(job)


def test_a_saved_paper_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(b"truoc")
    save_paper(b"sau", path)
    assert path.read_bytes() == b"sau"
    assert [file.name for file in tmp_path.iterdir()] == ["bien-ban.pdf"]


def test_a_place_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(PaperNotSavedError, match="Không còn thấy") as told:
        save_paper(b"x", tmp_path / "usb" / "bien-ban.pdf")
    assert told.value.code == "place_gone"
    assert "Cắm lại USB" in told.value.hint


def test_a_full_disk_is_told_and_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(b"truoc")
    path.with_name("bien-ban.pdf.part").symlink_to("/dev/full")
    with pytest.raises(PaperNotSavedError, match="Không đủ chỗ trống") as told:
        save_paper(b"x" * 100_000, path)
    assert told.value.code == "disk_full"
    assert path.read_bytes() == b"truoc"
    assert [file.name for file in tmp_path.iterdir()] == ["bien-ban.pdf"]


def test_a_folder_in_the_way_is_told_and_nothing_half_written_stays(tmp_path: Path) -> None:
    (tmp_path / "bien-ban.pdf").mkdir()
    with pytest.raises(PaperNotSavedError, match="không cho ghi"):
        save_paper(b"x", tmp_path / "bien-ban.pdf")
    assert [file.name for file in tmp_path.iterdir()] == ["bien-ban.pdf"]


def test_the_spelling_of_the_office_is_printed_and_can_be_undone(sample: Workspace, checked: CheckedRound) -> None:
    proposals = next(paper for paper in list_papers(checked) if paper.code == "proposals")
    set_spelling(sample, Spelling.ON_SECOND)
    assert "Đảng uỷ" in write_text(build(sample, checked, proposals))
    assert sample.store.undo() == "Chọn cách viết ủy, uỷ trên giấy tờ"
    assert "Đảng ủy" in write_text(build(sample, checked, proposals))
