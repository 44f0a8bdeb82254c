"""Chi bộ mẫu: an invented cell with one finished year and one in progress, to learn and to try things on."""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import MemberId, RowId, SubjectId
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import Commendation, Discipline, Member, StatusPeriod
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.rating import Override, Rating
from kiemdiem_desktop.domain.review import CriterionPoints, SectionText, SelfReview, Shortcoming, TaskCounts
from kiemdiem_desktop.domain.round import Round, Subject, SubjectKind
from kiemdiem_desktop.domain.year_record import YearRecord
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.cells import find_cell, save_cell
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.sample_data import Data, broken, part, read_round, read_sheet, rows, value_of
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory

SAMPLE_FOLDER = Path("samples") / "chi_bo_mau"
SAMPLE_ROSTER = Path("samples") / "danh_sach_mau.xlsx"
_COLLECTIVES = {SubjectKind.CELL_COMMITTEE: "chi_uy", SubjectKind.CELL: "chi_bo"}

ShortcomingIds = dict[tuple[str, str], RowId]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The round being filled; members and subjects by the keys of the data, `earlier` shortcomings by both keys."""

    workspace: Workspace
    round: Round
    members: dict[str, MemberId]
    subjects: dict[str, SubjectId]
    earlier: ShortcomingIds

    def member_id(self, key: str) -> MemberId:
        """Give a member by key. Raises: SampleDataError."""
        if key not in self.members:
            raise broken(key)
        return self.members[key]


def open_sample(shelf: Shelf, *, completed: bool = False) -> Workspace:
    """Give the sample cell, fresh and in memory only: opening it again is the reset. Raises: SampleDataError."""
    store = open_in_memory(clock=shelf.clock)
    workspace = Workspace(
        store=store, regulations=shelf.regulations, clock=shelf.clock, resources_dir=shelf.resources_dir
    )
    fill_sample(workspace, completed=completed)
    return workspace


@action(N_("Nạp chi bộ mẫu"))
def fill_sample(workspace: Workspace, *, completed: bool = False) -> None:
    """Fill an empty workspace with the sample cell, in one step.

    Members already imported from the sample roster are known by their personal number and completed.
    `completed`: the round in progress gets its missing pieces and corrections, ready to be sent.
    Raises: InvalidValueError where the workspace holds a round or other members; SampleDataError.
    """
    folder = workspace.resources_dir / SAMPLE_FOLDER
    cell = part(read_sheet(folder / "cell.yaml"), "cell")
    people = part(read_sheet(folder / "members.yaml"), "members")
    _refuse_real_data(workspace, {part(people, key).get("personal_number", "") for key in people})
    _fill_cell(workspace, cell)
    members = {key: _fill_member(workspace, part(people, key)) for key in people}
    earlier: ShortcomingIds = {}
    for year in sorted(path for path in folder.iterdir() if path.is_dir()):
        earlier = _fill_round(workspace, members, read_round(year, completed=completed), earlier)


def _refuse_real_data(workspace: Workspace, sample_numbers: set[str]) -> None:
    is_foreign = any(member.personal_number not in sample_numbers for member in workspace.store.members.all())
    if is_foreign or workspace.store.rounds.count():
        raise InvalidValueError(
            code="workspace_in_use",
            message=_("Sổ này đã có dữ liệu nên không nạp chi bộ mẫu vào được."),
            hint=_("Mở “Chi bộ mẫu” như một sổ riêng."),
        )


def _fill_cell(workspace: Workspace, data: Data) -> None:
    known = find_cell(workspace)
    chain = tuple(data.get("chain", ()))
    cell = value_of(Cell, {name: raw for name, raw in data.items() if name != "chain"}, chain=chain)
    save_cell(workspace, cell if known is None else replace(cell, id=known.id))


def _fill_member(workspace: Workspace, data: Data) -> MemberId:
    store = workspace.store
    history = ("statuses", "disciplines", "commendations")
    member = value_of(Member, {name: raw for name, raw in data.items() if name not in history})
    found = store.members.find(personal_number=member.personal_number)
    if found is None:
        id_ = store.members.add(member).id
    else:
        id_ = found.id
        store.members.save(replace(member, id=id_))
        _forget_history(workspace, id_)
    store.statuses.add_all([value_of(StatusPeriod, row, member_id=id_) for row in rows(data, "statuses")])
    store.disciplines.add_all([value_of(Discipline, row, member_id=id_) for row in rows(data, "disciplines")])
    store.commendations.add_all([value_of(Commendation, row, member_id=id_) for row in rows(data, "commendations")])
    return id_


def _forget_history(workspace: Workspace, member_id: MemberId) -> None:
    for table in (workspace.store.statuses, workspace.store.disciplines, workspace.store.commendations):
        for row in table.where(member_id=member_id):
            table.remove(row.id)


def _fill_round(
    workspace: Workspace, members: dict[str, MemberId], data: Data, earlier: ShortcomingIds
) -> ShortcomingIds:
    frame = part(data, "round")
    apart = ("meeting", "present", "absent")
    wanted = value_of(Round, {name: raw for name, raw in frame.items() if name not in apart})
    opened = open_round(
        workspace, year=wanted.year, evaluation_on=wanted.evaluation_on, superior_due_on=wanted.superior_due_on
    )
    place = _Place(
        workspace=workspace,
        round=opened,
        members=members,
        subjects=_subject_keys(workspace.store.subjects.where(round_id=opened.id), members),
        earlier=earlier,
    )
    _fill_meeting(place, frame)
    ids: ShortcomingIds = {}
    for key in part(data, "subjects"):
        ids |= _fill_subject(place, key, part(part(data, "subjects"), key))
    workspace.store.rounds.save(replace(opened, opened_at=wanted.opened_at, closed_at=wanted.closed_at))
    return ids


def _subject_keys(subjects: tuple[Subject, ...], members: dict[str, MemberId]) -> dict[str, SubjectId]:
    key_of = {id_: key for key, id_ in members.items()}
    return {
        _COLLECTIVES[subject.kind] if subject.member_id is None else key_of[subject.member_id]: subject.id
        for subject in subjects
    }


def _fill_meeting(place: _Place, frame: Data) -> None:
    store, round_id = place.workspace.store, place.round.id
    data = dict(part(frame, "meeting"))
    chair, secretary = place.member_id(data.pop("chair", "")), place.member_id(data.pop("secretary", ""))
    store.meetings.add(value_of(Meeting, data, round_id=round_id, chair_id=chair, secretary_id=secretary))
    present = [
        Attendance(round_id=round_id, member_id=place.member_id(key), is_present=True)
        for key in frame.get("present", ())
    ]
    absent = [
        Attendance(round_id=round_id, member_id=place.member_id(key), is_excused=True, reason=str(reason))
        for key, reason in part(frame, "absent").items()
    ]
    store.attendance.add_all([*present, *absent])


def _fill_subject(place: _Place, key: str, data: Data) -> ShortcomingIds:
    known = {"review", "shortcomings", "prompts", "comments", "ballot", "rating", "year", "overrides"}
    if key not in place.subjects or not known.issuperset(data):
        raise broken(key)
    _fill_single(place, place.subjects[key], data)
    _fill_several(place, place.subjects[key], data)
    return _fill_shortcomings(place, key, part(data, "shortcomings"))


def _fill_single(place: _Place, subject_id: SubjectId, data: Data) -> None:
    store, round_id = place.workspace.store, place.round.id
    if "review" in data:
        store.reviews.add(_review(place, subject_id, part(data, "review")))
    if "rating" in data:
        store.ratings.add(value_of(Rating, part(data, "rating"), round_id=round_id, subject_id=subject_id))
    if "year" in data:
        store.year_records.add(value_of(YearRecord, part(data, "year"), round_id=round_id, subject_id=subject_id))


def _fill_several(place: _Place, subject_id: SubjectId, data: Data) -> None:
    store, round_id = place.workspace.store, place.round.id
    for row in part(data, "prompts").values():
        store.prompts.add(value_of(ReviewPrompt, row, round_id=round_id, subject_id=subject_id))
    for number, row in part(data, "ballot").items():
        ballot = value_of(BallotCount, row, round_id=round_id, subject_id=subject_id, ballot_round=number)
        store.ballots.add(ballot)
    for code, row in part(data, "overrides").items():
        store.overrides.add(value_of(Override, row, round_id=round_id, subject_id=subject_id, finding_code=code))
    store.comments.add_all([_comment(place, subject_id, row) for row in rows(data, "comments")])


def _review(place: _Place, subject_id: SubjectId, data: Data) -> SelfReview:
    sections = sorted(part(data, "sections").items())
    points = sorted(part(data, "points").items())
    rest = {name: raw for name, raw in data.items() if name not in ("sections", "points", "tasks")}
    return value_of(
        SelfReview,
        rest,
        round_id=place.round.id,
        subject_id=subject_id,
        sections=tuple(SectionText(code=code, text=text) for code, text in sections),
        points=tuple(CriterionPoints(code=code, points=Decimal(str(number))) for code, number in points),
        tasks=value_of(TaskCounts, part(data, "tasks")) if "tasks" in data else None,
    )


def _comment(place: _Place, subject_id: SubjectId, data: Data) -> Comment:
    rest = {name: raw for name, raw in data.items() if name != "speaker"}
    speaker = place.member_id(data["speaker"]) if "speaker" in data else None
    return value_of(Comment, rest, round_id=place.round.id, subject_id=subject_id, speaker_id=speaker)


def _fill_shortcomings(place: _Place, key: str, data: Data) -> ShortcomingIds:
    return {(key, name): _fill_shortcoming(place, key, part(data, name)) for name in data}


def _fill_shortcoming(place: _Place, key: str, data: Data) -> RowId:
    """Keep a new shortcoming, or the state and result of one that the round carried over."""
    store, subject_id = place.workspace.store, place.subjects[key]
    if "carried_from" not in data:
        return store.shortcomings.add(value_of(Shortcoming, data, round_id=place.round.id, subject_id=subject_id)).id
    origin = place.earlier.get((key, data["carried_from"]))
    carried = None if origin is None else store.shortcomings.find(subject_id=subject_id, carried_from=origin)
    if carried is None:
        raise broken(f"{key}.{data['carried_from']}")
    news = {name: raw for name, raw in data.items() if name != "carried_from"}
    read = value_of(Shortcoming, news, round_id=place.round.id, subject_id=subject_id, what=carried.what)
    store.shortcomings.save(replace(carried, state=read.state, result=read.result))
    return carried.id
