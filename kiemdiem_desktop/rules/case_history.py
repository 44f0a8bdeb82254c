"""Parts of a case's dossier: results of other years and quarters, and the facts of a quarter."""

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.quarter_record import QuarterRecord
from kiemdiem_desktop.domain.rating_history import PeriodResult, ResultOrigin
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround, ReRatingKind
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.case_words import Words

RESULT_WORDS = ("year", "period", "level", "decided", "re_rated", "ground")
QUARTER_WORDS = ("leave_days", "training_days", "appointed", "post_changed", "under_check")


def results(words: Words, year: int) -> tuple[PeriodResult, ...]:
    """Give the results under "results": decided unless they say otherwise, of the year before without a year."""
    found = [_result(row, year) for row in words.each("results", RESULT_WORDS)]
    return tuple(sorted(found, key=lambda row: (row.year, row.period.rank)))


def _result(row: Words, year: int) -> PeriodResult:
    period = row.choice("period", Period, Period.YEAR)
    own_year = row.whole("year", year if period.is_quarter else year - 1)
    first = row.level("level", Level.HTT)
    origin = ResultOrigin.DECIDED if row.yes("decided", default=True) else ResultOrigin.PROPOSED
    if not row.has("re_rated"):
        return PeriodResult(year=own_year, period=period, level=first, first_level=first, origin=origin)
    later = ReRating(
        subject_kind=SubjectKind.MEMBER,
        member_id=MemberId(1),
        name="",
        year=own_year,
        period=period,
        kind=ReRatingKind.CANCELLED if row.is_none("re_rated") else ReRatingKind.RATED_AGAIN,
        ground=row.choice("ground", ReRatingGround, ReRatingGround.STANDARD_NOT_MET),
        old_level=first,
        new_level=row.level("re_rated"),
        citation=Citation(regulation_id="qd-366-2025", article="Điều 15 khoản 3"),
    )
    return PeriodResult(
        year=own_year,
        period=period,
        level=later.new_level,
        first_level=first,
        origin=ResultOrigin.RE_RATED,
        re_ratings=(later,),
    )


def quarter_record(words: Words, round_id: RoundId, subject_id: SubjectId) -> QuarterRecord | None:
    """Give the facts under "quarter", without the word none of leave, training or check; None for "quarter: none"."""
    if words.is_none("quarter"):
        return None
    row = words.below("quarter", QUARTER_WORDS)
    return QuarterRecord(
        round_id=round_id,
        subject_id=subject_id,
        leave_days=row.whole("leave_days"),
        training_days=row.whole("training_days"),
        appointed_on=row.day("appointed"),
        post_changed_on=row.day("post_changed"),
        is_under_check=row.maybe("under_check") if row.has("under_check") else False,
    )
