"""All waiting dossiers checked again by the committee's rules, and those without remarks taken as appraised."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.rating_history import SubjectResults
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraisal_list import CellLine, CellState, list_cell_lines
from kiemdiem_desktop.services.committee.appraising import accept_dossiers, list_points
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.earlier_decisions import earlier_results
from kiemdiem_desktop.services.committee.own_rules import OwnRules, own_rules
from kiemdiem_desktop.services.committee.rated_subjects import rated_of_cell
from kiemdiem_desktop.services.committee.rechecking import recheck
from kiemdiem_desktop.services.reporting import Piece, Task
from kiemdiem_desktop.services.workspace import Workspace

AT_ONCE: Final = 8
"""How many dossiers are unpacked at a time: each is some 150 kB of text, and the screen is not to wait for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """How many dossiers were taken as appraised, and how many a person has to look at one by one."""

    taken: int
    left: int


def accept_clear(workspace: Workspace, round_: RoundKey) -> Task[Cleared]:
    """Check all waiting dossiers of a round, then take those without remarks in one step.

    Where the appraisers set something beside the cell's figures, a person says when it is done.
    """
    lines = list_cell_lines(workspace, round_)
    waiting = [line for line in lines if line.state is CellState.WAITING and line.head is not None]
    touched = {row.dossier_id for row in workspace.store.appraised_subjects.all()}
    asked = [line for line in waiting if line.dossier_id not in touched or not _is_set_apart(workspace, round_, line)]
    rules, clear = own_rules(workspace, round_.year, round_.period), list[CellLine]()
    for start in range(0, len(asked), AT_ONCE):
        batch = asked[start : start + AT_ONCE]
        dossiers = [workspace.store.received_dossiers.get(line.dossier_id or 0) for line in batch]
        known = tuple((dossier.content, earlier_results(workspace, dossier)) for dossier in dossiers)
        look = partial(are_clear, known, rules)
        verdicts: tuple[bool, ...] = yield Piece(done=start, total=len(asked), what=batch[0].name, beside=look)
        clear += [line for line, is_clear in zip(batch, verdicts, strict=True) if is_clear]
    with workspace.store.step(_("Thẩm định xong")):
        for place, line in enumerate(clear):
            yield Piece(done=place, total=len(clear), what=line.name)
            accept_dossiers(workspace, (line.dossier_id or 0,))
    return Cleared(taken=len(clear), left=len(waiting) - len(clear))


def are_clear(known: Iterable[tuple[str, tuple[SubjectResults, ...]]], rules: OwnRules) -> tuple[bool, ...]:
    """Tell of each content, with what is known of the years before, whether nothing in it asks for a person.

    One that does not read asks for one.
    """
    return tuple(_is_clear(content, earlier, rules) for content, earlier in known)


def _is_clear(content: str, earlier: tuple[SubjectResults, ...], rules: OwnRules) -> bool:
    try:
        return recheck(content, rules, earlier).is_clear
    except KiemdiemError:  # told when the cell is opened
        return False


def _is_set_apart(workspace: Workspace, round_: RoundKey, line: CellLine) -> bool:
    return any(row.is_big for row in list_points(rated_of_cell(workspace, line.code, round_.year, round_.period)))
