"""The plan of a round at a committee: which round is collected, and by when."""

from dataclasses import replace

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.workspace import Workspace

_YEARS = range(1930, 2101)


@action(N_("Ghi kế hoạch của đợt"))
def save_plan(workspace: Workspace, plan: RoundPlan) -> RoundPlan:
    """Store the plan of a round in place of an earlier one of the same round.

    Raises: InvalidValueError for a year or a period that cannot be.
    """
    if plan.year not in _YEARS or period_of(plan.period) is None:
        raise InvalidValueError(
            code="plan_round",
            message=_("Đợt “{period}” năm {year} không có trong lịch xếp loại.").format(
                period=plan.period, year=plan.year
            ),
            hint=_("Ghi năm bốn chữ số; đợt là cuối năm hoặc một trong ba quý đầu."),
        )
    known = find_plan(workspace, plan.year, plan.period)
    if known is None:
        return workspace.store.plans.add(plan)
    changed = replace(plan, id=known.id)
    workspace.store.plans.save(changed)
    return changed


def find_plan(workspace: Workspace, year: int, period: str = "cn") -> RoundPlan | None:
    """Give the plan of a round, None where there is none."""
    return workspace.store.plans.find(year=year, period=period)


def current_plan(workspace: Workspace) -> RoundPlan | None:
    """Give the plan of the newest round, None where nothing is planned yet; a year's end is newer than its quarters."""
    return max(workspace.store.plans.all(), key=_order, default=None)


def list_plans(workspace: Workspace) -> tuple[RoundPlan, ...]:
    """Give all plans, the newest round first."""
    return tuple(sorted(workspace.store.plans.all(), key=_order, reverse=True))


def _order(plan: RoundPlan) -> tuple[int, int]:
    period = period_of(plan.period)
    return plan.year, 0 if period is None else period.rank
