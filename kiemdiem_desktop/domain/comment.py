"""Comments on a subject, in the meeting or from other sources, and the answer to each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.ids import MemberId, RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.level import Level


class CommentSource(StrEnum):
    """Who the comment comes from."""

    MEETING = "meeting"
    RESIDENCE = "residence"  # nơi cư trú theo 213-QĐ/TW
    AGENCY = "agency"  # người đứng đầu cơ quan: xếp loại CBCCVC
    MASS_ORGANISATION = "mass_organisation"
    FORMER_CELL = "former_cell"
    TEMPORARY_CELL = "temporary_cell"
    SUPERIOR = "superior"


class CommentKind(StrEnum):
    """What the comment is about."""

    STRENGTH = "strength"
    SHORTCOMING = "shortcoming"
    PROPOSAL = "proposal"


class AnswerKind(StrEnum):
    """How the subject answers."""

    NONE = "none"
    ACCEPTED = "accepted"  # tiếp thu
    EXPLAINED = "explained"  # giải trình


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment and its answer.

    `speaker_id` names a member of the cell, `speaker_text` anybody else. `level` is used by the agency source
    (the CBCCVC rating). `is_internal` keeps the row out of packages.
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId
    source: CommentSource = CommentSource.MEETING
    kind: CommentKind = CommentKind.STRENGTH
    speaker_id: MemberId | None = None
    speaker_text: str = ""
    text: str = ""
    level: Level | None = None
    received_on: date | None = None
    answer: AnswerKind = AnswerKind.NONE
    answer_text: str = ""
    is_internal: bool = False
