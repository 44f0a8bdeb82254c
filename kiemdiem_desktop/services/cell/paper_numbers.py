"""Sổ số văn bản: numbers run for each kind of paper within one congress term; none is given twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperKind
from kiemdiem_desktop.services.cell.paper_kinds.table import KINDS
from kiemdiem_desktop.services.cell.papers import Paper, get_details, set_number
from kiemdiem_desktop.services.workspace import Workspace

SYMBOLS = ("BB", "BC", "CTr", "CV", "ĐA", "GGT", "GM", "KH", "KL", "NQ", "PA", "QC", "QĐ", "TB", "TTr")
_OF_THE_SUPERIOR = "GGT"  # where the cell is not a grassroots one, the superior numbers and signs it


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A number that is taken. `is_outside`: written into the register by hand, the paper was not made here."""

    symbol: str
    number: int
    title: str
    on: date | None
    year: int | None = None
    file_stem: str = ""
    is_outside: bool = False

    @property
    def sign(self) -> str:
        """The number as papers print it: "05-BC/CB"."""
        return f"{self.number:02d}-{self.symbol}/CB"


def list_issued(workspace: Workspace) -> tuple[IssuedPaper, ...]:
    """Give the numbers that are taken in the present term, kind by kind from the lowest.

    Source: hd-36-2018 Mục II
    """
    found = (*_of_rounds(workspace), *_outside(workspace))
    return tuple(sorted(found, key=lambda row: (row.symbol, row.number)))


def next_number(workspace: Workspace, paper: Paper) -> int | None:
    """Give the next free number for a paper; None for papers without one, or numbered by the superior."""
    symbol = paper.kind.symbol
    is_own = symbol != _OF_THE_SUPERIOR or get_cell(workspace).kind is CellKind.GRASSROOTS
    return _highest(workspace, symbol) + 1 if symbol and is_own else None


def give_number(workspace: Workspace, checked: CheckedRound, paper: Paper, number: int | None) -> None:
    """Give a paper its number, None takes it back. Raises: InvalidValueError where another paper has it."""
    if number is not None and get_details(workspace, checked, paper).number != number:
        _refuse_taken(workspace, paper.kind.symbol, number)
    set_number(workspace, checked, paper, number)


@action(N_("Ghi vào sổ số văn bản"))
def add_outside(workspace: Workspace, symbol: str, number: int, *, title: str, on: date | None) -> None:
    """Note a number of a paper that was not made here. Raises: InvalidValueError where it is taken or has no title."""
    if number < 1 or not title.strip():
        raise InvalidValueError(
            code="issued_incomplete",
            message=_("Cần số từ 1 trở lên và trích yếu của văn bản."),
            hint=_("Ghi số đã dùng và nội dung ngắn, ví dụ: Nghị quyết tháng 3."),
        )
    _refuse_taken(workspace, symbol, number)
    day = on.isoformat() if on else ""
    workspace.store.settings.set(_outside_key(workspace, symbol, number), f"{day}|{title.strip()}")


@action(N_("Xóa khỏi sổ số văn bản"))
def remove_outside(workspace: Workspace, row: IssuedPaper) -> None:
    """Strike a number that was noted by hand."""
    workspace.store.settings.remove(_outside_key(workspace, row.symbol, row.number))


def _highest(workspace: Workspace, symbol: str) -> int:
    return max((row.number for row in list_issued(workspace) if row.symbol == symbol), default=0)


def _refuse_taken(workspace: Workspace, symbol: str, number: int) -> None:
    taken = next((row for row in list_issued(workspace) if (row.symbol, row.number) == (symbol, number)), None)
    if taken is not None:
        raise InvalidValueError(
            code="number_taken",
            message=_("Số {sign} đã dùng cho “{title}”.").format(sign=taken.sign, title=taken.title),
            hint=_("Số tiếp theo còn trống: {next}.").format(next=_highest(workspace, symbol) + 1),
        )


def _outside_key(workspace: Workspace, symbol: str, number: int) -> str:
    return f"{_outside_prefix(workspace)}{symbol}.{number}"


def _outside_prefix(workspace: Workspace) -> str:
    return f"issued.{get_cell(workspace).term}."


def _outside(workspace: Workspace) -> Iterator[IssuedPaper]:
    prefix = _outside_prefix(workspace)
    for key, text in workspace.store.settings.under(prefix).items():
        symbol, _dot, number = key.removeprefix(prefix).partition(".")
        day, _bar, title = text.partition("|")
        on = date.fromisoformat(day) if day else None
        yield IssuedPaper(symbol=symbol, number=int(number), title=title, on=on, is_outside=True)


def _of_rounds(workspace: Workspace) -> Iterator[IssuedPaper]:
    """Give the numbers of papers made here; those without a note of their term are of the present one."""
    kept, term = workspace.store.settings.under("paper."), get_cell(workspace).term
    rounds = {int(row.id): row for row in workspace.store.rounds.all()}
    for key, text in kept.items():
        stem_key, _dot, field = key.rpartition(".")
        _paper, round_id, stem = stem_key.split(".", 2)
        kind = _kind_of(stem)
        if field != "number" or kind is None or kept.get(f"{stem_key}.term", term) != term:
            continue
        day, round_ = kept.get(f"{stem_key}.on", ""), rounds.get(int(round_id))
        on = date.fromisoformat(day) if day else None
        year = round_.year if round_ else None
        yield IssuedPaper(symbol=kind.symbol, number=int(text), title=_(kind.title), on=on, year=year, file_stem=stem)


def _kind_of(stem: str) -> PaperKind | None:
    found = [kind for kind in KINDS if kind.symbol and (stem == kind.stem or stem.startswith(f"{kind.stem}-"))]
    return max(found, key=lambda kind: len(kind.stem), default=None)
