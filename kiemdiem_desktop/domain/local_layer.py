"""A paper of the superior that refines the centre: who issued it when, and the values that it sets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kiemdiem_desktop.domain.parameter import LocalParameter


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalValue:
    """One value that a paper sets, as text in the unit of the parameter `name`.

    `refines` is the place of the centre that the paper names ("Điều 11 khoản 1 điểm 1.5"), "" where it names none.
    `ground` is why an exception was granted; only the exceptional share of the cap asks for one.
    """

    name: str
    value: str
    refines: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalLayer:
    """A paper by number, date and issuer, with its values. `title` is what it is about, "" where not written down."""

    number: str
    issued_on: date
    issuer: str
    title: str = ""
    values: tuple[LocalValue, ...] = field(default=())

    def rows(self) -> tuple[LocalParameter, ...]:
        """Give the values as single rows that each bear the paper."""
        return tuple(
            LocalParameter(
                name=row.name,
                value=row.value,
                number=self.number,
                issued_on=self.issued_on,
                issuer=self.issuer,
                refines=row.refines,
                ground=row.ground,
            )
            for row in self.values
        )


def layers_of(rows: Iterable[LocalParameter]) -> tuple[LocalLayer, ...]:
    """Put single rows together again by their paper, the newest paper first; rows without a date come last."""
    papers: dict[tuple[date, str, str], list[LocalValue]] = {}
    for row in rows:
        key = (row.issued_on or date.min, row.number, row.issuer)
        value = LocalValue(name=row.name, value=row.value, refines=row.refines, ground=row.ground)
        papers.setdefault(key, []).append(value)
    return tuple(
        LocalLayer(number=number, issued_on=on, issuer=issuer, values=tuple(values))
        for (on, number, issuer), values in sorted(papers.items(), reverse=True)
    )


def is_same_paper(one: LocalParameter, other: LocalParameter) -> bool:
    """Whether two rows stand in one paper: of one number, day and issuer."""
    return (one.number, one.issued_on, one.issuer) == (other.number, other.issued_on, other.issuer)
