"""Levels against each other and against what is open; these run after the levels are known."""

from collections.abc import Iterator
from fractions import Fraction

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.check import (
    EVERYBODY,
    LEADER,
    MEMBER,
    SINCE_124,
    SINCE_132,
    UPPER,
    Audience,
    Hit,
    check,
    values,
)
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.scoring import band_of, points_text


def proposed_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """Everybody who is reviewed is rated.

    Source: qd-366-2025 Điều 3 khoản 4
    """
    if facts.proposed is None:
        yield Hit(where="rating.proposed")


def proposed_closed(facts: SubjectFacts) -> Iterator[Hit]:
    """The proposed level is open; where only the competent level can conclude, the paper says so.

    Source: qd-366-2025 Điều 11
    """
    level = facts.proposed
    if level is not None and not facts.is_open(level):
        is_reserved = _is_reserved(facts, level)
        yield Hit(
            where="rating.proposed",
            values=values(level=level, reasons=_closing(facts, level)),
            needs_competent_level=is_reserved,
            severity=Severity.PLEASE_LOOK if is_reserved else Severity.MUST_FIX,
        )


def self_closed(facts: SubjectFacts) -> Iterator[Hit]:
    """A level that the subject names for itself is open.

    Source: qd-366-2025 Điều 11
    """
    level = facts.self_level
    if level is not None and level is not facts.proposed and not facts.is_open(level):
        yield Hit(where="review.self_level", values=values(level=level, reasons=_closing(facts, level)))


def voted_closed(facts: SubjectFacts) -> Iterator[Hit]:
    """A level that passed the vote is open.

    Source: qd-366-2025 Điều 11
    """
    level = facts.voted
    if level is not None and level is not facts.proposed and not facts.is_open(level):
        yield Hit(where="ballot", values=values(level=level, reasons=_closing(facts, level)))


def above_vote(facts: SubjectFacts) -> Iterator[Hit]:
    """The cell does not propose a better level than passed the vote.

    Source: local-default Mục 1
    """
    if facts.voted is not None and facts.proposed is not None and facts.proposed.rank < facts.voted.rank:
        yield Hit(where="rating.proposed", values=values(voted_level=facts.voted, proposed_level=facts.proposed))


def below_vote(facts: SubjectFacts) -> Iterator[Hit]:
    """A level below the one that passed the vote needs its reason.

    Source: local-default Mục 1
    """
    if facts.voted is not None and facts.proposed is not None and facts.proposed.rank > facts.voted.rank:
        yield Hit(where="rating.proposed", values=values(voted_level=facts.voted, proposed_level=facts.proposed))


def htxs_without_reason(facts: SubjectFacts) -> Iterator[Hit]:
    """HTXS is proposed with its reason: products, quality, effect.

    Source: qd-366-2025 Điều 12 khoản 1
    """
    if facts.proposed is Level.HTXS and not _reason(facts):
        yield Hit(where="rating.reason")


def kht_without_reason(facts: SubjectFacts) -> Iterator[Hit]:
    """KHT is proposed with its reason.

    Source: qd-366-2025 Điều 12 khoản 1
    """
    if facts.proposed is Level.KHT and not _reason(facts):
        yield Hit(where="rating.reason")


def self_differs(facts: SubjectFacts) -> Iterator[Hit]:
    """A proposed level other than the self-proposed one is explained.

    Source: qd-366-2025 Điều 12 khoản 1
    """
    own, proposed = facts.self_level, facts.proposed
    if own is not None and proposed is not None and own is not proposed and not _reason(facts):
        yield Hit(where="rating.reason", values=values(self_level=own, proposed_level=proposed))


def gap(facts: SubjectFacts) -> Iterator[Hit]:
    """None of the three upper levels is open and nothing forces KHT: the text is silent, the competent level decides.

    Source: qd-366-2025 Điều 11
    """
    if any(facts.is_open(level) for level in UPPER) or _has_ground_for_kht(facts):
        return
    yield Hit(
        where="rating.proposed",
        values=values(level=Level.HTNV, reasons=_closing(facts, Level.HTNV)),
        needs_competent_level=True,
    )


def above_band(facts: SubjectFacts) -> Iterator[Hit]:
    """The points reach a band whose conditions fail: that the next lower level follows is not said.

    Source: qd-366-2025 Điều 11
    """
    total = facts.score.total if facts.score else None
    best = next((level for level in UPPER if facts.is_open(level)), None)
    if total is None or best is None:
        return
    band = band_of(total, facts.regs)
    if band.rank < best.rank:
        yield Hit(
            where="rating.proposed",
            values=values(points=points_text(total), band_level=band, level=best, reasons=_closing(facts, band)),
            needs_competent_level=True,
        )


def kht_without_ground(facts: SubjectFacts) -> Iterator[Hit]:
    """KHT needs fewer than 50 points or one of the forced cases.

    Source: qd-366-2025 Điều 11 khoản 4
    """
    total = facts.score.total if facts.score else None
    is_gap = not any(facts.is_open(level) for level in UPPER)
    if facts.proposed is Level.KHT and total is not None and not is_gap and not _has_ground_for_kht(facts):
        yield Hit(where="rating.proposed", values=values(points=points_text(total)))


def head_above_collective(facts: SubjectFacts) -> Iterator[Hit]:
    """By a local rule only: the head is not rated above the collective.

    Source: local-default Mục 6
    """
    collective = facts.round.collective(SubjectKind.CELL_COMMITTEE) or facts.round.cell_subject
    top = collective.rating.proposed_level if collective and collective.rating else None
    is_head = facts.own.subject.party_post is PartyPost.SECRETARY
    if not facts.regs.is_on("head_not_above_collective") or not is_head or top is None or facts.proposed is None:
        return
    if facts.proposed.rank < top.rank:
        yield Hit(where="rating.proposed", values=values(level=top, proposed_level=facts.proposed))


def cell_members(facts: SubjectFacts) -> Iterator[Hit]:
    """By a local rule only: HTXS of the cell needs shares of its members at HTNV and HTT or better.

    Source: local-default Mục 6
    """
    if facts.proposed is not Level.HTXS or not facts.regs.is_on("cell_members_link"):
        return
    ranks = _member_ranks(facts)
    for level, name in ((Level.HTNV, "cell_htxs_htnv_percent"), (Level.HTT, "cell_htxs_htt_percent")):
        reached = sum(rank <= level.rank for rank in ranks)
        needed = facts.regs.number(name)
        if ranks and Fraction(reached * 100, len(ranks)) < needed:
            found = values(level=level, count=reached, members=len(ranks), needed=needed)
            yield Hit(where="rating.proposed", values=found)


def _member_ranks(facts: SubjectFacts) -> list[int]:
    ratings = [own.rating for own in facts.round.rated if own.subject.kind is SubjectKind.MEMBER and own.rating]
    return [rating.proposed_level.rank for rating in ratings if rating.proposed_level]


def _reason(facts: SubjectFacts) -> str:
    return facts.own.rating.reason.strip() if facts.own.rating else ""


def _closing(facts: SubjectFacts, level: Level) -> str:
    codes = [f.code for verdict in facts.levels if verdict.level is level for f in verdict.findings]
    return ", ".join(dict.fromkeys(codes))


def _is_reserved(facts: SubjectFacts, level: Level) -> bool:
    """Whether what closes the level is left to the competent level: a relief claimed, or a gap of the text."""
    closing = [f for verdict in facts.levels if verdict.level is level for f in verdict.findings]
    is_relieved = bool(closing) and all(finding.needs_competent_level for finding in closing)
    is_gap = level is Level.HTNV and not _has_ground_for_kht(facts)
    return is_relieved or is_gap


def _has_ground_for_kht(facts: SubjectFacts) -> bool:
    total = facts.score.total if facts.score else None
    has_forced = any(finding.forces_kht for verdict in facts.levels for finding in verdict.findings)
    return has_forced or (total is not None and band_of(total, facts.regs) is Level.KHT)


_D11 = "qd-366-2025 Điều 11"
_D12 = "qd-366-2025 Điều 12 khoản 1"
_CELL = frozenset({Audience.CELL})
CHECKS = (
    check(
        "rating.proposed_missing", proposed_missing, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 3 khoản 4"
    ).during(SINCE_132),
    check("rating.proposed_closed", proposed_closed, Severity.MUST_FIX, EVERYBODY, _D11).during(SINCE_132),
    check("rating.self_closed", self_closed, Severity.PLEASE_LOOK, EVERYBODY, _D11).during(SINCE_132),
    check("rating.voted_closed", voted_closed, Severity.PLEASE_LOOK, EVERYBODY, _D11).during(SINCE_132),
    check("rating.above_vote", above_vote, Severity.MUST_FIX, EVERYBODY, "local-default Mục 1").during(SINCE_132),
    check("rating.below_vote", below_vote, Severity.PLEASE_LOOK, EVERYBODY, "local-default Mục 1").during(SINCE_132),
    check("rating.htxs_without_reason", htxs_without_reason, Severity.MUST_FIX, EVERYBODY, _D12).during(SINCE_132),
    check("rating.kht_without_reason", kht_without_reason, Severity.PLEASE_LOOK, EVERYBODY, _D12).during(SINCE_132),
    check("rating.self_differs", self_differs, Severity.PLEASE_LOOK, EVERYBODY, _D12).during(SINCE_132),
    check("rating.gap", gap, Severity.PLEASE_LOOK, EVERYBODY, _D11).during(SINCE_132),
    check("rating.above_band", above_band, Severity.PLEASE_LOOK, EVERYBODY, _D11),
    check("rating.kht_without_ground", kht_without_ground, Severity.MUST_FIX, EVERYBODY, f"{_D11} khoản 4"),
    check(
        "local.head_above_collective", head_above_collective, Severity.MUST_FIX, LEADER | MEMBER, "local-default Mục 6"
    ).during(SINCE_124),
    check("local.cell_members", cell_members, Severity.MUST_FIX, _CELL, "local-default Mục 6").during(SINCE_124),
)
