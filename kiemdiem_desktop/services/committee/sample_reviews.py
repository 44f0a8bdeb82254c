"""What the invented subjects of a sample cell write, get and vote: self-reviews, points, ballots, ratings."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from kiemdiem_desktop.domain.comment import Comment, CommentSource
from kiemdiem_desktop.domain.dossier import MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.review import (
    CriterionPoints,
    SectionText,
    SelfReview,
    Shortcoming,
    ShortcomingState,
    TaskCounts,
)
from kiemdiem_desktop.domain.round import Subject, SubjectKind
from kiemdiem_desktop.domain.year_record import YearRecord
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.services.committee.sample_people import SampleUnit, number, pick
from kiemdiem_desktop.services.sample_data import Data, part

ROUND = RoundId(1)
_HALF = Decimal("0.5")
_SHARES = {Level.HTXS: 93, Level.HTT: 78, Level.HTNV: 60, Level.KHT: 42}
_REASONS = {
    Level.HTXS: N_("Vượt yêu cầu trên 30 % nhiệm vụ, sản phẩm được chi bộ và Nhân dân ghi nhận."),
    Level.HTT: N_("Hoàn thành 100 % nhiệm vụ đúng thời hạn, bảo đảm chất lượng."),
    Level.HTNV: N_("Hoàn thành nhiệm vụ; một số việc chậm so với thời hạn được giao."),
    Level.KHT: N_("Trên 50 % nhiệm vụ trong năm không hoàn thành; hội nghị đã phân tích, đồng chí đã nhận."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRound:
    """What all subjects of a sample cell share: the unit, the data, the regulations, and how many vote."""

    unit: SampleUnit
    data: Data
    regs: RegulationSet
    voters: int

    def day(self, name: str) -> date:
        """Give a day of the plan."""
        day = part(self.data, "plan")[name]
        assert isinstance(day, date)
        return day


def make_subject(of: SampleRound, subject: Subject, level: Level, file: MemberFile | None = None) -> SubjectDossier:
    """Give everything about a subject that comes to `level`, without a fault."""
    is_leading = subject.work_group == "leader" or subject.kind is SubjectKind.CELL_COMMITTEE
    return SubjectDossier(
        subject=subject,
        file=file,
        review=_review(of, subject, level),
        carried=(_carried(of, subject),),
        shortcomings=(_shortcoming(of, subject),),
        comments=_comments(of, subject, level, is_servant=file is not None and file.member.is_civil_servant),
        prompts=_prompts(of, subject),
        ballots=(_ballot(of, subject, level),),
        rating=Rating(
            round_id=ROUND, subject_id=subject.id, proposed_level=level, reason=_(_REASONS[level]),
            nominee_rank=subject.position if level is Level.HTXS else None,
        ),
        year=YearRecord(round_id=ROUND, subject_id=subject.id) if is_leading else None,
        previous_level=pick((Level.HTT, Level.HTT, Level.HTT, Level.HTNV, Level.HTXS), of.unit.code, subject.name),
    )  # fmt: skip


def _review(of: SampleRound, subject: Subject, level: Level) -> SelfReview:
    collective = subject.member_id is None
    return SelfReview(
        round_id=ROUND,
        subject_id=subject.id,
        sections=_sections(of, subject),
        points=_points(of, subject, level),
        tasks=_tasks(of, subject, level),
        self_level=level,
        signed_on=of.day("signed_on"),
        draft_sent_on=of.day("draft_on") if collective else None,
        finished_at=datetime.combine(of.day("signed_on"), time(9), tzinfo=UTC),
    )


def _sections(of: SampleRound, subject: Subject) -> tuple[SectionText, ...]:
    texts, whose = part(of.data, "texts"), of.unit.words or of.unit.code
    form = of.regs.form(subject.form)
    return tuple(
        SectionText(
            code=row.code,
            text=_text(texts[row.code if row.code in texts else "default"], whose, subject.position, row.code),
        )
        for row in form.sections
        if not row.is_heading_only
    )


def _own(code: str, texts: Data) -> str:
    return code if code in texts else "default"


def _text(pieces: list[list[str]], *keys: object) -> str:
    whole = "".join(pick(row, *keys, at) for at, row in enumerate(pieces))
    return whole.format(n=3 + number(38, *keys))


def _points(of: SampleRound, subject: Subject, level: Level) -> tuple[CriterionPoints, ...]:
    """Share the points of a level out over the criteria, in halves that add up to it."""
    percent = _SHARES[level] + number(4, of.unit.code, subject.position, "points")
    rows: list[CriterionPoints] = []
    wanted = given = Decimal(0)
    for row in of.regs.criteria(subject.form).criteria:
        most = row.max_points or Decimal(0)
        wanted += most * percent / 100
        points = min(most, ((wanted - given) / _HALF).to_integral_value() * _HALF)
        given += points
        rows.append(CriterionPoints(code=row.code, points=points))
    return tuple(rows)


def _tasks(of: SampleRound, subject: Subject, level: Level) -> TaskCounts:
    assigned = 10 + number(6, of.unit.code, subject.position, "tasks")
    match level:
        case Level.HTXS:
            return TaskCounts(assigned=assigned, completed=assigned, on_time=assigned, beyond=(assigned + 1) // 2)
        case Level.HTT:
            return TaskCounts(assigned=assigned, completed=assigned, on_time=assigned, beyond=1)
        case Level.HTNV:
            return TaskCounts(assigned=assigned, completed=assigned, on_time=assigned - 1)
        case Level.KHT:
            return TaskCounts(assigned=assigned, completed=3, on_time=2, not_completed=assigned - 3)


def _carried(of: SampleRound, subject: Subject) -> Shortcoming:
    what, cause, remedy = pick(of.data["shortcomings"], of.unit.code, subject.position, "old")
    return Shortcoming(
        round_id=ROUND, subject_id=subject.id, what=what, cause=cause, remedy=remedy, due_on=PartialDate(2026, 6),
        state=ShortcomingState.REMEDIED, result=_("Đã khắc phục xong, chi bộ xác nhận."),
    )  # fmt: skip


def _shortcoming(of: SampleRound, subject: Subject) -> Shortcoming:
    what, cause, remedy = pick(of.data["shortcomings"], of.unit.code, subject.position, "new")
    return Shortcoming(
        round_id=ROUND, subject_id=subject.id, what=what, cause=cause, remedy=remedy, due_on=PartialDate(2027, 3),
        shown_by=_("Tự nhận"),
    )  # fmt: skip


def _prompts(of: SampleRound, subject: Subject) -> tuple[ReviewPrompt, ...]:
    kinds = {"cell": SubjectKind.CELL, "committee": SubjectKind.CELL_COMMITTEE}
    return tuple(
        ReviewPrompt(
            round_id=ROUND, subject_id=subject.id, issuer=part(of.data, "committee")["name"], text=row["text"],
            answer=_("Tập thể đã thảo luận, nhận trách nhiệm và phân công người khắc phục trong quý I năm 2027."),
        )
        for row in of.data["prompts"]
        if kinds[row["subject"]] is subject.kind
    )  # fmt: skip


def _comments(of: SampleRound, subject: Subject, level: Level, *, is_servant: bool) -> tuple[Comment, ...]:
    """Give what was said of a member at home and, of a civil servant, at work."""
    if subject.member_id is None:
        return ()
    residence = Comment(
        round_id=ROUND, subject_id=subject.id, source=CommentSource.RESIDENCE, speaker_text=_("Chi ủy nơi cư trú"),
        text=_("Bản thân và gia đình chấp hành tốt quy định nơi cư trú."), received_on=of.day("draft_on"),
    )  # fmt: skip
    if not is_servant:
        return (residence,)
    agency = Comment(
        round_id=ROUND, subject_id=subject.id, source=CommentSource.AGENCY, speaker_text=_("Người đứng đầu đơn vị"),
        text=_("Đã đánh giá, xếp loại viên chức, công chức năm 2026."), received_on=of.day("draft_on"), level=level,
    )  # fmt: skip
    return (residence, agency)


def _ballot(of: SampleRound, subject: Subject, level: Level) -> BallotCount:
    strays = 0 if of.unit.unanimous else number(3, of.unit.code, subject.position, "strays")
    beside = Level.HTT if level is not Level.HTT else Level.HTNV
    counts = dict.fromkeys(Level, 0) | {level: of.voters - strays, beside: strays}
    return BallotCount(
        round_id=ROUND, subject_id=subject.id, issued=of.voters, returned=of.voters, valid=of.voters,
        htxs=counts[Level.HTXS], htt=counts[Level.HTT], htnv=counts[Level.HTNV], kht=counts[Level.KHT],
    )  # fmt: skip
