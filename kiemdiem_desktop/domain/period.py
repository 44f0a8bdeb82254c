"""The stretch of time that a round is about: a year, or one of the first three quarters."""

from datetime import date
from enum import StrEnum

from kiemdiem_desktop.i18n import N_, _


class Period(StrEnum):
    """A period of rating, in the order in which they end. The fourth quarter is rated with the year.

    Source: qd-366-2025 Điều 1
    """

    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    YEAR = "year"

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter."""
        return self is not Period.YEAR

    @property
    def label(self) -> str:
        """The period without its year: "quý I", "cả năm"."""
        return _(_LABELS[self])

    @property
    def heading(self) -> str:
        """The label as it begins a line: "Quý I", "Cả năm"."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def rank(self) -> int:
        """0 for the first quarter, 3 for the year, which ends last."""
        return list(Period).index(self)

    def first_day(self, year: int) -> date:
        """Give the first day of the period in `year`."""
        return date(year, 1 + 3 * self.rank, 1) if self.is_quarter else date(year, 1, 1)

    def last_day(self, year: int) -> date:
        """Give the last day of the period in `year`."""
        return _LAST_DAYS[self].replace(year=year)

    def of_year(self, year: int) -> str:
        """Give the period with its year, as it is said within a sentence: "năm 2026", "quý I năm 2026"."""
        if self is Period.YEAR:
            return _("năm {year}").format(year=year)
        return _("{quarter} năm {year}").format(quarter=self.label, year=year)


QUARTERS = (Period.Q1, Period.Q2, Period.Q3)
_LABELS = {Period.Q1: N_("quý I"), Period.Q2: N_("quý II"), Period.Q3: N_("quý III"), Period.YEAR: N_("cả năm")}
_LAST_DAYS = {
    Period.Q1: date(2000, 3, 31),
    Period.Q2: date(2000, 6, 30),
    Period.Q3: date(2000, 9, 30),
    Period.YEAR: date(2000, 12, 31),
}
