"""Deciding: the levels of whole cells by number and date, what still stands in the way, and taking a slip back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kiemdiem_desktop.domain.committee_meeting import CommitteeMeeting
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.scoring import band_of
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.appraisal_list import CellLine, CellState, list_cell_lines, round_day
from kiemdiem_desktop.services.committee.cap_choices import RoundKey, list_cap_decisions
from kiemdiem_desktop.services.committee.cap_tables import cap_tables
from kiemdiem_desktop.services.committee.committee_votes import count_present, gaps_of, list_ballots, passed_level
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject, list_rated, rated_of_cell
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What stands in the way of a decision; `must_mend`: it is refused, else only asked about."""

    text: str
    must_mend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The paper of a decision: its number and day."""

    number: str
    decided_on: date


def round_of(meeting: CommitteeMeeting) -> RoundKey:
    """Give the round that a conference is about."""
    return RoundKey(year=meeting.year, period=meeting.period)


def decidable_cells(workspace: Workspace, meeting: CommitteeMeeting) -> tuple[CellLine, ...]:
    """Give the cells whose dossier is appraised and not decided."""
    return tuple(row for row in list_cell_lines(workspace, round_of(meeting)) if row.state is CellState.ACCEPTED)


def list_obstacles(
    workspace: Workspace, meeting: CommitteeMeeting, cell_codes: Iterable[str], regs: RegulationSet
) -> tuple[Obstacle, ...]:
    """Give what stands in the way of deciding these cells, what must be mended first."""
    chosen = frozenset(cell_codes)
    everybody = list_rated(workspace, meeting.year, meeting.period, meeting_id=meeting.id)
    subjects = [subject for subject in everybody if subject.row.cell_code in chosen]
    found = [
        *_without_level(subjects),
        *_of_votes(workspace, meeting, subjects),
        *_of_points(subjects, regs),
        *_of_attendance(workspace, meeting),
        *_of_caps(workspace, meeting, everybody, regs),
    ]
    return tuple(sorted(found, key=lambda row: not row.must_mend))


def obstacles_now(workspace: Workspace, meeting: CommitteeMeeting, cell_codes: Iterable[str]) -> tuple[Obstacle, ...]:
    """Give the same by the committee's own rules of the round."""
    round_ = round_of(meeting)
    regs = own_rules(workspace, round_.year, round_.period).on(round_day(workspace, round_))
    return list_obstacles(workspace, meeting, cell_codes, regs)


@action(N_("Ra quyết định xếp loại"))
def decide(workspace: Workspace, meeting: CommitteeMeeting, cell_codes: Iterable[str], ruling: Ruling) -> int:
    """Decide the levels of whole cells in one step; gives the number of subjects.

    The decided level is the concluded one, else the appraised, else the proposed one. Undone while no package of it
    went out. Raises: InvalidValueError for a paper without number, a day that cannot be, a cell that is not appraised,
    a subject without level, or votes that do not add up.
    """
    _check_ruling(workspace, meeting, ruling)
    lines = {line.code: line for line in decidable_cells(workspace, meeting)}
    chosen = list(dict.fromkeys(cell_codes))
    _check_cells(chosen, lines)
    rows = [
        _decided(subject, lines[code], meeting, ruling)
        for code in chosen
        for subject in _checked_subjects(workspace, meeting, code)
    ]
    workspace.store.decided_subjects.add_all(rows)
    kept = workspace.store.committee_meetings.get(meeting.id)
    workspace.store.committee_meetings.save(replace(kept, number=ruling.number.strip(), decided_on=ruling.decided_on))
    return len(rows)


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


def _checked_subjects(workspace: Workspace, meeting: CommitteeMeeting, cell_code: str) -> tuple[RatedSubject, ...]:
    subjects = rated_of_cell(workspace, cell_code, meeting.year, meeting.period, meeting_id=meeting.id)
    for obstacle in (*_without_level(subjects), *_of_votes(workspace, meeting, subjects)):
        if obstacle.must_mend:
            raise InvalidValueError(
                code="not_ready_to_decide",
                message=_("Chưa quyết định được: {why}").format(why=obstacle.text),
                hint=_("Mở chi bộ đó, sửa rồi quyết định lại."),
            )
    return subjects


def _without_level(subjects: Iterable[RatedSubject]) -> Iterator[Obstacle]:
    for subject in subjects:
        if subject.to_decide is None and subject.concluded is None:
            words = _("{name} ({cell}) chưa có mức nào để quyết định.")
            yield Obstacle(text=words.format(name=subject.row.name, cell=subject.row.cell_code), must_mend=True)


def _of_votes(workspace: Workspace, meeting: CommitteeMeeting, subjects: Iterable[RatedSubject]) -> Iterator[Obstacle]:
    ballots, (present, members) = list_ballots(workspace, meeting.id), count_present(workspace, meeting.id)
    for subject in subjects:
        counted = ballots.get(subject.key, ())
        for ballot in counted:
            for gap in gaps_of(ballot, present=present):
                text = _("Phiếu về {name}: {gap}").format(name=subject.row.name, gap=gap.text)
                yield Obstacle(text=text, must_mend=gap.must_close)
        passed = passed_level(counted, members)
        if passed is not None and subject.to_decide is not None and passed is not subject.to_decide:
            words = _("{name}: quá nửa số phiếu cho mức “{voted}”, sắp quyết định mức “{level}”.")
            text = words.format(name=subject.row.name, voted=passed.label, level=subject.to_decide.label)
            yield Obstacle(text=text, must_mend=False)


def _of_points(subjects: Iterable[RatedSubject], regs: RegulationSet) -> Iterator[Obstacle]:
    """Appraised points reach the band of the level that is to be decided.

    Source: qd-366-2025 Điều 11
    """
    for subject in subjects:
        points = subject.appraised.points if subject.appraised is not None else None
        level = subject.to_decide
        if points is None or level is None or band_of(Fraction(points), regs).rank <= level.rank:
            continue
        words = _("{name}: điểm thẩm định {points} chưa đạt mức “{level}”.")
        text = words.format(name=subject.row.name, points=str(points).replace(".", ","), level=level.label)
        yield Obstacle(text=text, must_mend=False)


def _of_attendance(workspace: Workspace, meeting: CommitteeMeeting) -> Iterator[Obstacle]:
    """More than half of the body has to be there; without any list nobody can tell.

    Source: dieu-le-2011 Điều 9 khoản 5
    """
    present, members = count_present(workspace, meeting.id)
    if members == 0:
        yield Obstacle(text=_("Chưa ghi thành viên dự họp: biên bản sẽ để trống."), must_mend=False)
    elif 2 * present <= members:
        words = _("Chỉ có {present} trên {members} thành viên dự họp, chưa quá nửa.")
        yield Obstacle(text=words.format(present=present, members=members), must_mend=False)


def _of_caps(
    workspace: Workspace, meeting: CommitteeMeeting, subjects: Iterable[RatedSubject], regs: RegulationSet
) -> Iterator[Obstacle]:
    for table in cap_tables(subjects, regs, list_cap_decisions(workspace, round_of(meeting))):
        if table.over:
            words = _("{group}: xuất sắc {line}, vượt {over} suất theo cách tính đang dùng.")
            text = words.format(group=table.line.name, line=table.line.words, over=table.over)
            yield Obstacle(text=text, must_mend=False)


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
