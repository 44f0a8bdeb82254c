"""Who is reviewed in the open rounds: kept in step with the roster and the rules of eligibility."""

from dataclasses import replace

from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.member import Member, PartyPost
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.round import FormCode, Round, Subject, SubjectKind
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.eligibility import eligibility
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.cell.local_rows import local_rows_for
from kiemdiem_desktop.services.cell.member_files import files_of_year
from kiemdiem_desktop.services.current_round import list_open_rounds
from kiemdiem_desktop.services.workspace import Workspace

_POST_ORDER = {
    PartyPost.SECRETARY: 1,
    PartyPost.DEPUTY_SECRETARY: 2,
    PartyPost.COMMITTEE_MEMBER: 3,
    PartyPost.NONE: 4,
}


def regulation_set(workspace: Workspace, round_: Round) -> RegulationSet:
    """Give the regulations pinned by the round, with the superior's local values over them.

    What was entered or taken back after a round was closed says nothing of it.
    """
    pinned = workspace.regulations.pinned(round_.regulations, on=round_.evaluation_on)
    return pinned.with_local(pinned.local_of_its_time(local_rows_for(workspace, round_)))


def sync_subjects(workspace: Workspace) -> None:
    """Bring the subjects of the open rounds into step with the roster; papers already begun are never dropped."""
    cell = next(iter(workspace.store.cells.all()), None)
    for round_ in list_open_rounds(workspace):
        if cell is not None:
            _sync_round(workspace, round_, cell)


def _sync_round(workspace: Workspace, round_: Round, cell: Cell) -> None:
    wanted = _wanted_subjects(workspace, round_, cell)
    known = {_key(subject): subject for subject in workspace.store.subjects.where(round_id=round_.id)}
    for subject in wanted:
        _keep(workspace, subject, known.pop(_key(subject), None))
    for subject in known.values():
        _drop_if_empty(workspace, subject.id)


def _keep(workspace: Workspace, wanted: Subject, known: Subject | None) -> None:
    if known is None:
        workspace.store.subjects.add(wanted)
    elif (updated := replace(wanted, id=known.id)) != known:
        workspace.store.subjects.save(updated)


def _drop_if_empty(workspace: Workspace, subject_id: SubjectId) -> None:
    if not has_papers(workspace, subject_id):
        workspace.store.subjects.remove(subject_id)


def has_papers(workspace: Workspace, subject_id: SubjectId) -> bool:
    """Whether anything was entered for a subject: then it is never dropped silently."""
    store = workspace.store
    return bool(
        store.reviews.where(subject_id=subject_id)
        or store.shortcomings.where(subject_id=subject_id)
        or store.comments.where(subject_id=subject_id)
        or store.ballots.where(subject_id=subject_id)
        or store.ratings.where(subject_id=subject_id)
        or store.prompts.where(subject_id=subject_id)
        or store.quarter_records.where(subject_id=subject_id)
    )


def _wanted_subjects(workspace: Workspace, round_: Round, cell: Cell) -> list[Subject]:
    regs = regulation_set(workspace, round_)
    reviewed = [
        file.member for file in files_of_year(workspace, round_.year) if eligibility(file, round_, regs).is_reviewed
    ]
    reviewed.sort(key=lambda member: _POST_ORDER[member.party_post])
    subjects = [_member_subject(round_, member, regs) for member in reviewed]
    if cell.has_committee and not round_.period.is_quarter:
        subjects.insert(0, _collective(round_, SubjectKind.CELL_COMMITTEE, _("Chi ủy")))
    if not round_.period.is_quarter:
        subjects.append(_collective(round_, SubjectKind.CELL, cell.name))
    return [replace(subject, position=index) for index, subject in enumerate(subjects, start=1)]


def _collective(round_: Round, kind: SubjectKind, name: str) -> Subject:
    return Subject(round_id=round_.id, kind=kind, name=name, form=FormCode.F01)


def _member_subject(round_: Round, member: Member, regs: RegulationSet) -> Subject:
    return Subject(
        round_id=round_.id,
        kind=SubjectKind.MEMBER,
        member_id=member.id,
        name=member.full_name,
        form=FormCode.F05 if round_.period.is_quarter else person_form(member.work_group, regs, member.party_post),
        member_kind=member.kind_on(round_.evaluation_on),
        party_post=member.party_post,
        post_text="; ".join(post for post in (member.government_post, member.mass_post) if post),
        work_group=member.work_group,
    )


def _key(subject: Subject) -> tuple[SubjectKind, MemberId | None]:
    return subject.kind, subject.member_id
