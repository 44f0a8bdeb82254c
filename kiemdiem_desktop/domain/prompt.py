"""Review prompts (gợi ý kiểm điểm) of the superior and the answers to them."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPrompt:
    """One point that the superior asks a subject to review; answered, or declined with a reason.

    Source: qd-366-2025 Điều 7 khoản 1
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    issuer: str = ""
    number: str = ""
    issued_on: date | None = None
    text: str
    due_on: date | None = None
    answer: str = ""
    declined_reason: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, or a reason for none."""
        return bool(self.answer.strip() or self.declined_reason.strip())
