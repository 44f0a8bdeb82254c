"""Who is expected at the conference, who came, and whom the vote is counted on, in words."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.meeting import Attendance
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.sentences import citation_text
from kiemdiem_desktop.rules.vote_base import base_count, meeting_day, voters_present
from kiemdiem_desktop.rules.wording.labels import LABELS
from kiemdiem_desktop.services.cell.checks import CheckedRound

# who is no member of this cell any more, or not yet: the list of the conference leaves them out
_NOT_HERE = frozenset({"moved_out", "not_yet_here", "died", "left"})
# who stays away by right: "all present" passes over them
_APART = frozenset({"exempt_absent", "suspended", "temporary_elsewhere", "interrupted", "excused_absent"})
_BASES = {
    "present": N_("số đảng viên chính thức có mặt"),
    "all_official": N_("tổng số đảng viên chính thức"),
    "members": N_("số thành viên của hội nghị"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """One member on the list. `not_counted` says why the vote is not counted on them, "" where it is.

    `is_expected` is False for those who stay away by right (exempt, suspended, elsewhere, excused).
    """

    line: Attendance
    name: str
    kind: MemberKind
    not_counted: str
    is_expected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteBaseWords:
    """The base of the vote. `number` is what shares are taken of, `voters` those present with a vote.

    `excluded` pairs a name with the reason in words; `article` is where the rule stands.
    """

    number: int
    rule: str
    voters: int
    counted: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    present_official: int
    present_probationary: int
    absent_official: int
    absent_probationary: int
    article: str


def list_attendance_rows(checked: CheckedRound) -> tuple[AttendanceRow, ...]:
    """Give the members of the conference by name order; lines that are not entered yet have id 0."""
    dossier, base = checked.dossier, checked.verdict.vote_base
    known = {line.member_id: line for line in dossier.attendance}
    reasons = dict(base.excluded) if base else {}
    on = meeting_day(dossier)
    return tuple(
        AttendanceRow(
            line=known.get(file.member.id) or Attendance(round_id=dossier.round.id, member_id=file.member.id),
            name=file.member.full_name,
            kind=file.member.kind_on(on),
            not_counted=_reason(reasons.get(file.member.id, "")),
            is_expected=reasons.get(file.member.id) not in _APART,
        )
        for file in dossier.members
        if reasons.get(file.member.id) not in _NOT_HERE
    )


def tell_vote_base(checked: CheckedRound) -> VoteBaseWords | None:
    """Give the base of the vote in words; None where the rules give none."""
    dossier, base = checked.dossier, checked.verdict.vote_base
    if base is None:
        return None
    names = {file.member.id: file.member.full_name for file in dossier.members}
    return VoteBaseWords(
        number=base_count(base, checked.regulations),
        rule=_(_BASES.get(checked.regulations.word("vote_base"), _BASES["members"])),
        voters=voters_present(dossier, base),
        counted=tuple(names[member_id] for member_id in base.counted),
        excluded=tuple((names[member_id], _reason(code)) for member_id, code in base.excluded),
        present_official=base.present_official,
        present_probationary=base.present_probationary,
        absent_official=base.absent_official,
        absent_probationary=base.absent_probationary,
        article=citation_text(base.citation, checked.regulations),
    )


def _reason(code: str) -> str:
    return _(LABELS[code]) if code in LABELS else code
