"""Secret ballots: only counts exist, in the schema, in the content of a finished round, and in the journal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.comment import Comment, CommentSource
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.store.driver import Row
from kiemdiem_desktop.store.store import Store
from tests.store.workspaces import add_round, add_subject, make

NAMES = ("Nguyễn Thị Ánh", "Trần Văn Đức", "Lê Cảnh Toàn", "Phạm Thu Hà", "Hoàng Y Rim")
BALLOTS = {"ballots", "committee_ballots"}
COUNTS = {"htxs", "htt", "htnv", "kht", "not_rated", "blank"}
# Every column that can hold a level, and whose choice it is; a voter's is not among them.
LEVELS = {
    ("reviews", "self_level"): "the subject's own proposal",
    ("comments", "level"): "the agency's rating of its employee",
    ("ratings", "proposed_level"): "the cell's proposal",
    ("ratings", "decided_level"): "the superior's decision",
    ("earlier_ratings", "level"): "the decision of a year before the sổ",
    ("re_ratings", "old_level"): "the decision that is replaced",
    ("re_ratings", "new_level"): "the decision that replaces it",
    ("appraised_subjects", "level"): "the appraisers' proposal",
    ("concluded_subjects", "level"): "the conclusion of the committee's conference",
    ("decided_subjects", "level"): "the committee's decision",
    ("subject_rows", "self_level"): "the subject's own proposal, as the dossier tells it",
    ("subject_rows", "voted_level"): "the level that the sums of the vote come to",
    ("subject_rows", "proposed_level"): "the cell's proposal, as the dossier tells it",
    ("subject_rows", "previous_level"): "last year's result, as the dossier tells it",
}


def finish_round(store: Store) -> None:
    """Hold a meeting of five members and vote on each of them."""
    with store.step("Mở đợt kiểm điểm"):
        members = store.members.add_all(Member(full_name=name) for name in NAMES)
        round_id = add_round(store)
    with store.step("Ghi hội nghị"):
        store.meetings.add(Meeting(round_id=round_id, held_on=date(2026, 12, 10), tellers=NAMES[:2]))
        store.attendance.add_all(
            Attendance(round_id=round_id, member_id=member.id, is_present=True) for member in members
        )
    for member in members:
        with store.step("Thêm đối tượng"):
            subject_id = add_subject(store, round_id, member.id)
        with store.step("Ghi kiểm phiếu"):
            count = BallotCount(round_id=round_id, subject_id=subject_id, issued=5, returned=5, valid=5, htxs=1, htt=4)
            store.ballots.add(replace(count, retyped=count.figures))
            store.ratings.add(Rating(round_id=round_id, subject_id=subject_id, proposed_level=Level.HTT))
    with store.step("Kết thúc đợt"):
        store.rounds.save(replace(store.rounds.get(round_id), closed_at=datetime(2026, 12, 20, tzinfo=UTC)))


def all_columns(store: Store) -> set[tuple[str, str]]:
    """Give every (table, column) of the file."""
    sql = "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main'"
    return {(str(table), str(column)) for table, column in store._session.rows(sql)}


def rows_of(store: Store, table: str) -> Sequence[Row]:
    """Give all rows of a table, the undo log's and the journal's too; the schema itself apart."""
    return () if table == "sqlite_schema" else store._session.rows(f'SELECT * FROM "{table}"')


def test_ballots_have_columns_for_sums_only(store: Store) -> None:
    columns = {column for table, column in all_columns(store) if table == "ballots"}
    sums = COUNTS | {"issued", "returned", "valid", "invalid", "retyped"}
    assert columns == {"id", "round_id", "subject_id", "ballot_round"} | sums


def test_the_committees_ballots_have_columns_for_sums_only(store: Store) -> None:
    columns = {column for table, column in all_columns(store) if table == "committee_ballots"}
    about = {"id", "meeting_id", "cell_code", "subject_code", "ballot_round"}
    assert columns == about | COUNTS | {"issued", "returned", "valid", "invalid"}


def test_no_other_table_has_a_place_for_votes_or_voters(store: Store) -> None:
    elsewhere = {(table, column) for table, column in all_columns(store) if table not in BALLOTS}
    outcomes = {("subject_rows", "voted_level")}
    voting = {place for place in elsewhere if place[1] in COUNTS or "vote" in place[1] or "ballot" in place[1]}
    assert voting == outcomes
    assert {place for place in elsewhere if "level" in place[1]} == set(LEVELS)


def test_no_table_links_to_the_ballots(store: Store) -> None:
    sql = 'SELECT f."table" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f'
    assert not {row[0] for row in store._session.rows(sql)} & BALLOTS


@pytest.mark.parametrize("source", [source for source in CommentSource if source is not CommentSource.AGENCY])
def test_a_comment_cannot_carry_a_vote(store: Store, source: CommentSource) -> None:
    finish_round(store)
    subject = store.subjects.all()[0]
    vote = Comment(
        round_id=subject.round_id, subject_id=subject.id, source=source, speaker_id=MemberId(2), level=Level.KHT
    )
    with pytest.raises(KiemdiemError) as caught, store.step("Góp ý"):
        store.comments.add(vote)
    assert caught.value.code == "level_out_of_place"


def test_the_journal_tells_no_choice_and_no_name(store: Store) -> None:
    finish_round(store)
    told = " ".join(f"{entry.who} {entry.label} {' '.join(entry.tables)}" for entry in store.journal.entries(1000))
    assert "Ghi kiểm phiếu ratings" not in told
    assert "Ghi kiểm phiếu ballots" in told
    assert not [word for word in (*Level, *NAMES, "1", "4") if word in told]


def test_no_row_of_the_whole_file_ties_a_member_to_a_count(store: Store) -> None:
    finish_round(store)
    rows = [
        (table, repr(row)) for table in sorted({t for t, _c in all_columns(store)}) for row in rows_of(store, table)
    ]
    about_ballots = [row for table, row in rows if table == "ballots" or "ballots" in row]
    assert len(about_ballots) >= 3 * len(NAMES)  # the counts, their inverses in the undo log, the journal
    assert not [row for row in about_ballots for word in (*NAMES, "member", "speaker") if word in row]


def test_the_file_on_disk_shows_nothing_at_all(tmp_path: Path, clock: FixedClock) -> None:
    store, _code = make(tmp_path / "so", clock)
    finish_round(store)
    raw = b"".join(path.read_bytes() for path in (tmp_path / "so").iterdir() if path.is_file())
    store.close()
    for word in (*NAMES, "SQLite format 3", "ballots", "HTXS"):
        assert word.encode() not in raw
