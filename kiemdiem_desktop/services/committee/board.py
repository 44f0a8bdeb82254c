"""The board of a round: where each expected organisation stands, what is overdue, what is missing in between."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.appraisal import AppraisalState
from kiemdiem_desktop.domain.committee import DossierHead
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.workspace import Workspace


class BoardState(StrEnum):
    """Where an organisation stands in the round, from nothing to done."""

    MISSING = "missing"
    RETURNED = "returned"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    DECIDED = "decided"

    @property
    def label(self) -> str:
        """The state in words."""
        return _(_LABELS[self])

    @property
    def symbol(self) -> str:
        """A sign that tells the state without colour."""
        return _SYMBOLS[self]


_LABELS = {
    BoardState.MISSING: N_("Chưa nộp"),
    BoardState.RETURNED: N_("Đã trả lại"),
    BoardState.RECEIVED: N_("Đã nhận"),
    BoardState.ACCEPTED: N_("Đã thẩm định"),
    BoardState.DECIDED: N_("Đã quyết định"),
}
_SYMBOLS = {
    BoardState.MISSING: "○",
    BoardState.RETURNED: "↩",
    BoardState.RECEIVED: "◔",
    BoardState.ACCEPTED: "◑",
    BoardState.DECIDED: "●",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One expected organisation. `branch` are the names above it in the register, the highest first.

    `overdue_days` is 0 where nothing is late. `missing` are the numbers of packages that never came although later
    ones did. `dossier_id` and `number` are of the newest dossier, 0 where none came (or a summary did). `waiting`:
    files of this organisation that wait for something to be done here. `place` orders the rows as the tree does.
    """

    cell: RegisteredCell
    branch: tuple[str, ...]
    state: BoardState
    overdue_days: int = 0
    missing: tuple[int, ...] = ()
    dossier_id: int = 0
    number: int = 0
    has_receipt: bool = False
    waiting: int = 0
    place: tuple[tuple[int, str], ...] = ()

    @property
    def top_branch(self) -> str:
        """The branch right under the committee, "" for an organisation that stands there itself."""
        return self.branch[0] if self.branch else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchLine:
    """One branch right under the committee ("" for those outside any): its organisations by state, and who is late."""

    name: str
    counts: Counter[BoardState]
    overdue: int

    @property
    def total(self) -> int:
        """How many organisations are expected."""
        return self.counts.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The round, and all expected organisations: the overdue first, then by state, then by the tree."""

    year: int
    period: str
    plan: RoundPlan | None
    rows: tuple[BoardRow, ...]

    @property
    def counts(self) -> Counter[BoardState]:
        """How many organisations stand where."""
        return Counter(row.state for row in self.rows)

    @property
    def overdue(self) -> int:
        """How many organisations are late."""
        return sum(row.overdue_days > 0 for row in self.rows)

    @property
    def branches(self) -> tuple[BranchLine, ...]:
        """The same by branch, in the order of the tree."""
        of: dict[str, list[BoardRow]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: row.place):
            of[row.top_branch].append(row)
        return tuple(
            BranchLine(
                name=name,
                counts=Counter(row.state for row in rows),
                overdue=sum(row.overdue_days > 0 for row in rows),
            )
            for name, rows in of.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """What came and went in one round, by the code of the cell or the digest of the dossier."""

    today: date
    plan: RoundPlan | None
    newest: Mapping[str, DossierHead]
    numbers: Mapping[str, list[DossierHead]]
    summaries: frozenset[str]
    appraised: Mapping[int, AppraisalState]
    answered: Mapping[str, set[PackageKind]]
    return_due: Mapping[str, date]
    decided: frozenset[str]
    waiting: Counter[str]


def board_of(workspace: Workspace) -> Board:
    """Give the board of the planned round; without a plan, of the newest round of which anything came."""
    plan = current_plan(workspace)
    heads = workspace.store.dossier_heads.all()
    if plan is not None:
        year, period = plan.year, plan.period
    else:
        newest = max(heads, key=lambda head: (head.year, head.id), default=None)
        year, period = (newest.year, newest.period) if newest else (workspace.clock.today().year, "cn")
    cells = workspace.store.registered_cells.all()
    names, parents = {cell.code: cell for cell in cells}, {cell.code: cell.parent_code for cell in cells}
    of = _round(workspace, plan, heads, (year, period))
    rows = (
        _row(cell, tuple(names[code] for code in _above(cell.code, parents)), of) for cell in cells if cell.is_expected
    )
    return Board(year=year, period=period, plan=plan, rows=tuple(sorted(rows, key=_urgency)))


def _round(
    workspace: Workspace, plan: RoundPlan | None, heads: Iterable[DossierHead], which: tuple[int, str]
) -> _Round:
    store, (year, period) = workspace.store, which
    newest: dict[str, DossierHead] = {}
    numbers: dict[str, list[DossierHead]] = defaultdict(list)
    for head in sorted(heads, key=lambda row: (row.sequence, row.id)):
        numbers[head.cell_code].append(head)
        if (head.year, head.period) == which:
            newest[head.cell_code] = head
    answered: dict[str, set[PackageKind]] = defaultdict(set)
    for issued in store.issued_heads.all():
        answered[issued.about].add(issued.kind)
    summaries = store.received_summaries.where(year=year, period=period, is_current=True)
    decided = store.decided_subjects.distinct("cell_code", year=year, period=period, is_current=True)
    files = store.collected_files.all()
    return _Round(
        today=workspace.clock.today(),
        plan=plan,
        newest=newest,
        numbers=numbers,
        summaries=frozenset(row.unit_code for row in summaries),
        appraised={int(row.dossier_id): row.state for row in store.appraisals.all()},
        answered=answered,
        return_due=_return_due(workspace, year, period),
        decided=frozenset(str(code) for code in decided),
        waiting=Counter(file.cell_code for file in files if file.verdict.waits_for_us),
    )


def _return_due(workspace: Workspace, year: int, period: str) -> dict[str, date]:
    """Give by when returned dossiers are to come again, by their digests."""
    rows = workspace.store.issued_packages.where(kind=PackageKind.RETURN, year=year, period=period)
    told = ((row.about, parse_content(row.content.encode()).get("due_on")) for row in rows)
    return {about: date.fromisoformat(due) for about, due in told if isinstance(due, str)}


def _above(code: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Give the codes above one, the highest first; a ring in the register ends where it begins."""
    above: list[str] = []
    now = parents[code]
    while now in parents and now not in above and now != code:
        above.insert(0, now)
        now = parents[now]
    return tuple(above)


def _row(cell: RegisteredCell, above: tuple[RegisteredCell, ...], of: _Round) -> BoardRow:
    head = of.newest.get(cell.code)
    state = _state(cell, head, of)
    return BoardRow(
        cell=cell,
        branch=tuple(unit.name for unit in above),
        place=tuple((unit.position, unit.code) for unit in (*above, cell)),
        state=state,
        overdue_days=_overdue(state, head, of),
        missing=_missing(of.numbers.get(cell.code, [])),
        dossier_id=int(head.id) if head else 0,
        number=head.sequence if head else 0,
        has_receipt=head is not None and PackageKind.RECEIPT in of.answered.get(head.digest, set()),
        waiting=of.waiting[cell.code],
    )


def _state(cell: RegisteredCell, head: DossierHead | None, of: _Round) -> BoardState:
    if head is None:
        return BoardState.RECEIVED if cell.code in of.summaries else BoardState.MISSING
    answers, appraisal = of.answered.get(head.digest, set()), of.appraised.get(int(head.id))
    if cell.code in of.decided or PackageKind.DECISION in answers:
        return BoardState.DECIDED
    if appraisal is AppraisalState.RETURNED or (appraisal is None and PackageKind.RETURN in answers):
        return BoardState.RETURNED
    return BoardState.RECEIVED if appraisal is None else BoardState.ACCEPTED


def _overdue(state: BoardState, head: DossierHead | None, of: _Round) -> int:
    """Give by how many days an organisation is late with what it owes."""
    planned = of.plan.due_on if of.plan else None
    if state is BoardState.MISSING:
        due = planned
    elif state is BoardState.RETURNED and head is not None:
        due = of.return_due.get(head.digest, planned)
    else:
        return 0
    return max((of.today - due).days, 0) if due else 0


def _missing(heads: list[DossierHead]) -> tuple[int, ...]:
    """Give the numbers that never came: between those that did, and the one that the first here takes the place of."""
    numbers = [head.sequence for head in heads]
    if not numbers:
        return ()
    between = set(range(min(numbers), max(numbers))) - set(numbers)
    is_known = not heads[0].replaces or any(head.digest == heads[0].replaces for head in heads)
    return tuple(sorted(between if is_known else between | {min(numbers) - 1}))


def _urgency(row: BoardRow) -> tuple[int, int, tuple[tuple[int, str], ...]]:
    return -row.overdue_days, list(BoardState).index(row.state), row.place
