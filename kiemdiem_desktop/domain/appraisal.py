"""What the committee's office found of a dossier before anything was decided: taken or returned, points, levels."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import N_, _


class AppraisalState(StrEnum):
    """What the appraisal of a dossier came to."""

    ACCEPTED = "accepted"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The state in words."""
        return _(_STATES[self])


_STATES = {AppraisalState.ACCEPTED: N_("Đã thẩm định"), AppraisalState.RETURNED: N_("Đã trả lại")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """That a received dossier was appraised, by whom and when. Source: qd-366-2025 Điều 12 khoản 1."""

    id: RowId = RowId(0)
    dossier_id: RowId
    state: AppraisalState
    by: str = ""
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedSubject:
    """What the appraisers set beside the cell's own figures for one subject, by its code in the dossier.

    `points` None: the self-assessed ones stand; `level` None: the proposed one stands.
    """

    id: RowId = RowId(0)
    dossier_id: RowId
    subject_code: str
    points: Decimal | None = None
    level: Level | None = None
    reason: str = ""
