"""Values that a regulation holds: parameters, articles, forms and criteria."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.round import FormCode

ParameterValue = int | Decimal | bool | str | tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A stretch of validity, both ends included; `until` None means *still in force*."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the stretch holds on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: "InForce") -> bool:
        """Whether two stretches share a day."""
        return (self.until is None or other.since <= self.until) and (other.until is None or self.since <= other.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value at a date, with where it stands and how sure we are.

    `certainty`: "V" read in the text, "S" from a second hand, "I" our inference or stated default, "?" not read.
    `is_local` tells that the superior's local layer set it; `set_by` then names its paper, `ground` why it was granted.
    """

    name: str
    label: str
    value: ParameterValue
    unit: str
    source: Citation
    certainty: str
    note: str = ""
    is_local: bool = False
    set_by: str = ""
    ground: str = ""

    @property
    def text(self) -> str:
        """The value as a local layer would type it."""
        return value_text(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """One value of a parameter for a stretch of time, as a regulation's data holds it."""

    parameter: Parameter
    in_force: InForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article in our own words. `later` names the places where later regulations treat the same matter."""

    citation: Citation
    title: str
    text: str
    later: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """One heading of a form. `number` is what the paper prints before it; a heading alone takes no text."""

    code: str
    number: str
    heading: str
    hint: str
    citation: Citation
    is_heading_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """A self-review form. `is_provisional`: its body was not read, the layout is inferred; `note` says how."""

    code: FormCode
    title: str
    subtitle: str
    official_code: str
    sections: tuple[FormSection, ...]
    criteria_id: str
    is_provisional: bool = False
    note: str = ""

    def section(self, code: str) -> FormSection | None:
        """Give a section by its code, None if the form has none such."""
        return next((section for section in self.sections if section.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion in our own words; `heading` is the sub-group it stands under, empty if none."""

    code: str
    text: str
    heading: str = ""
    max_points: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionGroup:
    """A group of criteria with its whole (30 or 70); `split` is the parameter that shares it out.

    Graded groups have neither; `is_results` marks those on the results of the year's tasks.
    """

    code: str
    title: str
    max_points: Decimal
    criteria: tuple[Criterion, ...]
    split: str
    is_results: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """A frame of criteria: an annex of 100 points in all, or one of four grades (`is_graded`)."""

    id: str
    annex: str
    title: str
    groups: tuple[CriterionGroup, ...]
    is_graded: bool = False

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order of the annex."""
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    def under(self, section: FormSection) -> tuple[Criterion, ...]:
        """Give the criteria that a form of grades prints under one of its sections: its own first, then its parts."""
        if not self.is_graded or section.is_heading_only:
            return ()
        code = section.code.removeprefix("A.")
        own = [row for row in self.criteria if row.code == code]
        return (*own, *(row for row in self.criteria if row.code.startswith(f"{code}.")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A regulation as our data holds it; `digest` is the SHA-256 over its data files.

    `number` is "366-QĐ/TW", `name` as people cite it ("Quy định 366-QĐ/TW").
    `checked_on` is the day its data was last compared with the sources; `note` tells what was not read.
    """

    id: str
    number: str
    name: str
    title: str
    issuer: str
    signed_on: date | None
    in_force: InForce
    replaces: tuple[str, ...]
    checked_on: date
    digest: str
    note: str = ""
    articles: tuple[Article, ...] = ()
    values: tuple[DatedValue, ...] = ()
    forms: tuple[FormDefinition, ...] = ()
    criteria: tuple[CriteriaSet, ...] = ()


def value_text(value: ParameterValue) -> str:
    """Write a value as a local layer would type it: "5;5;5", "0.5", "31/12"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ";".join(f"{share.normalize():f}" for share in value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
