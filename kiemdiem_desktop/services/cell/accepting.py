"""Accepting a package of the superior: what it says is done in one step, once, and can be undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from kiemdiem_desktop.domain.incoming import IncomingPackage, ReturnTask
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.domain.superior_package import (
    DeadlineKind,
    DecidedLevel,
    Decision,
    Guidance,
    PromptText,
    Receipt,
    ReturnNotice,
    TrustNotice,
)
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.incoming import DOCUMENT_BLOB, OpenedPackage
from kiemdiem_desktop.services.cell.local_layers import apply_local_layer
from kiemdiem_desktop.services.cell.ratings import get_rating
from kiemdiem_desktop.services.cell.subject_names import SubjectFinder
from kiemdiem_desktop.services.trust_lists import take_up_list
from kiemdiem_desktop.services.workspace import Workspace


@action(N_("Nhận gói của cấp trên"))
def accept(workspace: Workspace, opened: OpenedPackage) -> IncomingPackage:
    """Do what a package says and note it; the same package again changes nothing and gives the first note.

    Raises: LocalParameterError where the local rules of a guidance cannot stand; nothing is changed then.
    """
    known = workspace.store.incoming.find(digest=opened.digest)
    if known is not None:
        return known
    if opened.round is not None:
        _APPLY[type(opened.package)](workspace, opened, opened.package, opened.round)
    elif isinstance(opened.package, TrustNotice):
        take_up_list(workspace, opened.package)
    for name, data in opened.documents.items():
        workspace.store.blobs.set(DOCUMENT_BLOB.format(digest=opened.digest, name=name), data)
    return workspace.store.incoming.add(_note(workspace, opened))


def _note(workspace: Workspace, opened: OpenedPackage) -> IncomingPackage:
    heading, package = opened.package.heading, opened.package
    return IncomingPackage(
        round_id=opened.round.id if opened.round else None,
        kind=heading.kind,
        digest=opened.digest,
        sequence=heading.sequence,
        issuer_code=heading.issuer.code,
        issuer_name=heading.issuer.name,
        number=heading.number,
        issued_on=heading.issued_on,
        about=package.about if isinstance(package, Receipt | ReturnNotice | Decision) else "",
        signer=opened.signer,
        received_at=workspace.clock.now(),
        file_name=opened.file_name,
        content=opened.content,
    )


def _apply_guidance(workspace: Workspace, _opened: OpenedPackage, guidance: Guidance, round_: Round) -> None:
    for layer in guidance.layers:
        apply_local_layer(workspace, layer)
    due = next((row.on for row in guidance.deadlines if row.kind is DeadlineKind.DOSSIER), None)
    if due is not None:
        workspace.store.rounds.save(replace(workspace.store.rounds.get(round_.id), superior_due_on=due))
    workspace.store.prompts.add_all(new_prompts(workspace, guidance, round_))


def new_prompts(workspace: Workspace, guidance: Guidance, round_: Round) -> tuple[ReviewPrompt, ...]:
    """Give the prompts of a guidance that the round does not have yet; one for somebody unknown goes to the cell."""
    known = {(row.subject_id, row.text) for row in workspace.store.prompts.where(round_id=round_.id)}
    finder = SubjectFinder(workspace, round_)
    prompts = (prompt for row in guidance.prompts for prompt in _prompts(finder, guidance, row, round_))
    return tuple(prompt for prompt in prompts if (prompt.subject_id, prompt.text) not in known)


def _prompts(finder: SubjectFinder, guidance: Guidance, row: PromptText, round_: Round) -> Iterator[ReviewPrompt]:
    found = finder.find_all(row.subject)
    for subject in found:
        yield _prompt(subject, row.text, guidance, row, round_)
    if not found:
        text = _("Đối với {name}: {text}").format(name=row.subject.name, text=row.text)
        yield _prompt(finder.the_cell(), text, guidance, row, round_)


def _prompt(subject: Subject, text: str, guidance: Guidance, row: PromptText, round_: Round) -> ReviewPrompt:
    heading = guidance.heading
    return ReviewPrompt(
        round_id=round_.id,
        subject_id=subject.id,
        issuer=heading.issuer.name,
        number=heading.number,
        issued_on=heading.issued_on,
        text=text,
        due_on=row.due_on,
    )


def _apply_return(workspace: Workspace, opened: OpenedPackage, notice: ReturnNotice, round_: Round) -> None:
    finder = SubjectFinder(workspace, round_)
    for point in notice.points or (None,):
        subject = finder.find(point.subject) if point and point.subject else None
        workspace.store.return_tasks.add(
            ReturnTask(
                round_id=round_.id,
                subject_id=subject.id if subject else None,
                notice_digest=opened.digest,
                who=point.subject.name if point and point.subject else "",
                text=point.text if point else notice.reason,
            )
        )
    if notice.due_on is not None:
        workspace.store.rounds.save(replace(workspace.store.rounds.get(round_.id), superior_due_on=notice.due_on))


def _apply_decision(workspace: Workspace, _opened: OpenedPackage, decision: Decision, round_: Round) -> None:
    finder, heading = SubjectFinder(workspace, round_), decision.heading
    for row in decision.levels:
        subject = finder.find(row.subject)
        if subject is None:
            continue
        rating = replace(
            get_rating(workspace, subject.id),
            decided_level=row.level,
            decision_number=heading.number,
            decided_on=heading.issued_on,
        )
        if rating.id:
            workspace.store.ratings.save(rating)
        else:
            workspace.store.ratings.add(rating)


def _apply_receipt(_workspace: Workspace, _opened: OpenedPackage, _receipt: Receipt, _round: Round) -> None:
    """Change nothing but the note itself: the list of sent packages reads it from there."""


_APPLY: Final[dict[type, Callable[[Workspace, OpenedPackage, Any, Round], None]]] = {
    Guidance: _apply_guidance,
    Receipt: _apply_receipt,
    ReturnNotice: _apply_return,
    Decision: _apply_decision,
}


def unknown_names(workspace: Workspace, decision: Decision, round_: Round) -> tuple[DecidedLevel, ...]:
    """Give the decided levels of people whom the round does not know."""
    finder = SubjectFinder(workspace, round_)
    return tuple(row for row in decision.levels if finder.find(row.subject) is None)


def changed_levels(
    workspace: Workspace, decision: Decision, round_: Round
) -> tuple[tuple[str, Level | None, Level | None], ...]:
    """Give name, proposed and decided level where the two differ."""
    finder = SubjectFinder(workspace, round_)
    found = ((finder.find(row.subject), row) for row in decision.levels)
    pairs = [
        (subject, get_rating(workspace, subject.id).proposed_level, row.level) for subject, row in found if subject
    ]
    return tuple((subject.name, proposed, decided) for subject, proposed, decided in pairs if proposed != decided)
