"""The mark of a mutation: transaction, undo step, menu text and journal line in one place."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace

P = ParamSpec("P")
R = TypeVar("R")
Service = Callable[Concatenate[Workspace, P], R]


class RoundClosedError(KiemdiemError):
    """The round is closed: its papers and results stay as they are."""


def action(
    label: str, *, field: tuple[str, ...] | None = None, is_barrier: bool = False
) -> Callable[[Service[P, R]], Service[P, R]]:
    """Run a service as one step named `label` (a msgid marked with N_).

    With `field`, edits of one field merge into one undo step: the field is known by the positional arguments and
    by the keyword arguments named in `field`. `is_barrier`: nothing before this step can be undone after it.
    """

    def mark(service: Service[P, R]) -> Service[P, R]:
        @wraps(service)
        def run(workspace: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> R:
            key = None if field is None else repr((service.__name__, args, *(kwargs.get(name) for name in field)))
            with workspace.store.step(_(label), merge_key=key, is_barrier=is_barrier):
                return service(workspace, *args, **kwargs)

        return run

    return mark


def round_action(label: str, *, field: tuple[str, ...] | None = None) -> Callable[[Service[P, R]], Service[P, R]]:
    """Run a service as `action` does, if the round is still open.

    Raises: RoundClosedError before anything is changed, where the round at work is closed.
    """
    mark = action(label, field=field)

    def guard(service: Service[P, R]) -> Service[P, R]:
        step = mark(service)

        @wraps(service)
        def run(workspace: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> R:
            _check_open(workspace)
            return step(workspace, *args, **kwargs)

        return run

    return guard


def _check_open(workspace: Workspace) -> None:
    round_ = find_current_round(workspace)
    if round_ is not None and round_.closed_at is not None:
        raise RoundClosedError(
            code="round_closed",
            message=_("Đợt kiểm điểm {period} đã kết thúc nên không sửa được nữa.").format(period=round_.name),
            hint=_("Nếu cần sửa, về Trang chủ bấm “Mở lại đợt kiểm điểm”."),
        )
