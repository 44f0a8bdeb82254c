"""What a package says of one subject: its review, comments, ballots in sums, levels, and what the rules found.

Left out on purpose: internal comments, reasons that tell of health, the wording of discipline decisions and
conclusions (the paper is named by body and number), and everything that the superior does not need to decide.
"""

from collections.abc import Iterable

from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.finding import Finding
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.review import CriterionPoints, SelfReview, Shortcoming, TaskCounts
from kiemdiem_desktop.domain.verdict import LevelVerdict, SubjectVerdict
from kiemdiem_desktop.domain.year_record import Conclusion, YearRecord
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.plain_values import citation_of, known, member_code, subject_code


def subject_content(of: SubjectDossier, verdict: SubjectVerdict | None) -> dict[str, Value]:
    """Give all that the package says of one subject; without a verdict the rules' part is missing."""
    subject = of.subject
    return known(
        code=subject_code(subject),
        kind=subject.kind,
        name=subject.name,
        form=subject.form,
        member_kind=subject.member_kind,
        party_post=subject.party_post,
        post=subject.post_text,
        work_group=subject.work_group,
        review=_review(of.review),
        carried_shortcomings=[_shortcoming(row) for row in of.carried],
        shortcomings=[_shortcoming(row) for row in of.shortcomings],
        comments=[_comment(row) for row in of.comments if not row.is_internal],
        prompts=[_prompt(row) for row in of.prompts],
        ballots=[_ballot(row) for row in of.ballots],
        levels=_levels(of, verdict),
        rating=_rating(of),
        overrides=[override_content(row) for row in of.overrides],
        year=_year(of.year),
        conclusions=[_conclusion(row) for row in of.conclusions],
        verdict=_verdict(verdict),
    )


def override_content(override: Override, subject: str = "") -> dict[str, Value]:
    """Give a finding set aside, with reason and author; `subject` is the code where it is not clear from the place."""
    return known(
        subject=subject, finding=override.finding_code, reason=override.reason, who=override.who, at=override.at
    )


def finding_content(finding: Finding, subject: str = "") -> dict[str, Value]:
    """Give a finding by code and citation; its values stay in the cell, for they may tell of leave or illness."""
    return known(
        subject=subject,
        code=finding.code,
        severity=finding.severity,
        where=finding.where,
        citation=citation_of(finding.citation),
        closes=[str(level) for level in finding.closes],
        forces_kht=finding.forces_kht,
        needs_competent_level=finding.needs_competent_level,
    )


def _review(review: SelfReview | None) -> dict[str, Value] | None:
    if review is None:
        return None
    return known(
        sections=[known(code=section.code, text=section.text) for section in review.sections],
        points=[_points(row) for row in review.points],
        tasks=_tasks(review.tasks),
        from_paper=review.from_paper,
        signed_on=review.signed_on,
        draft_sent_on=review.draft_sent_on,
        finished_at=review.finished_at,
    )


def _points(row: CriterionPoints) -> dict[str, Value]:
    return known(code=row.code, points=row.points, not_applicable=row.not_applicable, grade=row.grade)


def _tasks(tasks: TaskCounts | None) -> dict[str, Value] | None:
    if tasks is None:
        return None
    return known(
        assigned=tasks.assigned,
        completed=tasks.completed,
        on_time=tasks.on_time,
        beyond=tasks.beyond,
        not_completed=tasks.not_completed,
    )


def _shortcoming(row: Shortcoming) -> dict[str, Value]:
    return known(
        what=row.what,
        cause=row.cause,
        remedy=row.remedy,
        due_on=row.due_on,
        state=row.state,
        result=row.result,
        shown_by=row.shown_by,
    )


def _comment(row: Comment) -> dict[str, Value]:
    return known(
        source=row.source,
        kind=row.kind,
        speaker=member_code(row.speaker_id),
        speaker_text=row.speaker_text,
        text=row.text,
        level=row.level,
        received_on=row.received_on,
        answer=row.answer,
        answer_text=row.answer_text,
    )


def _prompt(row: ReviewPrompt) -> dict[str, Value]:
    return known(
        issuer=row.issuer,
        number=row.number,
        issued_on=row.issued_on,
        text=row.text,
        due_on=row.due_on,
        answer=row.answer,
        declined_reason=row.declined_reason,
    )


def _ballot(row: BallotCount) -> dict[str, Value]:
    return known(
        ballot_round=row.ballot_round,
        issued=row.issued,
        returned=row.returned,
        valid=row.valid,
        invalid=row.invalid,
        htxs=row.htxs,
        htt=row.htt,
        htnv=row.htnv,
        kht=row.kht,
        not_rated=row.not_rated,
        blank=row.blank,
    )


def _levels(of: SubjectDossier, verdict: SubjectVerdict | None) -> dict[str, Value]:
    """Give the levels by their authors; a level that nobody set is left out."""
    return known(
        self=of.review.self_level if of.review else None,
        voted=verdict.voted_level if verdict else None,
        proposed=of.rating.proposed_level if of.rating else None,
        previous=of.previous_level,
    )


def _rating(of: SubjectDossier) -> dict[str, Value] | None:
    if of.rating is None:
        return None
    rating = of.rating
    return known(
        reason=rating.reason,
        committee_remark=rating.committee_remark,
        nominee_rank=rating.nominee_rank,
        cap_group=rating.cap_group,
    )


def _year(year: YearRecord | None) -> dict[str, Value] | None:
    """Give the year's figures, without leave of any kind."""
    if year is None:
        return None
    return known(
        low_confidence_percent=year.low_confidence_percent,
        units_in_charge=year.units_in_charge,
        units_not_completed=year.units_not_completed,
        has_basic_targets=year.has_basic_targets,
        basic_targets_failed=year.basic_targets_failed,
        has_residence_comment_exemption=year.has_residence_comment_exemption,
    )


def _conclusion(row: Conclusion) -> dict[str, Value]:
    return known(
        kind=row.kind,
        body=row.body,
        number=row.number,
        concluded_on=row.concluded_on,
        harms_reputation=row.harms_reputation,
        is_self_detected=row.is_self_detected,
        is_remedied=row.is_remedied,
        is_force_majeure=row.is_force_majeure,
    )


def _verdict(verdict: SubjectVerdict | None) -> dict[str, Value] | None:
    if verdict is None:
        return None
    return known(
        is_rated=verdict.is_rated,
        total_points=verdict.total_points,
        needs_competent_level=verdict.needs_competent_level,
        levels=[_level(row) for row in verdict.levels],
        findings=_findings(verdict.findings),
    )


def _level(row: LevelVerdict) -> Value:
    return known(level=row.level, is_open=row.is_open, closed_by=[finding.code for finding in row.findings])


def _findings(findings: Iterable[Finding]) -> list[Value]:
    return [finding_content(finding) for finding in findings]
