"""The files that were collected as the screen lists them: whose each is, its verdict, what can be done about it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.collecting import CollectedFile, CollectVerdict
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.collecting import list_files
from kiemdiem_desktop.services.workspace import Workspace

_SYMBOLS = {
    CollectVerdict.ACCEPTED: ("✔", "plain"),
    CollectVerdict.REPLACED: ("⟳", "plain"),
    CollectVerdict.ALREADY_RECEIVED: ("=", "quiet"),
    CollectVerdict.SUPERSEDED: ("↶", "quiet"),
    CollectVerdict.UNKNOWN_KEY: ("?", "amber"),
    CollectVerdict.NOT_REGISTERED: ("?", "amber"),
    CollectVerdict.WRONG_ROUND: ("?", "amber"),
    CollectVerdict.NEWER_FORMAT: ("?", "amber"),
}
_REFUSED = ("✖", "red")
_URGENCY = ("amber", "red", "plain", "quiet")


class NextStep(StrEnum):
    """What a person can do about a file."""

    NONE = "none"
    COMPARE_KEY = "compare_key"
    REGISTER = "register"
    SEE_DIFFERENCE = "see_difference"
    PLAN = "plan"

    @property
    def label(self) -> str:
        """What the button says."""
        return _(_STEPS[self]) if self is not NextStep.NONE else ""


_STEPS = {
    NextStep.COMPARE_KEY: N_("Đối chiếu &khóa…"),
    NextStep.REGISTER: N_("Ghi vào danh &sách…"),
    NextStep.SEE_DIFFERENCE: N_("Xem chỗ k&hác bản trước…"),
    NextStep.PLAN: N_("Xem &kế hoạch đợt…"),
}
_STEP_OF = {
    CollectVerdict.UNKNOWN_KEY: NextStep.COMPARE_KEY,
    CollectVerdict.NOT_REGISTERED: NextStep.REGISTER,
    CollectVerdict.REPLACED: NextStep.SEE_DIFFERENCE,
    CollectVerdict.WRONG_ROUND: NextStep.PLAN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file; `cell_name` is empty where it is not known whose it is, `cell_id` 0 where it is not registered."""

    file: CollectedFile
    cell_name: str
    cell_id: int
    number: int

    @property
    def symbol(self) -> str:
        """A sign that tells the verdict without colour."""
        return _SYMBOLS.get(self.file.verdict, _REFUSED)[0]

    @property
    def tone(self) -> str:
        """The tone of the verdict: plain, quiet, amber or red."""
        return _SYMBOLS.get(self.file.verdict, _REFUSED)[1]

    @property
    def next_step(self) -> NextStep:
        """What can be done about it."""
        return _STEP_OF.get(self.file.verdict, NextStep.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingView:
    """All files, those to be cared for first, then the last seen; how many of each verdict, how many have sent."""

    lines: tuple[FileLine, ...]
    counts: Counter[CollectVerdict]
    came: int
    expected: int
    waiting: int


def view_of(workspace: Workspace) -> CollectingView:
    """Give what the screen shows."""
    cells = {cell.code: cell for cell in workspace.store.registered_cells.all()}
    heads = workspace.store.dossier_heads.all()
    numbers = {head.digest: head.sequence for head in heads}
    came = {head.cell_code for head in heads}
    files = list_files(workspace)
    lines = tuple(
        FileLine(
            file=file,
            cell_name=cells[file.cell_code].name if file.cell_code in cells else file.cell_code,
            cell_id=int(cells[file.cell_code].id) if file.cell_code in cells else 0,
            number=numbers.get(file.dossier_digest, 0),
        )
        for file in sorted(files, key=lambda file: _URGENCY.index(_SYMBOLS.get(file.verdict, _REFUSED)[1]))
    )
    expected = [code for code, cell in cells.items() if cell.is_expected]
    return CollectingView(
        lines=lines,
        counts=Counter(file.verdict for file in files),
        came=sum(code in came for code in expected),
        expected=len(expected),
        waiting=sum(file.verdict.waits_for_us for file in files),
    )


def run_words(counts: Counter[CollectVerdict]) -> str:
    """Tell in one breath what a collection came to."""
    kept = sum(count for verdict, count in counts.items() if verdict.is_kept)
    waiting = sum(count for verdict, count in counts.items() if verdict.waits_for_us)
    refused = counts.total() - kept - waiting
    known = counts[CollectVerdict.ALREADY_RECEIVED]
    told = [_("nhận {count}").format(count=kept - known)]
    told += [_("đã nhận từ trước {count}").format(count=known)] if known else []
    told += [_("đang chờ {count}").format(count=waiting)] if waiting else []
    told += [_("không nhận được {count}").format(count=refused)] if refused else []
    return ", ".join(told)


def counts_words(counts: Counter[CollectVerdict]) -> str:
    """Tell how many files got which verdict, the good ones first."""
    told = ((verdict, counts[verdict]) for verdict in CollectVerdict if counts[verdict])
    return " · ".join(f"{verdict.label}: {count}" for verdict, count in told)
