"""An invented cell with a finished conference, for the papers to print."""

from datetime import date
from decimal import Decimal
from typing import Any

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.comment import AnswerKind, Comment, CommentKind, CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.review import CriterionPoints, SectionText, SelfReview, Shortcoming, TaskCounts
from kiemdiem_desktop.domain.round import FormCode, Round, Subject, SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup, CapReading, Eligibility, RoundVerdict, SubjectVerdict, VoteBase

ROUND = RoundId(1)
HELD_ON = date(2026, 12, 5)
CELL = Cell(
    code="CB-KON-ROBANG",
    name="Chi bộ thôn Kon Rơbang",
    superior_name="Đảng ủy xã Tiên Phong",
    superior_party_name="Đảng bộ xã Tiên Phong",
    chain=("Tỉnh ủy Quảng Ngãi",),
    place_name="Tiên Phong",
    term="2025-2027",
)
ARTICLE = Citation(regulation_id="qd-366-2025", article="Điều 14")
NAMES = (
    ("Nguyễn Văn Đức", PartyPost.SECRETARY, MemberKind.OFFICIAL),
    ("Y Ngọc", PartyPost.DEPUTY_SECRETARY, MemberKind.OFFICIAL),
    ("Đinh Thị Phương Thảo", PartyPost.COMMITTEE_MEMBER, MemberKind.OFFICIAL),
    ("A Rơ Châm H’Lâm", PartyPost.NONE, MemberKind.OFFICIAL),
    ("Trần Quốc Bảo", PartyPost.NONE, MemberKind.PROBATIONARY),
    ("Lê Thị Ánh Nguyệt", PartyPost.NONE, MemberKind.OFFICIAL),
)
LEVELS = (Level.HTXS, Level.HTT, Level.HTT, Level.HTNV, Level.HTT)
EXEMPT = MemberId(6)


def sample_member(number: int) -> Member:
    """Give the member of this number, from 1."""
    name, post, kind = NAMES[number - 1]
    return Member(
        id=MemberId(number),
        full_name=name,
        sex=Sex.MALE,
        born_on=PartialDate(1970 + number, 3, 5),
        admitted_on=PartialDate(2005, 9),
        kind=kind,
        party_post=post,
        government_post="Trưởng thôn" if number == 2 else "",
        workplace="Ủy ban nhân dân xã Tiên Phong",
        work_group=WorkGroup.LEADER if number == 1 else WorkGroup.OUTSIDE,
    )


def sample_subject(number: int) -> SubjectDossier:
    """Give the dossier of a member as a subject, with a self-review, comments, a vote and a proposal."""
    member = sample_member(number)
    subject_id = SubjectId(number)
    keys: dict[str, Any] = {"round_id": ROUND, "subject_id": subject_id}
    subject = Subject(
        id=subject_id,
        round_id=ROUND,
        kind=SubjectKind.MEMBER,
        member_id=member.id,
        name=member.full_name,
        form=FormCode.F2A if number == 1 else FormCode.F2C,
        member_kind=member.kind,
        party_post=member.party_post,
        work_group=member.work_group,
        position=number,
    )
    return SubjectDossier(
        subject=subject,
        file=MemberFile(member=member),
        review=sample_review(subject_id, LEVELS[number - 1]),
        shortcomings=(
            Shortcoming(
                **keys,
                what="Chưa dự đủ các buổi sinh hoạt chuyên đề",
                remedy="Thu xếp dự đủ",
                due_on=PartialDate(2027, 6),
            ),
        ),
        comments=sample_comments(subject_id) if number == 1 else (),
        prompts=(ReviewPrompt(**keys, text="Làm rõ việc chậm nộp đảng phí", answer="Đã nộp đủ từ tháng 5"),)
        if number == 1
        else (),
        ballots=sample_ballots(subject_id, LEVELS[number - 1]),
        rating=Rating(
            **keys,
            proposed_level=LEVELS[number - 1],
            reason="Hoàn thành vượt mức 3 trên 5 việc được giao" if number == 1 else "",
        ),
    )


def sample_review(subject_id: SubjectId, level: Level) -> SelfReview:
    """Give a short self-review that proposes this level."""
    return SelfReview(
        round_id=ROUND,
        subject_id=subject_id,
        sections=(
            SectionText(code="A.I.1", text="Kiên định, gương mẫu.\nĐoàn kết với bà con trong thôn."),
            SectionText(code="A.II.1", text="Còn nể nang trong góp ý."),
        ),
        points=(
            CriterionPoints(code="I.1.1", points=Decimal("1.5")),
            CriterionPoints(code="II.1", points=Decimal("33.5")),
            CriterionPoints(code="II.3", not_applicable="không quản lý đơn vị"),
        ),
        tasks=TaskCounts(assigned=5, completed=5, on_time=5, beyond=3),
        self_level=level,
        signed_on=date(2026, 11, 28),
    )


def sample_comments(subject_id: SubjectId) -> tuple[Comment, ...]:
    """Give two comments of the meeting and one of the place of residence."""
    keys: dict[str, Any] = {"round_id": ROUND, "subject_id": subject_id}
    return (
        Comment(**keys, kind=CommentKind.STRENGTH, speaker_id=MemberId(2), text="Sâu sát, nói đi đôi với làm."),
        Comment(
            **keys,
            kind=CommentKind.SHORTCOMING,
            speaker_id=MemberId(4),
            text="Phân công việc chưa đều.",
            answer=AnswerKind.ACCEPTED,
            answer_text="Sẽ phân công lại trong quý I",
        ),
        Comment(
            **keys,
            source=CommentSource.RESIDENCE,
            speaker_text="Chi ủy nơi cư trú",
            text="Gia đình gương mẫu.",
            received_on=date(2026, 11, 20),
        ),
        Comment(**keys, text="Ghi chú riêng của thư ký.", is_internal=True),
    )


def sample_ballots(subject_id: SubjectId, level: Level) -> tuple[BallotCount, ...]:
    """Give one vote that closes; the first subject is voted on twice."""
    votes: dict[str, Any] = {"htt": 2, "blank": 1} if level is Level.HTT else {level.value.lower(): 2, "htt": 1}
    keys: dict[str, Any] = {"round_id": ROUND, "subject_id": subject_id}
    first = BallotCount(**keys, issued=3, returned=3, valid=3, **votes)
    again = BallotCount(**keys, ballot_round=2, issued=3, returned=3, valid=2, invalid=1, htxs=2)
    return (first, again) if subject_id == 1 else (first,)


def sample_attendance() -> tuple[Attendance, ...]:
    """Give who came: all but the fourth, who is excused; the exempt sixth was not summoned."""
    return tuple(
        Attendance(
            round_id=ROUND,
            member_id=MemberId(number),
            is_present=number != 4,
            is_excused=number == 4,
            reason="ốm" if number == 4 else "",
        )
        for number in range(1, 6)
    )


def sample_dossier() -> Dossier:
    """Give the whole round."""
    return Dossier(
        cell=CELL,
        round=Round(id=ROUND, year=2026, evaluation_on=date(2026, 12, 31)),
        members=tuple(MemberFile(member=sample_member(number)) for number in range(1, len(NAMES) + 1)),
        subjects=tuple(sample_subject(number) for number in range(1, len(LEVELS) + 1)),
        meeting=Meeting(
            round_id=ROUND,
            held_on=HELD_ON,
            started_at="07:30",
            ended_at="16:45",
            place="Nhà văn hóa thôn Kon Rơbang",
            chair_id=MemberId(1),
            secretary_id=MemberId(3),
            tellers=("Y Ngọc", "Đinh Thị Phương Thảo"),
            guests="đồng chí Hà Văn Minh, Phó Bí thư Đảng ủy xã Tiên Phong",
            superior_attended=True,
            conclusion="Chi bộ nhất trí kết quả xếp loại.\nBí thư hoàn chỉnh hồ sơ gửi Đảng ủy xã.",
        ),
        attendance=sample_attendance(),
    )


def eligibility(number: int, *, is_rated: bool, reason: str) -> Eligibility:
    """Give the verdict on whether a member is reviewed and rated."""
    return Eligibility(
        member_id=MemberId(number),
        is_reviewed=is_rated,
        is_rated=is_rated,
        counts_in_review=is_rated,
        counts_in_vote_base=is_rated,
        reason=reason,
        citation=ARTICLE,
    )


def sample_verdict() -> RoundVerdict:
    """Give what the rules say of the sample round."""
    readings = (
        CapReading(code="of_htt_strict", percent=20, limit=0, used=1, headroom=-1, is_default=True),
        CapReading(code="of_htt_up_rounded", percent=25, limit=1, used=1, headroom=0, is_default=False),
    )
    return RoundVerdict(
        eligibilities=(
            *(eligibility(number, is_rated=True, reason="ordinary") for number in range(1, 6)),
            eligibility(6, is_rated=False, reason="exempt"),
        ),
        subjects=tuple(
            SubjectVerdict(
                subject_id=SubjectId(number),
                is_rated=True,
                total_points=f"{80 + number}.5",
                voted_level=LEVELS[number - 1],
            )
            for number in range(1, 6)
        ),
        caps=(CapGroup(code="others", htxs=1, htt=3, readings=readings, citation=ARTICLE),),
        vote_base=VoteBase(
            counted=tuple(MemberId(number) for number in (1, 2, 3)),
            excluded=((MemberId(4), "excused_absent"), (MemberId(5), "probationary"), (MemberId(6), "exempt_absent")),
            present_official=3,
            present_probationary=1,
            absent_official=1,
            absent_probationary=0,
            citation=ARTICLE,
        ),
        findings=(),
    )
