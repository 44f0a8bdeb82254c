"""Whether a partial date falls in the year of a round."""

from kiemdiem_desktop.domain.member import Discipline


def decided_in_year(row: Discipline, year: int) -> bool | None:
    """Whether a discipline was decided in `year`; None where the date is not known."""
    return None if row.decided_on is None else row.decided_on.year == year


def violated_in_year(row: Discipline, year: int) -> bool | None:
    """Whether the violation happened in `year`; None where the date is not known."""
    return None if row.violated_on is None else row.violated_on.year == year
