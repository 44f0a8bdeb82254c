"""What a committee plans for a round: the period that is collected, and by when."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """The plan of a round; `period` is as packages write it: "cn" for the year's end, "q1" to "q3" for quarters.

    `evaluation_on` chooses the regulations, `due_on` is the last day on which dossiers are in time; None: not set.
    """

    id: RowId = RowId(0)
    year: int
    period: str = "cn"
    evaluation_on: date | None = None
    due_on: date | None = None
    note: str = ""
