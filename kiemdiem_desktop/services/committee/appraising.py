"""Appraising a dossier: points and levels beside the cell's own, and taking it or giving it back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from kiemdiem_desktop.domain.appraisal import Appraisal, AppraisalState, AppraisedSubject
from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.answering import Correction, issue_return
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Posting
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, points_of
from kiemdiem_desktop.services.workspace import Workspace

BIG_DIFFERENCE: Final = Decimal(5)
_MOST: Final = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsLine:
    """One subject's points side by side; `difference` is appraised minus self-assessed, None where one is missing.

    `is_big`: five points or more, or another level: the appraisers say why, the subject explains.
    """

    subject: RatedSubject
    own: Decimal | None
    appraised: Decimal | None
    difference: Decimal | None
    is_big: bool

    @property
    def needs_reason(self) -> bool:
        """Whether the reason for a big difference is still missing."""
        appraised = self.subject.appraised
        return self.is_big and not (appraised and appraised.reason)


def list_points(subjects: Iterable[RatedSubject]) -> tuple[PointsLine, ...]:
    """Give the points of rated subjects side by side, in their order."""
    return tuple(_points_line(subject) for subject in subjects)


def find_appraisal(workspace: Workspace, dossier_id: int) -> Appraisal | None:
    """Give what the appraisal of a dossier came to, None while it is open."""
    return workspace.store.appraisals.find(dossier_id=dossier_id)


@action(N_("Ghi kết quả thẩm định"))
def appraise_subject(workspace: Workspace, appraised: AppraisedSubject) -> None:
    """Keep points, level and reason beside the cell's; with none of them the row is taken away.

    Raises: InvalidValueError for points that cannot be, or a dossier that is decided.
    """
    if appraised.points is not None and not 0 <= appraised.points <= _MOST:
        raise InvalidValueError(
            code="points_range", message=_("Điểm thẩm định từ 0 đến 100."), hint=_("Ghi lại điểm, ví dụ 87,5.")
        )
    check_undecided(workspace, appraised.dossier_id)
    store = workspace.store.appraised_subjects
    known = store.find(dossier_id=appraised.dossier_id, subject_code=appraised.subject_code)
    value = replace(appraised, id=known.id if known else RowId(0), reason=nfc(appraised.reason.strip()))
    is_empty = value.points is None and value.level is None and not value.reason
    if known is not None and is_empty:
        store.remove(known.id)
    elif known is not None:
        store.save(value)
    elif not is_empty:
        store.add(value)


@action(N_("Thẩm định xong"))
def accept_dossiers(workspace: Workspace, dossier_ids: Iterable[int], *, by: str = "", note: str = "") -> int:
    """Take dossiers as appraised in one step, which can be undone; gives how many were not so before.

    Raises: InvalidValueError where a changed level or a big difference of points has no reason.
    """
    count = 0
    for dossier_id in dossier_ids:
        _check_reasons(workspace, dossier_id)
        count += _keep(workspace, dossier_id, AppraisalState.ACCEPTED, by=by, note=note)
    return count


@action(N_("Mở lại thẩm định"))
def reopen_appraisal(workspace: Workspace, dossier_id: int) -> None:
    """Take the end of an appraisal back; points and levels stay. Raises: InvalidValueError once it is decided."""
    check_undecided(workspace, dossier_id)
    found = find_appraisal(workspace, dossier_id)
    if found is not None:
        workspace.store.appraisals.remove(found.id)


@action(N_("Trả lại hồ sơ"), is_barrier=True)
def give_back(
    workspace: Workspace, dossier: ReceivedDossier, correction: Correction, posting: Posting, *, by: str = ""
) -> IssuedFile:
    """Give a dossier back: the signed return is written and read back, or nothing at all is recorded.

    Raises: InvalidValueError without a reason or once it is decided; as `issue`.
    """
    check_correction(workspace, dossier.id, correction)
    _keep(workspace, dossier.id, AppraisalState.RETURNED, by=by, note=correction.reason.strip())
    return issue_return(workspace, dossier, correction, posting)


def check_correction(workspace: Workspace, dossier_id: int, correction: Correction) -> None:
    """Refuse a return without a reason, or of a dossier that is decided. Raises: InvalidValueError."""
    if not correction.reason.strip():
        raise InvalidValueError(
            code="return_without_reason",
            message=_("Chưa ghi lý do trả lại hồ sơ."),
            hint=_("Ghi một câu nói rõ chi bộ cần làm gì; các điểm cụ thể chọn ở danh sách bên dưới."),
        )
    check_undecided(workspace, dossier_id)


def check_undecided(workspace: Workspace, dossier_id: int) -> None:
    """Refuse to touch a dossier on which a decision stands. Raises: InvalidValueError."""
    head = workspace.store.dossier_heads.get(dossier_id)
    same = {"cell_code": head.cell_code, "year": head.year, "period": head.period}
    if workspace.store.decided_subjects.find(**same, is_current=True) is not None:
        raise InvalidValueError(
            code="decided_already",
            message=_("Hồ sơ này đã có quyết định xếp loại."),
            hint=_("Cần đổi mức thì ra quyết định xếp loại lại ở trang Quyết định."),
        )


def _keep(workspace: Workspace, dossier_id: int, state: AppraisalState, *, by: str, note: str) -> bool:
    known = find_appraisal(workspace, dossier_id)
    if known is not None and known.state is state and known.note == note:
        return False
    value = Appraisal(
        id=known.id if known else RowId(0),
        dossier_id=RowId(dossier_id),
        state=state,
        by=by or workspace.store.who,
        at=workspace.clock.now(),
        note=note,
    )
    if known is None:
        workspace.store.appraisals.add(value)
    else:
        workspace.store.appraisals.save(value)
    return True


def _check_reasons(workspace: Workspace, dossier_id: int) -> None:
    """Another level or five points more or less need their reason before the dossier is done."""
    check_undecided(workspace, dossier_id)
    own = {row.code: row for row in workspace.store.subject_rows.where(dossier_id=dossier_id)}
    for appraised in workspace.store.appraised_subjects.where(dossier_id=dossier_id):
        row = own.get(appraised.subject_code)
        if row is None or appraised.reason:
            continue
        line = _points_line(RatedSubject(row=row, appraised=appraised))
        if line.is_big:
            raise InvalidValueError(
                code="appraised_without_reason",
                message=_("Thẩm định {name} khác chi bộ mà chưa ghi lý do.").format(name=row.name),
                hint=_("Chênh từ 5 điểm, hoặc khác mức đề nghị, thì ghi lý do ở dòng của trường hợp đó."),
            )


def _points_line(subject: RatedSubject) -> PointsLine:
    own = points_of(subject.row.total_points)
    appraised = subject.appraised.points if subject.appraised else None
    difference = appraised - own if own is not None and appraised is not None else None
    level = subject.appraised.level if subject.appraised else None
    is_other = level is not None and level is not subject.row.proposed_level
    return PointsLine(
        subject=subject,
        own=own,
        appraised=appraised,
        difference=difference,
        is_big=is_other or (difference is not None and abs(difference) >= BIG_DIFFERENCE),
    )
