"""Every paper of every kind of round: its words against the golden file, its pages as they are drawn."""

from pathlib import Path

import pypdfium2
import pytest

from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import Paper, PaperFormat, PaperJob, render
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.drawn_pages import faults_of
from tests.services.every_round import ROUNDS, job_as, papers_of, round_as
from tests.services.test_rendering import letters_of

GOLDEN = Path(__file__).parent / "golden"
NOTE_ALONE = 20  # words of a page with nothing but a note, its number and the page code


@pytest.fixture
def checked(finished: Workspace) -> CheckedRound:
    """The finished round of the sample cell, checked."""
    return check(finished, current_round(finished))


def jobs_of(workspace: Workspace, round_: CheckedRound) -> list[tuple[Paper, PaperJob]]:
    """Give all papers of a round as PDF."""
    return [(paper, job_as(workspace, round_, paper, PaperFormat.PDF)) for paper in papers_of(round_)]


@pytest.mark.parametrize("name", ROUNDS)
def test_every_paper_of_the_round_reads_as_before(
    finished: Workspace, checked: CheckedRound, name: str, request: pytest.FixtureRequest
) -> None:
    folder, round_ = GOLDEN / name, round_as(finished, checked, name)
    texts = {paper.file_stem: write_text(job.document) for paper, job in jobs_of(finished, round_)}
    if request.config.getoption("--update-golden", default=False):
        folder.mkdir(parents=True, exist_ok=True)
        for stem, text in texts.items():
            (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    assert {path.stem for path in folder.iterdir()} == texts.keys()
    for stem, text in texts.items():
        assert text == (folder / f"{stem}.txt").read_text(encoding="utf-8"), stem


@pytest.mark.parametrize("name", ROUNDS)
def test_every_page_of_the_round_is_whole(finished: Workspace, checked: CheckedRound, name: str) -> None:
    known = letters_of(finished.resources_dir / "fonts") | {"\n"}
    for paper, job in jobs_of(finished, round_as(finished, checked, name)):
        pdf = render(job)
        assert not faults_of(pdf, job.document.profile), paper.file_stem
        assert not set(write_text(job.document)) - known, paper.file_stem
        pages = list(pypdfium2.PdfDocument(pdf))
        assert len(pages[-1].get_textpage().get_text_range().split()) > NOTE_ALONE, paper.file_stem


def test_forms_and_annexes_of_all_years_are_among_them(finished: Workspace, checked: CheckedRound) -> None:
    found = set()
    for name in ROUNDS:
        round_ = round_as(finished, checked, name)
        forms = {part.subject.id: part.subject.form.value for part in round_.dossier.subjects}
        found |= {(paper.code, forms[paper.subject_id]) for paper in papers_of(round_) if paper.subject_id is not None}
    reviews = {form for code, form in found if code in {"self_review", "period_review"}}
    assert reviews == {"01", "02", "02A", "02B", "2A", "2B", "2C", "05"}
    assert {form for code, form in found if code == "grade_slip"} == {"01", "02", "02A", "02B"}
    assert {form for code, form in found if code == "scoring_sheet"} == {"01", "2A", "2B", "2C", "05"}
