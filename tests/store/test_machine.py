"""A random secretary at work: whatever is done, undone, redone and reopened, the content is exactly what it was."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.domain.member import Member, StatusKind, StatusPeriod
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.store.tables import UNDOABLE
from tests.store.workspaces import add_subject, make, reopen

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.changes import Changes
    from kiemdiem_desktop.store.driver import Row

TEXTS = st.text("aăâđ'\"\n%_;x", max_size=6)
PICKS = st.integers(0, 9)
CLOCK = FixedClock(instant=datetime(2026, 11, 23, 2, 41, tzinfo=UTC))

Content = dict[str, list["Row"]]


class RandomSecretary(RuleBasedStateMachine):
    """Compares the store with stacks of plain copies of its content."""

    @initialize(on_stick=st.booleans())
    def begin(self, *, on_stick: bool) -> None:
        """Make a workspace."""
        self.place = tempfile.TemporaryDirectory()
        self.on_stick = on_stick
        self.folder = Path(self.place.name) / "so"
        self.store, _code = make(self.folder, CLOCK, on_stick=on_stick)
        self.store.undo()
        self.before: list[Content] = []
        self.after: list[Content] = [self.content()]
        self.store.redo()
        self.now = self.content()
        self.before, self.after = [self.after[0]], []
        self.merging: str | None = None
        self.listen()

    def listen(self) -> None:
        """Hear what the store tells."""
        self.heard: list[Changes] = []
        self.store.subscribe(self.heard.append)

    def content(self) -> Content:
        """Give every row of every table that undo answers for."""
        return {name: list(self.store._session.rows(f'SELECT * FROM "{name}" ORDER BY id')) for name in UNDOABLE}

    def note(self, merge_key: str | None = None) -> None:
        """Take down what a step did, if it did anything."""
        if not self.heard:
            assert self.content() == self.now
            return
        self.heard.clear()
        if merge_key is None or merge_key != self.merging:
            self.before.append(self.now)
        self.now, self.after, self.merging = self.content(), [], merge_key

    @rule(name=TEXTS, count=st.integers(1, 3))
    def add_members(self, name: str, count: int) -> None:
        """Add a few members at once."""
        with self.store.step("Thêm"):
            self.store.members.add_all(Member(full_name=name) for _number in range(count))
        self.note()

    @rule(pick=PICKS, text=TEXTS, merge=st.booleans())
    def type_note(self, pick: int, text: str, *, merge: bool) -> None:
        """Type into a member's note; perhaps going on with the step before."""
        member = self.pick(pick)
        if member is None:
            return
        merge_key = f"note {member.id}" if merge else None
        with self.store.step("Ghi chú", merge_key=merge_key):
            self.store.members.save(replace(member, note=text))
        self.note(merge_key)

    @rule(pick=PICKS)
    def remove_member(self, pick: int) -> None:
        """Remove a member; refused where there is history."""
        member = self.pick(pick)
        if member is not None:
            with suppress(KiemdiemError), self.store.step("Xóa"):
                self.store.members.remove(member.id)
        self.note()

    @rule(pick=PICKS, year=st.integers(2024, 2026))
    def open_round(self, pick: int, year: int) -> None:
        """Open a round with a subject, a status and a count, in nested steps."""
        member = self.pick(pick)
        if member is None:
            return
        with self.store.step("Mở đợt"):
            round_id = self.store.rounds.add(Round(year=year, evaluation_on=date(year, 12, 15))).id
            with self.store.step("Bên trong"):
                subject_id = add_subject(self.store, round_id, MemberId(member.id))
                self.store.ballots.add(BallotCount(round_id=round_id, subject_id=subject_id, issued=pick))
            self.store.statuses.add(StatusPeriod(member_id=member.id, kind=StatusKind.EXEMPT))
        self.note()

    @rule()
    def remove_round(self) -> None:
        """Remove the newest round with all that hangs on it."""
        with self.store.step("Xóa đợt"):
            for chosen in self.store.rounds.all()[-1:]:
                for ballot in self.store.ballots.where(round_id=chosen.id):
                    self.store.ballots.remove(ballot.id)
                for subject in self.store.subjects.where(round_id=chosen.id):
                    self.store.subjects.remove(subject.id)
                self.store.rounds.remove(chosen.id)
        self.note()

    @rule(name=st.sampled_from("ab"), text=TEXTS)
    def set_setting(self, name: str, text: str) -> None:
        """Set a setting, or remove it when the text is empty."""
        with self.store.step("Thiết đặt"):
            if text:
                self.store.settings.set(name, text)
            else:
                self.store.settings.remove(name)
        self.note()

    @rule(name=TEXTS)
    def fail_half_way(self, name: str) -> None:
        """Begin something that breaks."""
        with suppress(ZeroDivisionError), self.store.step("Hỏng"):
            self.store.members.add(Member(full_name=name))
            self.store.settings.set("a", name)
            raise ZeroDivisionError
        self.note()

    @rule(text=TEXTS)
    def sign(self, text: str) -> None:
        """Do what cannot be undone."""
        with self.store.step("Ký", is_barrier=True):
            self.store.settings.set("đã ký", text)
        if self.heard:
            self.note()
            self.before = []
            self.merging = None

    @rule()
    def undo(self) -> None:
        """Take back the newest step."""
        done = self.store.undo() is not None
        assert done == bool(self.before)
        if done:
            self.after.append(self.now)
            self.now = self.before.pop()
            self.merging = None
        self.heard.clear()

    @rule()
    def redo(self) -> None:
        """Do again what was taken back."""
        done = self.store.redo() is not None
        assert done == bool(self.after)
        if done:
            self.before.append(self.now)
            self.now = self.after.pop()
            self.merging = None
        self.heard.clear()

    @rule()
    def reopen(self) -> None:
        """Close the program and open it again."""
        self.store.close()
        self.store = reopen(self.folder, CLOCK, on_stick=self.on_stick)
        self.merging = None
        self.listen()

    @invariant()
    def content_is_as_it_should_be(self) -> None:
        """Compare, and prove the journal."""
        assert self.content() == self.now
        assert self.store.journal.verify()

    def pick(self, number: int) -> Member | None:
        """Choose one of the members, if there are any."""
        members = self.store.members.all()
        return members[number % len(members)] if members else None

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.store.close()
        self.place.cleanup()


TestRandomSecretary = RandomSecretary.TestCase
TestRandomSecretary.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
