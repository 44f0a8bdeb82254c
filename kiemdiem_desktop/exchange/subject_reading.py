"""A subject of a dossier package as a value of the field again."""

from dataclasses import dataclass
from typing import TypeVar

from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.dossier import MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Override, Rating
from kiemdiem_desktop.domain.review import SectionText, SelfReview, Shortcoming
from kiemdiem_desktop.domain.round import Subject, SubjectKind
from kiemdiem_desktop.domain.year_record import Conclusion, YearRecord
from kiemdiem_desktop.exchange.known_fields import (
    Object,
    an_object,
    member_of,
    objects,
    read_known,
    read_one,
    text,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """The numbers that a subject gets while its dossier is looked at; they stand in no store."""

    round_id: RoundId
    subject_id: SubjectId


def read_subject(
    row: Object, position: int, *, round_id: RoundId, files: dict[MemberId, MemberFile], overrides: tuple[Override, ...]
) -> SubjectDossier:
    """Give all that the package says of one subject. Raises: ContentError."""
    subject = _subject(row, position, round_id)
    key = Key(round_id, subject.id)
    levels = an_object(row, "levels")
    return SubjectDossier(
        subject=subject,
        file=None if subject.member_id is None else files.get(subject.member_id),
        review=_review(row, levels, key),
        carried=tuple(_shortcoming(one, key, RowId(0)) for one in objects(row, "carried_shortcomings")),
        shortcomings=tuple(_shortcoming(one, key, None) for one in objects(row, "shortcomings")),
        comments=tuple(_comment(one, key) for one in objects(row, "comments")),
        prompts=tuple(_of(ReviewPrompt, one, key) for one in objects(row, "prompts")),
        ballots=tuple(_of(BallotCount, one, key) for one in objects(row, "ballots")),
        rating=_rating(row, levels, key),
        overrides=tuple(own for own in overrides if own.subject_id == subject.id),
        year=_of(YearRecord, an_object(row, "year"), key) if "year" in row else None,
        conclusions=tuple(_of(Conclusion, one, key) for one in objects(row, "conclusions")),
        previous_level=read_one(Level, levels, "previous"),
    )


def read_override(row: Object, *, round_id: RoundId, subject_id: SubjectId | None) -> Override:
    """Give a finding that the cell set aside. Raises: ContentError."""
    return read_known(Override, row, round_id=round_id, subject_id=subject_id, finding_code=text(row, "finding"))


def _subject(row: Object, position: int, round_id: RoundId) -> Subject:
    kind = read_one(SubjectKind, row, "kind")
    return read_known(
        Subject,
        row,
        id=SubjectId(position),
        round_id=round_id,
        member_id=member_of(text(row, "code")) if kind is SubjectKind.MEMBER else None,
        post_text=text(row, "post"),
        position=position,
    )


def _of(cls: type[T], row: Object, key: Key) -> T:
    return read_known(cls, row, round_id=key.round_id, subject_id=key.subject_id)


def _review(row: Object, levels: Object, key: Key) -> SelfReview | None:
    if "review" not in row:
        return None
    review = an_object(row, "review")
    return read_known(
        SelfReview,
        review,
        round_id=key.round_id,
        subject_id=key.subject_id,
        sections=tuple(
            SectionText(code=text(one, "code"), text=text(one, "text")) for one in objects(review, "sections")
        ),
        self_level=read_one(Level, levels, "self"),
    )


def _shortcoming(row: Object, key: Key, carried_from: RowId | None) -> Shortcoming:
    return read_known(Shortcoming, row, round_id=key.round_id, subject_id=key.subject_id, carried_from=carried_from)


def _comment(row: Object, key: Key) -> Comment:
    return read_known(
        Comment,
        row,
        round_id=key.round_id,
        subject_id=key.subject_id,
        speaker_id=member_of(text(row, "speaker")),
        is_internal=False,
    )


def _rating(row: Object, levels: Object, key: Key) -> Rating | None:
    if "rating" not in row and "proposed" not in levels:
        return None
    return read_known(
        Rating,
        an_object(row, "rating"),
        round_id=key.round_id,
        subject_id=key.subject_id,
        proposed_level=read_one(Level, levels, "proposed"),
    )
