"""What each subject was rated in all years and quarters that the workspace knows."""

from collections import defaultdict
from dataclasses import replace

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.rating_history import EarlierRating, PeriodResult, ResultOrigin
from kiemdiem_desktop.domain.re_rating import ReRating
from kiemdiem_desktop.domain.round import Round, Subject, SubjectKind
from kiemdiem_desktop.services.workspace import Workspace

Identity = tuple[SubjectKind, MemberId | None]
Results = dict[Identity, tuple[PeriodResult, ...]]
_Place = tuple[Identity, int, Period]


def identity_of(subject: Subject) -> Identity:
    """Give what stays the same of a subject from round to round."""
    return subject.kind, subject.member_id


def year_before(workspace: Workspace, round_: Round) -> Round | None:
    """Give the newest round of a whole year before the year of `round_`."""
    earlier = [row for row in workspace.store.rounds.all() if row.year < round_.year and row.period is Period.YEAR]
    return max(earlier, key=lambda row: row.year, default=None)


def load_results(workspace: Workspace, *, before: Round | None = None) -> Results:
    """Give the results of every subject, oldest first; with `before`, only those of periods that ended earlier.

    A later decision goes before the first one, a decision before what was entered by hand, that before a proposal.
    """
    found = _of_rounds(workspace)
    for row in workspace.store.earlier_ratings.all():
        place = ((row.subject_kind, row.member_id), row.year, row.period)
        if place not in found or not found[place].is_decided:
            found[place] = _typed(row)
    for place, decisions in _re_ratings(workspace).items():
        found[place] = _re_rated(found.get(place), place, decisions)
    grouped: dict[Identity, list[PeriodResult]] = defaultdict(list)
    for (identity, _year, _period), result in found.items():
        if before is None or (result.year, result.period.rank) < before.order:
            grouped[identity].append(result)
    return {key: tuple(sorted(rows, key=lambda row: (row.year, row.period.rank))) for key, rows in grouped.items()}


def _of_rounds(workspace: Workspace) -> dict[_Place, PeriodResult]:
    rounds = {row.id: row for row in workspace.store.rounds.all()}
    subjects = {row.id: row for row in workspace.store.subjects.all()}
    found: dict[_Place, PeriodResult] = {}
    for rating in workspace.store.ratings.all():
        round_, subject = rounds[rating.round_id], subjects[rating.subject_id]
        result = _of_rating(round_, rating)
        if result is not None:
            found[identity_of(subject), round_.year, round_.period] = result
    return found


def _of_rating(round_: Round, rating: Rating) -> PeriodResult | None:
    level = rating.decided_level or rating.proposed_level
    if level is None:
        return None
    origin = ResultOrigin.DECIDED if rating.decided_level else ResultOrigin.PROPOSED
    return PeriodResult(
        year=round_.year,
        period=round_.period,
        level=level,
        first_level=level,
        origin=origin,
        number=rating.decision_number,
        decided_on=rating.decided_on,
    )


def _typed(row: EarlierRating) -> PeriodResult:
    return PeriodResult(
        year=row.year,
        period=row.period,
        level=row.level,
        first_level=row.level,
        origin=ResultOrigin.TYPED,
        number=row.number,
        decided_on=row.decided_on,
    )


def _re_ratings(workspace: Workspace) -> dict[_Place, list[ReRating]]:
    grouped: dict[_Place, list[ReRating]] = defaultdict(list)
    rows = sorted(workspace.store.re_ratings.all(), key=lambda row: (row.decided_on is None, row.decided_on, row.id))
    for row in rows:
        grouped[(row.subject_kind, row.member_id), row.year, row.period].append(row)
    return grouped


def _re_rated(first: PeriodResult | None, place: _Place, decisions: list[ReRating]) -> PeriodResult:
    last = decisions[-1]
    base = first or PeriodResult(
        year=place[1],
        period=place[2],
        level=decisions[0].old_level,
        first_level=decisions[0].old_level,
        origin=ResultOrigin.TYPED,
    )
    return replace(
        base,
        level=last.new_level,
        origin=ResultOrigin.RE_RATED,
        number=last.number,
        decided_on=last.decided_on,
        re_ratings=tuple(decisions),
    )
