"""Papers of a cell without members, of three hundred, and with the longest and rarest of words."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperOrder
from kiemdiem_desktop.services.cell.paper_kinds.table import KINDS
from kiemdiem_desktop.services.cell.papers import Paper, PaperFormat, PaperJob, get_details, list_papers, render
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.drawn_pages import faults_of
from tests.services.every_paper import paper_of_each_kind

LONG_NAME = "H’Ƀuôn Čư Êban K'Ŏnh Niê Kđăm Y Ŭk Blô Rơ Châm A Ŏi Mlô Duôn Du"
COMMENT = "\n".join(f"Ý kiến dòng {number}: cần cụ thể hơn, có sản phẩm, tiến độ." for number in range(1, 41))


@pytest.fixture
def checked(sample: Workspace) -> CheckedRound:
    """The round, checked."""
    return check(sample, current_round(sample))


def with_dossier(checked: CheckedRound, dossier: Dossier) -> CheckedRound:
    """Give the same round with another dossier, checked again."""
    facts = round_facts(dossier, checked.regulations)
    return replace(checked, facts=facts, verdict=check_facts(facts))


def without_members(checked: CheckedRound) -> CheckedRound:
    """Give the round before anybody is entered: only the cell is there."""
    cells = tuple(row for row in checked.dossier.subjects if row.subject.kind is not SubjectKind.MEMBER)
    return with_dossier(checked, replace(checked.dossier, members=(), subjects=cells, attendance=(), meeting=None))


def with_many(checked: CheckedRound, count: int) -> CheckedRound:
    """Give the round of a big cell: the members over and over, each with a number of its own."""
    members = [row for row in checked.dossier.subjects if row.file is not None]
    subjects = tuple(_copy(members[number % len(members)], number) for number in range(count))
    files = tuple(row.file for row in subjects if row.file is not None)
    return with_dossier(checked, replace(checked.dossier, members=files, subjects=subjects, attendance=()))


def _copy(part: SubjectDossier, number: int) -> SubjectDossier:
    assert part.file is not None
    member_id, name = MemberId(1000 + number), f"{part.subject.name} {number}"
    return replace(
        part,
        subject=replace(part.subject, id=SubjectId(1000 + number), member_id=member_id, name=name),
        file=replace(part.file, member=replace(part.file.member, id=member_id, full_name=name)),
    )


def with_rare_words(checked: CheckedRound) -> CheckedRound:
    """Give the round with the longest name in loose letters and a comment of forty lines for everybody."""
    loose = unicodedata.normalize("NFD", LONG_NAME)
    members = tuple(replace(row, member=replace(row.member, full_name=loose)) for row in checked.dossier.members)
    subjects = tuple(_loose(row, loose) for row in checked.dossier.subjects)
    return with_dossier(checked, replace(checked.dossier, members=members, subjects=subjects))


def _loose(part: SubjectDossier, name: str) -> SubjectDossier:
    if part.file is None:
        return part
    comment = Comment(round_id=part.subject.round_id, subject_id=part.subject.id, speaker_text=name, text=COMMENT)
    return replace(
        part,
        subject=replace(part.subject, name=name),
        file=replace(part.file, member=replace(part.file.member, full_name=name)),
        comments=(comment,),
    )


def jobs_of(workspace: Workspace, checked: CheckedRound, papers: tuple[Paper, ...]) -> Iterator[PaperJob]:
    """Give these papers in every format that they have."""
    for paper in papers:
        details = get_details(workspace, checked, paper)
        for kind in paper.formats:
            yield job_of(workspace, checked, paper, details, kind)


def job_of(
    workspace: Workspace, checked: CheckedRound, paper: Paper, details: PaperDetails, kind: PaperFormat
) -> PaperJob:
    """Give one paper, built from `checked` rather than from the store."""
    subject = next((row for row in checked.dossier.subjects if row.subject.id == paper.subject_id), None)
    order = PaperOrder(workspace=workspace, checked=checked, details=details, subject=subject)
    return PaperJob(
        document=paper.kind.build(order),
        format=kind,
        file_name=f"{paper.file_stem}.{kind.value}",
        fonts_dir=workspace.resources_dir / "fonts",
        at=checked.dossier.round.evaluation_on,
        page_code="1a2b-3c4d",
    )


def faults_in(jobs: Iterator[PaperJob]) -> dict[str, list[str]]:
    """Write everything; give the faults of the pages."""
    found: dict[str, list[str]] = {}
    for job in jobs:
        data, profile = render(job), job.document.profile
        if job.format is PaperFormat.PDF and (faults := faults_of(data, profile)):
            found[job.file_name] = faults[:3]
    return found


def test_a_cell_without_members_prints_every_paper(sample: Workspace, checked: CheckedRound) -> None:
    empty = without_members(checked)
    papers = list_papers(empty)
    assert {paper.kind for paper in papers} >= {kind for kind in KINDS if kind.whom(empty) == (None,)}
    assert not faults_in(jobs_of(sample, empty, papers))


def _lists(checked: CheckedRound) -> tuple[Paper, ...]:
    return tuple(paper for paper in paper_of_each_kind(checked) if paper.subject_id is None)


def test_three_hundred_members_fit_every_list(sample: Workspace, checked: CheckedRound) -> None:
    many = with_many(checked, 300)
    quick = (job for job in jobs_of(sample, many, _lists(many)) if job.format is not PaperFormat.DOCX)
    assert not faults_in(quick)


def test_long_rare_and_loose_words_fit_everywhere(sample: Workspace, checked: CheckedRound) -> None:
    rare = with_rare_words(checked)
    assert not faults_in(jobs_of(sample, rare, paper_of_each_kind(rare)))


def test_loose_letters_are_printed_composed(sample: Workspace, checked: CheckedRound) -> None:
    rare = with_rare_words(checked)
    job = next(job for job in jobs_of(sample, rare, paper_of_each_kind(rare)) if job.file_name.startswith("mau-2"))
    assert LONG_NAME in write_text(job.document)
