"""The dossier of a round, put together from the store as one value."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.rules.history import result_of
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.given_quotas import given_quotas
from kiemdiem_desktop.services.cell.history import Identity, identity_of, load_results, year_before
from kiemdiem_desktop.services.cell.local_rows import local_rows_for
from kiemdiem_desktop.services.cell.member_files import files_of_year
from kiemdiem_desktop.services.workspace import Workspace


class _OfSubject(Protocol):
    """A row about a subject, or about the whole round where it names none."""

    @property
    def subject_id(self) -> SubjectId | None:
        """The subject."""


Row = TypeVar("Row", bound=_OfSubject)


def load_dossier(workspace: Workspace, round_: Round) -> Dossier:
    """Give everything about a round. Raises: NotFoundError in a workspace without a cell."""
    store = workspace.store
    members = files_of_year(workspace, round_.year)
    return Dossier(
        cell=get_cell(workspace),
        round=round_,
        members=members,
        subjects=_subjects(workspace, round_, {file.member.id: file for file in members}),
        meeting=store.meetings.find(round_id=round_.id),
        attendance=store.attendance.where(round_id=round_.id),
        parameters=local_rows_for(workspace, round_),
        overrides=store.overrides.where(round_id=round_.id),
        quotas=given_quotas(workspace, round_.id),
    )


def _subjects(workspace: Workspace, round_: Round, files: dict[MemberId, MemberFile]) -> tuple[SubjectDossier, ...]:
    store, key = workspace.store, round_.id
    before = year_before(workspace, round_)
    earlier, results = _earlier_reviews(workspace, before), load_results(workspace, before=round_)
    quarters = _by_subject(store.quarter_records.where(round_id=key))
    reviews = _by_subject(store.reviews.where(round_id=key))
    shortcomings = _by_subject(store.shortcomings.where(round_id=key))
    comments = _by_subject(store.comments.where(round_id=key))
    prompts = _by_subject(store.prompts.where(round_id=key))
    ballots = _by_subject(store.ballots.where(round_id=key))
    ratings = _by_subject(store.ratings.where(round_id=key))
    overrides = _by_subject(store.overrides.where(round_id=key))
    years = _by_subject(store.year_records.where(round_id=key))
    conclusions = _by_subject(store.conclusions.where(round_id=key))

    def assemble(subject: Subject) -> SubjectDossier:
        id_ = subject.id
        own = results.get(identity_of(subject), ())
        previous = result_of(own, before.year) if before else None
        return SubjectDossier(
            subject=subject,
            file=files.get(subject.member_id) if subject.member_id is not None else None,
            review=next(iter(reviews[id_]), None),
            carried=tuple(row for row in shortcomings[id_] if row.carried_from is not None),
            shortcomings=tuple(row for row in shortcomings[id_] if row.carried_from is None),
            comments=tuple(comments[id_]),
            prompts=tuple(prompts[id_]),
            ballots=tuple(sorted(ballots[id_], key=lambda row: row.ballot_round)),
            rating=next(iter(ratings[id_]), None),
            overrides=tuple(overrides[id_]),
            year=next(iter(years[id_]), None),
            conclusions=tuple(conclusions[id_]),
            previous_review=earlier.get(identity_of(subject)),
            previous_level=previous.level if previous else None,
            results=own,
            quarter=next(iter(quarters[id_]), None),
        )

    ordered = sorted(store.subjects.where(round_id=key), key=lambda subject: subject.position)
    return tuple(assemble(subject) for subject in ordered)


def _by_subject(rows: Iterable[Row]) -> defaultdict[SubjectId | None, list[Row]]:
    grouped: defaultdict[SubjectId | None, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.subject_id].append(row)
    return grouped


def _earlier_reviews(workspace: Workspace, before: Round | None) -> dict[Identity, SelfReview]:
    """Give the self-reviews of the year before by subject."""
    if before is None:
        return {}
    reviews = {row.subject_id: row for row in workspace.store.reviews.where(round_id=before.id)}
    subjects = workspace.store.subjects.where(round_id=before.id)
    return {identity_of(subject): reviews[subject.id] for subject in subjects if subject.id in reviews}
