"""Results over the years: entered by hand, decided, decided again; what was decided first is never lost."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.rating_history import ResultOrigin
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround, ReRatingKind
from kiemdiem_desktop.domain.round import Round, SubjectKind
from kiemdiem_desktop.services.cell import earlier_ratings, ratings, re_ratings, rounds
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.earlier_ratings import ResultLine, SubjectHistory
from kiemdiem_desktop.services.cell.history import Identity
from kiemdiem_desktop.services.cell.member_files import list_member_files
from kiemdiem_desktop.services.workspace import Workspace


def checked(workspace: Workspace) -> CheckedRound:
    """Check the round at work."""
    return check(workspace, rounds.current_round(workspace))


def history(workspace: Workspace, name: str = "Lê Thị Giáo") -> SubjectHistory:
    """Give the history of one subject."""
    found = earlier_ratings.list_histories(workspace, checked(workspace))
    return next(row for row in found if row.name == name)


def year(workspace: Workspace, which: int, name: str = "Lê Thị Giáo") -> ResultLine:
    """Give one year of a subject."""
    return next(row for row in history(workspace, name).years if row.year == which)


def propose(workspace: Workspace, level: Level, name: str = "Lê Thị Giáo") -> None:
    """Propose a level in the round at work."""
    round_ = rounds.current_round(workspace)
    subject = next(row for row in workspace.store.subjects.where(round_id=round_.id) if row.name == name)
    ratings.propose(workspace, subject.id, level)


def codes(workspace: Workspace) -> set[str]:
    """The codes of all findings of the round at work."""
    return {found.code for found in checked(workspace).verdict.findings}


def identity(workspace: Workspace, name: str = "Lê Thị Giáo") -> Identity:
    """Give what names a member in every round."""
    return SubjectKind.MEMBER, next(
        file.member.id for file in list_member_files(workspace) if file.member.full_name == name
    )


def a_decision(workspace: Workspace, which: int = 2025) -> ReRating:
    """Give a complete decision that lowers the rating of a year."""
    draft = re_ratings.draft_re_rating(workspace, identity(workspace), "Lê Thị Giáo", year=which)
    return replace(draft, number="12-QĐ/ĐU", body="Đảng ủy xã Tiên Phong", new_level=Level.KHT)


def test_everybody_on_the_roster_and_the_cell_have_a_history(workspace: Workspace, round_: Round) -> None:
    names = [row.name for row in earlier_ratings.list_histories(workspace, check(workspace, round_))]
    assert names == ["Trần Văn Bí", "Lê Thị Giáo", "Y Nông", "Chi bộ thôn 3"]
    assert [row.year for row in history(workspace).years] == [2026, 2025, 2024, 2023, 2022, 2021]


@pytest.mark.usefixtures("round_")
def test_a_level_of_an_earlier_year_is_kept_by_hand_with_its_decision(workspace: Workspace) -> None:
    earlier_ratings.set_level(workspace, year(workspace, 2025), Level.HTT)
    earlier_ratings.set_decision(workspace, year(workspace, 2025), number=" 8-QĐ/ĐU ", decided_on=date(2026, 1, 12))
    line = year(workspace, 2025)
    assert line.is_typed
    assert line.result is not None
    assert (line.result.level, line.result.number, line.result.decided_on) == (
        Level.HTT,
        "8-QĐ/ĐU",
        date(2026, 1, 12),
    )
    assert "Ghi tay" in line.origin
    earlier_ratings.remove_level(workspace, line)
    assert year(workspace, 2025).result is None


@pytest.mark.usefixtures("round_")
def test_number_and_date_need_a_level_and_a_day_that_has_come(workspace: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="Chưa ghi mức"):
        earlier_ratings.set_decision(workspace, year(workspace, 2025), number="1", decided_on=None)
    earlier_ratings.set_level(workspace, year(workspace, 2025), Level.HTT)
    with pytest.raises(InvalidValueError, match="sau hôm nay"):
        earlier_ratings.set_decision(workspace, year(workspace, 2025), number="1", decided_on=date(2027, 1, 1))


@pytest.mark.usefixtures("round_")
def test_five_years_of_the_best_level_are_told_when_all_are_known(workspace: Workspace) -> None:
    propose(workspace, Level.HTXS)
    assert "history.htxs_unknown" in codes(workspace)
    for which in (2022, 2023, 2024, 2025):
        earlier_ratings.set_level(workspace, year(workspace, which), Level.HTXS)
    assert {"history.htxs_years", "history.htxs_unknown"} & codes(workspace) == {"history.htxs_years"}


@pytest.mark.usefixtures("round_")
def test_second_year_without_completion_is_told(workspace: Workspace) -> None:
    earlier_ratings.set_level(workspace, year(workspace, 2025), Level.KHT)
    propose(workspace, Level.KHT)
    assert "history.kht_again" in codes(workspace)


@pytest.mark.usefixtures("round_")
def test_a_re_rating_stands_beside_the_first_decision(workspace: Workspace) -> None:
    earlier_ratings.set_level(workspace, year(workspace, 2025), Level.HTT)
    decision = re_ratings.record_re_rating(workspace, a_decision(workspace))
    result = year(workspace, 2025).result
    assert result is not None
    assert (result.first_level, result.level, result.origin) == (Level.HTT, Level.KHT, ResultOrigin.RE_RATED)
    assert result.re_ratings == (decision,)
    assert (decision.citation.regulation_id, decision.citation.article) == ("qd-366-2025", "Điều 15 khoản 3")
    assert workspace.store.earlier_ratings.all()[0].level is Level.HTT
    assert [row.number for row in re_ratings.list_re_ratings(workspace, identity(workspace))] == ["12-QĐ/ĐU"]


@pytest.mark.usefixtures("round_")
def test_the_last_of_several_decisions_holds_and_one_by_mistake_is_taken_away(workspace: Workspace) -> None:
    earlier_ratings.set_level(workspace, year(workspace, 2025), Level.HTT)
    re_ratings.record_re_rating(workspace, replace(a_decision(workspace), decided_on=date(2026, 5, 1)))
    again = replace(
        a_decision(workspace), kind=ReRatingKind.CANCELLED, new_level=None, number="13", decided_on=date(2026, 6, 1)
    )
    last = re_ratings.record_re_rating(workspace, again)
    result = year(workspace, 2025).result
    assert result is not None
    assert (result.level, len(result.re_ratings)) == (None, 2)
    re_ratings.remove_re_rating(workspace, last.id)
    result = year(workspace, 2025).result
    assert result is not None
    assert result.level is Level.KHT


@pytest.mark.usefixtures("round_")
def test_a_re_rated_year_counts_as_it_holds_now(workspace: Workspace) -> None:
    earlier_ratings.set_level(workspace, year(workspace, 2025), Level.HTT)
    re_ratings.record_re_rating(workspace, a_decision(workspace))
    propose(workspace, Level.KHT)
    assert "history.kht_again" in codes(workspace)


@pytest.mark.usefixtures("round_")
def test_a_year_that_was_decided_again_is_not_typed_over(workspace: Workspace) -> None:
    re_ratings.record_re_rating(workspace, replace(a_decision(workspace), old_level=Level.HTT))
    with pytest.raises(InvalidValueError, match="đã có quyết định"):
        earlier_ratings.set_level(workspace, year(workspace, 2025), Level.HTXS)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"number": " "}, "số, ngày"),
        ({"body": ""}, "số, ngày"),
        ({"decided_on": None}, "số, ngày"),
        ({"decided_on": date(2027, 1, 1)}, "sau hôm nay"),
        ({"decided_on": date(2024, 12, 31)}, "ở trước"),
        ({"new_level": None}, "mức mới"),
        ({"kind": ReRatingKind.CANCELLED}, "không có mức mới"),
        ({"old_level": Level.KHT}, "trùng"),
        ({"ground": ReRatingGround.EARLIER_VIOLATION}, "không phải là lý do"),
    ],
)
@pytest.mark.usefixtures("round_")
def test_a_decision_that_cannot_be_one_is_refused_with_advice(
    workspace: Workspace, changes: dict[str, object], says: str
) -> None:
    decision = a_decision(workspace)
    with pytest.raises(InvalidValueError, match=says):
        re_ratings.record_re_rating(workspace, replace(decision, **changes))  # type: ignore[arg-type]
    assert workspace.store.re_ratings.all() == ()


def test_under_124_a_violation_opens_its_own_year_again(workspace: Workspace) -> None:
    rounds.open_round(workspace, year=2024, evaluation_on=date(2024, 12, 10))
    draft = replace(a_decision(workspace, 2023), ground=ReRatingGround.EARLIER_VIOLATION, decided_on=date(2024, 4, 1))
    decision = re_ratings.record_re_rating(workspace, draft)
    assert (decision.citation.regulation_id, decision.citation.article) == ("hd-25-2023", "§4")


def test_under_132_the_citation_says_that_no_article_was_read(workspace: Workspace) -> None:
    rounds.open_round(workspace, year=2021, evaluation_on=date(2021, 12, 10))
    decision = re_ratings.record_re_rating(workspace, replace(a_decision(workspace, 2020), decided_on=date(2021, 4, 1)))
    assert decision.citation.regulation_id == "local-default-2018"


@pytest.mark.usefixtures("round_")
def test_recording_is_undone_in_one_step(workspace: Workspace) -> None:
    re_ratings.record_re_rating(workspace, a_decision(workspace))
    assert workspace.store.undo() == "Ghi quyết định xếp loại lại"
    assert workspace.store.re_ratings.all() == ()


def test_a_closed_round_still_takes_later_decisions(workspace: Workspace, round_: Round) -> None:
    propose(workspace, Level.HTT)
    rounds.close_round(workspace, round_.id)
    re_ratings.record_re_rating(workspace, a_decision(workspace, 2026))
    line = year(workspace, 2026)
    assert line.result is not None
    assert (line.result.first_level, line.result.level) == (Level.HTT, Level.KHT)
    assert line.period is Period.YEAR
