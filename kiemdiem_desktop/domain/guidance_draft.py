"""Guidance as a committee writes it, before it is signed: what goes to all cells, and what to one more."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.local_layer import LocalLayer
from kiemdiem_desktop.domain.superior_package import Deadline, EnvelopePolicy, FormFile, PromptText, Quota

FOR_ALL = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceDraft:
    """What is written for a round; `cell_code` "" is for all cells, else what one cell gets besides.

    `number`, `issued_on` and `note` are those of the official paper; where a cell's own are empty those for all count.
    The files of `forms` lie among the blobs.
    """

    id: RowId = RowId(0)
    year: int
    period: str = "cn"
    cell_code: str = FOR_ALL
    number: str = ""
    issued_on: date | None = None
    note: str = ""
    envelope: EnvelopePolicy = EnvelopePolicy.ON
    prompts: tuple[PromptText, ...] = ()
    quotas: tuple[Quota, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    layers: tuple[LocalLayer, ...] = ()
    forms: tuple[FormFile, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, set or given."""
        return not (self.prompts or self.quotas or self.deadlines or self.layers or self.forms or self.note)
