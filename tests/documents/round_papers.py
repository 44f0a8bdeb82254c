"""The papers around the conference, each built the same way for any cell."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import (
    agenda,
    count_table,
    handover,
    invitation,
    left_out_list,
    meeting_minutes,
    opinion_table,
    proposal_list,
    remedy_plan,
    residence,
    resolution,
    result_notice,
    result_report,
    review_plan,
    roll,
    statistics,
    submission,
    tally_minutes,
)
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.round import FormCode, Subject, SubjectKind
from kiemdiem_desktop.domain.verdict import Eligibility, RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from tests.documents.sample_dossier import ARTICLE, CELL, ROUND, sample_dossier, sample_subject, sample_verdict

LONG_NAME = "Nguyễn Hoàng Thị Ngọc Phương Khánh Quỳnh Diễm Trang Bảo Châu Anh"
NOTHING_SAID = RoundVerdict(eligibilities=(), subjects=(), caps=(), vote_base=None, findings=())
Maker = Callable[[Dossier, RoundVerdict, RegulationSet, PaperDetails], Document]
DUE = date(2026, 12, 15)
CELL_PAPERS: Mapping[str, Maker] = {
    "review_plan": lambda d, v, r, p: review_plan.build(d, v, r, p, DUE),
    "invitation": lambda d, _v, _r, p: invitation.build(d, p),
    "agenda": lambda d, _v, _r, p: agenda.build(d, p),
    "roll": lambda d, v, _r, p: roll.build(d, v, p),
    "meeting_minutes": lambda d, v, _r, p: meeting_minutes.build(d, v, p),
    "tally_minutes": lambda d, v, _r, p: tally_minutes.build(d, v, p),
    "proposal_list": lambda d, v, _r, p: proposal_list.build(d, v, p),
    "opinion_table": lambda d, v, _r, p: opinion_table.build(d, v, p),
    "count_table": lambda d, v, _r, p: count_table.build(d, v, p),
    "statistics": lambda d, v, _r, p: statistics.build(d, v, p),
    "left_out_list": lambda d, v, _r, p: left_out_list.build(d, v, p),
    "result_report": result_report.build,
    "submission": submission.build,
    "resolution": resolution.build,
    "remedy_plan": lambda d, _v, _r, p: remedy_plan.build_for_collective(d, p),
    "handover": lambda d, _v, _r, p: handover.build(d, p, (("Báo cáo kết quả", 1), ("Bản tự kiểm điểm", 5))),
}
PERSONAL_PAPERS: Mapping[str, Callable[[Dossier, PaperDetails], Document]] = {
    "personal_remedy_plan": lambda d, p: remedy_plan.build_for_person(d, d.subjects[0], p),
    "result_notice": lambda d, p: result_notice.build(d, d.subjects[0], p),
    "residence_letter": lambda d, p: residence.build_letter(d, d.subjects[0], p),
    "residence_comment": lambda d, p: residence.build_comment_form(d, d.subjects[0], p),
}


def whole_dossier() -> Dossier:
    """Give the sample round with its cell as a subject of its own, and a decision on the first member."""
    full = sample_dossier()
    first = full.subjects[0]
    assert first.rating is not None
    decided = replace(
        first.rating,
        decided_level=Level.HTT,
        decision_number="12-QĐ/ĐU",
        decided_on=date(2026, 12, 28),
        committee_remark="Gương mẫu, sâu sát",
    )
    own = Subject(id=SubjectId(9), round_id=ROUND, kind=SubjectKind.CELL, name=CELL.name, form=FormCode.F01)
    rating = Rating(round_id=ROUND, subject_id=SubjectId(9), proposed_level=Level.HTT)
    cell = replace(sample_subject(2), subject=own, file=None, rating=rating, comments=(), prompts=())
    return replace(full, subjects=(replace(first, rating=decided), *full.subjects[1:], cell))


def empty_dossier() -> Dossier:
    """Give a round without a single member, meeting or subject."""
    return replace(sample_dossier(), members=(), subjects=(), meeting=None, attendance=())


def crowd(count: int) -> tuple[Dossier, RoundVerdict]:
    """Give a cell of so many members with the longest of names."""
    full = sample_dossier()
    parts, files, standings = [], [], []
    for number in range(1, count + 1):
        part = full.subjects[number % 5]
        assert part.file is not None
        name = f"{LONG_NAME} {number}"
        member = replace(part.file.member, id=MemberId(number), full_name=name)
        subject = replace(part.subject, id=SubjectId(number), member_id=member.id, name=name, position=number)
        files.append(MemberFile(member=member))
        parts.append(replace(part, subject=subject, file=files[-1]))
        standings.append(_rated(member.id))
    return replace(full, members=tuple(files), subjects=tuple(parts)), replace(
        sample_verdict(), eligibilities=tuple(standings)
    )


def _rated(member_id: MemberId) -> Eligibility:
    return Eligibility(
        member_id=member_id,
        is_reviewed=True,
        is_rated=True,
        counts_in_review=True,
        counts_in_vote_base=True,
        reason="ordinary",
        citation=ARTICLE,
    )
