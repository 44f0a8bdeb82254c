"""A value that the superior's local layer sets in place of a stated default."""

from dataclasses import dataclass
from datetime import date, datetime

from kiemdiem_desktop.domain.ids import RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalParameter:
    """A local value, as text in the unit of the parameter it refines, with the paper that sets it.

    `added_at` and `withdrawn_at` bound the time in which it was kept: None for *since 0.1.0* and for *still*.
    `refines` is the place of the centre that the paper names, `ground` why an exception was granted; "" where not told.
    """

    id: RowId = RowId(0)
    name: str
    value: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    refines: str = ""
    ground: str = ""
    added_at: datetime | None = None
    withdrawn_at: datetime | None = None
