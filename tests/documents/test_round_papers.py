"""The papers around the conference: their words, with nothing entered, with nobody, with three hundred."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kiemdiem_desktop.documents.profile import FormatProfile, profile_on
from kiemdiem_desktop.documents.templates.ballots import MEMBERS
from kiemdiem_desktop.documents.templates.ballots import build as build_ballots
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_docx, write_text, write_xlsx
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from tests.documents.round_papers import (
    CELL_PAPERS,
    LONG_NAME,
    NOTHING_SAID,
    PERSONAL_PAPERS,
    crowd,
    empty_dossier,
    whole_dossier,
)
from tests.documents.sample_dossier import HELD_ON, sample_verdict
from tests.documents.test_pdf import assert_within_margins, printed, seen, words

WITH_GOLDEN = [name for name in CELL_PAPERS if name not in {"meeting_minutes", "tally_minutes", "proposal_list"}]
TABLES = ("roll", "proposal_list", "opinion_table", "count_table", "statistics", "left_out_list", "remedy_plan")


@pytest.mark.parametrize("name", WITH_GOLDEN)
def test_paper_of_the_cell_reads_as_before(
    name: str, paper: PaperDetails, regulations: RegulationSet, golden: Callable[[str, str], None]
) -> None:
    golden(name, write_text(CELL_PAPERS[name](whole_dossier(), sample_verdict(), regulations, paper)))


@pytest.mark.parametrize("name", PERSONAL_PAPERS)
def test_paper_of_a_person_reads_as_before(name: str, paper: PaperDetails, golden: Callable[[str, str], None]) -> None:
    golden(name, write_text(PERSONAL_PAPERS[name](whole_dossier(), paper)))


def test_ballots_read_as_before(paper: PaperDetails, golden: Callable[[str, str], None]) -> None:
    golden("ballots", write_text(build_ballots(whole_dossier(), sample_verdict(), paper, MEMBERS)))


@pytest.mark.parametrize("name", CELL_PAPERS)
def test_a_cell_without_anything_gets_a_paper_to_write_on(
    name: str, paper: PaperDetails, regulations: RegulationSet, fonts_dir: Path, tmp_path: Path
) -> None:
    empty = replace(paper, number=None, on=None)
    document = CELL_PAPERS[name](empty_dossier(), NOTHING_SAID, regulations, empty)
    assert "ngày …… tháng …… năm ……" in write_text(document)
    assert_within_margins(printed(document, fonts_dir, tmp_path), document)


@pytest.mark.parametrize("name", CELL_PAPERS)
def test_long_names_stay_within_the_margins(
    name: str, paper: PaperDetails, regulations: RegulationSet, fonts_dir: Path, tmp_path: Path
) -> None:
    document = CELL_PAPERS[name](*crowd(12), regulations, paper)
    path = printed(document, fonts_dir, tmp_path)
    assert_within_margins(path, document)
    if name not in {
        "review_plan",
        "invitation",
        "count_table",
        "statistics",
        "left_out_list",
        "remedy_plan",
        "handover",
    }:
        assert LONG_NAME.split()[-1] in words(seen("pdftotext", str(path), "-"))


@pytest.mark.parametrize("name", CELL_PAPERS)
def test_three_hundred_members_fit(name: str, paper: PaperDetails, regulations: RegulationSet) -> None:
    text = write_text(CELL_PAPERS[name](*crowd(300), regulations, paper))
    if name in {"roll", "proposal_list", "opinion_table", "agenda", "meeting_minutes", "tally_minutes"}:
        assert text.count(f"{LONG_NAME} ") >= 300


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_workbooks_with_real_numbers(name: str, paper: PaperDetails, regulations: RegulationSet) -> None:
    document = CELL_PAPERS[name](whole_dossier(), sample_verdict(), regulations, paper)
    book = openpyxl.load_workbook(BytesIO(write_xlsx(document)))
    values = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(value, int) for value in values)
    assert all(sheet.print_area for sheet in book.worksheets)


def test_word_files_are_the_same_twice(paper: PaperDetails, regulations: RegulationSet) -> None:
    for name in ("result_report", "statistics"):
        document = CELL_PAPERS[name](whole_dossier(), sample_verdict(), regulations, paper)
        assert write_docx(document) == write_docx(document)


def test_a_submission_is_addressed_as_its_guidance_says(
    paper: PaperDetails, profiles: tuple[FormatProfile, ...], regulations: RegulationSet
) -> None:
    older = replace(paper, profile=profile_on(profiles, HELD_ON.replace(year=2025)))
    texts = [
        write_text(CELL_PAPERS["submission"](whole_dossier(), sample_verdict(), regulations, details))
        for details in (paper, older)
    ]
    assert [re.findall(r"Kính (?:gửi|trình):", text) for text in texts] == [["Kính trình:"], ["Kính gửi:"]]
