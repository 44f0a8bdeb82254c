"""What the year holds about a subject: its figures, and the conclusions of competent levels."""

from dataclasses import replace

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId, SubjectId
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.year_record import Conclusion, ConclusionKind, YearRecord
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.workspace import Workspace


def get_year_record(workspace: Workspace, subject_id: SubjectId) -> YearRecord:
    """Give what the year holds about a subject; a fresh value where nothing was entered."""
    found = workspace.store.year_records.find(subject_id=subject_id)
    if found is not None:
        return found
    return YearRecord(round_id=workspace.store.subjects.get(subject_id).round_id, subject_id=subject_id)


@round_action(N_("Sửa số liệu trong năm"))
def save_year_record(workspace: Workspace, record: YearRecord) -> YearRecord:
    """Keep what the year holds about a subject."""
    if not record.id:
        return workspace.store.year_records.add(record)
    workspace.store.year_records.save(record)
    return record


@round_action(N_("Sửa số liệu trong năm"), field=("part",))
def set_year_figure(workspace: Workspace, subject_id: SubjectId, *, part: str, value: str | int | bool | None) -> None:
    """Keep one figure (a field of `YearRecord`). Raises: InvalidValueError for a percentage above 100."""
    if part.endswith("_percent") and isinstance(value, int) and value > 100:
        raise InvalidValueError(
            code="percent_above_100", message=_("Tỷ lệ không thể quá 100%."), hint=_("Ghi số từ 0 đến 100.")
        )
    record = get_year_record(workspace, subject_id)
    save_year_record(workspace, replace(record, **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Ghi kết luận của cấp có thẩm quyền"))
def save_conclusion(workspace: Workspace, conclusion: Conclusion) -> Conclusion:
    """Add (id 0) or change a conclusion of a competent level."""
    if not conclusion.id:
        return workspace.store.conclusions.add(conclusion)
    workspace.store.conclusions.save(conclusion)
    return conclusion


@round_action(N_("Sửa kết luận của cấp có thẩm quyền"), field=("part",))
def edit_conclusion(
    workspace: Workspace,
    conclusion_id: RowId,
    *,
    part: str,
    value: str | bool | PartialDate | ConclusionKind | None,
) -> None:
    """Change one part (a field of `Conclusion`) of a conclusion."""
    row = workspace.store.conclusions.get(conclusion_id)
    save_conclusion(workspace, replace(row, **{part: value}))  # type: ignore[arg-type]


@round_action(N_("Xóa kết luận"))
def remove_conclusion(workspace: Workspace, conclusion_id: RowId) -> None:
    """Remove a conclusion that was typed by mistake."""
    workspace.store.conclusions.remove(conclusion_id)
