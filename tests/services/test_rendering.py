"""Every paper as it is drawn: nothing clipped, nothing on top of something else, every letter in the font."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kiemdiem_desktop.documents.blocks import Chart
from kiemdiem_desktop.documents.fonts import FACES, FAMILY, characters
from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import PaperFormat, PaperJob, paper_job, render
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.drawn_pages import faults_of
from tests.services.every_paper import paper_of_each_kind


@pytest.fixture
def jobs(sample: Workspace) -> tuple[PaperJob, ...]:
    """Give one paper of each kind as PDF."""
    checked: CheckedRound = check(sample, current_round(sample))
    return tuple(paper_job(sample, checked, paper, PaperFormat.PDF) for paper in paper_of_each_kind(checked))


def test_a_page_with_faults_is_found_out(jobs: tuple[PaperJob, ...]) -> None:
    sheet = BytesIO()
    canvas = Canvas(sheet, pagesize=A4, initialFontSize=14)
    canvas.drawString(200, 400, "Hai dòng in")
    canvas.drawString(205, 404, "đè lên nhau")
    canvas.drawString(560, 300, "ra ngoài mép giấy")
    canvas.showPage()
    canvas.save()
    told = " ".join(faults_of(sheet.getvalue(), jobs[0].document.profile))
    assert "stand on each other" in told
    assert "out of the margins" in told
    assert "ink at the edge" in told


def letters_of(fonts_dir: Path) -> set[str]:
    """Give the letters that every face has."""
    files = (fonts_dir / f"{FAMILY}-{face}.ttf" for face in FACES)
    return set.intersection(*(characters(path.read_bytes()) for path in files))


def test_nothing_is_clipped_and_nothing_overlaps(jobs: tuple[PaperJob, ...]) -> None:
    faults = {job.file_name: faults_of(render(job), job.document.profile) for job in jobs}
    assert not {name: found for name, found in faults.items() if found}


def test_every_letter_is_in_the_font(jobs: tuple[PaperJob, ...]) -> None:
    known = letters_of(jobs[0].fonts_dir) | {"\n"}
    assert not {job.file_name: lacking for job in jobs if (lacking := set(write_text(job.document)) - known)}


def letters_in(text: str) -> Counter[str]:
    """Count the letters of a paper; marks that only the text copy has (rules, frames) are no letters."""
    return Counter(char for char in text if char.isalpha())


def test_everything_that_is_said_can_be_copied_out(jobs: tuple[PaperJob, ...]) -> None:
    """Charts are pictures: their figures stand in words in the text copy alone."""
    for job in (job for job in jobs if not any(isinstance(block, Chart) for block in job.document.blocks)):
        document = pypdfium2.PdfDocument(render(replace(job, page_code="")))
        copied = letters_in("".join(page.get_textpage().get_text_range() for page in document))
        said = letters_in(_without_marks(write_text(job.document)))
        assert not said - copied, job.file_name


def _without_marks(text: str) -> str:
    """Take away the names of tables and codes, which stand in the text copy alone."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("["))
