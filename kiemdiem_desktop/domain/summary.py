"""What a committee reports to the level above: its totals, with one line for each unit."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.superior_package import Heading
from kiemdiem_desktop.domain.totals import Totals, TotalsTable, UnitTotals


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The totals of a round as they were signed; `heading.cell` is the level above. It names no ordinary member.

    `units` are all units below the issuer, also those of summaries that it took in: who is counted here is counted
    nowhere else.
    """

    heading: Heading
    tables: tuple[TotalsTable, ...] = ()
    units: tuple[UnitTotals, ...] = ()
    note: str = ""

    @property
    def totals(self) -> Totals:
        """The figures alone."""
        return Totals(
            year=self.heading.round.year, period=self.heading.round.period, tables=self.tables, units=self.units
        )
