"""The self-reviews of collectives and members, and what goes with them."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import (
    dossier_index,
    grade_slip,
    period_review,
    scoring_sheet,
    self_review,
    why_sheet,
)
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import (
    MeetingStage,
    PaperGroup,
    PaperKind,
    PaperName,
    PaperOrder,
    always_provisional,
    each_member,
)
from kiemdiem_desktop.services.cell.whys import outcomes_of
from kiemdiem_desktop.services.paper_jobs import AS_TABLE


def _of_year(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    """Everybody in the round of a year; a quarter has Mẫu 05 instead."""
    return () if checked.dossier.round.period.is_quarter else checked.dossier.subjects


def _named(_kind: PaperKind, checked: CheckedRound, subject: SubjectDossier | None) -> PaperName:
    assert subject is not None
    whom = subject.subject
    form = checked.regulations.form(whom.form).official_code
    title = _("{form} – {name}").format(form=form, name=whom.name)
    stem = f"mau-{whom.form.value.lower()}-{whom.id}"
    return PaperName(title=title, name=whom.name, form=form.partition("-")[0], stem=stem)


def _missing(_checked: CheckedRound, subject: SubjectDossier | None) -> tuple[str, ...]:
    assert subject is not None
    is_finished = subject.review is not None and subject.review.finished_at is not None
    return () if is_finished else (_("bản kiểm điểm chưa xong"),)


def _is_provisional(checked: CheckedRound, subject: SubjectDossier | None) -> bool:
    assert subject is not None
    return checked.regulations.form(subject.subject.form).is_provisional


def _build(order: PaperOrder) -> Document:
    checked = order.checked
    whom = order.whom.subject.id
    return self_review.build(checked.dossier, checked.verdict, checked.regulations, whom, order.details)


def _build_scores(order: PaperOrder) -> Document:
    checked = order.checked
    whom = order.whom.subject.id
    return scoring_sheet.build(checked.dossier, checked.verdict, checked.regulations, whom, order.details)


def _build_period(order: PaperOrder) -> Document:
    checked = order.checked
    whom = order.whom.subject.id
    return period_review.build(checked.dossier, checked.verdict, checked.regulations, whom, order.details)


def _build_grades(order: PaperOrder) -> Document:
    whom = order.whom.subject.id
    return grade_slip.build(order.checked.dossier, order.checked.regulations, whom, order.details)


def _build_index(order: PaperOrder) -> Document:
    return dossier_index.build(order.checked.dossier, order.whom.subject.id, order.details)


def _build_why(order: PaperOrder) -> Document:
    checked, whom = order.checked, order.whom.subject.id
    why = why_sheet.WhyDetails(subject_id=whom, outcomes=outcomes_of(checked, whom))
    return why_sheet.build(checked.dossier, checked.verdict, checked.regulations, why, order.details)


def _rated_members(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    rated = {row.subject_id for row in checked.verdict.subjects if row.is_rated}
    return tuple(row for row in each_member(checked) if row is not None and row.subject.id in rated)


def _is_scored(checked: CheckedRound, subject: SubjectDossier) -> bool:
    return not checked.regulations.criteria(subject.subject.form).is_graded


def _scored(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    return tuple(row for row in checked.dossier.subjects if _is_scored(checked, row))


def _graded(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    return tuple(row for row in checked.dossier.subjects if not _is_scored(checked, row))


def _scored_members(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    return tuple(row for row in _scored(checked) if row is not None and row.subject.kind is SubjectKind.MEMBER)


def _missing_points(checked: CheckedRound, subject: SubjectDossier | None) -> tuple[str, ...]:
    assert subject is not None
    found = next((row for row in checked.verdict.subjects if row.subject_id == subject.subject.id), None)
    return () if found is not None and found.total_points is not None else (_("điểm tự chấm"),)


def _is_of_person(_checked: CheckedRound, subject: SubjectDossier | None) -> bool:
    return subject is not None and subject.subject.kind is SubjectKind.MEMBER


SELF_REVIEW = PaperKind(
    code="self_review",
    title=N_("Bản tự kiểm điểm"),
    group=PaperGroup.SELF_REVIEWS,
    stem="mau",
    build=_build,
    whom=_of_year,
    naming=_named,
    missing=_missing,
    is_provisional=_is_provisional,
    stage=MeetingStage.BEFORE,
    is_packaged=True,
)
SCORING_SHEET = PaperKind(
    code="scoring_sheet",
    title=N_("Phiếu tự chấm điểm"),
    group=PaperGroup.SELF_REVIEWS,
    stem="phieu-cham-diem",
    build=_build_scores,
    whom=_scored,
    missing=_missing_points,
    formats=AS_TABLE,
    is_packaged=True,
)
GRADE_SLIP = PaperKind(
    code="grade_slip",
    title=N_("Phiếu phân tích chất lượng"),
    group=PaperGroup.SELF_REVIEWS,
    stem="phieu-phan-tich",
    build=_build_grades,
    whom=_graded,
    is_provisional=always_provisional,
    formats=AS_TABLE,
)
PERIOD_REVIEW = PaperKind(
    code="period_review",
    title=N_("Mẫu 05, tự đánh giá quý, năm"),
    group=PaperGroup.SELF_REVIEWS,
    stem="mau-05",
    build=_build_period,
    whom=_scored_members,
    missing=_missing_points,
    is_provisional=always_provisional,
    formats=AS_TABLE,
)
DOSSIER_INDEX = PaperKind(
    code="dossier_index",
    title=N_("Mẫu 04, danh mục hồ sơ"),
    group=PaperGroup.SELF_REVIEWS,
    stem="mau-04",
    build=_build_index,
    whom=_scored,
    is_provisional=_is_of_person,
    formats=AS_TABLE,
    has_date=True,
)
WHY_SHEET = PaperKind(
    code="why_sheet",
    title=N_("Giấy “vì sao”"),
    group=PaperGroup.SELF_REVIEWS,
    stem="vi-sao",
    build=_build_why,
    whom=_rated_members,
    stage=MeetingStage.BEFORE,
    has_blank=False,
)
KINDS = (SELF_REVIEW, SCORING_SHEET, GRADE_SLIP, PERIOD_REVIEW, DOSSIER_INDEX, WHY_SHEET)
