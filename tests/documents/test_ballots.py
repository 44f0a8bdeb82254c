"""Ballots: as many as there are voters, each the same as every other, for every size of cell."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from kiemdiem_desktop.documents.blocks import CutLine, PageBreak, Table
from kiemdiem_desktop.documents.templates import ballots
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_docx, write_text
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.verdict import RoundVerdict
from tests.documents.sample_dossier import sample_dossier, sample_verdict
from tests.documents.test_pdf import printed, seen, words

KINDS = (ballots.COLLECTIVE, ballots.MEMBERS, ballots.FIRST_ROUND, ballots.SECOND_ROUND)


def voters(count: int) -> RoundVerdict:
    """Give a verdict whose vote is counted on so many members."""
    verdict = sample_verdict()
    assert verdict.vote_base is not None
    counted = tuple(MemberId(number) for number in range(1, count + 1))
    return replace(verdict, vote_base=replace(verdict.vote_base, counted=counted))


def crowd(count: int) -> Dossier:
    """Give a cell with so many members on the ballot."""
    dossier = sample_dossier()
    parts = tuple(
        replace(part, subject=replace(part.subject, id=SubjectId(number)))
        for number, part in ((number, dossier.subjects[number % 5]) for number in range(count))
    )
    return replace(dossier, subjects=parts)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_no_sheet_can_be_told_from_another(
    kind: ballots.BallotKind, paper: PaperDetails, fonts_dir: Path, tmp_path: Path
) -> None:
    document = ballots.build(sample_dossier(), voters(6), paper, kind)
    path = str(printed(document, fonts_dir, tmp_path))
    pages = int(re.findall(r"Pages: +(\d+)", seen("pdfinfo", path))[0])
    texts = {words(seen("pdftotext", "-f", str(page), "-l", str(page), path, "-")) for page in range(1, pages + 1)}
    assert pages > 1
    assert len(texts) == 1
    assert "ab12" not in texts.pop()


def test_a_word_file_of_ballots_carries_no_page_number(paper: PaperDetails) -> None:
    document = ballots.build(sample_dossier(), voters(4), paper, ballots.MEMBERS)
    assert "PAGE" not in docx.Document(BytesIO(write_docx(document))).sections[0].header._element.xml


@pytest.mark.parametrize("count", [1, 2, 5, 30])
def test_there_are_as_many_ballots_as_voters(paper: PaperDetails, count: int) -> None:
    document = ballots.build(sample_dossier(), voters(count), paper, ballots.MEMBERS)
    assert sum(isinstance(block, Table) for block in document.blocks) == count
    cuts = sum(isinstance(block, CutLine | PageBreak) for block in document.blocks)
    assert cuts == count - 1
    assert ballots.copies_of(sample_dossier(), voters(count), ballots.MEMBERS) == 1


def test_a_long_ballot_is_made_once_and_copied_for_every_voter(paper: PaperDetails) -> None:
    dossier, verdict = crowd(300), voters(280)
    document = ballots.build(dossier, verdict, paper, ballots.MEMBERS)
    assert sum(isinstance(block, Table) for block in document.blocks) == 1
    assert ballots.copies_of(dossier, verdict, ballots.MEMBERS) == 280
    assert write_text(document).count("A Rơ Châm H’Lâm") == 60


def test_a_cell_without_members_gets_empty_lines_to_write_on(paper: PaperDetails) -> None:
    nothing = replace(sample_dossier(), subjects=(), members=())
    verdict = RoundVerdict(eligibilities=(), subjects=(), caps=(), vote_base=None, findings=())
    for kind in KINDS:
        assert write_text(ballots.build(nothing, verdict, paper, kind)).count("| 6 |") == 1


def test_the_second_round_takes_those_who_passed_the_first(paper: PaperDetails) -> None:
    dossier = sample_dossier()
    text = write_text(ballots.build(dossier, voters(1), paper, ballots.SECOND_ROUND))
    assert "Y Ngọc" in text
    assert "A Rơ Châm H’Lâm" not in text
    uncounted = replace(dossier, subjects=tuple(replace(part, ballots=()) for part in dossier.subjects))
    assert [part.subject.id for part in ballots.top_candidates(uncounted)] == [1]
