"""Steps: all or nothing, undone and redone exactly, told to listeners, sealed in the journal."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store.driver import DriverError
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.undo_log import DEPTH


@pytest.fixture
def member(store: Store) -> Member:
    """A member that is there before the test begins."""
    with store.step("Thêm"):
        return store.members.add(Member(full_name="Lê An"))


def set_note(store: Store, member: Member, note: str, merge_key: str | None = None) -> None:
    """Set a member's note in one step."""
    with store.step("Sửa ghi chú", merge_key=merge_key):
        store.members.save(replace(member, note=note))


def test_undo_and_redo_go_back_and_forth(store: Store, member: Member) -> None:
    set_note(store, member, "một")
    with store.step("Xóa"):
        store.members.remove(member.id)
    assert (store.undo(), store.undo_label, store.redo_label) == ("Xóa", "Sửa ghi chú", "Xóa")
    assert store.members.get(member.id).note == "một"
    assert store.undo() == "Sửa ghi chú"
    assert store.members.get(member.id) == member
    assert [store.undo(), store.undo()] == ["Thêm", None]
    assert [store.redo(), store.redo(), store.redo(), store.redo()] == ["Thêm", "Sửa ghi chú", "Xóa", None]
    assert store.members.count() == 0


def test_a_new_step_forgets_what_could_be_redone(store: Store, member: Member) -> None:
    set_note(store, member, "một")
    store.undo()
    set_note(store, member, "hai")
    assert store.redo() is None
    assert store.undo_label == "Sửa ghi chú"


def test_edits_of_one_field_become_one_undo_step(store: Store, member: Member) -> None:
    for note in ("a", "ab", "abc"):
        set_note(store, member, note, merge_key="note 1")
    assert len(store.journal.entries(10)) == 2
    store.undo()
    assert store.members.get(member.id) == member
    store.redo()
    assert store.members.get(member.id).note == "abc"


def test_a_redo_with_nothing_to_do_leaves_the_typing_in_one_step(store: Store, member: Member) -> None:
    set_note(store, member, "a", merge_key="note 1")
    assert store.redo() is None
    set_note(store, member, "ab", merge_key="note 1")
    store.undo()
    assert store.members.get(member.id) == member


def test_merged_edits_leave_one_inverse_however_long_the_typing(store: Store, member: Member) -> None:
    for length in range(30):
        set_note(store, member, "x" * (length + 1), merge_key="note 1")
    assert store._session.value("SELECT count(*) FROM undo_log") == 2


@pytest.mark.parametrize(
    "between",
    [
        Store.end_merging,
        lambda store: set_note(store, store.members.all()[0], "khác"),
        lambda store: (store.undo(), store.redo()),
    ],
    ids=["session ended", "another step", "undo and redo"],
)
def test_merging_ends(store: Store, member: Member, between: Callable[[Store], object]) -> None:
    set_note(store, member, "một", merge_key="note 1")
    between(store)
    set_note(store, member, "hai", merge_key="note 1")
    store.undo()
    assert store.members.get(member.id).note in {"một", "khác"}


def test_a_different_key_is_a_step_of_its_own(store: Store, member: Member) -> None:
    set_note(store, member, "một", merge_key="note 1")
    set_note(store, member, "hai", merge_key="note 2")
    store.undo()
    assert store.members.get(member.id).note == "một"


def test_what_is_raised_inside_rolls_everything_back(store: Store, member: Member) -> None:
    with suppress(ZeroDivisionError), store.step("Sửa"):
        store.members.save(replace(member, note="dở dang"))
        store.settings.set("a", "b")
        raise ZeroDivisionError
    assert store.members.get(member.id) == member
    assert store.settings.get("a") is None
    assert store.undo_label == "Thêm"
    set_note(store, member, "sau đó")
    assert store.undo() == "Sửa ghi chú"


def test_nested_steps_join_the_outer_one(store: Store, member: Member) -> None:
    with store.step("Cả việc"):
        set_note(store, member, "trong")
        with suppress(ZeroDivisionError), store.step("Phần hỏng"):
            store.settings.set("a", "b")
            raise ZeroDivisionError
    assert store.settings.get("a") is None
    assert (store.undo_label, store.members.get(member.id).note) == ("Cả việc", "trong")
    store.undo()
    assert store.members.get(member.id) == member


def test_a_step_that_changes_nothing_leaves_nothing(store: Store, member: Member) -> None:
    notices: list[Changes] = []
    store.subscribe(notices.append)
    saved_at = store.last_saved_at
    with store.step("Không có gì"):
        store.members.save(member)
    with store.step("Trống", is_barrier=True):
        pass
    assert (notices, store.undo_label, store.last_saved_at) == ([], "Thêm", saved_at)
    assert [entry.label for entry in store.journal.entries(10)] == ["Thêm"]


@pytest.mark.parametrize("is_nested", [False, True])
def test_nothing_before_a_barrier_can_be_undone(store: Store, member: Member, *, is_nested: bool) -> None:
    with store.step("Ký", is_barrier=not is_nested):
        store.settings.set("đã ký", "1")
        with store.step("Phần trong", is_barrier=is_nested):
            store.members.save(replace(member, note="đã ký"))
    assert (store.undo_label, store.redo_label, store.undo()) == (None, None, None)
    assert store._session.value("SELECT count(*) FROM undo_log") == 0
    set_note(store, member, "sau")
    store.undo()
    assert store.members.get(member.id).note == "đã ký"


def test_only_the_last_fifty_steps_are_kept(store: Store, member: Member) -> None:
    for number in range(DEPTH + 7):
        set_note(store, member, str(number))
    undone = 0
    while store.undo():
        undone += 1
    assert (undone, store.members.get(member.id).note) == (DEPTH, "6")


def test_listeners_hear_which_tables_changed_also_by_undo(store: Store, clock: FixedClock) -> None:
    notices: list[Changes] = []
    stop = store.subscribe(notices.append)
    with store.step("Thêm"):
        store.members.add(Member(full_name="Lê An"))
        store.settings.set("a", "b")
    store.undo()
    stop()
    store.redo()
    touched = frozenset({"members", "settings"})
    assert notices == [
        Changes(tables=touched, label="Thêm", at=clock.now(), undo_label="Thêm", redo_label=None),
        Changes(tables=touched, label="Hoàn tác: Thêm", at=clock.now(), undo_label=None, redo_label="Thêm"),
    ]


def test_a_listener_may_take_a_step_of_its_own(store: Store) -> None:
    def follow(changes: Changes) -> None:
        if "members" in changes.tables:
            with store.step("Theo sau"):
                store.settings.set("số đảng viên", str(store.members.count()))

    store.subscribe(follow)
    with store.step("Thêm"):
        store.members.add(Member(full_name="Lê An"))
    assert store.settings.get("số đảng viên") == "1"


def test_undo_inside_a_step_is_a_bug(store: Store) -> None:
    with pytest.raises(RuntimeError), store.step("Sửa"):
        store.undo()


def test_a_thousand_changes_are_one_undo_step(store: Store) -> None:
    with store.step("Nhập danh sách"):
        store.members.add_all(Member(full_name=f"Lê An {number}") for number in range(1000))
    store.undo()
    assert store.members.count() == 0
    store.redo()
    assert store.members.count() == 1000


def test_quotes_and_long_texts_survive_undo(store: Store, member: Member) -> None:
    text = "“Nói 'thật'”; DROP TABLE members;--\n" * 20_000
    set_note(store, member, text)
    with store.step("Xóa"):
        store.members.remove(member.id)
    store.undo()
    assert store.members.get(member.id).note == text


def test_the_journal_tells_who_did_what_and_shows_a_changed_line(store: Store, member: Member) -> None:
    store.who = "Bí thư"
    before = store.journal.head_digest()
    set_note(store, member, "chuyện riêng")
    entry = store.journal.entries(1)[0]
    assert (entry.who, entry.label, entry.tables) == ("Bí thư", "Sửa ghi chú", ("members",))
    assert entry.digest == store.journal.head_digest() != before
    assert store.journal.verify()
    store._session.execute("DROP TRIGGER journal_keeps_UPDATE")
    store._session.execute("UPDATE journal SET who = 'ai khác' WHERE id = 1")
    assert not store.journal.verify()


@pytest.mark.parametrize("statement", ["UPDATE journal SET label = ''", "DELETE FROM journal"])
def test_the_journal_is_append_only(store: Store, member: Member, statement: str) -> None:
    assert member.id
    with pytest.raises(DriverError, match="append-only"):
        store._session.execute(statement)
