"""The conference: attendance, and the counts of each vote. Only sums are ever kept."""

from dataclasses import replace

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import MemberId, RowId, SubjectId
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.member_files import files_of_year
from kiemdiem_desktop.services.workspace import Workspace


def get_meeting(workspace: Workspace, round_: Round) -> Meeting:
    """Give the conference of a round; a fresh value where nothing was entered."""
    return workspace.store.meetings.find(round_id=round_.id) or Meeting(round_id=round_.id)


@round_action(N_("Sửa thông tin hội nghị"))
def save_meeting(workspace: Workspace, meeting: Meeting) -> Meeting:
    """Keep the frame of the conference: date, place, chair, secretary, tellers, conclusion."""
    if not meeting.id:
        return workspace.store.meetings.add(meeting)
    workspace.store.meetings.save(meeting)
    return meeting


@round_action(N_("Sửa thông tin hội nghị"), field=("part",))
def edit_meeting(workspace: Workspace, round_: Round, *, part: str, value: object) -> None:
    """Change one part (a field of `Meeting`) of the frame of the conference."""
    save_meeting(workspace, replace(get_meeting(workspace, round_), **{part: value}))  # type: ignore[arg-type]


def list_attendance(workspace: Workspace, round_: Round) -> tuple[Attendance, ...]:
    """Give one row for each member of the year, by name order; not yet stored rows have id 0."""
    known = {row.member_id: row for row in workspace.store.attendance.where(round_id=round_.id)}
    return tuple(
        known.get(file.member.id) or Attendance(round_id=round_.id, member_id=file.member.id)
        for file in files_of_year(workspace, round_.year)
    )


@round_action(N_("Điểm danh"))
def save_attendance(workspace: Workspace, row: Attendance) -> Attendance:
    """Keep whether one member came."""
    if not row.id:
        return workspace.store.attendance.add(row)
    workspace.store.attendance.save(row)
    return row


@round_action(N_("Điểm danh tất cả có mặt"))
def mark_present(workspace: Workspace, round_: Round, member_ids: tuple[MemberId, ...]) -> None:
    """Mark members as present in one step; the others stay as they are."""
    for row in list_attendance(workspace, round_):
        if row.member_id not in member_ids or row.is_present:
            continue
        present = replace(row, is_present=True, reason="", is_excused=False)
        if present.id:
            workspace.store.attendance.save(present)
        else:
            workspace.store.attendance.add(present)


def list_ballots(workspace: Workspace, subject_id: SubjectId) -> tuple[BallotCount, ...]:
    """Give the counts of a subject, first round first."""
    return tuple(sorted(workspace.store.ballots.where(subject_id=subject_id), key=lambda row: row.ballot_round))


@round_action(N_("Ghi kết quả kiểm phiếu"))
def save_ballot(workspace: Workspace, ballot: BallotCount) -> BallotCount:
    """Add (id 0) or change a count; whether the sums close is a finding. Raises: InvalidValueError below 0."""
    if min((*ballot.figures, *ballot.retyped)) < 0:
        raise InvalidValueError(
            code="negative_ballots", message=_("Số phiếu không thể âm."), hint=_("Ghi số từ 0 trở lên.")
        )
    if not ballot.id:
        return workspace.store.ballots.add(ballot)
    workspace.store.ballots.save(ballot)
    return ballot


@round_action(N_("Thêm vòng bỏ phiếu"))
def add_ballot_round(workspace: Workspace, subject_id: SubjectId) -> BallotCount:
    """Begin another round of voting on a subject; the earlier ones are kept and printed."""
    earlier = list_ballots(workspace, subject_id)
    round_id = workspace.store.subjects.get(subject_id).round_id
    number = earlier[-1].ballot_round + 1 if earlier else 1
    return workspace.store.ballots.add(BallotCount(round_id=round_id, subject_id=subject_id, ballot_round=number))


@round_action(N_("Xóa kết quả kiểm phiếu"))
def remove_ballot(workspace: Workspace, ballot_id: RowId) -> None:
    """Remove a count that was typed by mistake."""
    workspace.store.ballots.remove(ballot_id)
