"""Cấp ủy mẫu: the commune as it opens, and the packages of its cells as its clerk receives them."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.committee.collecting import receive
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.committee.sample import fill_sample, is_sample, open_sample, write_sample_files
from kiemdiem_desktop.services.committee.sample_cells import list_units, make_dossier, read_commune
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import RESOURCES


@pytest.fixture
def sample_commune(regulations: Regulations, clock: FixedClock, tmp_path: Path) -> Iterator[Workspace]:
    """The sample committee."""
    shelf = Shelf(root=tmp_path / "so", regulations=regulations, clock=clock, resources_dir=RESOURCES)
    workspace = open_sample(shelf)
    yield workspace
    workspace.store.close()


def test_the_commune_opens_with_its_tree_its_plan_and_the_keys_of_all_that_sent(sample_commune: Workspace) -> None:
    cells = sample_commune.store.registered_cells.all()
    plan = current_plan(sample_commune)
    assert plan is not None
    assert plan.due_on is not None
    assert sum(cell.is_expected for cell in cells) == 12
    assert {cell.parent_code for cell in cells} == {"", "sn-bp-dong", "sn-bp-tay"}
    assert len(sample_commune.store.enrolled_keys.where(owner=KeyOwner.CELL)) == 11
    assert is_sample(sample_commune)


def test_each_file_of_the_sample_shows_what_it_is_there_to_show(sample_commune: Workspace, tmp_path: Path) -> None:
    now = sample_commune.clock.now()
    files = write_sample_files(sample_commune.regulations, RESOURCES, tmp_path, now=now)
    found = {file.name: receive(sample_commune, file) for file in files}
    assert Counter(row.verdict for row in found.values()) == {
        CollectVerdict.ACCEPTED: 10,
        CollectVerdict.REPLACED: 1,
        CollectVerdict.TAMPERED: 1,
    }
    assert found["dossier-sn-08-2026cn-1.asice"].verdict is CollectVerdict.TAMPERED
    assert "thay đổi sau khi ký" in found["dossier-sn-08-2026cn-1.asice"].message
    second, first = found["dossier-sn-03-2026cn-2.asice"].dossier, found["dossier-sn-03-2026cn-1.asice"].dossier
    assert first is not None
    assert second is not None
    assert (second.replaces, bool(second.replace_reason)) == (first.digest, True)
    assert not any("sn-12" in name for name in found)


def test_the_files_are_the_same_whenever_they_are_written(regulations: Regulations, tmp_path: Path) -> None:
    def written(name: str, now: datetime) -> list[bytes]:
        (tmp_path / name).mkdir()
        return [f.read_bytes() for f in write_sample_files(regulations, RESOURCES, tmp_path / name, now=now)]

    assert written("mot", datetime(2026, 12, 1, tzinfo=UTC)) == written("hai", datetime(2029, 2, 28, tzinfo=UTC))


def test_only_the_cell_to_be_returned_has_what_must_be_mended(regulations: Regulations) -> None:
    data = read_commune(RESOURCES)
    regs = regulations.in_force_on(data["plan"]["evaluation_on"])
    levels: Counter[Level | None] = Counter()
    for unit in filter(lambda unit: unit.is_cell, list_units(data)):
        dossier = make_dossier(unit, data, regs)
        verdict = check_facts(round_facts(dossier, regs))
        assert not [f.code for f in verdict.findings if f.severity is Severity.MUST_FIX], unit.code
        names = [file.member.full_name for file in dossier.members]
        assert len(set(names)) == len(names)
        levels.update(own.rating.proposed_level for own in dossier.subjects if own.rating)
    assert all(levels[level] >= 2 for level in Level)


def test_books_that_are_somebodys_already_are_not_filled(sample_commune: Workspace) -> None:
    with pytest.raises(Exception, match="đã có chủ"):
        fill_sample(sample_commune)
