"""The committee's papers: their words against golden files, an empty one and a full one."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import (
    appraisal_slip,
    committee_minutes,
    committee_notice,
    committee_tally,
    decided_list,
    rating_decision,
)
from kiemdiem_desktop.documents.templates.decision_frame import DecidedLine, DecisionPaper
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.committee_meeting import CommitteeAttendance, CommitteeBallot, CommitteeMeeting
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.regulation_set import RegulationSet

COMMITTEE = Committee(
    code="DU-TP",
    name="Đảng ủy xã Tiên Phong",
    place_name="Tiên Phong",
    superior_name="Tỉnh ủy Quảng Ngãi",
    superior_party_name="Đảng bộ tỉnh Quảng Ngãi",
)
LINES = (
    DecidedLine(
        cell_name="Chi bộ thôn 1",
        name="Chi bộ",
        kind=SubjectKind.CELL,
        points="88",
        self_level=Level.HTT,
        proposed=Level.HTT,
        decided=Level.HTT,
    ),
    DecidedLine(
        cell_name="Chi bộ thôn 1",
        name="Chi ủy",
        kind=SubjectKind.CELL_COMMITTEE,
        proposed=Level.HTT,
        decided=Level.HTT,
    ),
    DecidedLine(
        cell_name="Chi bộ thôn 1",
        name="A Brêng",
        kind=SubjectKind.MEMBER,
        post="Bí thư chi bộ",
        points="92.5",
        self_level=Level.HTXS,
        proposed=Level.HTXS,
        decided=Level.HTT,
        reason="Vượt tỷ lệ của nhóm",
    ),
    DecidedLine(
        cell_name="Chi bộ thôn 2",
        name="Y Đeng",
        kind=SubjectKind.MEMBER,
        proposed=Level.HTNV,
        decided=None,
        reason="Chờ kết luận",
    ),
)
MEETING = CommitteeMeeting(
    year=2026,
    body="Ban Thường vụ Đảng ủy xã Tiên Phong",
    held_on=date(2026, 12, 18),
    started_at="14:00",
    ended_at="16:30",
    place="trụ sở Đảng ủy",
    chair="Nguyễn Văn Thư",
    secretary="Trần Thị Hoa",
    tellers=("Lê Văn Ba", "Phạm Năm"),
    conclusion="Thống nhất kết quả thẩm định.",
)
PEOPLE = (
    CommitteeAttendance(meeting_id=RowId(1), name="Nguyễn Văn Thư", post="Bí thư"),
    CommitteeAttendance(meeting_id=RowId(1), name="Phạm Năm", is_present=False, reason="đi công tác"),
)
NAMES = ("minutes", "tally", "members", "collectives", "notice", "list", "slip", "nothing")


def papers(details: PaperDetails, regulations: RegulationSet) -> dict[str, Document]:
    """Give one of each of the committee's papers."""
    paper = DecisionPaper(
        committee=COMMITTEE,
        profile=details.profile,
        period="năm 2026",
        body=MEETING.body,
        number="45-QĐ/ĐU",
        on=date(2026, 12, 20),
        signer="Nguyễn Văn Thư",
    )
    members = tuple(line for line in LINES if line.is_member)
    collectives = tuple(line for line in LINES if not line.is_member)
    ballot = CommitteeBallot(
        meeting_id=RowId(1), cell_code="TP-01", subject_code="dv-1", issued=7, returned=7, valid=7, htxs=3, htt=4
    )
    slip = appraisal_slip.SlipLine(
        name="A Brêng",
        post="Bí thư",
        own=Decimal("92.5"),
        appraised=Decimal(86),
        difference=Decimal("-6.5"),
        proposed=Level.HTXS,
        offered=Level.HTT,
        reason="Thiếu minh chứng",
    )
    counted = committee_tally.CountedSubject(name="A Brêng", cell_name="Chi bộ thôn 1", ballot=ballot)
    empty = DecisionPaper(committee=Committee(code="X", name="Đảng ủy"), profile=details.profile, period="năm 2026")
    return {
        "minutes": committee_minutes.build(paper, MEETING, PEOPLE, LINES),
        "tally": committee_tally.build(paper, MEETING, PEOPLE, (counted,)),
        "members": rating_decision.build(paper, members, regulations, is_members=True),
        "collectives": rating_decision.build(paper, collectives, regulations, is_members=False),
        "notice": committee_notice.build(paper, "Chi bộ thôn 1", LINES[:3], decision="45-QĐ/ĐU"),
        "list": decided_list.build(paper, LINES),
        "slip": appraisal_slip.build(paper, "Chi bộ thôn 1", (slip,), ("A Brêng: nhiệm vụ vượt mức chưa đủ tỷ lệ.",)),
        "nothing": committee_minutes.build(empty, CommitteeMeeting(year=2026), (), ()),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_committees_paper_reads_as_before(
    name: str, paper: PaperDetails, regulations: RegulationSet, golden: Callable[[str, str], None]
) -> None:
    golden(f"committee_{name}", write_text(papers(paper, regulations)[name]))


def test_nobody_proposed_and_decided_alike_is_told_as_changed(paper: PaperDetails, regulations: RegulationSet) -> None:
    words = write_text(papers(paper, regulations)["minutes"])
    assert words.count("sang “") == 2
    assert "Chi ủy – Chi bộ thôn 1" not in words.split("III.")[1]


def test_a_provincial_committee_numbers_its_papers_with_its_own_sign(paper: PaperDetails) -> None:
    province = Committee(code="TU", name="Tỉnh ủy Quảng Ngãi")
    ours = DecisionPaper(committee=province, profile=paper.profile, period="năm 2026")
    words = write_text(committee_minutes.build(ours, CommitteeMeeting(year=2026), (), ()))
    assert "-BB/TU" in words
