"""The sample cell in a round of every kind: each set of forms since 2018, and a quarter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.review import CriterionPoints, Grade, SelfReview
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperOrder
from kiemdiem_desktop.services.cell.papers import Paper, PaperJob, get_details, list_papers
from kiemdiem_desktop.services.paper_jobs import PaperFormat
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.every_paper import paper_of_each_kind

ROUNDS: Mapping[str, date] = {
    "2018": date(2018, 12, 10),
    "2022": date(2022, 12, 10),
    "2024": date(2024, 12, 10),
    "2025": date(2025, 12, 10),
    "2026": date(2026, 12, 10),
    "quy-3-2026": date(2026, 9, 30),
}
_GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.FAIR)
_MOST = 6  # members beside the collectives: enough for every form


def round_as(workspace: Workspace, checked: CheckedRound, name: str) -> CheckedRound:
    """Give the sample round as it would stand at another time, with that time's forms, grades and days."""
    on = ROUNDS[name]
    regulations = workspace.regulations.in_force_on(on)
    dossier = checked.dossier
    period = Period.Q3 if name.startswith("quy") else Period.YEAR
    back = dossier.round.evaluation_on - on
    meeting = dossier.meeting
    assert meeting is not None
    assert meeting.held_on is not None
    changed = replace(
        dossier,
        round=replace(dossier.round, year=on.year, period=period, evaluation_on=on),
        subjects=_subjects(dossier, regulations, period),
        meeting=replace(meeting, held_on=meeting.held_on - back),
    )
    facts = round_facts(changed, regulations)
    return replace(checked, facts=facts, verdict=check_facts(facts))


def _subjects(dossier: Dossier, regulations: RegulationSet, period: Period) -> tuple[SubjectDossier, ...]:
    collectives = [part for part in dossier.subjects if part.file is None]
    members = [part for part in dossier.subjects if part.file is not None]
    leaders = [part for part in members if part.subject.work_group is WorkGroup.LEADER]
    chosen = leaders[:2] if period.is_quarter else [*collectives, *_one_of_each_group(members)]
    return tuple(_changed(part, regulations, period) for part in chosen)


def _one_of_each_group(members: list[SubjectDossier]) -> list[SubjectDossier]:
    found = {part.subject.work_group: part for part in reversed(members)}
    return [part for part in members if part in found.values()] + [
        part for part in members if part not in found.values()
    ][: _MOST - len(found)]


def _changed(part: SubjectDossier, regulations: RegulationSet, period: Period) -> SubjectDossier:
    form = _form(part, regulations, period)
    frame = regulations.criteria(form)
    review = part.review
    if review is not None and frame.is_graded:
        review = _graded(review, [criterion.code for group in frame.groups for criterion in group.criteria])
    if review is not None and review.signed_on is not None:
        review = replace(review, signed_on=regulations.on - timedelta(days=7))
    return replace(part, subject=replace(part.subject, form=form), review=review)


def _form(part: SubjectDossier, regulations: RegulationSet, period: Period) -> FormCode:
    if period.is_quarter:
        return FormCode.F05
    if part.subject.work_group is None:
        return part.subject.form
    return person_form(part.subject.work_group, regulations, part.subject.party_post)


def _graded(review: SelfReview, codes: list[str]) -> SelfReview:
    points = tuple(CriterionPoints(code=code, grade=_GRADES[at % len(_GRADES)]) for at, code in enumerate(codes))
    return replace(review, points=points, tasks=None)


def papers_of(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give a paper of every kind and form, and a scoring sheet or grade slip of every form of self-review."""
    found = {(paper.code, paper.form): paper for paper in paper_of_each_kind(checked)}
    for part in checked.dossier.subjects:
        for paper in (paper for paper in _listed(checked) if paper.subject_id == part.subject.id):
            found.setdefault((paper.code, part.subject.form.value), paper)
    unique = {paper.file_stem: paper for paper in found.values()}
    return tuple(unique.values())


def _listed(checked: CheckedRound) -> tuple[Paper, ...]:
    wanted = {"scoring_sheet", "grade_slip", "self_review", "period_review"}
    return tuple(paper for paper in list_papers(checked) if paper.code in wanted)


def job_as(workspace: Workspace, checked: CheckedRound, paper: Paper, kind: PaperFormat) -> PaperJob:
    """Give a paper built from `checked` rather than from the store."""
    subject = next((row for row in checked.dossier.subjects if row.subject.id == paper.subject_id), None)
    details = get_details(workspace, checked, paper)
    document = paper.kind.build(PaperOrder(workspace=workspace, checked=checked, details=details, subject=subject))
    return PaperJob(
        document=document,
        format=kind,
        file_name=f"{paper.file_stem}.{kind.value}",
        fonts_dir=workspace.resources_dir / "fonts",
        at=checked.dossier.round.evaluation_on,
        page_code="" if document.is_secret else "1a2b-3c4d",
    )
