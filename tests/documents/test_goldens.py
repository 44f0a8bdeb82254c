"""Every paper's words against its golden file."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiemdiem_desktop.documents.templates import meeting_minutes, proposal_list, self_review, tally_minutes
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import FormCode, Subject, SubjectKind
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from tests.documents.sample_dossier import ROUND, sample_dossier, sample_verdict
from tests.documents.sample_papers import NOTHING_SAID, older_papers, sample_papers

NAMES = (
    "meeting_minutes",
    "tally_minutes",
    "proposal_list",
    "self_review_2a",
    "self_review_2c",
    "scoring_sheet_pl3",
    "scoring_sheet_pl5",
    "period_review",
    "charts_annex",
    "dossier_index",
    "re_rating_decision",
    "re_rating_empty",
    "why_sheet",
    "recovery_sheet",
    "enrolment_card",
)
OLDER_NAMES = (
    "self_review_02_2019",
    "self_review_01_2022",
    "self_review_02a_2023",
    "self_review_02b_2024",
    "why_sheet_02_2019",
    "why_sheet_02a_2023",
    "why_sheet_02b_2024",
    "grade_slip_02_2019",
    "grade_slip_01_2022",
    "grade_slip_02a_2023",
    "grade_slip_02b_2024",
)


@pytest.mark.parametrize("name", NAMES)
def test_paper_reads_as_before(
    name: str, paper: PaperDetails, regulations: RegulationSet, golden: Callable[[str, str], None]
) -> None:
    golden(name, write_text(sample_papers(paper, regulations)[name]))


@pytest.mark.parametrize("name", OLDER_NAMES)
def test_older_form_reads_as_before(
    name: str, paper: PaperDetails, all_regulations: Regulations, golden: Callable[[str, str], None]
) -> None:
    golden(name, write_text(older_papers(paper, all_regulations)[name]))


def test_every_paper_has_a_golden(
    paper: PaperDetails, regulations: RegulationSet, all_regulations: Regulations
) -> None:
    assert set(sample_papers(paper, regulations)) == set(NAMES)
    assert set(older_papers(paper, all_regulations)) == set(OLDER_NAMES)


def bare_dossier() -> Dossier:
    """Give a round in which nothing is entered yet but two subjects."""
    full = sample_dossier()
    first = SubjectDossier(subject=full.subjects[0].subject, file=full.subjects[0].file)
    cell = Subject(
        id=SubjectId(9), round_id=ROUND, kind=SubjectKind.CELL, name="Chi bộ thôn Kon Rơbang", form=FormCode.F01
    )
    return replace(full, subjects=(first, SubjectDossier(subject=cell)), meeting=None, attendance=())


def test_papers_leave_room_where_nothing_is_entered(
    paper: PaperDetails, regulations: RegulationSet, golden: Callable[[str, str], None]
) -> None:
    empty = replace(paper, number=None, on=None)
    dossier = bare_dossier()
    texts = (
        write_text(meeting_minutes.build(dossier, NOTHING_SAID, empty)),
        write_text(tally_minutes.build(dossier, NOTHING_SAID, empty)),
        write_text(proposal_list.build(dossier, NOTHING_SAID, empty)),
        write_text(self_review.build(dossier, NOTHING_SAID, regulations, SubjectId(9), empty)),
    )
    golden("nothing_entered", "\n".join(texts))


def test_internal_comment_is_never_printed(paper: PaperDetails) -> None:
    text = write_text(meeting_minutes.build(sample_dossier(), sample_verdict(), paper))
    assert "Phân công việc chưa đều" in text
    assert "Ghi chú riêng" not in text


def test_provisional_form_says_so(paper: PaperDetails, regulations: RegulationSet) -> None:
    papers = sample_papers(paper, regulations)
    assert "mẫu tạm" in write_text(papers["self_review_2a"])
    assert "mẫu tạm" not in write_text(papers["self_review_2c"])


def test_deputy_signs_where_there_is_no_secretary(paper: PaperDetails) -> None:
    full = sample_dossier()
    others = tuple(file for file in full.members if file.member.party_post is not PartyPost.SECRETARY)
    text = write_text(proposal_list.build(replace(full, members=others), sample_verdict(), paper))
    assert text.rstrip().endswith("T/M CHI BỘ\nPHÓ BÍ THƯ\nY Ngọc")


def test_chosen_signer_signs(paper: PaperDetails) -> None:
    deputy = sample_dossier().members[1].member.id
    text = write_text(proposal_list.build(sample_dossier(), sample_verdict(), replace(paper, signer_id=deputy)))
    assert text.rstrip().endswith("PHÓ BÍ THƯ\nY Ngọc")


def test_unknown_subject_has_no_self_review(paper: PaperDetails, regulations: RegulationSet) -> None:
    with pytest.raises(NotFoundError, match="Không có người hoặc tập thể này"):
        self_review.build(sample_dossier(), sample_verdict(), regulations, SubjectId(404), paper)
