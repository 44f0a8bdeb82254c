"""The committee's own rules as a paper: what it may set, and why a value cannot stand."""

from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.rules.local_layer import check_ground
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.layer_choices import LayerChoice, choice_of, list_choices, value_in_words
from kiemdiem_desktop.services.workspace import Workspace


def central_set(workspace: Workspace) -> RegulationSet:
    """Give the regulations of the centre on the evaluation day of the plan, today where none is set."""
    plan = current_plan(workspace)
    day = plan.evaluation_on if plan is not None and plan.evaluation_on is not None else workspace.clock.today()
    return workspace.regulations.in_force_on(day)


def choices_for_paper(workspace: Workspace) -> tuple[LayerChoice, ...]:
    """Give all that a paper of the committee may set."""
    return list_choices(central_set(workspace))


def check_value(workspace: Workspace, layer: LocalLayer) -> None:
    """Refuse values that cannot stand under the centre. Raises: LocalParameterError."""
    regs = central_set(workspace)
    for row in layer.rows():
        check_ground(row)
        regs.with_local((row,))


def tell_value(workspace: Workspace, value: LocalValue) -> tuple[str, str]:
    """Give a value in words: the matter, and what the paper sets."""
    choice = choice_of(value.name, central_set(workspace))
    return choice.label, value_in_words(value, choice)
