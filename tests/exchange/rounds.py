"""An invented round with every field filled, and texts that must never leave the cell marked as such."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.comment import AnswerKind, Comment, CommentKind, CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.finding import Finding, Severity
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import (
    Commendation,
    Discipline,
    DisciplineForm,
    Member,
    MemberKind,
    PartyPost,
    Sex,
    StatusKind,
    StatusPeriod,
    WorkGroup,
)
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Override, Rating
from kiemdiem_desktop.domain.review import CriterionPoints, SectionText, SelfReview, Shortcoming, TaskCounts
from kiemdiem_desktop.domain.round import FormCode, RegulationPin, Round, Subject, SubjectKind
from kiemdiem_desktop.domain.verdict import (
    CapGroup,
    CapReading,
    Eligibility,
    LevelVerdict,
    RoundVerdict,
    SubjectVerdict,
    VoteBase,
)
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind, YearRecord

SECRET = "KHÔNG-RỜI-CHI-BỘ"
ROUND = RoundId(3)
MEMBER = MemberId(7)
ID, CELL_ID = SubjectId(41), SubjectId(42)
OF_SUBJECT: dict[str, Any] = {"round_id": ROUND, "subject_id": ID}
ARTICLE = Citation(regulation_id="qd-366-2025", article="Điều 11 khoản 1")
NOON = datetime(2026, 12, 5, 5, 0, 0, 123456, tzinfo=UTC)
FINDING = Finding(
    code="points_too_low",
    severity=Severity.MUST_FIX,
    subject_id=ID,
    where="review.points",
    values=(("days", SECRET),),
    citation=ARTICLE,
    closes=(Level.HTXS,),
)


def a_member() -> Member:
    """Give a member whose private fields are all filled."""
    return Member(
        id=MEMBER,
        full_name="Đinh Thị Hoà",
        other_name=SECRET,
        sex=Sex.FEMALE,
        born_on=PartialDate(1976, 3),
        ethnic_group="Ba Na",
        personal_number="042176001234",
        card_number="51.008 765",
        old_card_number="9988776655",
        admitted_on=PartialDate(2001),
        kind=MemberKind.OFFICIAL,
        party_post=PartyPost.SECRETARY,
        government_post=SECRET,
        mass_post=SECRET,
        workplace=SECRET,
        work_group=WorkGroup.LEADER,
        is_collective_head=True,
        note=SECRET,
    )


def a_file() -> MemberFile:
    """Give the member with a full history."""
    discipline = Discipline(
        member_id=MEMBER,
        form=DisciplineForm.REPRIMAND,
        body="Đảng ủy xã",
        number="12-QĐ/ĐU",
        decided_on=PartialDate(2026, 4, 2),
        content=SECRET,
        is_duty_related=True,
    )
    return MemberFile(
        member=a_member(),
        statuses=(StatusPeriod(member_id=MEMBER, kind=StatusKind.EXEMPT, since=PartialDate(2026, 1), note=SECRET),),
        disciplines=(discipline,),
        commendations=(Commendation(member_id=MEMBER, form="Giấy khen", body="Đảng ủy xã", note=SECRET),),
    )


def a_review() -> SelfReview:
    """Give a self-review with points, tasks and dates."""
    return SelfReview(
        round_id=ROUND,
        subject_id=ID,
        sections=(SectionText(code="A.I.1", text="Gương mẫu.\nĐoàn kết."), SectionText(code="A.I.2", text="")),
        points=(
            CriterionPoints(code="general", points=Decimal("27.50")),
            CriterionPoints(code="lead", not_applicable="không phụ trách"),
        ),
        tasks=TaskCounts(assigned=5, completed=5, on_time=4, beyond=0),
        self_level=Level.HTT,
        from_paper=True,
        signed_on=date(2026, 11, 28),
        finished_at=NOON,
    )


def the_comments() -> tuple[Comment, ...]:
    """Give a comment of the meeting, one of the residence and an internal one."""
    accepted: dict[str, Any] = {"answer": AnswerKind.ACCEPTED, "answer_text": "Xin tiếp thu"}
    return (
        Comment(**OF_SUBJECT, kind=CommentKind.SHORTCOMING, speaker_id=MemberId(8), text="Chậm báo cáo.", **accepted),
        Comment(**OF_SUBJECT, source=CommentSource.RESIDENCE, speaker_text="Chi ủy nơi cư trú", text="Gương mẫu."),
        Comment(**OF_SUBJECT, text=SECRET, is_internal=True),
    )


def a_subject() -> SubjectDossier:
    """Give a member as a subject, with everything about them."""
    subject = Subject(
        id=ID,
        round_id=ROUND,
        kind=SubjectKind.MEMBER,
        member_id=MEMBER,
        name="Đinh Thị Hoà",
        form=FormCode.F2A,
        member_kind=MemberKind.OFFICIAL,
        party_post=PartyPost.SECRETARY,
        post_text="Bí thư chi bộ",
        work_group=WorkGroup.LEADER,
    )
    return SubjectDossier(
        subject=subject,
        file=a_file(),
        review=a_review(),
        carried=(Shortcoming(**OF_SUBJECT, what="Chậm báo cáo", cause="Bận việc", due_on=PartialDate(2026, 6)),),
        shortcomings=(Shortcoming(**OF_SUBJECT, what="Ít đi cơ sở", remedy="Mỗi tháng một lần"),),
        comments=the_comments(),
        prompts=(ReviewPrompt(**OF_SUBJECT, text="Làm rõ quỹ chi bộ", answer="Đã công khai"),),
        ballots=(BallotCount(**OF_SUBJECT, issued=9, returned=9, valid=9, htt=8, blank=1, retyped=(9, 9, 9)),),
        rating=Rating(**OF_SUBJECT, proposed_level=Level.HTT, reason="Đủ điều kiện", nominee_rank=1),
        overrides=(Override(**OF_SUBJECT, finding_code="late", reason="Bão lũ", who="Đinh Thị Hoà", at=NOON),),
        year=YearRecord(**OF_SUBJECT, sick_leave_days=75, special_conditions=SECRET, low_confidence_percent=10),
        conclusions=(
            Conclusion(**OF_SUBJECT, kind=ConclusionKind.COMPLAINT, body="UBKT", content=SECRET, is_remedied=False),
        ),
        previous_level=Level.HTNV,
    )


def a_dossier() -> Dossier:
    """Give a whole round: one member and the cell."""
    cell_subject = Subject(id=CELL_ID, round_id=ROUND, kind=SubjectKind.CELL, name="Chi bộ", form=FormCode.F01)
    return Dossier(
        cell=Cell(
            code="CB-07",
            name="Chi bộ thôn Suối Đá",
            superior_name="Đảng ủy xã Tiên Phong",
            superior_party_name="Đảng bộ xã Tiên Phong",
            chain=("Tỉnh ủy",),
            place_name="Tiên Phong",
        ),
        round=Round(
            id=ROUND,
            year=2026,
            evaluation_on=date(2026, 12, 5),
            regulations=(RegulationPin(id="qd-366-2025", digest="ab" * 32),),
        ),
        members=(a_file(),),
        subjects=(a_subject(), SubjectDossier(subject=cell_subject)),
        meeting=Meeting(
            round_id=ROUND,
            held_on=date(2026, 12, 5),
            started_at="07:30",
            chair_id=MEMBER,
            tellers=(SECRET,),
            guests=SECRET,
            conclusion="Nhất trí.",
        ),
        attendance=(Attendance(round_id=ROUND, member_id=MEMBER, is_excused=True, reason=SECRET),),
        parameters=(
            LocalParameter(name="vote_threshold", value="1/2", number="05-HD/ĐU", issued_on=date(2026, 10, 1)),
        ),
        overrides=(
            Override(round_id=ROUND, subject_id=ID, finding_code="late", reason="Bão lũ", who="Đinh Thị Hoà", at=NOON),
            Override(round_id=ROUND, subject_id=None, finding_code="cap", reason="Ý kiến cấp trên", who="", at=NOON),
        ),
    )


def a_verdict() -> RoundVerdict:
    """Give what the rules say of that round."""
    reading = CapReading(code="of_htt_strict", percent=20, limit=0, used=1, headroom=-1, is_default=True)
    eligibility = Eligibility(
        member_id=MEMBER,
        is_reviewed=True,
        is_rated=True,
        counts_in_review=True,
        counts_in_vote_base=True,
        reason="ordinary",
        citation=ARTICLE,
    )
    subject = SubjectVerdict(
        subject_id=ID,
        is_rated=True,
        levels=(LevelVerdict(level=Level.HTXS, is_open=False, findings=(FINDING,)),),
        findings=(FINDING,),
        total_points="82.5",
        voted_level=Level.HTT,
    )
    return RoundVerdict(
        eligibilities=(eligibility,),
        subjects=(subject,),
        caps=(CapGroup(code="members", htxs=1, htt=3, readings=(reading,), citation=ARTICLE),),
        vote_base=VoteBase(
            counted=(MEMBER,),
            excluded=((MemberId(8), "probationary"),),
            present_official=1,
            present_probationary=0,
            absent_official=0,
            absent_probationary=1,
            citation=ARTICLE,
        ),
        findings=(FINDING,),
    )
