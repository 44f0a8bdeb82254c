"""Thẩm định: points and levels of one cell side by side, the appraisers' own columns edited in place."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from kiemdiem_desktop.domain.appraisal import AppraisedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.gui.level_words import read_short, short_choices, short_level
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraising import PointsLine

Store = Callable[[AppraisedSubject], None]


def make_points_grid(store: Store) -> Grid[PointsLine]:
    """Give the grid; `store` keeps what the appraisers type."""
    grid: Grid[PointsLine] = Grid(
        _columns(store), key=lambda line: line.subject.row.code, label=_("Điểm và mức của từng trường hợp")
    )
    grid.show_columns({column.id for column in grid.model.columns}, is_fitted=True)
    return grid


def read_points(typed: str) -> Decimal | None:
    """Read points as they are typed: "87,5"; empty is None. Raises: InvalidValueError."""
    if not typed.strip():
        return None
    try:
        return Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        raise InvalidValueError(
            code="points_typed",
            message=_("“{text}” không phải điểm số.").format(text=typed),
            hint=_("Ghi điểm từ 0 đến 100, ví dụ 87,5."),
        ) from None


def _columns(store: Store) -> tuple[Column[PointsLine], ...]:
    def points(line: PointsLine, typed: str) -> None:
        store(replace(_own(line), points=read_points(typed)))

    def level(line: PointsLine, typed: str) -> None:
        store(replace(_own(line), level=read_short(typed)))

    def reason(line: PointsLine, typed: str) -> None:
        store(replace(_own(line), reason=typed))

    return (
        Column(id="name", title=_("Tập thể, đảng viên"), text=lambda line: line.subject.row.name, letters=15),
        Column(id="own", title=_("Tự chấm"), text=lambda line: _number(line.own), letters=7),
        Column(id="points", title=_("Thẩm định"), text=lambda line: _number(line.appraised), store=points, letters=9),
        Column(
            id="difference",
            title=_("Chênh"),
            text=lambda line: _signed(line.difference),
            tone=lambda line: "red" if line.needs_reason else "amber" if line.is_big else "plain",
            letters=5,
        ),
        Column(id="self", title=_("Tự nhận"), text=_level_of("self_level"), letters=9),
        Column(id="voted", title=_("Theo phiếu"), text=_level_of("voted_level"), letters=9),
        Column(id="proposed", title=_("Đề nghị"), text=_level_of("proposed_level"), letters=9),
        Column(
            id="level",
            title=_("Mức mới"),
            text=lambda line: short_level(_own(line).level),
            store=level,
            choices=short_choices(),
            letters=8,
        ),
        Column(
            id="reason",
            title=_("Lý do"),
            text=lambda line: _own(line).reason,
            store=reason,
            tone=lambda line: "red" if line.needs_reason else "plain",
            letters=10,
        ),
    )


def _level_of(name: str) -> Callable[[PointsLine], str]:
    return lambda line: short_level(getattr(line.subject.row, name))


def _own(line: PointsLine) -> AppraisedSubject:
    row = line.subject.row
    return line.subject.appraised or AppraisedSubject(dossier_id=RowId(row.dossier_id), subject_code=row.code)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


def _signed(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():+f}".replace(".", ",").replace("-", "−")
