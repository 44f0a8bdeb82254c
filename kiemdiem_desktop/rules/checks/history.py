"""Results over several years: two years of KHT in a row, five years of HTXS in a row, and what is not known of them."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.check import PERSONS, ROUND, SINCE_132, Audience, Hit, check, values
from kiemdiem_desktop.rules.facts import RoundFacts, SubjectFacts
from kiemdiem_desktop.rules.history import Streak, streak_before


def kht_again(facts: SubjectFacts) -> Iterator[Hit]:
    """KHT proposed after KHT the year before: what follows for membership is not clear in the texts.

    Source: local-default Mục 8
    """
    before = _kht_before(facts)
    if before is not None and before.is_whole:
        yield Hit(
            where="history",
            values=values(count=len(before.held) + 1, years=_years((facts.year, *before.held))),
            needs_competent_level=True,
        )


def kht_unknown(facts: SubjectFacts) -> Iterator[Hit]:
    """KHT proposed, and the year before is not known: whether it is the second one cannot be checked.

    Source: local-default Mục 8
    """
    before = _kht_before(facts)
    if before is not None and before.unknown and not before.is_broken:
        yield Hit(where="history", values=values(years=_years(before.unknown)))


def htxs_years(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS proposed after HTXS in all four years before: the member may be put forward for the five-year award.

    Source: hd-06-2025 §19.2
    """
    yield from _htxs_whole(facts)


def cell_htxs_years(facts: SubjectFacts) -> Iterator[Hit]:
    """The same of the cell; the award asks that it was recognised as "tiêu biểu", which no rating tells.

    Source: hd-06-2025 §19.1
    """
    yield from _htxs_whole(facts)


def htxs_unknown(facts: RoundFacts) -> Iterator[Hit]:
    """Where earlier years of a nominee are not known, five years in a row cannot be checked.

    Source: hd-06-2025 §19
    """
    unknown: dict[str, tuple[int, ...]] = {}
    for own in facts.rated:
        if own.rating is None or own.rating.proposed_level is not Level.HTXS:
            continue
        if own.subject.kind is SubjectKind.CELL_COMMITTEE:
            continue
        asked = facts.regs.number("commendation_years") - 1
        streak = streak_before(own.results, Level.HTXS, year=facts.dossier.round.year, years=asked)
        joined = own.file.member.admitted_on if own.file else None
        is_newer = joined is not None and joined.year > facts.dossier.round.year - asked
        if streak.unknown and not streak.is_broken and not is_newer:
            unknown[own.subject.name] = streak.unknown
    if unknown:
        years = sorted({year for missing in unknown.values() for year in missing})
        yield Hit(where="history", values=values(names=", ".join(unknown), years=_years(tuple(years))))


def _kht_before(facts: SubjectFacts) -> Streak | None:
    """The years before a proposed KHT, as many as would make up the number; None where KHT is not proposed."""
    if facts.proposed is not Level.KHT:
        return None
    years = facts.regs.number("kht_years") - 1
    return streak_before(facts.own.results, Level.KHT, year=facts.year, years=years) if years > 0 else None


def _htxs_whole(facts: SubjectFacts) -> Iterator[Hit]:
    if facts.proposed is Level.HTXS:
        asked = facts.regs.number("commendation_years") - 1
        streak = streak_before(facts.own.results, Level.HTXS, year=facts.year, years=asked)
        if streak.is_whole:
            yield Hit(where="history", values=values(count=asked + 1, years=_years((facts.year, *streak.held))))


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in sorted(years))


_CELL = frozenset({Audience.CELL})
_M8 = "local-default Mục 8"
SUBJECT_CHECKS = (
    check("history.kht_again", kht_again, Severity.PLEASE_LOOK, PERSONS, _M8).during(SINCE_132),
    check("history.kht_unknown", kht_unknown, Severity.NOT_CHECKED, PERSONS, _M8).during(SINCE_132),
    check("history.htxs_years", htxs_years, Severity.PLEASE_LOOK, PERSONS, "hd-06-2025 §19.2").during(SINCE_132),
    check("history.cell_htxs_years", cell_htxs_years, Severity.PLEASE_LOOK, _CELL, "hd-06-2025 §19.1").during(
        SINCE_132
    ),
)
ROUND_CHECKS = (
    check("history.htxs_unknown", htxs_unknown, Severity.NOT_CHECKED, ROUND, "hd-06-2025 §19").during(SINCE_132),
)
