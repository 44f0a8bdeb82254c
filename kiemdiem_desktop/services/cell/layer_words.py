"""A superior's paper in words: what it may set, what it sets now, and which verdicts of the round it would change."""

from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.local_layer import EXCEPTION
from kiemdiem_desktop.rules.parameter_kinds import KINDS, Direction, unit_text
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text
from kiemdiem_desktop.services.cell.change_words import ChangedLine, tell_changes
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.local_layers import preview_layer, refusals, set_with
from kiemdiem_desktop.services.cell.parameter_rows import choices_of, value_words
from kiemdiem_desktop.services.cell.parameters import preview_parameters
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerChoice:
    """One matter that a paper may set: its unit and present value in words, and where it stands in the centre.

    `choices` pairs (text, words) where the value is chosen from a list. `refines` is the article alone.
    """

    name: str
    label: str
    unit: str
    now: str
    source: str
    refines: str
    choices: tuple[tuple[str, str], ...]

    @property
    def needs_ground(self) -> bool:
        """Whether the paper must tell why it grants this."""
        return self.name == EXCEPTION


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
    regs = regulation_set(workspace, round_)
    names = [name for name, kind in KINDS.items() if kind.direction is not Direction.FIXED and _is_known(name, regs)]
    return tuple(sorted((_choice(name, regs) for name in names), key=lambda row: search_key(row.label)))


def tell_layer(workspace: Workspace, round_: Round, layer: LocalLayer) -> tuple[LayerLine, ...]:
    """Give the values of a paper in words, in its order."""
    wrong = refusals(workspace, layer)
    regs = regulation_set(workspace, round_)
    return tuple(_line(row, regs, str(wrong.get(row.name, ""))) for row in layer.values)


def _line(row: LocalValue, regs: RegulationSet, refusal: str) -> LayerLine:
    choice = _choice(row.name, regs) if row.name in KINDS else None
    return LayerLine(
        name=row.name,
        label=choice.label if choice else row.name,
        value=_words_of(row, choice),
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


def _is_known(name: str, regs: RegulationSet) -> bool:
    return name in regs.values or bool(KINDS[name].left_to_superior)


def _choice(name: str, regs: RegulationSet) -> LayerChoice:
    kind, parameter = KINDS[name], regs.values.get(name)
    left = citation(kind.left_to_superior or "hd-43-2025 §7.12", "")
    place = regs.cited(left) if parameter is None else parameter.source
    return LayerChoice(
        name=name,
        label=_(kind.label),
        unit=unit_text(kind.unit),
        now=_("chưa có văn bản nào quy định") if parameter is None else value_words(parameter),
        source=citation_text(place, regs),
        refines=place.article,
        choices=choices_of(name, kind.unit, regs),
    )


def _words_of(row: LocalValue, choice: LayerChoice | None) -> str:
    if choice is None:
        return row.value
    words = dict(choice.choices).get(row.value)
    if words is None:
        words = f"{row.value} {choice.unit}" if KINDS[row.name].unit not in ("text", "month_day") else row.value
    return _("{value}, vì {ground}").format(value=words, ground=row.ground) if row.ground else words
