"""Parts of a case's dossier: what stands under the words of a subject."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from kiemdiem_desktop.domain.comment import AnswerKind, Comment, CommentKind, CommentSource
from kiemdiem_desktop.domain.given_quota import GivenQuota
from kiemdiem_desktop.domain.ids import MemberId, RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.member import Discipline, DisciplineForm, StatusKind, StatusPeriod, ViolationPlace
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.review import (
    CriterionPoints,
    Grade,
    SectionText,
    SelfReview,
    Shortcoming,
    ShortcomingState,
    TaskCounts,
)
from kiemdiem_desktop.domain.superior_package import Quota
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind, YearRecord
from kiemdiem_desktop.rules.case_words import Words, unknown
from kiemdiem_desktop.rules.regulation import CriteriaSet, FormDefinition

ROUND_ID = RoundId(1)
STATUS_WORDS = ("kind", "since", "until")
DISCIPLINE_WORDS = ("form", "decided", "violated", "at", "duty", "self_detected", "remedied")
CONCLUSION_WORDS = ("kind", "number", "body", "harm", "self_detected", "remedied", "force_majeure")
YEAR_WORDS = (
    "sick_days",
    "maternity",
    "low_confidence",
    "units",
    "units_failed",
    "basic_targets",
    "basic_targets_failed",
    "residence_exempt",
    "special_conditions",
)
TASK_WORDS = ("assigned", "completed", "on_time", "beyond", "not_completed")
BALLOT_WORDS = (
    "round", "issued", "returned", "valid", "invalid", "HTXS", "HTT", "HTNV", "KHT", "not_rated", "blank", "retyped",
)  # fmt: skip
COMMENT_WORDS = ("source", "kind", "level", "text", "answer")
PROMPT_WORDS = ("text", "answer", "declined")
SHORTCOMING_WORDS = ("what", "cause", "remedy", "due")
CARRIED_WORDS = ("remedied", "partly", "open", "result")
OVERRIDE_WORDS = ("code", "reason")
_TEXTS = {
    "A.II.1": "Báo cáo quý II gửi chậm năm ngày",
    "A.V": "Nhận phần trách nhiệm về báo cáo gửi chậm",
    "A.VI": "Từ tháng 1 gửi báo cáo trước hạn năm ngày",
}
_AT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


def statuses(words: Words, member_id: MemberId) -> tuple[StatusPeriod, ...]:
    """Give the status periods under "statuses"."""
    return tuple(
        StatusPeriod(
            member_id=member_id,
            kind=row.choice("kind", StatusKind),
            since=row.partial("since"),
            until=row.partial("until"),
        )
        for row in words.each("statuses", STATUS_WORDS)
    )


def disciplines(words: Words, member_id: MemberId) -> tuple[Discipline, ...]:
    """Give the disciplines under "disciplines"."""
    return tuple(
        Discipline(
            member_id=member_id,
            form=row.choice("form", DisciplineForm),
            decided_on=row.partial("decided"),
            violated_on=row.partial("violated"),
            violated_at=row.choice("at", ViolationPlace, ViolationPlace.HERE),
            is_duty_related=row.maybe("duty"),
            is_self_detected=row.maybe("self_detected"),
            is_remedied=row.maybe("remedied"),
        )
        for row in words.each("disciplines", DISCIPLINE_WORDS)
    )


def conclusions(words: Words, subject_id: SubjectId) -> tuple[Conclusion, ...]:
    """Give the conclusions under "conclusions"."""
    return tuple(
        Conclusion(
            round_id=ROUND_ID,
            subject_id=subject_id,
            kind=row.choice("kind", ConclusionKind),
            number=row.text("number"),
            body=row.text("body"),
            harms_reputation=row.maybe("harm"),
            is_self_detected=row.maybe("self_detected"),
            is_remedied=row.maybe("remedied"),
            is_force_majeure=row.maybe("force_majeure"),
        )
        for row in words.each("conclusions", CONCLUSION_WORDS)
    )


def year_record(words: Words, subject_id: SubjectId) -> YearRecord | None:
    """Give the figures of the year under "year"; None for "year: none"."""
    if words.is_none("year"):
        return None
    row = words.below("year", YEAR_WORDS)
    return YearRecord(
        round_id=ROUND_ID,
        subject_id=subject_id,
        sick_leave_days=row.maybe_whole("sick_days"),
        has_maternity_leave=row.yes("maternity"),
        low_confidence_percent=row.maybe_whole("low_confidence"),
        units_in_charge=row.maybe_whole("units"),
        units_not_completed=row.maybe_whole("units_failed"),
        has_basic_targets=row.yes("basic_targets"),
        basic_targets_failed=row.maybe_whole("basic_targets_failed"),
        has_residence_comment_exemption=row.yes("residence_exempt"),
        special_conditions=row.text("special_conditions"),
    )


def review(
    words: Words, subject_id: SubjectId, form: FormDefinition, frame: CriteriaSet, *, on: date
) -> SelfReview | None:
    """Give the self-review: whole, finished, sent ten days before `on`, but for what the words say.

    None for "review: none".
    """
    if words.is_none("review"):
        return None
    empty = words.texts("empty_sections")
    texts = _TEXTS | section_texts(words, "sections")
    sections = (s.code for s in form.sections if not s.is_heading_only and s.code not in empty)
    return SelfReview(
        round_id=ROUND_ID,
        subject_id=subject_id,
        sections=tuple(SectionText(code=code, text=texts.get(code, "Nội dung")) for code in sections),
        points=points(words, frame),
        tasks=tasks(words),
        self_level=words.level("self", words.level("proposed", Level.HTT) or Level.HTT),
        signed_on=words.day("signed"),
        draft_sent_on=words.day("draft_sent", on - timedelta(days=10)),
        finished_at=_AT if words.yes("finished", default=True) else None,
    )


def section_texts(words: Words, name: str) -> dict[str, str]:
    """Give the texts of sections under `name`: {A.I.1: text}. Raises: CaseError where it is no mapping."""
    data = words.data.get(name, {})
    return {str(code): Words(f"{words.place}, {name}", data).text(code) for code in data}


def previous_review(words: Words, subject_id: SubjectId) -> SelfReview | None:
    """Give last year's self-review with the texts under "previous_sections"; None for "previous: none"."""
    if words.is_none("previous"):
        return None
    texts = section_texts(words, "previous_sections")
    sections = tuple(SectionText(code=code, text=text) for code, text in texts.items())
    return SelfReview(round_id=ROUND_ID, subject_id=subject_id, sections=sections)


def tasks(words: Words) -> TaskCounts | None:
    """Give the task counts: ten done in time unless the words say otherwise."""
    if words.is_none("tasks"):
        return None
    row = words.below("tasks", TASK_WORDS)
    assigned = row.whole("assigned", 10)
    completed = row.whole("completed", assigned)
    return TaskCounts(
        assigned=assigned,
        completed=completed,
        on_time=row.whole("on_time", completed),
        beyond=row.whole("beyond", 0),
        not_completed=row.whole("not_completed", max(assigned - completed, 0)),
    )


def points(words: Words, frame: CriteriaSet) -> tuple[CriterionPoints, ...]:
    """Share the total under "points" out over the frame, then set what "criteria", "unscored", "left_out" name."""
    if frame.is_graded:
        return grades(words, frame)
    if words.is_none("points"):
        return ()
    left = words.points("points") if words.has("points") else Decimal(80)
    shared: dict[str, Decimal | None] = {}
    for criterion in frame.criteria:
        given = min(left, criterion.max_points or Decimal(0))
        shared[criterion.code] = given
        left -= given
    own = words.data.get("criteria", {})
    for code in own:
        shared[code] = Words(f"{words.place}, criteria", own).points(code)
    for code in words.texts("unscored"):
        if code not in shared:
            raise unknown(f"{words.place}, unscored", code, tuple(shared))
        shared[code] = None
    left_out = words.texts("left_out")
    return tuple(
        CriterionPoints(code=code, points=None, not_applicable="Không có việc này")
        if code in left_out
        else CriterionPoints(code=code, points=value)
        for code, value in shared.items()
    )


def grades(words: Words, frame: CriteriaSet) -> tuple[CriterionPoints, ...]:
    """Give all criteria the grade under "grades" (good without the word), and those under "criteria" their own."""
    if words.is_none("grades"):
        return ()
    grade = words.choice("grades", Grade, Grade.GOOD)
    shared: dict[str, Grade | None] = {criterion.code: grade for criterion in frame.criteria}
    own = Words(f"{words.place}, criteria", words.data.get("criteria", {}))
    for code in own.data:
        shared[code] = own.choice(code, Grade)
    for code in words.texts("unscored"):
        shared[code] = None
    return tuple(CriterionPoints(code=code, grade=value) for code, value in shared.items())


def ballots(words: Words, subject_id: SubjectId, voters: int, level: Level) -> tuple[BallotCount, ...]:
    """Give the counts under "ballots"; without the word all voters choose `level`."""
    if not words.has("ballots"):
        return (ballot(Words("", {level.value: str(voters)}), subject_id, voters),)
    return tuple(ballot(row, subject_id, voters) for row in words.each("ballots", BALLOT_WORDS))


def ballot(row: Words, subject_id: SubjectId, voters: int) -> BallotCount:
    """Give one count; figures that are not given follow from those that are."""
    issued = row.whole("issued", voters)
    returned = row.whole("returned", issued)
    invalid = row.whole("invalid", 0)
    return BallotCount(
        round_id=ROUND_ID,
        subject_id=subject_id,
        ballot_round=row.whole("round", 1),
        issued=issued,
        returned=returned,
        valid=row.whole("valid", returned - invalid),
        invalid=invalid,
        htxs=row.whole("HTXS"),
        htt=row.whole("HTT"),
        htnv=row.whole("HTNV"),
        kht=row.whole("KHT"),
        not_rated=row.whole("not_rated"),
        blank=row.whole("blank"),
        retyped=tuple(int(figure) for figure in row.texts("retyped")),
    )


def comments(words: Words, subject_id: SubjectId) -> tuple[Comment, ...]:
    """Give the comments; without the word there is one from the place of residence."""
    if not words.has("comments"):
        return (Comment(round_id=ROUND_ID, subject_id=subject_id, source=CommentSource.RESIDENCE),)
    return tuple(
        Comment(
            round_id=ROUND_ID,
            subject_id=subject_id,
            source=row.choice("source", CommentSource, CommentSource.MEETING),
            kind=row.choice("kind", CommentKind, CommentKind.STRENGTH),
            level=row.level("level"),
            text=row.text("text"),
            answer=row.choice("answer", AnswerKind, AnswerKind.NONE),
        )
        for row in words.each("comments", COMMENT_WORDS)
    )


def prompts(words: Words, subject_id: SubjectId) -> tuple[ReviewPrompt, ...]:
    """Give the review prompts under "prompts"."""
    return tuple(
        ReviewPrompt(
            round_id=ROUND_ID,
            subject_id=subject_id,
            text=row.text("text", "Gợi ý"),
            answer=row.text("answer"),
            declined_reason=row.text("declined"),
        )
        for row in words.each("prompts", PROMPT_WORDS)
    )


def carried(words: Words, subject_id: SubjectId) -> tuple[Shortcoming, ...]:
    """Give shortcomings of the earlier round by counts: {remedied: 3, partly: 1, open: 0}."""
    row = words.below("carried", CARRIED_WORDS)
    states = {
        "remedied": ShortcomingState.REMEDIED,
        "partly": ShortcomingState.PARTLY,
        "open": ShortcomingState.OPEN,
    }
    return tuple(
        Shortcoming(
            round_id=ROUND_ID,
            subject_id=subject_id,
            what="Hạn chế",
            state=state,
            result=row.text("result", "Đang làm"),
            carried_from=RowId(1),
        )
        for word, state in states.items()
        for _n in range(row.whole(word))
    )


def shortcomings(words: Words, subject_id: SubjectId) -> tuple[Shortcoming, ...]:
    """Give this year's shortcomings under "shortcomings"."""
    return tuple(
        Shortcoming(
            round_id=ROUND_ID,
            subject_id=subject_id,
            what=row.text("what", "Hạn chế"),
            cause=row.text("cause"),
            remedy=row.text("remedy"),
            due_on=row.partial("due"),
        )
        for row in words.each("shortcomings", SHORTCOMING_WORDS)
    )


def overrides(words: Words, subject_id: SubjectId) -> tuple[Override, ...]:
    """Give the overrides under "overrides"."""
    return tuple(
        Override(
            round_id=ROUND_ID,
            subject_id=subject_id,
            finding_code=row.text("code"),
            reason=row.text("reason", "Có lý do"),
            who="Bí thư",
            at=_AT,
        )
        for row in words.each("overrides", OVERRIDE_WORDS)
    )


def quotas(words: Words) -> tuple[GivenQuota, ...]:
    """Give the superior's quotas."""
    return tuple(
        GivenQuota(
            quota=Quota(
                group=row.text("group", "Đảng viên"),
                level=row.level("level") or Level.HTXS,
                at_most=row.maybe_whole("at_most"),
                percent=row.maybe_whole("percent"),
            ),
            paper="văn bản 15-HD/ĐU của Đảng ủy xã Mẫu",
        )
        for row in words.each("quotas", ("group", "level", "at_most", "percent"))
    )
