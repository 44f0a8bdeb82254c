"""Deciding: the levels of whole cells by number and date, what still stands in the way, and taking a slip back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kiemdiem_desktop.domain.committee_meeting import CommitteeMeeting
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.appraisal_list import CellLine, CellState, list_cell_lines
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.obstacles import Votes, of_votes, round_of, votes_of, without_level
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, rated_of_dossier
from kiemdiem_desktop.services.reporting import Piece, Task, finish
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.tables import DECIDED_SUBJECTS

_CODEC: Final = DECIDED_SUBJECTS.codec()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The paper of a decision: its number and day."""

    number: str
    decided_on: date


def decidable_cells(workspace: Workspace, meeting: CommitteeMeeting) -> tuple[CellLine, ...]:
    """Give the cells whose dossier is appraised and not decided."""
    return tuple(row for row in list_cell_lines(workspace, round_of(meeting)) if row.state is CellState.ACCEPTED)


def decide(workspace: Workspace, meeting: CommitteeMeeting, cell_codes: Iterable[str], ruling: Ruling) -> int:
    """Decide the levels of whole cells at once; as `deciding`."""
    return finish(deciding(workspace, meeting, cell_codes, ruling))


def deciding(workspace: Workspace, meeting: CommitteeMeeting, cell_codes: Iterable[str], ruling: Ruling) -> Task[int]:
    """Decide the levels of whole cells, cell by cell and all in one step; gives the number of subjects.

    The decided level is the concluded one, else the appraised, else the proposed one. Undone while no package of it
    went out. Raises: InvalidValueError for a paper without number, a day that cannot be, a cell that is not appraised,
    a subject without level, or votes that do not add up.
    """
    with workspace.store.step(_("Ra quyết định xếp loại")):
        _check_ruling(workspace, meeting, ruling)
        lines = {line.code: line for line in decidable_cells(workspace, meeting)}
        chosen = list(dict.fromkeys(cell_codes))
        _check_cells(chosen, lines)
        votes, count = votes_of(workspace, meeting), 0
        for place, code in enumerate(chosen):
            yield Piece(done=place, total=len(chosen), what=lines[code].name)
            subjects = _checked_subjects(workspace, meeting, lines[code], votes)
            rows = [_decided(subject, lines[code], meeting, ruling) for subject in subjects]
            workspace.store.decided_subjects.append(_CODEC.encode_all(rows, without=("id",)))
            count += len(rows)
        kept = workspace.store.committee_meetings.get(meeting.id)
        number = ruling.number.strip()
        workspace.store.committee_meetings.save(replace(kept, number=number, decided_on=ruling.decided_on))
    return count


@action(N_("Bỏ quyết định xếp loại ghi nhầm"))
def withdraw_decision(workspace: Workspace, round_: RoundKey, cell_code: str) -> None:
    """Take the decision on a cell back as a slip of the pen. Raises: InvalidValueError once the cell was told."""
    rows = list_decided(workspace, round_, cell_code)
    digests = {row.dossier_digest for row in rows}
    told = workspace.store.issued_heads.where(kind=PackageKind.DECISION, cell_code=cell_code)
    if any(row.about in digests for row in told):
        raise InvalidValueError(
            code="decision_told",
            message=_("Quyết định này đã gửi về chi bộ nên không bỏ được."),
            hint=_("Ra quyết định xếp loại lại cho từng trường hợp cần đổi."),
        )
    for row in rows:
        workspace.store.decided_subjects.remove(row.id)


def list_decided(
    workspace: Workspace, round_: RoundKey, cell_code: str = "", *, with_former: bool = False
) -> tuple[DecidedSubject, ...]:
    """Give what was decided in a round (of one cell), in the order of decision; `with_former`: replaced ones, too."""
    where: dict[str, object] = {"year": round_.year, "period": round_.period}
    if cell_code:
        where["cell_code"] = cell_code
    if not with_former:
        where["is_current"] = True
    return workspace.store.decided_subjects.where(**where)


def _decided(subject: RatedSubject, line: CellLine, meeting: CommitteeMeeting, ruling: Ruling) -> DecidedSubject:
    assert line.head is not None
    cell_code, code = subject.key
    return DecidedSubject(
        cell_code=cell_code,
        year=meeting.year,
        period=meeting.period,
        subject_code=code,
        name=subject.row.name,
        kind=subject.row.kind,
        level=subject.to_decide,
        number=ruling.number.strip(),
        decided_on=ruling.decided_on,
        reason=reason_of(subject),
        dossier_digest=line.head.digest,
        meeting_id=meeting.id,
        body=meeting.body,
    )


def reason_of(subject: RatedSubject) -> str:
    """Give why the level is another one than the cell proposed, as it goes back to the cell."""
    if subject.concluded is not None and subject.concluded.reason:
        return subject.concluded.reason
    is_other = subject.to_decide is not subject.row.proposed_level
    return subject.appraised.reason if subject.appraised is not None and is_other else ""


def _checked_subjects(
    workspace: Workspace, meeting: CommitteeMeeting, line: CellLine, votes: Votes
) -> tuple[RatedSubject, ...]:
    assert line.head is not None
    subjects = rated_of_dossier(workspace, line.head, meeting_id=meeting.id, is_decided=False)
    for obstacle in (*without_level(subjects), *of_votes(subjects, votes)):
        if obstacle.must_mend:
            raise InvalidValueError(
                code="not_ready_to_decide",
                message=_("Chưa quyết định được: {why}").format(why=obstacle.text),
                hint=_("Mở chi bộ đó, sửa rồi quyết định lại."),
            )
    return subjects


def _check_ruling(workspace: Workspace, meeting: CommitteeMeeting, ruling: Ruling) -> None:
    if not ruling.number.strip():
        raise InvalidValueError(
            code="decision_without_number",
            message=_("Quyết định chưa có số."),
            hint=_("Ghi số và ký hiệu như trên văn bản, ví dụ 45-QĐ/ĐU."),
        )
    if ruling.decided_on > workspace.clock.today():
        raise InvalidValueError(
            code="decided_later", message=_("Ngày quyết định ở sau hôm nay."), hint=_("Xem lại ngày trên quyết định.")
        )
    decided = workspace.store.decided_subjects.find(meeting_id=meeting.id, is_current=True)
    if decided is not None and (decided.number, decided.decided_on) != (ruling.number.strip(), ruling.decided_on):
        raise InvalidValueError(
            code="other_decision_of_meeting",
            message=_("Hội nghị này đã ra quyết định số {number}.").format(number=meeting.number or decided.number),
            hint=_("Ghi đúng số, ngày đó; quyết định số khác thì lập hội nghị khác."),
        )
    if meeting.held_on is not None and ruling.decided_on < meeting.held_on:
        raise InvalidValueError(
            code="decided_before_meeting",
            message=_("Ngày quyết định ở trước ngày họp {day:%d/%m/%Y}.").format(day=meeting.held_on),
            hint=_("Xem lại ngày họp hoặc ngày trên quyết định."),
        )


def _check_cells(chosen: list[str], lines: dict[str, CellLine]) -> None:
    unready = [code for code in chosen if code not in lines]
    if unready or not chosen:
        raise InvalidValueError(
            code="cells_not_appraised",
            message=_("Chưa thẩm định xong, hoặc đã quyết định rồi: {codes}.").format(codes=", ".join(unready))
            if unready
            else _("Chưa chọn chi bộ nào để quyết định."),
            hint=_("Chọn các chi bộ đã thẩm định xong ở trang Thẩm định."),
        )
