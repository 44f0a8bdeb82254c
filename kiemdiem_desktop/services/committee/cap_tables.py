"""The cap on the best level over all cells: collectives among themselves, members by groups of similar position."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiemdiem_desktop.domain.decided import CapDecision
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.caps import group_cap, stated_group
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.services.cap_words import CapLine, tell_cap
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, SubjectKey
from kiemdiem_desktop.services.group_words import group_name

CELLS, COMMITTEES = "collective_cells", "collective_committees"
_COLLECTIVES = {SubjectKind.CELL: CELLS, SubjectKind.CELL_COMMITTEE: COMMITTEES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominee:
    """One subject at the best level, at its place in the order; `is_beyond`: the cap has no room for it."""

    subject: RatedSubject
    place: int
    is_beyond: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CapTable:
    """One group over all cells. `nominees` stand in the order in which the superior keeps them: cut from the end.

    `decision` is the exceptional share granted to the group. `counts` are the subjects at each level, `blank` those
    without any.
    """

    code: str
    cap: CapGroup
    line: CapLine
    nominees: tuple[Nominee, ...]
    counts: Mapping[Level, int]
    blank: int
    decision: CapDecision | None = None

    @property
    def name(self) -> str:
        """The group in words."""
        return group_name(self.code)

    @property
    def is_collective(self) -> bool:
        """Whether its subjects are collectives."""
        return self.code in _COLLECTIVES.values()

    @property
    def over(self) -> int:
        """How many have to be cut by the reading in use; 0 where the cap holds."""
        return max(0, self.line.used - self.line.limit)


def cap_tables(
    subjects: Iterable[RatedSubject],
    regs: RegulationSet,
    decisions: Iterable[CapDecision] = (),
    tried: Mapping[SubjectKey, Level] | None = None,
) -> tuple[CapTable, ...]:
    """Give the caps of all groups: collectives first, then members by name of the group; `tried` is a what-if.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    granted = {row.group_code: row for row in decisions}
    levels = tried or {}
    groups: dict[str, list[RatedSubject]] = {}
    for subject in subjects:
        code = group_of_subject(subject, regs)
        if code:
            groups.setdefault(code, []).append(subject)
    codes = sorted(groups, key=lambda code: (code not in _COLLECTIVES.values(), group_name(code)))
    return tuple(_table(code, groups[code], regs, granted.get(code), levels) for code in codes)


def group_of_subject(subject: RatedSubject, regs: RegulationSet) -> str:
    """Give the group of a subject: the committee's choice, else the cell's, else the stated one; "" if not counted.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    row = subject.row
    if row.kind in _COLLECTIVES:
        own = subject.place.group_code if subject.place else ""
        return own or _COLLECTIVES[row.kind]
    if row.party_post is PartyPost.SECRETARY and not regs.is_on("cap_counts_secretary"):
        return ""
    chosen = (subject.place.group_code if subject.place else "") or row.cap_group
    return chosen or stated_group(regs.word("cap_groups"), form=row.form or "", work_group=row.work_group)


def exceptional_percent(regs: RegulationSet) -> int | None:
    """Give the most that an exception may grant; None under regulations that know none.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    return regs.number("cap_exception_percent") if "cap_exception" in regs.values else None


def order_of(subject: RatedSubject) -> tuple[bool, int, Decimal, int, str, SubjectKey]:
    """Give the place of a nominee: the committee's order, then points, then the cell's own order, then the name."""
    rank = subject.place.rank if subject.place else None
    points = subject.points if subject.points is not None else Decimal(0)
    own = subject.row.nominee_rank or 0
    return rank is None, rank or 0, -points, own, subject.row.sort_key, subject.key


def _table(
    code: str,
    subjects: list[RatedSubject],
    regs: RegulationSet,
    decision: CapDecision | None,
    tried: Mapping[SubjectKey, Level],
) -> CapTable:
    levels = [tried.get(subject.key, subject.standing) for subject in subjects]
    known = [level for level in levels if level is not None]
    percent = exceptional_percent(regs) if decision is not None else None
    cap = group_cap(code, known, regs, percent=regs.number("cap_percent") if percent is None else percent)
    is_collective = code in _COLLECTIVES.values()
    line = tell_cap(
        cap,
        regs,
        name=_("Nhóm {group}").format(group=group_name(code)),
        unit=_("tập thể") if is_collective else _("đồng chí"),
    )
    best = sorted(
        (one for one, level in zip(subjects, levels, strict=True) if level is Level.HTXS),
        key=order_of,
    )
    return CapTable(
        code=code,
        cap=cap,
        line=line,
        nominees=tuple(
            Nominee(subject=one, place=place, is_beyond=place > line.limit) for place, one in enumerate(best, start=1)
        ),
        counts={level: known.count(level) for level in Level},
        blank=len(levels) - len(known),
        decision=decision,
    )
