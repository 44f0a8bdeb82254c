"""The ways in which members are cut up: for each table, which line a value of a row stands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiemdiem_desktop.documents.wording import NOT_OF_THE_CELL
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.totals import TableCode
from kiemdiem_desktop.store.subject_facts import SubjectFact

UNKNOWN, ALL = "unknown", "all"
EXEMPT, LEFT = "exempt", "left"
LEVEL_STATES = tuple(level.value.lower() for level in Level)
RATED = frozenset(LEVEL_STATES)
AGES = ((0, 10), (10, 20), (20, 30), (30, 40), (40, 200))
MAJORITY = "kinh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One table: `field` of the rows is folded into a line; `lines` come first and in this order, others follow.

    `state` names the column that is counted: of the level that holds, or of the decision alone. Only rows whose state
    is among `of` are counted; empty means all.
    """

    code: TableCode
    field: str
    fold: Callable[[Any], str]
    lines: tuple[str, ...] = ()
    state: str = "state"
    of: frozenset[str] = frozenset()


def member_cuts(year: int, cells: Mapping[str, RegisteredCell], branches: Mapping[str, str]) -> tuple[Cut, ...]:
    """Give the cuts of members; `branches` names the branch of each cell's code, empty where the tree is flat."""
    branch = (Cut(code=TableCode.BRANCH, field="cell_code", fold=lambda code: branches.get(code, code)),)
    return (
        Cut(code=TableCode.WHOLE, field="basis", fold=lambda _any: ALL),
        Cut(code=TableCode.SEX, field="sex", fold=_or_unknown, lines=_values(Sex)),
        Cut(code=TableCode.ETHNICITY, field="ethnic_group", fold=fold_ethnicity, lines=(MAJORITY, "minority")),
        Cut(code=TableCode.MEMBER_KIND, field="member_kind", fold=_or_unknown, lines=_values(MemberKind)),
        Cut(code=TableCode.PARTY_POST, field="party_post", fold=_or_unknown, lines=_values(PartyPost)),
        Cut(code=TableCode.WORK_GROUP, field="work_group", fold=_or_unknown, lines=_values(WorkGroup)),
        Cut(
            code=TableCode.PARTY_AGE,
            field="admitted_year",
            fold=lambda since: fold_age(since, year),
            lines=tuple(age_code(low) for low, _high in AGES),
        ),
        Cut(code=TableCode.UNIT_KIND, field="cell_code", fold=lambda code: kind_of(cells, code)),
        *(branch if branches else ()),
        Cut(code=TableCode.LEFT_OUT, field="left_out_reason", fold=_or_unknown, of=frozenset({EXEMPT})),
        Cut(
            code=TableCode.KHT_GROUNDS,
            field="kht_ground",
            fold=lambda ground: ground or "assessed",
            lines=("discipline", "violation", "tasks", "assessed"),
            of=frozenset({LEVEL_STATES[Level.KHT.rank]}),
        ),
        *level_cuts(),
    )


def level_cuts() -> tuple[Cut, ...]:
    """Give the cuts that compare authors and years, for members and collectives alike."""
    levels = _values(Level)
    bases = ("decided", "appraised", "proposed")
    return (
        Cut(code=TableCode.BASIS, field="basis", fold=_or_unknown, lines=bases, of=RATED),
        Cut(code=TableCode.PROPOSED, field="proposed_level", fold=_or_unknown, lines=levels, state="decided_state"),
        Cut(code=TableCode.PREVIOUS, field="previous_level", fold=_or_unknown, lines=levels),
    )


def kind_of(cells: Mapping[str, RegisteredCell], code: str) -> str:
    """Give the kind of a unit as the register says it."""
    return cells[code].unit_kind.value if code in cells else UNKNOWN


def fold_ethnicity(group: str) -> str:
    """Give "kinh", "minority" or "unknown" for an ethnic group as it was typed."""
    word = group.strip().lower()
    return UNKNOWN if not word else MAJORITY if word == MAJORITY else "minority"


def fold_age(since: int | None, year: int) -> str:
    """Give the band of years in the Party, counted as the statistics form of the cell counts them."""
    if since is None:
        return UNKNOWN
    age = max(year - since, 0)
    return next((age_code(low) for low, high in AGES if low <= age < high), UNKNOWN)


def age_code(low: int) -> str:
    """Give the code of the band that begins at `low` years."""
    return f"from_{low}"


def is_counted(fact: SubjectFact) -> bool:
    """Whether a row is a member of its cell: who moved out, died or is here for a time only counts elsewhere."""
    is_gone = fact.left_out_reason in NOT_OF_THE_CELL and fact.state == EXEMPT
    return fact.kind == SubjectKind.MEMBER.value and not is_gone


def _values(kind: Any) -> tuple[str, ...]:
    return tuple(one.value for one in kind)


def _or_unknown(value: str | None) -> str:
    return value or UNKNOWN
