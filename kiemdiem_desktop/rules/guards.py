"""Which checks guard which levels, and where their figures stand: what a full explanation of a level runs through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.rules.check import UPPER, Check
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.verdicts import QUARTER_SUBJECT_CHECKS, SUBJECT_CHECKS

_BEST, _TWO = (Level.HTXS,), (Level.HTXS, Level.HTT)
_FORCED = "forced."
_NOT_A_RULE = "forced.year_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A check that can close levels: `place` is where its figures stand, `limits` fill the words of its rule.

    `limits` pairs a place in the sentence with a parameter; `switch` is the yes/no parameter without which the rule
    does not hold, "" where it always does; `named` is the level that the words of the rule name.
    """

    check: Check[SubjectFacts]
    levels: tuple[Level, ...]
    place: str
    limits: Mapping[str, str] = field(default_factory=dict)
    switch: str = ""
    named: Level | None = None

    @property
    def is_forced_case(self) -> bool:
        """Whether it is a case of KHT and not a condition of a level."""
        return self.check.code.startswith(_FORCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What the table says of a check; see `Guard`."""

    levels: tuple[Level, ...]
    place: str
    limits: Mapping[str, str] = field(default_factory=dict)
    switch: str = ""
    named: Level | None = None


def _row(levels: tuple[Level, ...], place: str, switch: str = "", **limits: str) -> _Row:
    return _Row(levels=levels, place=place, limits=limits, switch=switch)


_POINTS, _TASKS, _YEAR, _DISCIPLINES = "review.points", "review.tasks", "year", "member.disciplines"
_CONDITIONS: Mapping[str, _Row] = {
    "level.score_below": _row(UPPER, _POINTS),
    "level.not_all_done": _row(UPPER, _TASKS, needed="completed_min_percent"),
    "level.late": _row(_TWO, _TASKS),
    "level.late_over_limit": _row(UPPER, _TASKS, limit="late_max_percent"),
    "level.beyond_short": _row(_BEST, _TASKS, needed="beyond_min_percent"),
    "level.not_all_remedied": _row(_BEST, "carried", needed="remedied_min_percent"),
    "level.committee_disciplined": _row(_BEST, _DISCIPLINES),
    "comments.civil_servant_differs": _row(UPPER, "comments.agency", "civil_servant_link"),
    "quarter.kht_in_year": _row(_BEST, "quarters", "quarter_kht_bars_htxs"),
    "level.grades_htxs": _row(_BEST, _POINTS),
    "level.grades_htt": _row(_TWO, _POINTS, "grade_conditions"),
    "level.grade_poor_132": _row(UPPER, _POINTS, "grade_conditions"),
    "level.on_time_124": _row(_BEST, _TASKS, needed="completed_min_percent"),
    "level.beyond_124": _row(_BEST, _TASKS, needed="beyond_min_percent"),
    "level.discipline_124": _row(UPPER, _DISCIPLINES),
    "level.agency_132": _row(UPPER, "comments.agency", "civil_servant_link"),
    "level.sick_leave_132": _row(_TWO, _YEAR),
    "level.cell_members_132": _Row(
        levels=_BEST,
        place="rating.proposed",
        limits={"needed": "cell_htxs_htnv_percent"},
        switch="cell_members_link",
        named=Level.HTNV,
    ),
    "level.leader_beyond_132": _row(_BEST, _TASKS, needed="beyond_min_percent"),
    "level.leader_on_time_132": _row(_TWO, _TASKS, needed="leader_on_time_percent"),
    "level.leader_completed_132": _row(UPPER, _TASKS, floor="leader_completed_percent"),
    "level.leader_units_132": _row(_TWO, _YEAR),
}
_FORCED_CASES: Mapping[str, _Row] = {
    "forced.area_below": _row(UPPER, _TASKS, floor="forced_area_percent"),
    "forced.basic_targets": _row(UPPER, _YEAR),
    "forced.units": _row(UPPER, _YEAR, limit="forced_units_percent"),
    "forced.low_confidence": _row(UPPER, _YEAR, limit="forced_low_confidence_percent"),
    "forced.tasks_not_completed": _row(UPPER, _TASKS, limit="forced_not_completed_percent"),
    "forced.tasks_132": _row(UPPER, _TASKS, floor="forced_completed_percent"),
    "forced.collective_tasks_132": _row(UPPER, _TASKS, floor="forced_area_percent"),
    "forced.collective_tasks_124": _row(UPPER, _TASKS, floor="forced_area_percent"),
    "forced.grade_poor": _row(UPPER, _POINTS),
    **{
        code: _row(UPPER, _DISCIPLINES)
        for code in (
            "forced.collective_discipline",
            "forced.leader_discipline",
            "forced.member_discipline",
            "forced.discipline_124",
            "forced.collective_discipline_124",
            "forced.discipline_132",
            "forced.collective_discipline_132",
        )
    },
}
_ELSE = _row(UPPER, "conclusions")


def guards_of(facts: SubjectFacts) -> Iterator[Guard]:
    """Give what guards the levels of a subject under the regulations of the round, conditions first."""
    on = facts.round.dossier.round.evaluation_on
    is_quarter = facts.round.dossier.round.period.is_quarter
    checks = QUARTER_SUBJECT_CHECKS if is_quarter else SUBJECT_CHECKS
    rows = [row for row in checks if facts.audience in row.applies_to and row.in_force.covers(on)]
    for row in rows:
        found = _CONDITIONS.get(row.code)
        if found is not None and _is_on(found, facts):
            yield _guard(row, found)
    for row in rows:
        if row.code.startswith(_FORCED) and row.code != _NOT_A_RULE:
            yield _guard(row, _FORCED_CASES.get(row.code, _ELSE))


def _is_on(row: _Row, facts: SubjectFacts) -> bool:
    return not row.switch or (row.switch in facts.regs.values and facts.regs.is_on(row.switch))


def _guard(check: Check[SubjectFacts], row: _Row) -> Guard:
    return Guard(check=check, levels=row.levels, place=row.place, limits=row.limits, switch=row.switch, named=row.named)
