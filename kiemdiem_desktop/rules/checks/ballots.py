"""The count of the vote: its sums close, each gap has its own name."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.rules.check import EVERYBODY, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.facts import SubjectFacts

FIGURES = ("issued", "returned", "valid", "invalid", "htxs", "htt", "htnv", "kht", "not_rated", "blank")


def missing(facts: SubjectFacts) -> Iterator[Hit]:
    """A rated subject has been voted on.

    Source: local-default Mục 1
    """
    if not facts.own.ballots:
        yield Hit(where="ballot")


def issued_above_present(facts: SubjectFacts) -> Iterator[Hit]:
    """No more ballots are given out than members with a vote are present; probationary members have none.

    Source: dieu-le-2011 Điều 3
    """
    for ballot in _counts(facts):
        if ballot.issued > facts.round.voters:
            base = facts.round.vote_base
            found = values(
                issued=ballot.issued,
                voters=facts.round.voters,
                probationary=base.present_probationary,
                ballot_round=ballot.ballot_round,
            )
            yield Hit(where="ballot", values=found)


def returned_above_issued(facts: SubjectFacts) -> Iterator[Hit]:
    """No more ballots come back than were given out.

    Source: local-default Mục 1
    """
    for ballot in _counts(facts):
        if ballot.returned > ballot.issued:
            yield Hit(where="ballot", values=_two(ballot, returned=ballot.returned, issued=ballot.issued))


def returned_below_issued(facts: SubjectFacts) -> Iterator[Hit]:
    """Ballots that did not come back are named in the minutes.

    Source: local-default Mục 1
    """
    for ballot in _counts(facts):
        if ballot.returned < ballot.issued:
            found = _two(ballot, returned=ballot.returned, issued=ballot.issued, gap=ballot.issued - ballot.returned)
            yield Hit(where="ballot", values=found)


def valid_sum(facts: SubjectFacts) -> Iterator[Hit]:
    """Valid and invalid ballots together are those that came back.

    Source: local-default Mục 1
    """
    for ballot in _counts(facts):
        if ballot.valid + ballot.invalid != ballot.returned:
            found = _two(ballot, valid=ballot.valid, invalid=ballot.invalid, returned=ballot.returned)
            yield Hit(where="ballot", values=found)


def level_sum(facts: SubjectFacts) -> Iterator[Hit]:
    """The votes for the levels, "chưa xếp loại" and blanks together are the valid ballots.

    Source: local-default Mục 1
    """
    for ballot in _counts(facts):
        total = sum(ballot.figures[4:])
        if total != ballot.valid:
            found = _two(ballot, total=total, valid=ballot.valid, gap=abs(ballot.valid - total))
            yield Hit(where="ballot", values=found)


def negative(facts: SubjectFacts) -> Iterator[Hit]:
    """No figure of a count is below zero.

    Source: local-default Mục 1
    """
    for ballot in _counts(facts):
        below = [name for name, figure in zip(FIGURES, ballot.figures, strict=True) if figure < 0]
        if below:
            yield Hit(where="ballot", values=_two(ballot, figures=", ".join(below)))


def retyped_differs(facts: SubjectFacts) -> Iterator[Hit]:
    """The second typing of the count equals the first.

    Source: local-default Mục 1
    """
    for ballot in _counts(facts):
        if ballot.retyped and ballot.retyped != ballot.figures:
            pairs = zip(FIGURES, ballot.figures, ballot.retyped, strict=False)
            differing = [name for name, one, other in pairs if one != other] or ["retyped"]
            yield Hit(where="ballot", values=_two(ballot, figures=", ".join(differing)))


def rounds_gap(facts: SubjectFacts) -> Iterator[Hit]:
    """Rounds of ballots are numbered 1, 2, 3 without a gap: all are kept.

    Source: local-default Mục 1
    """
    rounds = sorted(ballot.ballot_round for ballot in facts.own.ballots)
    if rounds != list(range(1, len(rounds) + 1)):
        yield Hit(where="ballot", values=values(rounds=", ".join(map(str, rounds))))


def no_level_passed(facts: SubjectFacts) -> Iterator[Hit]:
    """No level reached the share: the texts do not say what follows.

    Source: local-default Mục 1
    """
    if facts.own.ballots and facts.voted is None:
        last = max(facts.own.ballots, key=lambda ballot: ballot.ballot_round)
        found = values(htxs=last.htxs, htt=last.htt, htnv=last.htnv, kht=last.kht, base=facts.round.vote_count)
        yield Hit(where="ballot", values=found)


def _counts(facts: SubjectFacts) -> tuple[BallotCount, ...]:
    return facts.own.ballots


def _two(ballot: BallotCount, **found: object) -> tuple[tuple[str, str], ...]:
    return values(**found, ballot_round=ballot.ballot_round)


_OWN = "local-default Mục 1"
CHECKS = (
    check("ballot.missing", missing, Severity.NOT_CHECKED, EVERYBODY, _OWN).during(SINCE_132),
    check(
        "ballot.issued_above_present", issued_above_present, Severity.MUST_FIX, EVERYBODY, "dieu-le-2011 Điều 3"
    ).during(SINCE_132),
    check("ballot.returned_above_issued", returned_above_issued, Severity.MUST_FIX, EVERYBODY, _OWN).during(SINCE_132),
    check("ballot.returned_below_issued", returned_below_issued, Severity.PLEASE_LOOK, EVERYBODY, _OWN).during(
        SINCE_132
    ),
    check("ballot.valid_sum", valid_sum, Severity.MUST_FIX, EVERYBODY, _OWN).during(SINCE_132),
    check("ballot.level_sum", level_sum, Severity.MUST_FIX, EVERYBODY, _OWN).during(SINCE_132),
    check("ballot.negative", negative, Severity.MUST_FIX, EVERYBODY, _OWN).during(SINCE_132),
    check("ballot.retyped_differs", retyped_differs, Severity.MUST_FIX, EVERYBODY, _OWN).during(SINCE_132),
    check("ballot.rounds_gap", rounds_gap, Severity.MUST_FIX, EVERYBODY, _OWN).during(SINCE_132),
    check("ballot.no_level_passed", no_level_passed, Severity.PLEASE_LOOK, EVERYBODY, _OWN).during(SINCE_132),
)
