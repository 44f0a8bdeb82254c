"""Whom a vote is counted on, and which level passed it."""

from collections.abc import Iterable
from datetime import date

from kiemdiem_desktop.domain.dossier import Dossier, MemberFile
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.verdict import VoteBase
from kiemdiem_desktop.rules.eligibility import standing
from kiemdiem_desktop.rules.regulation_set import RegulationSet

# excluded members who are still official members of this cell
_STILL_MEMBERS = {"temporary_elsewhere", "exempt_absent", "excused_absent", "suspended"}
_NOT_SUMMONED = {"moved_out", "not_yet_here", "died", "left", "temporary_here", "suspended"}


def vote_base(dossier: Dossier, regs: RegulationSet) -> VoteBase:
    """Count the members of the conference: official ones, less those whom the rule leaves out, each with the reason.

    A member without a line in the attendance counts as absent without reason once any line is entered.

    Source: qd-294-2025 §9.3.2
    """
    on = meeting_day(dossier)
    lines = {line.member_id: line for line in dossier.attendance}
    counted: list[MemberId] = []
    excluded: list[tuple[MemberId, str]] = []
    for file in dossier.members:
        reason = _reason(file, lines.get(file.member.id), on)
        if reason is None:
            counted.append(file.member.id)
        else:
            excluded.append((file.member.id, reason))
    heads = [_head(file, lines, on) for file in dossier.members]
    return VoteBase(
        counted=tuple(counted),
        excluded=tuple(excluded),
        present_official=heads.count((MemberKind.OFFICIAL, True)),
        present_probationary=heads.count((MemberKind.PROBATIONARY, True)),
        absent_official=heads.count((MemberKind.OFFICIAL, False)),
        absent_probationary=heads.count((MemberKind.PROBATIONARY, False)),
        citation=regs.parameter("vote_base_rule").source,
    )


def meeting_day(dossier: Dossier) -> date:
    """Give the day of the conference, or the evaluation date while there is none."""
    held = dossier.meeting.held_on if dossier.meeting else None
    return held or dossier.round.evaluation_on


def voters_present(dossier: Dossier, base: VoteBase) -> int:
    """Count the members who are present and have a vote: at most so many ballots can be given out."""
    present = {line.member_id for line in dossier.attendance if line.is_present}
    return len(present.intersection(base.counted))


def base_count(base: VoteBase, regs: RegulationSet) -> int:
    """Give the number that shares of the vote are taken of, by the parameter `vote_base`."""
    rule = regs.word("vote_base")
    if rule == "present":
        return base.present_official
    if rule == "all_official":
        return len(base.counted) + sum(reason in _STILL_MEMBERS for _member, reason in base.excluded)
    return len(base.counted)


def passes(votes: int, base: int, rule: str) -> bool:
    """Whether `votes` reach the share: "over_half" is more than a half, "two_thirds" two thirds or more."""
    return base > 0 and (3 * votes >= 2 * base if rule == "two_thirds" else 2 * votes > base)


def passed_level(ballots: Iterable[BallotCount], base: int, regs: RegulationSet) -> Level | None:
    """Give the level that passed in the last round of ballots, None if none did.

    Source: local-default Mục 1
    """
    last = max(ballots, key=lambda ballot: ballot.ballot_round, default=None)
    if last is None:
        return None
    for level in Level:
        rule = regs.word("vote_threshold_htxs" if level is Level.HTXS else "vote_threshold")
        if passes(last.votes(level), base, rule):
            return level
    return None


def _reason(file: MemberFile, line: Attendance | None, on: date) -> str | None:
    apart = standing(file, on)
    is_present = line is not None and line.is_present
    if apart == "exempt" and not is_present:
        return "exempt_absent"
    if apart not in (None, "exempt"):
        return apart
    if file.member.kind_on(on) is MemberKind.PROBATIONARY:
        return "probationary"
    is_excused = line is not None and not line.is_present and line.is_excused
    return "excused_absent" if is_excused else None


def _head(file: MemberFile, lines: dict[MemberId, Attendance], on: date) -> tuple[MemberKind, bool] | None:
    """Kind and presence of a member who is summoned; None for others, and while no attendance is entered."""
    if not lines or standing(file, on) in _NOT_SUMMONED:
        return None
    line = lines.get(file.member.id)
    return file.member.kind_on(on), line is not None and line.is_present
