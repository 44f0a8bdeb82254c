"""The caps of a round as a screen shows them: all groups at once, as they stand or as they are tried out."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.decided import CapDecision
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.services.committee.appraisal_list import round_day
from kiemdiem_desktop.services.committee.cap_choices import RoundKey, grant_exception, list_cap_decisions
from kiemdiem_desktop.services.committee.cap_tables import (
    CapTable,
    cap_tables,
    exceptional_percent,
    group_of_subject,
    order_of,
)
from kiemdiem_desktop.services.committee.conferences import find_meeting
from kiemdiem_desktop.services.committee.decided_lines import cell_names
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, SubjectKey, list_rated
from kiemdiem_desktop.services.group_words import group_name
from kiemdiem_desktop.services.workspace import Workspace

_NEAR = (Level.HTXS, Level.HTT)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSubject:
    """One subject near the cap: at the best level or the next, as it stands and as it is tried."""

    subject: RatedSubject
    cell_name: str
    group_code: str
    level: Level | None
    is_tried: bool = False

    @property
    def group_name(self) -> str:
        """The group that the subject is compared in, in words."""
        return group_name(self.group_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapOverview:
    """All caps, the subjects near them by group, and the most that an exception may grant (None: there is none)."""

    tables: tuple[CapTable, ...]
    near: Mapping[str, tuple[GroupSubject, ...]]
    exception_percent: int | None

    def table(self, code: str) -> CapTable | None:
        """Give the cap of a group."""
        return next((table for table in self.tables if table.code == code), None)


def get_caps(workspace: Workspace, round_: RoundKey, tried: Mapping[SubjectKey, Level] | None = None) -> CapOverview:
    """Give the caps of a round; with `tried` as they would be. Nothing is recorded."""
    meeting = find_meeting(workspace, round_)
    subjects = list_rated(workspace, round_.year, round_.period, meeting_id=meeting.id if meeting else None)
    regs = own_rules(workspace, round_.year, round_.period).on(round_day(workspace, round_))
    moved, names = tried or {}, cell_names(workspace)
    near: dict[str, list[GroupSubject]] = {}
    for subject in sorted(subjects, key=order_of):
        level = moved.get(subject.key, subject.standing)
        code = group_of_subject(subject, regs)
        if code and (level in _NEAR or subject.key in moved):
            name = names.get(subject.row.cell_code, subject.row.cell_code)
            row = GroupSubject(
                subject=subject, cell_name=name, group_code=code, level=level, is_tried=subject.key in moved
            )
            near.setdefault(code, []).append(row)
    return CapOverview(
        tables=cap_tables(subjects, regs, list_cap_decisions(workspace, round_), moved),
        near={code: tuple(sorted(rows, key=_best_first)) for code, rows in near.items()},
        exception_percent=exceptional_percent(regs),
    )


def grant(workspace: Workspace, round_: RoundKey, decision: CapDecision) -> CapDecision:
    """Grant the exceptional share to a group by the rules of the round. Raises: InvalidValueError."""
    regs = own_rules(workspace, round_.year, round_.period).on(round_day(workspace, round_))
    return grant_exception(workspace, decision, regs)


def _best_first(row: GroupSubject) -> int:
    return 9 if row.level is None else row.level.rank
