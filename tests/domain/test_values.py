"""The values of the field: standing at a date, periods, shares, counts, words."""

from datetime import date
from fractions import Fraction

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.member import Member, MemberKind, StatusKind, StatusPeriod
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.review import CriterionPoints, SectionText, SelfReview, TaskCounts


def test_a_member_is_probationary_before_the_official_date() -> None:
    member = Member(full_name="Y Xuân Hưng", official_on=PartialDate(2026, 8, 19))
    assert member.kind_on(date(2026, 8, 18)) is MemberKind.PROBATIONARY
    assert member.kind_on(date(2026, 8, 19)) is MemberKind.OFFICIAL


def test_without_an_official_date_the_present_standing_counts() -> None:
    member = Member(full_name="Siu Minh Đạt", kind=MemberKind.PROBATIONARY)
    assert member.kind_on(date(2026, 12, 1)) is MemberKind.PROBATIONARY


def period(since: PartialDate | None, until: PartialDate | None) -> StatusPeriod:
    """Give an exemption between two dates."""
    return StatusPeriod(member_id=MemberId(1), kind=StatusKind.EXEMPT, since=since, until=until)


@pytest.mark.parametrize(
    ("since", "until", "on", "covered"),
    [
        (PartialDate(2026, 3), None, date(2026, 2, 28), False),
        (PartialDate(2026, 3), None, date(2026, 3, 1), True),
        (None, None, date(1930, 2, 3), True),
        (None, PartialDate(2025), date(2025, 12, 31), True),
        (None, PartialDate(2025), date(2026, 1, 1), False),
        (PartialDate(2026, 3, 5), PartialDate(2026, 3, 5), date(2026, 3, 5), True),
    ],
)
def test_a_period_covers_both_its_ends(
    since: PartialDate | None, until: PartialDate | None, on: date, *, covered: bool
) -> None:
    assert period(since, until).covers(on) is covered


def test_shares_are_exact_and_unknown_without_tasks() -> None:
    tasks = TaskCounts(assigned=9, completed=7, on_time=4, beyond=3, not_completed=2)
    assert tasks.completed_share == Fraction(7, 9)
    assert tasks.late_share == Fraction(1, 3)
    assert tasks.beyond_share == Fraction(1, 3)
    assert tasks.not_completed_share == Fraction(2, 9)
    assert TaskCounts().completed_share is None


def test_a_review_gives_its_sections_and_points() -> None:
    review = SelfReview(
        round_id=RoundId(1),
        subject_id=SubjectId(2),
        sections=(SectionText(code="A.I.1", text="Gương mẫu"),),
        points=(CriterionPoints(code="1.1"),),
    )
    assert (review.text_of("A.I.1"), review.text_of("B")) == ("Gương mẫu", "")
    assert review.points_of("1.1") == CriterionPoints(code="1.1")
    assert review.points_of("9") is None


def test_a_count_gives_votes_by_level_and_its_ten_figures() -> None:
    count = BallotCount(
        round_id=RoundId(1), subject_id=SubjectId(1), issued=10, returned=9, valid=8, invalid=1, htxs=5, htt=2, blank=1
    )
    assert [count.votes(level) for level in Level] == [5, 2, 0, 0]
    assert count.figures == (10, 9, 8, 1, 5, 2, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("answer", "declined", "done"), [("", " ", False), ("Đã làm", "", True), ("", "Không rõ", True)]
)
def test_a_prompt_is_answered_by_words_only(answer: str, declined: str, *, done: bool) -> None:
    prompt = ReviewPrompt(
        round_id=RoundId(1), subject_id=SubjectId(1), text="Làm rõ", answer=answer, declined_reason=declined
    )
    assert prompt.is_answered is done


def test_levels_stand_best_first_with_words_and_signs() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3]
    assert Level.HTXS.label == "Hoàn thành xuất sắc nhiệm vụ"
    assert len({level.symbol for level in Level}) == len(Level)


def test_an_expected_failure_reads_as_message_and_advice() -> None:
    problem = InvalidValueError(code="x", message="Số phiếu không thể âm.", hint="Xem lại.")
    assert isinstance(problem, KiemdiemError)
    assert str(problem) == "Số phiếu không thể âm. Xem lại."
    assert str(KiemdiemError(code="x", message="Hỏng.", hint="")) == "Hỏng."
