"""The seed's province as 658 real packages, ten of them hostile: ten verdicts, 648 dossiers, and all their members."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee.board import BoardState, board_of
from kiemdiem_desktop.services.committee.collecting import collect
from kiemdiem_desktop.services.committee.plans import save_plan
from tests.services.hostile_files import HOSTILE, spoil
from tests.services.province import make_known, shared_province
from tests.services.round_trip import make_committee

TEN = tuple(HOSTILE)[:10]
STEP = 61  # so that the ten lie all over the stick


def test_ten_hostile_files_among_658_get_ten_verdicts_and_648_are_accepted(
    regulations: Regulations, clock: FixedClock, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    load = shared_province(tmp_path_factory)
    committee = make_committee(regulations, clock)
    make_known(committee, load)
    save_plan(committee, RoundPlan(year=2026))
    stick = tmp_path / "usb"
    stick.mkdir()
    for file in load.files:
        shutil.copy(file, stick)
    spoiled = {stick / load.files[STEP * place].name: name for place, name in enumerate(TEN)}
    for file, name in spoiled.items():
        spoil(name, committee, load, file)
    found = {row.file_name: row for row in collect(committee, (stick,))}
    assert {name: found[file.name].verdict for file, name in spoiled.items()} == {name: HOSTILE[name] for name in TEN}
    assert Counter(row.verdict for row in found.values())[CollectVerdict.ACCEPTED] == 648
    good = [cell for cell, file in zip(load.cells, load.files, strict=True) if stick / file.name not in spoiled]
    members = sum(len(cell.levels) + cell.ends.exempt + cell.ends.newcomers for cell in good)
    assert committee.store.subject_rows.count(kind=SubjectKind.MEMBER) == members
    rated = committee.store.subject_rows.count(kind=SubjectKind.MEMBER, is_rated=True)
    assert rated == sum(len(cell.levels) for cell in good)
    assert board_of(committee).counts == Counter({BoardState.RECEIVED: 648, BoardState.MISSING: 10})
    committee.store.close()
