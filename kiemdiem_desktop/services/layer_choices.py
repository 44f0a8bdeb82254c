"""What a superior's paper may set: each matter with its unit, its present value, and where it stands in the centre."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.local_layer import LocalValue
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.local_layer import EXCEPTION
from kiemdiem_desktop.rules.parameter_kinds import KINDS, Direction, unit_text
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text
from kiemdiem_desktop.services.parameter_words import choices_of, value_words


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


def list_choices(regs: RegulationSet) -> tuple[LayerChoice, ...]:
    """Give all that a paper may set under `regs`, by the order of words; what the centre fixed is left out."""
    names = [name for name, kind in KINDS.items() if kind.direction is not Direction.FIXED and _is_known(name, regs)]
    return tuple(sorted((choice_of(name, regs) for name in names), key=lambda row: search_key(row.label)))


def _is_known(name: str, regs: RegulationSet) -> bool:
    return name in regs.values or bool(KINDS[name].left_to_superior)


def choice_of(name: str, regs: RegulationSet) -> LayerChoice:
    """Give one matter that a paper may set."""
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


def value_in_words(row: LocalValue, choice: LayerChoice | None) -> str:
    """Give what a paper sets, with its ground; as it was typed where the matter is not known."""
    if choice is None:
        return row.value
    words = dict(choice.choices).get(row.value)
    if words is None:
        words = f"{row.value} {choice.unit}" if KINDS[row.name].unit not in ("text", "month_day") else row.value
    return _("{value}, vì {ground}").format(value=words, ground=row.ground) if row.ground else words
