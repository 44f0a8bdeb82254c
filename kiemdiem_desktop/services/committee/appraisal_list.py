"""All cells of a round for the appraiser: where each one stands, and the few figures that tell whom to open first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.appraisal import Appraisal, AppraisalState
from kiemdiem_desktop.domain.committee import DossierHead
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.plans import current_plan, find_plan
from kiemdiem_desktop.services.committee.register import list_cells
from kiemdiem_desktop.services.workspace import Workspace


class CellState(StrEnum):
    """How far a cell's dossier is at the committee."""

    WAITING = "waiting"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The state in words."""
        return _(_STATES[self])

    @property
    def symbol(self) -> str:
        """A sign that tells the state without colour."""
        return _SYMBOLS[self]


_STATES = {
    CellState.WAITING: N_("Chờ thẩm định"),
    CellState.RETURNED: N_("Đã trả lại, chờ nộp lại"),
    CellState.ACCEPTED: N_("Đã thẩm định"),
    CellState.DECIDED: N_("Đã quyết định"),
    CellState.MISSING: N_("Chưa nhận hồ sơ"),
}
_SYMBOLS = {
    CellState.WAITING: "●",
    CellState.RETURNED: "↩",
    CellState.ACCEPTED: "✓",
    CellState.DECIDED: "★",
    CellState.MISSING: "○",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """One expected cell in a round: its newest dossier, what became of it; `head` None where none came."""

    code: str
    name: str
    state: CellState
    head: DossierHead | None = None
    appraisal: Appraisal | None = None

    @property
    def dossier_id(self) -> int | None:
        """The row of the newest dossier."""
        return None if self.head is None else self.head.id


def list_cell_lines(workspace: Workspace, round_: RoundKey) -> tuple[CellLine, ...]:
    """Give all cells that are expected or have sent, by the order of the register."""
    newest = newest_heads(workspace, round_)
    appraisals = {row.dossier_id: row for row in workspace.store.appraisals.all()}
    decided = decided_cells(workspace, round_)
    return tuple(
        _line(cell, newest.get(cell.code), appraisals, is_decided=cell.code in decided)
        for cell in list_cells(workspace)
        if cell.is_expected or cell.code in newest
    )


def find_round_key(workspace: Workspace) -> RoundKey | None:
    """Give the round at work: the planned one, else that of the newest dossier; None while there is neither."""
    plan = current_plan(workspace)
    if plan is not None:
        return RoundKey(year=plan.year, period=plan.period)
    newest = max(workspace.store.dossier_heads.all(), key=lambda row: (row.year, row.id), default=None)
    return None if newest is None else RoundKey(year=newest.year, period=newest.period)


def round_day(workspace: Workspace, round_: RoundKey) -> date:
    """Give the day whose regulations hold for a round: the planned day of evaluation, else its last day."""
    plan = find_plan(workspace, round_.year, round_.period)
    if plan is not None and plan.evaluation_on is not None:
        return plan.evaluation_on
    return (period_of(round_.period) or Period.YEAR).last_day(round_.year)


def newest_heads(workspace: Workspace, round_: RoundKey) -> dict[str, DossierHead]:
    """Give the newest dossier of each cell that sent one, without its content."""
    newest: dict[str, DossierHead] = {}
    for row in workspace.store.dossier_heads.where(year=round_.year, period=round_.period):
        known = newest.get(row.cell_code)
        if known is None or (row.sequence, row.id) > (known.sequence, known.id):
            newest[row.cell_code] = row
    return newest


def count_states(lines: tuple[CellLine, ...]) -> Counter[CellState]:
    """Count the cells by their state."""
    return Counter(line.state for line in lines)


def count_work(workspace: Workspace) -> dict[str, int]:
    """Give how many cells wait to be appraised and to be decided, by the screens that do it; nothing where none do."""
    round_ = find_round_key(workspace)
    if round_ is None:
        return {}
    counts = count_states(list_cell_lines(workspace, round_))
    waiting = {"appraising": counts[CellState.WAITING], "deciding": counts[CellState.ACCEPTED]}
    return {screen: count for screen, count in waiting.items() if count}


def decided_cells(workspace: Workspace, round_: RoundKey) -> frozenset[str]:
    """Give the codes of the cells on which a decision of the round holds."""
    found = workspace.store.decided_subjects.distinct(
        "cell_code", year=round_.year, period=round_.period, is_current=True
    )
    return frozenset(str(code) for code in found)


def _line(
    cell: RegisteredCell, head: DossierHead | None, appraisals: Mapping[RowId, Appraisal], *, is_decided: bool
) -> CellLine:
    appraisal = appraisals.get(head.id) if head is not None else None
    return CellLine(
        code=cell.code,
        name=cell.name,
        state=_state(head, appraisal, is_decided=is_decided),
        head=head,
        appraisal=appraisal,
    )


def _state(head: DossierHead | None, appraisal: Appraisal | None, *, is_decided: bool) -> CellState:
    if head is None:
        return CellState.MISSING
    if is_decided:
        return CellState.DECIDED
    if appraisal is None:
        return CellState.WAITING
    return CellState.RETURNED if appraisal.state is AppraisalState.RETURNED else CellState.ACCEPTED
