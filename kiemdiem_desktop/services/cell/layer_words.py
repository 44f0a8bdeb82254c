"""A superior's paper in words: what it may set, what it sets now, and which verdicts of the round it would change."""

from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.cell.change_words import ChangedLine, tell_changes
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.local_layers import preview_layer, refusals, set_with
from kiemdiem_desktop.services.cell.parameters import preview_parameters
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.layer_choices import LayerChoice, choice_of, list_choices, value_in_words
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerLine:
    """One value of a paper in words; `refusal` tells why it cannot stand, "" where it can."""

    name: str
    label: str
    value: str
    now: str
    source: str
    refusal: str


def list_layer_choices(workspace: Workspace, round_: Round) -> tuple[LayerChoice, ...]:
    """Give all that a paper may set in a round, by the order of words; what the centre fixed is left out."""
    return list_choices(regulation_set(workspace, round_))


def tell_layer(workspace: Workspace, round_: Round, layer: LocalLayer) -> tuple[LayerLine, ...]:
    """Give the values of a paper in words, in its order."""
    wrong = refusals(workspace, layer)
    regs = regulation_set(workspace, round_)
    return tuple(_line(row, regs, str(wrong.get(row.name, ""))) for row in layer.values)


def _line(row: LocalValue, regs: RegulationSet, refusal: str) -> LayerLine:
    choice = choice_of(row.name, regs) if row.name in KINDS else None
    return LayerLine(
        name=row.name,
        label=choice.label if choice else row.name,
        value=value_in_words(row, choice),
        now=choice.now if choice else _("không có"),
        source=choice.source if choice else row.refines,
        refusal=refusal,
    )


def tell_preview(workspace: Workspace, round_: Round, layer: LocalLayer) -> tuple[ChangedLine, ...]:
    """Give what a paper would change, before → after, the round first, then the subjects in order; nothing recorded.

    Raises: InvalidValueError, LocalParameterError as `apply_local_layer` does.
    """
    preview = preview_layer(workspace, round_, layer)
    before, after = regulation_set(workspace, round_), set_with(workspace, round_, layer.rows())
    return tell_changes(preview, load_dossier(workspace, round_), before, after)


def tell_value(workspace: Workspace, round_: Round, parameter: LocalParameter) -> tuple[ChangedLine, ...]:
    """Give what one value would change, as `tell_preview` does; what is not written of its paper yet is no matter.

    Raises: LocalParameterError for a value that cannot stand.
    """
    row = replace(
        parameter,
        number=parameter.number.strip() or "…",
        issued_on=parameter.issued_on or round_.evaluation_on,
        issuer=parameter.issuer.strip() or "…",
    )
    preview = preview_parameters(workspace, round_, (row,))
    before, after = regulation_set(workspace, round_), set_with(workspace, round_, (row,))
    return tell_changes(preview, load_dossier(workspace, round_), before, after)
