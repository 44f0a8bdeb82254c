"""The votes of the committee's conference: typed as sums, each gap named, the level that got more than a half."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kiemdiem_desktop.domain.committee_meeting import CommitteeBallot
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.vote_base import passes
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.conferences import list_attendance
from kiemdiem_desktop.services.committee.rated_subjects import SubjectKey
from kiemdiem_desktop.services.workspace import Workspace

FIGURES: Final = ("issued", "returned", "valid", "invalid", "htxs", "htt", "htnv", "kht", "not_rated", "blank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What does not add up in a count; `must_close`: nothing is decided on it while it stands."""

    text: str
    must_close: bool


def list_ballots(workspace: Workspace, meeting_id: int) -> dict[SubjectKey, tuple[CommitteeBallot, ...]]:
    """Give the counts of a conference by subject, the rounds of each in order."""
    found: dict[SubjectKey, list[CommitteeBallot]] = {}
    rows = workspace.store.committee_ballots.where(meeting_id=meeting_id)
    for row in sorted(rows, key=lambda row: row.ballot_round):
        found.setdefault((row.cell_code, row.subject_code), []).append(row)
    return {key: tuple(ballots) for key, ballots in found.items()}


@action(N_("Ghi phiếu của hội nghị cấp ủy"))
def save_ballot(workspace: Workspace, ballot: CommitteeBallot) -> None:
    """Keep a count, with its gaps if it has any; one of zeros only is taken away.

    Raises: InvalidValueError for a figure below zero.
    """
    if any(figure < 0 for figure in _figures(ballot)):
        raise InvalidValueError(
            code="negative_votes", message=_("Số phiếu không thể âm."), hint=_("Ghi lại số phiếu, ít nhất là 0.")
        )
    store = workspace.store.committee_ballots
    key = {
        "meeting_id": ballot.meeting_id,
        "cell_code": ballot.cell_code,
        "subject_code": ballot.subject_code,
        "ballot_round": ballot.ballot_round,
    }
    known = store.find(**key)
    if known is not None and not any(_figures(ballot)):
        store.remove(known.id)
    elif known is not None:
        store.save(replace(ballot, id=known.id))
    elif any(_figures(ballot)):
        store.add(ballot)


@action(N_("Ghi phiếu thống nhất của hội nghị cấp ủy"))
def save_unanimous(workspace: Workspace, meeting_id: int, wanted: dict[SubjectKey, Level], *, voters: int) -> int:
    """Keep the same count for subjects that everybody agreed on and that have none yet; gives how many."""
    known = list_ballots(workspace, meeting_id)
    new = [(key, level) for key, level in wanted.items() if key not in known]
    for (cell_code, code), level in new:
        figures = {"issued": voters, "returned": voters, "valid": voters, level.value.lower(): voters}
        workspace.store.committee_ballots.add(
            CommitteeBallot(meeting_id=meeting_id, cell_code=cell_code, subject_code=code, **figures)  # type: ignore[arg-type] # counts by their names
        )
    return len(new)


def count_present(workspace: Workspace, meeting_id: int) -> tuple[int, int]:
    """Give how many members of the body came, and how many there are."""
    rows = list_attendance(workspace, meeting_id)
    return sum(row.is_present for row in rows), len(rows)


def gaps_of(ballot: CommitteeBallot, *, present: int) -> tuple[Gap, ...]:
    """Name everything that does not add up in a count; `present` 0: the attendance is not entered."""
    return tuple(_gaps(ballot, present))


def passed_level(ballots: tuple[CommitteeBallot, ...], members: int) -> Level | None:
    """Give the level that got more than half of the body's members in the last round; None if none did.

    Source: dieu-le-2011 Điều 9 khoản 5
    """
    if not ballots:
        return None
    base = members or ballots[-1].issued
    return next((level for level in Level if passes(ballots[-1].votes(level), base, "over_half")), None)


def _gaps(ballot: CommitteeBallot, present: int) -> Iterator[Gap]:
    if present and ballot.issued > present:
        words = _("Phát ra {issued} phiếu nhưng chỉ có {present} thành viên dự họp.")
        yield Gap(text=words.format(issued=ballot.issued, present=present), must_close=True)
    if ballot.returned > ballot.issued:
        words = _("Thu về {returned} phiếu, nhiều hơn số phát ra {gap} phiếu.")
        yield Gap(text=words.format(returned=ballot.returned, gap=ballot.returned - ballot.issued), must_close=True)
    if ballot.returned < ballot.issued:
        words = _("Thu về ít hơn phát ra {gap} phiếu: biên bản nêu rõ.")
        yield Gap(text=words.format(gap=ballot.issued - ballot.returned), must_close=False)
    if ballot.valid + ballot.invalid != ballot.returned:
        words = _("Hợp lệ {valid} cộng không hợp lệ {invalid} phải bằng thu về {returned}.")
        yield Gap(
            text=words.format(valid=ballot.valid, invalid=ballot.invalid, returned=ballot.returned), must_close=True
        )
    total = sum(_figures(ballot)[4:])
    if total != ballot.valid:
        words = _("Cộng các mức được {total} phiếu, lệch {gap} so với {valid} phiếu hợp lệ.")
        yield Gap(text=words.format(total=total, valid=ballot.valid, gap=abs(total - ballot.valid)), must_close=True)


def _figures(ballot: CommitteeBallot) -> tuple[int, ...]:
    return tuple(getattr(ballot, name) for name in FIGURES)
