"""Small workspaces for tests, with keys that cost little."""

from datetime import date
from pathlib import Path

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.round import FormCode, Round, Subject, SubjectKind
from kiemdiem_desktop.store.keys import KeyCost
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.workspace_folder import create_workspace, open_workspace

PASSPHRASE = "bốn mùa hoa nở"
CHEAP = KeyCost(n=16, r=1, p=1)


def make(folder: Path, clock: Clock, *, on_stick: bool = False) -> tuple[Store, str]:
    """Make a workspace of two members and give it open, with its recovery code."""
    store, code = create_workspace(folder, passphrase=PASSPHRASE, clock=clock, on_stick=on_stick, cost=CHEAP)
    with store.step("Thêm đảng viên"):
        store.members.add_all((Member(full_name="Nguyễn Thị Ánh"), Member(full_name="Trần Văn Đức")))
    return store, code


def reopen(folder: Path, clock: Clock, *, on_stick: bool = False) -> Store:
    """Open a workspace that `make` made."""
    return open_workspace(folder, passphrase=PASSPHRASE, clock=clock, on_stick=on_stick)


def add_round(store: Store) -> RoundId:
    """Open the round of 2026, inside a step."""
    return store.rounds.add(Round(year=2026, evaluation_on=date(2026, 12, 15))).id


def add_subject(store: Store, round_id: RoundId, member_id: MemberId) -> SubjectId:
    """Make a member a subject of the round, inside a step."""
    subject = Subject(
        round_id=round_id, kind=SubjectKind.MEMBER, member_id=member_id, name="Trần Văn Đức", form=FormCode.F2B
    )
    return store.subjects.add(subject).id
