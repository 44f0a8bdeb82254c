"""The committee's conference on the ratings: when and where, who came, and levels concluded otherwise than proposed."""

import re
from dataclasses import replace
from typing import Final

from kiemdiem_desktop.domain.committee_meeting import CommitteeAttendance, CommitteeMeeting, ConcludedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject
from kiemdiem_desktop.services.workspace import Workspace

_TIME: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


def list_meetings(workspace: Workspace, round_: RoundKey) -> tuple[CommitteeMeeting, ...]:
    """Give the conferences of a round, the newest first."""
    rows = workspace.store.committee_meetings.where(year=round_.year, period=round_.period)
    return tuple(sorted(rows, key=lambda row: row.id, reverse=True))


def find_meeting(workspace: Workspace, round_: RoundKey) -> CommitteeMeeting | None:
    """Give the conference at work: the newest of the round, None where none is planned."""
    return next(iter(list_meetings(workspace, round_)), None)


@action(N_("Lập hội nghị cấp ủy"))
def open_meeting(workspace: Workspace, round_: RoundKey) -> CommitteeMeeting:
    """Plan a further conference of a round; body, place and members are those of the one before."""
    before = next(iter(sorted(workspace.store.committee_meetings.all(), key=lambda row: -row.id)), None)
    committee = get_committee(workspace)
    new = workspace.store.committee_meetings.add(
        CommitteeMeeting(
            year=round_.year,
            period=round_.period,
            body=before.body if before else committee.name,
            place=before.place if before else "",
            chair=before.chair if before else "",
            secretary=before.secretary if before else "",
            tellers=before.tellers if before else (),
        )
    )
    if before is not None:
        members = workspace.store.committee_attendance.where(meeting_id=before.id)
        workspace.store.committee_attendance.add_all(
            replace(row, meeting_id=new.id, is_present=True, reason="") for row in members
        )
    return new


@action(N_("Ghi hội nghị cấp ủy"), field=("name",))
def set_meeting_field(workspace: Workspace, meeting_id: int, *, name: str, value: object) -> None:
    """Keep one field of a conference. Raises: InvalidValueError for a time that no clock shows."""
    if name in ("started_at", "ended_at") and value and not _TIME.fullmatch(str(value)):
        raise InvalidValueError(
            code="time_of_day",
            message=_("“{time}” không phải giờ trong ngày.").format(time=value),
            hint=_("Ghi giờ và phút, ví dụ 14:30."),
        )
    meeting = workspace.store.committee_meetings.get(meeting_id)
    workspace.store.committee_meetings.save(replace(meeting, **{name: value}))  # type: ignore[arg-type] # by its name


def list_attendance(workspace: Workspace, meeting_id: int) -> tuple[CommitteeAttendance, ...]:
    """Give the members of the deciding body in the order of entry."""
    return workspace.store.committee_attendance.where(meeting_id=meeting_id)


@action(N_("Ghi thành viên dự họp"))
def add_attendees(workspace: Workspace, meeting_id: int, lines: str) -> int:
    """Add members from typed or pasted lines, "name" or "name – post"; gives how many are new."""
    known = {(row.name, row.post) for row in list_attendance(workspace, meeting_id)}
    wanted = dict.fromkeys(_person(line) for line in lines.splitlines() if line.strip())
    new = [(name, post) for name, post in wanted if (name, post) not in known]
    workspace.store.committee_attendance.add_all(
        CommitteeAttendance(meeting_id=RowId(meeting_id), name=name, post=post) for name, post in new
    )
    return len(new)


@action(N_("Điểm danh hội nghị cấp ủy"))
def save_attendee(workspace: Workspace, attendee: CommitteeAttendance) -> None:
    """Keep a changed line of the attendance. Raises: InvalidValueError without a name."""
    if not attendee.name.strip():
        raise InvalidValueError(
            code="attendee_name", message=_("Tên thành viên còn trống."), hint=_("Ghi họ và tên, hoặc bỏ dòng này.")
        )
    workspace.store.committee_attendance.save(attendee)


@action(N_("Bỏ thành viên khỏi danh sách dự họp"))
def remove_attendee(workspace: Workspace, attendee_id: int) -> None:
    """Take a line of the attendance away."""
    workspace.store.committee_attendance.remove(attendee_id)


@action(N_("Ghi mức hội nghị kết luận"))
def conclude(
    workspace: Workspace, meeting_id: int, subject: RatedSubject, *, level: Level | None, reason: str = ""
) -> None:
    """Keep the level that the conference concluded; the offered one without a reason takes the row away.

    Raises: InvalidValueError for another level than offered without its reason.
    """
    cell_code, code = subject.key
    cleaned = nfc(reason.strip())
    if level is not subject.offered and not cleaned:
        raise InvalidValueError(
            code="conclusion_without_reason",
            message=_("{name}: mức kết luận khác mức đề nghị mà chưa ghi lý do.").format(name=subject.row.name),
            hint=_("Ghi lý do của hội nghị: lý do đi kèm quyết định về chi bộ."),
        )
    store = workspace.store.concluded_subjects
    known = store.find(meeting_id=meeting_id, cell_code=cell_code, subject_code=code)
    if known is not None:
        store.remove(known.id)
    if level is not subject.offered or cleaned:
        store.add(
            ConcludedSubject(
                meeting_id=RowId(meeting_id), cell_code=cell_code, subject_code=code, level=level, reason=cleaned
            )
        )


def _person(line: str) -> tuple[str, str]:
    name, _sign, post = re.sub(r"\s+[-–—]\s+|\t+|;\s*", "\x00", nfc(line.strip()), count=1).partition("\x00")
    return " ".join(name.split()), " ".join(post.split())
