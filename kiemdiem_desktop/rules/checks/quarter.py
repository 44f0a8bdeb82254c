"""Quarters: who is left without a rating in a quarter, and what the quarters say when the year is rated."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import QUARTERS, Period
from kiemdiem_desktop.domain.quarter_record import QuarterRecord
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.check import PERSONS, ROUND, Hit, check, values
from kiemdiem_desktop.rules.eligibility import is_rated_quarterly
from kiemdiem_desktop.rules.facts import RoundFacts, SubjectFacts
from kiemdiem_desktop.rules.history import count_quarters, quarters_of, result_of

GUIDANCE_SINCE = date(2026, 5, 22)  # quarters that ended before the guidance are not missed


def on_leave(facts: SubjectFacts) -> Iterator[Hit]:
    """Sick or maternity leave of two months or more in the quarter: not rated this quarter, and no disadvantage.

    Source: local-default Mục 7
    """
    yield from _long_absence(facts, _record(facts).leave_days, "quarter_leave_days")


def in_training(facts: SubjectFacts) -> Iterator[Hit]:
    """Concentrated training of two months or more in the quarter: not rated this quarter.

    Source: local-default Mục 7
    """
    yield from _long_absence(facts, _record(facts).training_days, "quarter_training_days")


def newly_appointed(facts: SubjectFacts) -> Iterator[Hit]:
    """First appointed to a leading post less than a month before the quarter ends: not rated this quarter.

    Source: local-default Mục 7
    """
    days = _days_since(facts, _record(facts).appointed_on)
    limit = facts.regs.number("quarter_appointed_days")
    if days is not None and 1 <= days < limit:
        yield _not_rated(facts, days=days, limit=limit)


def under_check(facts: SubjectFacts) -> Iterator[Hit]:
    """Under check for signs of violation: not rated this quarter, taken up after the conclusion.

    Source: local-default Mục 7
    """
    if _record(facts).is_under_check and facts.regs.is_on("quarter_check_waits"):
        yield _not_rated(facts)


def post_changed(facts: SubjectFacts) -> Iterator[Hit]:
    """After a change of post the mark of two months tells which unit rates; the old one hands its data over.

    Source: local-default Mục 7
    """
    days = _days_since(facts, _record(facts).post_changed_on)
    limit = facts.regs.number("quarter_post_change_days")
    if days is not None and days >= 1:
        yield Hit(
            where="quarter",
            values=values(days=days, limit=limit, rater="new_unit" if days >= limit else "old_unit"),
            needs_competent_level=True,
        )


def facts_not_stated(facts: SubjectFacts) -> Iterator[Hit]:
    """Leave, training and checks of the quarter are stated, be it as none; else nobody knows whether a rating is due.

    Source: local-default Mục 7
    """
    own = _record(facts)
    if None in (own.leave_days, own.training_days, own.is_under_check):
        yield Hit(where="quarter")


def level_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """A leader who is rated in the quarter has a proposed level.

    Source: qd-366-2025 Điều 3 khoản 4
    """
    cases = (on_leave, in_training, newly_appointed, under_check)
    if facts.proposed is None and not any(list(case(facts)) for case in cases):
        yield Hit(where="rating.proposed")


def kht_in_year(facts: SubjectFacts) -> Iterator[Hit]:
    """A quarter of KHT stands beside HTXS for the year; whether it closes HTXS is for the superior to say.

    Source: local-default Mục 7
    """
    if not facts.own.results:
        return
    count = count_quarters(facts.own.results, facts.year, Level.KHT)
    is_bar = facts.regs.is_on("quarter_kht_bars_htxs")
    if count and (is_bar or Level.HTXS in facts.claimed):
        yield Hit(where="quarters", values=values(count=count), closes=(Level.HTXS,) if is_bar else ())


def kht_in_a_row(facts: SubjectFacts) -> Iterator[Hit]:
    """Two or more quarters of KHT in a row: whether to keep the post is considered.

    Source: local-default Mục 7
    """
    if not facts.own.results:
        return
    found = [result_of(facts.own.results, facts.year, quarter) for quarter in QUARTERS]
    is_kht = [row is not None and row.level is Level.KHT for row in found]
    if any(one and other for one, other in pairwise(is_kht)):
        yield Hit(where="quarters", values=values(count=sum(is_kht)), needs_competent_level=True)


def results_missing(facts: RoundFacts) -> Iterator[Hit]:
    """The quarters are the basis of the year: those of leaders that are not known cannot be looked at.

    Source: qd-366-2025 Điều 15 khoản 1
    """
    year = facts.dossier.round.year
    expected = [quarter for quarter in QUARTERS if quarter.last_day(year) >= GUIDANCE_SINCE]
    missing = {own.subject.name: _missing(own, year, expected) for own in _leaders(facts)}
    names = [name for name, quarters in missing.items() if quarters]
    if names:
        quarters = sorted({quarter for found in missing.values() for quarter in found}, key=QUARTERS.index)
        yield Hit(where="quarters", values=values(names=", ".join(names), quarters=", ".join(quarters)))


def nominees_out_of_order(facts: RoundFacts) -> Iterator[Hit]:
    """Of the nominees for HTXS the one with more quarters of HTXS comes first, where the cap does not take all.

    Source: local-default Mục 7
    """
    if not facts.regs.is_on("nominees_by_quarters"):
        return
    year = facts.dossier.round.year
    ranked = sorted((own for own in _leaders(facts) if _rank(own)), key=_rank)
    for first, second in pairwise(ranked):
        one, other = (count_quarters(own.results, year, Level.HTXS) for own in (first, second))
        if one < other:
            found = values(names=f"{second.subject.name}, {first.subject.name}", count=other, others=one)
            yield Hit(where="rating.nominee_rank", values=found)


def _record(facts: SubjectFacts) -> QuarterRecord:
    own = facts.own
    return own.quarter or QuarterRecord(round_id=own.subject.round_id, subject_id=own.subject.id)


def _long_absence(facts: SubjectFacts, days: int | None, name: str) -> Iterator[Hit]:
    limit = facts.regs.number(name)
    if days is not None and days >= limit:
        yield _not_rated(facts, days=days, limit=limit)


def _not_rated(facts: SubjectFacts, **found: object) -> Hit:
    """A case without a rating in the quarter: to mend only where a level is proposed all the same."""
    severity = Severity.MUST_FIX if facts.proposed is not None else None
    return Hit(where="quarter", values=values(**found), severity=severity, needs_competent_level=True)


def _days_since(facts: SubjectFacts, day: date | None) -> int | None:
    """The days from `day` to the end of the quarter, both counted; None where no day is given."""
    round_ = facts.round.dossier.round
    return None if day is None else (round_.period.last_day(round_.year) - day).days + 1


def _leaders(facts: RoundFacts) -> list[SubjectDossier]:
    rated = (own for own in facts.rated if own.subject.kind is SubjectKind.MEMBER and own.file)
    return [own for own in rated if own.file and is_rated_quarterly(own.file.member, facts.regs)]


def _missing(own: SubjectDossier, year: int, expected: list[Period]) -> list[Period]:
    known = {row.period for row in quarters_of(own.results, year)}
    return [quarter for quarter in expected if quarter not in known]


def _rank(own: SubjectDossier) -> int:
    is_nominee = own.rating is not None and own.rating.proposed_level is Level.HTXS
    return (own.rating.nominee_rank or 0) if own.rating and is_nominee else 0


_M7, _LOOK, _NOT = "local-default Mục 7", Severity.PLEASE_LOOK, Severity.NOT_CHECKED
IN_QUARTER = (
    check("quarter.leave", on_leave, _LOOK, PERSONS, _M7),
    check("quarter.training", in_training, _LOOK, PERSONS, _M7),
    check("quarter.appointed", newly_appointed, _LOOK, PERSONS, _M7),
    check("quarter.under_check", under_check, _LOOK, PERSONS, _M7),
    check("quarter.post_changed", post_changed, _LOOK, PERSONS, _M7),
    check("quarter.not_stated", facts_not_stated, _NOT, PERSONS, _M7),
    check("quarter.level_missing", level_missing, Severity.MUST_FIX, PERSONS, "qd-366-2025 Điều 3 khoản 4"),
)
IN_YEAR = (
    check("quarter.kht_in_year", kht_in_year, _LOOK, PERSONS, _M7),
    check("quarter.kht_in_a_row", kht_in_a_row, _LOOK, PERSONS, _M7),
)
ROUND_IN_YEAR = (
    check("quarter.results_missing", results_missing, _NOT, ROUND, "qd-366-2025 Điều 15 khoản 1"),
    check("quarter.nominees", nominees_out_of_order, _LOOK, ROUND, _M7),
)
