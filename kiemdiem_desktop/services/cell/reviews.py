"""Self-reviews: each function keeps one field, so that typing merges into one undo step per field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.review import (
    CriterionPoints,
    Grade,
    SectionText,
    SelfReview,
    Shortcoming,
    ShortcomingState,
    TaskCounts,
)
from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.workspace import Workspace


def get_review(workspace: Workspace, subject_id: SubjectId) -> SelfReview:
    """Give the self-review of a subject; a fresh one, not yet stored, where nothing was entered."""
    found = workspace.store.reviews.find(subject_id=subject_id)
    if found is not None:
        return found
    return SelfReview(round_id=workspace.store.subjects.get(subject_id).round_id, subject_id=subject_id)


@round_action(N_("Sửa nội dung mục"), field=("section",))
def set_section_text(workspace: Workspace, subject_id: SubjectId, *, section: str, text: str) -> None:
    """Keep the text of one section."""
    review = get_review(workspace, subject_id)
    others = tuple(row for row in review.sections if row.code != section)
    kept = (*others, SectionText(code=section, text=nfc_lines(text))) if text.strip() else others
    _keep(workspace, replace(review, sections=tuple(sorted(kept, key=lambda row: row.code))))


@round_action(N_("Sửa điểm tiêu chí"), field=("criterion",))
def set_points(
    workspace: Workspace, subject_id: SubjectId, *, criterion: str, points: Decimal | None, not_applicable: str = ""
) -> None:
    """Keep the points of one criterion; None clears them, `not_applicable` leaves the criterion out with a reason."""
    review = get_review(workspace, subject_id)
    others = tuple(row for row in review.points if row.code != criterion)
    if points is not None or not_applicable:
        others = (*others, CriterionPoints(code=criterion, points=points, not_applicable=not_applicable))
    _keep(workspace, replace(review, points=tuple(sorted(others, key=lambda row: row.code))))


@round_action(N_("Sửa cấp độ tiêu chí"), field=("criterion",))
def set_grade(workspace: Workspace, subject_id: SubjectId, *, criterion: str, grade: Grade | None) -> None:
    """Keep the grade of one criterion of a round before 2025; None clears it.

    Source: qd-124-2023 Điều 11 khoản 1
    """
    review = get_review(workspace, subject_id)
    others = tuple(row for row in review.points if row.code != criterion)
    if grade is not None:
        others = (*others, CriterionPoints(code=criterion, grade=grade))
    _keep(workspace, replace(review, points=tuple(sorted(others, key=lambda row: row.code))))


@round_action(N_("Sửa số nhiệm vụ"), field=())
def set_tasks(workspace: Workspace, subject_id: SubjectId, tasks: TaskCounts | None) -> None:
    """Keep the task counts as typed; whether they fit together is a finding. Raises: InvalidValueError below 0."""
    if tasks is not None and min(tasks.assigned, tasks.completed, tasks.on_time, tasks.beyond, tasks.not_completed) < 0:
        raise InvalidValueError(
            code="negative_tasks", message=_("Số nhiệm vụ không thể âm."), hint=_("Ghi số từ 0 trở lên.")
        )
    _keep(workspace, replace(get_review(workspace, subject_id), tasks=tasks))


@round_action(N_("Ghi mức tự nhận"))
def set_self_level(workspace: Workspace, subject_id: SubjectId, level: Level | None) -> None:
    """Keep the level that the subject proposes for itself."""
    _keep(workspace, replace(get_review(workspace, subject_id), self_level=level))


@round_action(N_("Ghi ngày ký bản kiểm điểm"))
def set_paper(
    workspace: Workspace,
    subject_id: SubjectId,
    *,
    from_paper: bool,
    signed_on: date | None,
    draft_sent_on: date | None = None,
) -> None:
    """Mark a review as typed in from paper, with the dates of signing and of sending the draft."""
    review = get_review(workspace, subject_id)
    _keep(workspace, replace(review, from_paper=from_paper, signed_on=signed_on, draft_sent_on=draft_sent_on))


@round_action(N_("Đánh dấu bản kiểm điểm đã xong"))
def finish_review(workspace: Workspace, subject_id: SubjectId) -> None:
    """Mark a self-review as done."""
    _keep(workspace, replace(get_review(workspace, subject_id), finished_at=workspace.clock.now()))


@round_action(N_("Mở lại bản kiểm điểm"))
def reopen_review(workspace: Workspace, subject_id: SubjectId) -> None:
    """Take the mark back."""
    _keep(workspace, replace(get_review(workspace, subject_id), finished_at=None))


@round_action(N_("Ghi hạn chế, khuyết điểm"))
def save_shortcoming(workspace: Workspace, shortcoming: Shortcoming) -> Shortcoming:
    """Add (id 0) or change a shortcoming. Raises: InvalidValueError where it says nothing."""
    if not shortcoming.what.strip():
        raise InvalidValueError(
            code="empty_shortcoming",
            message=_("Chưa ghi hạn chế, khuyết điểm là gì."),
            hint=_("Ghi ngắn gọn nội dung, rồi nguyên nhân, biện pháp và thời hạn khắc phục."),
        )
    if not shortcoming.id:
        return workspace.store.shortcomings.add(shortcoming)
    workspace.store.shortcomings.save(shortcoming)
    return shortcoming


@round_action(N_("Sửa hạn chế, khuyết điểm"), field=("part",))
def edit_shortcoming(
    workspace: Workspace, shortcoming_id: RowId, *, part: str, value: str | PartialDate | ShortcomingState | None
) -> None:
    """Change one part (a field of `Shortcoming`) of a row. Raises: InvalidValueError where it then says nothing."""
    row = workspace.store.shortcomings.get(shortcoming_id)
    save_shortcoming(workspace, replace(row, **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Xóa hạn chế, khuyết điểm"))
def remove_shortcoming(workspace: Workspace, shortcoming_id: RowId) -> None:
    """Remove a shortcoming row."""
    workspace.store.shortcomings.remove(shortcoming_id)


def _keep(workspace: Workspace, review: SelfReview) -> None:
    if review.id:
        workspace.store.reviews.save(review)
    else:
        workspace.store.reviews.add(review)
