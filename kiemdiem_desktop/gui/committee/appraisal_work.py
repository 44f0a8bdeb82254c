"""Thẩm định: what takes long or asks something: checking all waiting cells, printing the slip, sending a return."""

from collections.abc import Callable

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraisal_list import CellLine, CellState
from kiemdiem_desktop.services.committee.appraising import accept_dossiers, list_points
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.own_rules import OwnRules, own_rules
from kiemdiem_desktop.services.committee.rated_subjects import rated_of_cell
from kiemdiem_desktop.services.committee.rechecking import recheck
from kiemdiem_desktop.services.workspace import Workspace


def accept_clear(workspace: Workspace, desk: Desk, round_: RoundKey, lines: tuple[CellLine, ...]) -> None:
    """Check all waiting dossiers beside the window, then take those without remarks in one step."""
    waiting = [line for line in lines if line.state is CellState.WAITING and line.head is not None]
    asked = [line for line in waiting if not _is_touched(workspace, round_, line)]
    contents = {line.code: workspace.store.received_dossiers.get(line.dossier_id or 0).content for line in asked}
    rules = own_rules(workspace, round_.year, round_.period)

    def work(progress: Progress) -> frozenset[str]:
        return _clear_of(contents, rules, progress.report)

    def done(clear: frozenset[str]) -> None:
        ids = [line.dossier_id or 0 for line in asked if line.code in clear]
        if ids:
            accept_dossiers(workspace, ids)
        left = len(waiting) - len(ids)
        words = _("Đã thẩm định xong {count} chi bộ không vướng mắc; còn {left} chi bộ cần xem từng nơi.")
        desk.tell(words.format(count=len(ids), left=left))

    desk.jobs.run(work, done, _("Đang kiểm tra lại hồ sơ các chi bộ"))


def _is_touched(workspace: Workspace, round_: RoundKey, line: CellLine) -> bool:
    """Whether the appraisers set something beside the cell's figures: then a person says when it is done."""
    return any(row.is_big for row in list_points(rated_of_cell(workspace, line.code, round_.year, round_.period)))


def _clear_of(contents: dict[str, str], rules: OwnRules, report: Callable[[int, int, str], None]) -> frozenset[str]:
    clear = set()
    for place, (code, content) in enumerate(contents.items()):
        report(place, len(contents), code)
        try:
            is_clear = recheck(content, rules).is_clear
        except KiemdiemError:  # told when the cell is opened
            is_clear = False
        if is_clear:
            clear.add(code)
    return frozenset(clear)
