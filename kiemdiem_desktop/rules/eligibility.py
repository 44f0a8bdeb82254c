"""Who is reviewed and rated in a round, and under which article."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, StatusKind, StatusPeriod, WorkGroup
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.verdict import Eligibility
from kiemdiem_desktop.rules.outcomes import outcomes_on
from kiemdiem_desktop.rules.regulation_set import RegulationSet

# what sets a member apart before the six months are asked for, weightiest first
_BEFORE = (StatusKind.DIED, StatusKind.LEFT, StatusKind.TEMPORARY_HERE, StatusKind.SUSPENDED, StatusKind.EXEMPT)
_AFTER = (StatusKind.TEMPORARY_ELSEWHERE, StatusKind.COMMITTEE_SUSPENDED, StatusKind.INTERRUPTED)


def eligibility(file: MemberFile, round_: Round, regs: RegulationSet) -> Eligibility:
    """Tell whether a member is reviewed and rated on the evaluation date, why, and by which article.

    Reviewed means rated, but for new members until 2023. A missing or partial date that could decide otherwise gives
    `is_certain` False, never a guess.

    Source: qd-366-2025 Điều 5 khoản 2
    """
    on = round_.evaluation_on
    reason, is_certain = _reason(file, round_, regs)
    outcome = outcomes_on(on)[reason]
    is_official = file.member.kind_on(on) is MemberKind.OFFICIAL
    if outcome.is_reviewed and round_.period.is_quarter and not is_rated_quarterly(file.member, regs):
        reason = "not_quarterly"
        outcome = replace(outcomes_on(on)[reason], can_vote=outcome.can_vote)
    return Eligibility(
        member_id=file.member.id,
        is_reviewed=outcome.is_reviewed,
        is_rated=outcome.is_rated,
        counts_in_review=outcome.is_reviewed,
        counts_in_vote_base=outcome.can_vote and is_official,
        reason=reason,
        citation=outcome.citation,
        is_certain=is_certain and outcome.is_certain,
    )


def is_rated_quarterly(member: Member, regs: RegulationSet) -> bool:
    """Whether a member is one of those rated each quarter: leaders, and others only where the superior says so.

    Source: local-default Mục 7
    """
    who = regs.word("quarter_subjects")
    is_post = who == "leaders_and_posts" and member.party_post is not PartyPost.NONE
    return who == "everybody" or is_post or member.work_group is WorkGroup.LEADER


def standing(file: MemberFile, on: date) -> str | None:
    """Give what takes a member out of the cell's vote on a day ("exempt", "moved_out", …), None if nothing does."""
    here = _movement(file, on)
    if here in ("moved_out", "not_yet_here"):
        return here
    if file.member.admitted_on is not None and file.member.admitted_on.earliest > on:
        return "not_yet_here"
    period = _first(file, (*_BEFORE, StatusKind.TEMPORARY_ELSEWHERE), on)
    return None if period is None else period.kind.value


def add_months(day: date, months: int) -> date:
    """Give the same day `months` later, or the last day of that month where it is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_under_months(file: MemberFile, round_: Round, regs: RegulationSet) -> bool | None:
    """Whether a member was admitted less than six months ago; None where the date does not tell.

    Source: qd-366-2025 Điều 5 khoản 2
    """
    admitted = file.member.admitted_on
    if admitted is None:
        return None
    months = regs.number("new_member_months")
    at_year_end = regs.word("six_months_until") == "year_end"
    until = date(round_.year, 12, 31) if at_year_end else round_.evaluation_on
    answers = {add_months(day, months) > until for day in (admitted.earliest, admitted.latest)}
    return answers.pop() if len(answers) == 1 else None


def _reason(file: MemberFile, round_: Round, regs: RegulationSet) -> tuple[str, bool]:
    on = round_.evaluation_on
    movement = _movement(file, on)
    if movement in ("moved_out", "not_yet_here"):
        return movement, True
    before = _first(file, _BEFORE, on)
    if before is not None:
        return before.kind.value, _surely_covers(before, on)
    is_new = is_under_months(file, round_, regs)
    if is_new is not False:
        return ("under_six_months", True) if is_new else ("admission_unknown", False)
    after = _first(file, _AFTER, on)
    if after is not None:
        return after.kind.value, _surely_covers(after, on)
    return movement or "ordinary", True


def _movement(file: MemberFile, on: date) -> str | None:
    """The last move at `on`: "moved_out", "not_yet_here", "moved_in" (in the year of `on`), or None."""
    moves = [s for s in file.statuses if s.kind in (StatusKind.MOVED_IN, StatusKind.MOVED_OUT)]
    dated = sorted(moves, key=_begins)
    past = [move for move in dated if _begins(move) <= on]
    if past:
        last = past[-1]
        if last.kind is StatusKind.MOVED_OUT:
            return "moved_out"
        return "moved_in" if last.since is not None and last.since.year == on.year else None
    return "not_yet_here" if dated and dated[0].kind is StatusKind.MOVED_IN else None


def _begins(period: StatusPeriod) -> date:
    return date.min if period.since is None else period.since.earliest


def _first(file: MemberFile, kinds: tuple[StatusKind, ...], on: date) -> StatusPeriod | None:
    for kind in kinds:
        for period in file.statuses:
            if period.kind is kind and period.covers(on):
                return period
    return None


def _surely_covers(period: StatusPeriod, on: date) -> bool:
    """Whether the period holds at `on` under every reading of its partial dates."""
    begun = period.since is None or period.since.latest <= on
    return begun and (period.until is None or on <= period.until.earliest)
