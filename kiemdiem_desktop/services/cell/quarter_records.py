"""What a quarter holds about a leader: leave, training, appointment, check."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.quarter_record import QuarterRecord
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.workspace import Workspace

MOST_DAYS = 92  # of a quarter


def get_quarter_record(workspace: Workspace, subject_id: SubjectId) -> QuarterRecord:
    """Give what the quarter holds about a subject; a fresh value where nothing was entered."""
    found = workspace.store.quarter_records.find(subject_id=subject_id)
    if found is not None:
        return found
    return QuarterRecord(round_id=workspace.store.subjects.get(subject_id).round_id, subject_id=subject_id)


@round_action(N_("Sửa số liệu trong quý"), field=("part",))
def set_quarter_fact(
    workspace: Workspace, subject_id: SubjectId, *, part: str, value: str | int | bool | date | None
) -> None:
    """Keep one fact (a field of `QuarterRecord`). Raises: InvalidValueError for more days than a quarter has."""
    if part.endswith("_days") and isinstance(value, int) and value > MOST_DAYS:
        raise InvalidValueError(
            code="days_of_quarter",
            message=_("Một quý không quá {most} ngày.").format(most=MOST_DAYS),
            hint=_("Chỉ ghi số ngày nằm trong quý này."),
        )
    record = replace(get_quarter_record(workspace, subject_id), **{part: value})  # type: ignore[arg-type]
    if record.id:
        workspace.store.quarter_records.save(record)
    else:
        workspace.store.quarter_records.add(record)
