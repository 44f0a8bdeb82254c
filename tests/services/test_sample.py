"""Chi bộ mẫu: it loads whole, it is consistent, and its planted defects are the only ones."""

import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, StatusKind, WorkGroup
from kiemdiem_desktop.domain.review import ShortcomingState
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.text import given_name
from kiemdiem_desktop.intake.roster import read_roster
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.verdicts import check_round
from kiemdiem_desktop.services.cell.cells import find_cell
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.roster_import import apply_import, preview_import
from kiemdiem_desktop.services.cell.rounds import list_eligibilities, list_rounds
from kiemdiem_desktop.services.cell.sample import SAMPLE_FOLDER, SAMPLE_ROSTER, fill_sample, open_sample
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.sample_data import SampleDataError
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory

GIVEN_NAMES = (
    "Ấn Bêm Blêu Brêng Byên Đễ Hlim Hyưi H'Lúi H'Riêng Khải Lệ Nghĩa Ngưk Phiêu Phượng Thút Thủy Thúy Thưn Tưởng Ước"
)


def a_shelf(tmp_path: Path, regulations: Regulations, clock: FixedClock, resources: Path | None = None) -> Shelf:
    """A shelf without workspaces on the shipped (or the given) resources."""
    shipped = Path(__file__).parents[2] / "resources"
    return Shelf(root=tmp_path / "shelf", regulations=regulations, clock=clock, resources_dir=resources or shipped)


@pytest.fixture
def sample(tmp_path: Path, regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """The sample cell, its round of 2026 in progress."""
    opened = open_sample(a_shelf(tmp_path, regulations, clock))
    yield opened
    opened.store.close()


@pytest.fixture
def completed(tmp_path: Path, regulations: Regulations, clock: FixedClock) -> Iterator[Workspace]:
    """The sample cell, its round of 2026 completed."""
    opened = open_sample(a_shelf(tmp_path, regulations, clock), completed=True)
    yield opened
    opened.store.close()


@pytest.fixture
def empty(sample: Workspace, clock: FixedClock) -> Iterator[Workspace]:
    """A new workspace on the same resources."""
    opened = replace(sample, store=open_in_memory(clock=clock))
    yield opened
    opened.store.close()


def dossier(workspace: Workspace, year: int) -> Dossier:
    """The round of a year."""
    return load_dossier(workspace, next(row for row in list_rounds(workspace) if row.year == year))


def named(year: Dossier, name: str) -> SubjectDossier:
    """The subject of that name."""
    return next(one for one in year.subjects if one.subject.name == name)


def gap(ballot: BallotCount) -> tuple[int, int]:
    """Ballots lost between returned and counted, and between valid and the levels."""
    choices = (*(ballot.votes(level) for level in Level), ballot.not_rated, ballot.blank)
    return ballot.returned - ballot.valid - ballot.invalid, ballot.valid - sum(choices)


def wrong_ballots(year: Dossier) -> list[str]:
    """Subjects whose count does not close."""
    return [one.subject.name for one in year.subjects for ballot in one.ballots if gap(ballot) != (0, 0)]


def test_the_roster_has_all_sorts_of_members(sample: Workspace) -> None:
    members = sample.store.members.all()
    assert len(members) == 22
    assert Counter(row.kind for row in sample.store.statuses.all()) == {
        StatusKind.EXEMPT: 2,
        StatusKind.SUSPENDED: 1,
        StatusKind.TEMPORARY_ELSEWHERE: 1,
        StatusKind.MOVED_IN: 1,
        StatusKind.MOVED_OUT: 1,
    }
    assert Counter(member.kind for member in members)[MemberKind.PROBATIONARY] == 2
    assert Counter(member.work_group for member in members)[WorkGroup.LEADER] == 3
    assert {member.party_post for member in members} == set(PartyPost)
    assert sum(member.is_collective_head for member in members) == 1


def test_the_numbers_of_members_fit_their_sex_and_birth(sample: Workspace) -> None:
    for member in sample.store.members.all():
        assert member.born_on is not None
        century_and_sex = 2 * (member.born_on.year // 100 - 19) + (member.sex is not None and member.sex == "female")
        assert member.personal_number[3:6] == f"{century_and_sex}{member.born_on.year % 100:02d}", member.full_name
        assert len(member.personal_number) == 12


def test_names_sort_by_given_name(sample: Workspace) -> None:
    assert " ".join(given_name(member.full_name) for member in sample.store.members.all()) == GIVEN_NAMES


def test_every_member_of_2026_is_a_subject_or_has_a_reason(sample: Workspace) -> None:
    year = dossier(sample, 2026)
    subjects = {one.subject.member_id for one in year.subjects}
    reasons = [row.reason for row in list_eligibilities(sample, year.round) if row.member_id not in subjects]
    assert sorted(reasons) == ["exempt", "exempt", "moved_out", "suspended", "under_six_months"]
    assert len(year.subjects) == 19
    assert len(year.members) == 22


def test_the_year_2025_is_finished(sample: Workspace) -> None:
    year = dossier(sample, 2025)
    assert year.round.closed_at is not None
    levels = [one.rating.decided_level for one in year.subjects if one.rating and one.subject.member_id]
    assert Counter(levels) == {Level.HTXS: 2, Level.HTT: 14, Level.HTNV: 1}
    assert all(one.rating and one.rating.decided_level for one in year.subjects)
    assert all(one.review and one.review.finished_at and one.shortcomings for one in year.subjects)
    assert not wrong_ballots(year)


def test_the_year_2026_is_three_quarters_done(sample: Workspace) -> None:
    year = dossier(sample, 2026)
    finished = [one for one in year.subjects if one.review and one.review.finished_at]
    assert year.round.closed_at is None
    assert 0.7 < len(finished) / len(year.subjects) < 0.8


def test_the_planted_defects_of_2026_are_there(sample: Workspace) -> None:
    year = dossier(sample, 2026)
    proposed = Counter(one.rating.proposed_level for one in year.subjects if one.rating and one.subject.member_id)
    assert proposed[Level.HTXS] == proposed[Level.HTT] // 5 + 1  # one over the cap of 20 %
    hlim = named(year, "Y Hlim").review
    assert hlim is not None
    assert hlim.tasks is not None
    assert hlim.tasks.beyond_share == Decimal("0.25")
    assert wrong_ballots(year) == ["A Hyưi"]
    unanswered = [one.subject.name for one in year.subjects for prompt in one.prompts if not prompt.is_answered]
    assert unanswered == ["Trần Quang Ước"]
    assert sum(len(one.prompts) for one in year.subjects) == 3
    assert without_residence_comment(year) == ["Hoàng Trọng Tưởng"]


def without_residence_comment(year: Dossier) -> list[str]:
    """Working members without the comment of their residence and without a reason."""
    return [
        one.subject.name
        for one in year.subjects
        if one.subject.work_group in (WorkGroup.LEADER, WorkGroup.NO_POST)
        and not (one.year and one.year.has_residence_comment_exemption)
        and not any(comment.source is CommentSource.RESIDENCE for comment in one.comments)
    ]


def test_the_completion_mends_every_defect(completed: Workspace) -> None:
    year = dossier(completed, 2026)
    assert not wrong_ballots(year)
    assert not without_residence_comment(year)
    assert all(prompt.is_answered for one in year.subjects for prompt in one.prompts)
    assert all(one.review and one.review.finished_at and one.review.self_level for one in year.subjects)
    assert all(one.ballots and one.rating and one.rating.proposed_level for one in year.subjects)
    levels = Counter(one.rating.proposed_level for one in year.subjects if one.rating and one.subject.member_id)
    assert levels == {Level.HTXS: 2, Level.HTT: 14, Level.HTNV: 1}


def must_fix(workspace: Workspace, year: Dossier) -> set[tuple[str, str]]:
    """What the rules want mended: code and name."""
    verdict = check_round(year, regulation_set(workspace, year.round))
    names = {one.subject.id: one.subject.name for one in year.subjects}
    return {
        (finding.code, names[finding.subject_id] if finding.subject_id else "")
        for finding in verdict.findings
        if finding.severity is Severity.MUST_FIX
    }


def test_the_rules_find_what_was_planted(sample: Workspace) -> None:
    found = must_fix(sample, dossier(sample, 2026))
    assert found >= {
        ("rating.proposed_closed", "Y Hlim"),
        ("ballot.level_sum", "A Hyưi"),
        ("prompts.unanswered", "Trần Quang Ước"),
        ("forced.member_discipline", "A Phiêu"),
        ("review.missing", "Võ Đình Khải"),
    }
    assert not must_fix(sample, dossier(sample, 2025))


def test_the_rules_leave_nothing_to_mend_in_the_completed_round(completed: Workspace) -> None:
    year = dossier(completed, 2026)
    kept = {(row.finding_code, one.subject.name) for one in year.subjects for row in one.overrides}
    assert must_fix(completed, year) == kept == {("forced.member_discipline", "A Phiêu")}


def test_every_vote_is_counted_on_those_present(completed: Workspace) -> None:
    for number in (2025, 2026):
        year = dossier(completed, number)
        kinds = {file.member.id: file.member.kind_on(year.round.evaluation_on) for file in year.members}
        voters = [row for row in year.attendance if row.is_present and kinds[row.member_id] is MemberKind.OFFICIAL]
        assert {ballot.issued for one in year.subjects for ballot in one.ballots} == {len(voters)}
        assert all(row.is_present or (row.is_excused and row.reason) for row in year.attendance)


def test_task_counts_fit_together_and_lead_to_the_level(completed: Workspace) -> None:
    for one in chain(dossier(completed, 2025).subjects, dossier(completed, 2026).subjects):
        assert one.review is not None
        assert one.rating is not None
        tasks = one.review.tasks
        assert tasks is not None
        assert 0 <= tasks.on_time <= tasks.completed <= tasks.assigned
        assert tasks.completed + tasks.not_completed <= tasks.assigned
        total = sum((row.points or Decimal(0) for row in one.review.points), Decimal(0))
        is_excellent = tasks.on_time == tasks.assigned and tasks.beyond * 10 >= tasks.assigned * 3 and total >= 90
        if one.rating.proposed_level is Level.HTXS:
            assert is_excellent, one.subject.name
        assert one.rating.proposed_level is not None
        assert total >= {Level.HTXS: 90, Level.HTT: 70, Level.HTNV: 50, Level.KHT: 0}[one.rating.proposed_level]


def test_sections_and_points_are_those_of_the_forms(completed: Workspace, regulations: Regulations) -> None:
    regs = regulations.in_force_on(date(2026, 12, 10))
    for one in chain(dossier(completed, 2025).subjects, dossier(completed, 2026).subjects):
        assert one.review is not None
        form = regs.form(one.subject.form)
        writable = {section.code for section in form.sections if not section.is_heading_only}
        assert {section.code for section in one.review.sections} <= writable
        limits = {criterion.code: criterion.max_points for criterion in regs.criteria(one.subject.form).criteria}
        assert {row.code for row in one.review.points} == set(limits), one.subject.name
        for row in one.review.points:
            limit = limits[row.code]
            assert row.points is not None
            assert limit is not None
            assert 0 <= row.points <= limit
            assert row.points % regs.points("points_step") == 0


def test_a_prompted_subject_answers_in_section_four(completed: Workspace) -> None:
    for one in dossier(completed, 2026).subjects:
        assert one.review is not None
        assert bool(one.prompts) == bool(one.review.text_of("A.IV"))


def test_carried_shortcomings_continue_those_of_2025(sample: Workspace) -> None:
    for one in dossier(sample, 2026).subjects:
        old = named(dossier(sample, 2025), one.subject.name).shortcomings if one.previous_review else ()
        assert [row.carried_from for row in one.carried] == [row.id for row in old]
        assert all(bool(row.result) == (row.state is not ShortcomingState.OPEN) for row in one.carried)
        assert all(
            row.cause and row.remedy and row.due_on and row.shown_by for row in (*one.carried, *one.shortcomings)
        )


def test_no_text_of_a_subject_is_told_twice(completed: Workspace) -> None:
    told: Counter[str] = Counter()
    for one in chain(dossier(completed, 2025).subjects, dossier(completed, 2026).subjects):
        assert one.review is not None
        told.update(section.text for section in one.review.sections)
        told.update(row.what for row in one.shortcomings)
        told.update(row.text for row in one.comments)
        told.update(row.answer_text for row in one.comments if row.answer_text)
    assert not [text for text, times in told.items() if times > 1]
    assert not [text for text in told if text != " ".join(unicodedata.normalize("NFC", text).split())]


def test_days_stand_in_the_year_of_their_round(completed: Workspace) -> None:
    for number in (2025, 2026):
        year = dossier(completed, number)
        assert year.meeting is not None
        assert year.meeting.held_on is not None
        for one in year.subjects:
            assert one.review is not None
            assert one.review.signed_on is not None
            assert one.review.signed_on.year == number
            assert all(row.received_on is None or row.received_on <= year.round.evaluation_on for row in one.comments)
            if one.subject.kind is not SubjectKind.MEMBER:
                assert one.review.draft_sent_on is not None
                assert one.review.draft_sent_on < year.meeting.held_on


def test_filling_is_one_step_that_can_be_taken_back(empty: Workspace) -> None:
    fill_sample(empty)
    assert empty.store.undo() == "Nạp chi bộ mẫu"
    assert find_cell(empty) is None
    assert not empty.store.members.all()
    assert not empty.store.rounds.all()


def test_real_data_is_never_overwritten(sample: Workspace, workspace: Workspace) -> None:
    for used in (sample, workspace):
        before = (used.store.cells.all(), used.store.members.all())
        with pytest.raises(InvalidValueError, match="đã có dữ liệu"):
            fill_sample(used)
        assert (used.store.cells.all(), used.store.members.all()) == before


def test_the_sample_roster_is_the_same_people_with_usual_defects(sample: Workspace) -> None:
    draft = read_roster(sample.resources_dir / SAMPLE_ROSTER)
    members = {member.personal_number: member for member in sample.store.members.all()}
    assert {row.values.personal_number for row in draft.rows} == set(members)
    mended = Counter(note.code for row in draft.rows for note in row.notes)
    offered = [(offer.code, offer.value) for row in draft.rows for offer in row.offers]
    assert mended["leading_zeros"] >= 3
    assert mended["float_ending"] == 1
    assert offered == [("name_case", "Phạm Hữu Đễ")]
    for row in draft.rows:
        member = members[row.values.personal_number or ""]
        told = {item.name: getattr(row.values, item.name) for item in fields(row.values) if item.name != "full_name"}
        assert all(getattr(member, name) == value for name, value in told.items() if value is not None)


def test_an_imported_roster_is_completed_not_doubled(empty: Workspace, sample: Workspace) -> None:
    de = next(row for row in sample.store.members.all() if row.full_name == "Phạm Hữu Đễ")
    suspended = sample.store.statuses.where(member_id=de.id)[0]
    with empty.store.step("nhập danh sách"):
        imported = empty.store.members.add(replace(de, full_name="PHẠM HỮU ĐỄ", work_group=WorkGroup.NO_POST))
        empty.store.statuses.add(replace(suspended, member_id=imported.id, until=None))
    fill_sample(empty)
    assert empty.store.members.get(imported.id) == replace(de, id=imported.id)
    assert [row.until for row in empty.store.statuses.where(member_id=imported.id)] == [suspended.until]
    assert empty.store.members.count() == 22


def test_the_sample_roster_imported_first_gives_the_same_cell(empty: Workspace, completed: Workspace) -> None:
    apply_import(empty, preview_import(empty, empty.resources_dir / SAMPLE_ROSTER))
    fill_sample(empty, completed=True)
    filled, fresh = (load_dossier(one, list_rounds(one)[0]) for one in (empty, completed))
    assert [replace(file.member, id=MemberId(0)) for file in filled.members] == [
        replace(file.member, id=MemberId(0)) for file in fresh.members
    ]
    assert [len(file.statuses) for file in filled.members] == [len(file.statuses) for file in fresh.members]
    assert [one.review and one.review.sections for one in filled.subjects] == [
        one.review and one.review.sections for one in fresh.subjects
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("members.yaml", "sex: male", "sex: man", "Member.sex = man"),
        ("members.yaml", "full_name: A Brêng", "fullname: A Brêng", "Member.fullname"),
        ("members.yaml", "    full_name: A Brêng\n", "", "Member"),
        ("members.yaml", "born_on: 1974-11-08", "born_on: 1974-13", "Member.born_on = 1974-13"),
        ("cell.yaml", "cell:", "cell: [", "cell.yaml"),
        ("2026/round.yaml", "chair: bi_thu", "chair: bi_thu_2", "bi_thu_2"),
        ("2026/leaders.yaml", "  bi_thu:", "  dang_vien_13:", "dang_vien_13"),
        ("2026/leaders.yaml", "carried_from: hc_3", "carried_from: hc_9", "chi_uy.hc_9"),
        ("2025/subjects.yaml", "assigned: 22", "assigned: nhiều", "TaskCounts.assigned = nhiều"),
    ],
)
def test_broken_data_is_named(
    tmp_path: Path, regulations: Regulations, clock: FixedClock, *, file: str, old: str, new: str, place: str
) -> None:
    resources = tmp_path / "resources"
    shelf = a_shelf(tmp_path, regulations, clock)
    shutil.copytree(shelf.resources_dir / SAMPLE_FOLDER, resources / SAMPLE_FOLDER)
    path = resources / SAMPLE_FOLDER / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SampleDataError) as caught:
        open_sample(a_shelf(tmp_path, regulations, clock, resources))
    assert str(caught.value).startswith(f"Dữ liệu của chi bộ mẫu bị hỏng ở “{place}”.")


def test_a_missing_file_is_named(tmp_path: Path, regulations: Regulations, clock: FixedClock) -> None:
    with pytest.raises(SampleDataError, match=r"cell\.yaml"):
        open_sample(a_shelf(tmp_path, regulations, clock, tmp_path))
