"""The province of the seed as real signed packages: 658 organisations, 31,315 members, 28,769 of them rated.

    load = make_load(folder, province())             # two worker processes; some 15 seconds of one core
    load = shared_province(tmp_path_factory)         # the same, made once in a test run, whoever asks first
    make_known(committee, load)                      # registers the cells and takes up their keys
    files = load.files                               # in the order of the cells

`province(members=6)` has the same 658 organisations with six rated members each, for tests that need files and not
figures. `load.key_of(code)` is the cell's own key, to sign something else with. Levels are those that were published
(Kon Tum 2022): see `MEMBERS` and `ORGANISATIONS`. Contents are the same on every run, keys and signatures are not.
"""

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import pytest

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.names import package_file_name
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.services.made_dossiers import MadeCell, make_content, make_key_of, seal_made
from tests.services.made_people import Ends

ORGANISATIONS: Final = {Level.HTXS: 114, Level.HTT: 503, Level.HTNV: 40, Level.KHT: 1}
MEMBERS: Final = {Level.HTXS: 4105, Level.HTT: 23072, Level.HTNV: 1384, Level.KHT: 208}
ALL_MEMBERS: Final = 31_315
NEWCOMERS: Final = 600
BRANCHES: Final = 14
ON: Final = date(2026, 12, 5)
SIGNED_AT: Final = datetime(2026, 12, 6, 3, 0, tzinfo=UTC)
_PIECE: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Packages in a folder, and the keys that signed them."""

    folder: Path
    cells: tuple[MadeCell, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The packages, in the order of the cells."""
        return tuple(self.folder / name_of(cell) for cell in self.cells)

    def key_of(self, code: str) -> SoftwareKey:
        """Give the key of a cell."""
        keys = self.folder / "keys"
        return SoftwareKey(
            private_key_pem=(keys / f"{code}.pem").read_bytes(), certificate_der=(keys / f"{code}.der").read_bytes()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What one call of a worker makes."""

    folder: Path
    cells: tuple[MadeCell, ...]
    recipients: tuple[str, ...] = ()
    documents: Mapping[str, bytes] = field(default_factory=dict)


def province(*, members: int | None = None) -> tuple[MadeCell, ...]:
    """Give the organisations of the province; `members`: so many rated members in each instead of the published sum."""
    count, rated = sum(ORGANISATIONS.values()), sum(MEMBERS.values())
    levels = spread(MEMBERS)
    sizes = tuple(shares(rated, count)) if members is None else (members,) * count
    new = tuple(shares(NEWCOMERS, count))
    exempt = tuple(shares(ALL_MEMBERS - rated - NEWCOMERS, count))
    return tuple(
        MadeCell(
            code=f"KT-{number:03d}",
            name=f"Chi bộ cơ sở số {number}",
            superior_name=f"Đảng ủy số {branch_of(number)}",
            place_name="Kon Tum",
            level=level,
            levels=tuple(islice(levels, sizes[number - 1])),
            ends=Ends() if members is not None else Ends(exempt=exempt[number - 1], newcomers=new[number - 1]),
        )
        for number, level in enumerate(spread(ORGANISATIONS), start=1)
    )


def branch_of(number: int) -> int:
    """Give the branch of the tree that an organisation stands under."""
    return 1 + (number - 1) % BRANCHES


def spread(levels: Mapping[Level, int]) -> Iterator[Level]:
    """Give the levels mixed evenly, the same ones on every run."""
    total = sum(levels.values())
    order = [(place * total // count, level) for level, count in levels.items() for place in range(count)]
    return (level for _place, level in sorted(order))


def shares(whole: int, count: int) -> Iterator[int]:
    """Share `whole` out among `count`, evenly."""
    return (whole * (index + 1) // count - whole * index // count for index in range(count))


def name_of(cell: MadeCell) -> str:
    """Give the name of the file of a made cell's package, as the program names it."""
    return package_file_name("dossier", cell.code, ON.year, "cn", cell.sequence)


def make_load(
    folder: Path,
    cells: Sequence[MadeCell],
    *,
    recipients: tuple[str, ...] = (),
    documents: Mapping[str, bytes] | None = None,
    workers: int = 2,
) -> Load:
    """Make the packages of cells into `folder`, with the keys beside them."""
    (folder / "keys").mkdir(parents=True)
    tasks = [
        _Task(folder=folder, cells=tuple(piece), recipients=recipients, documents=documents or {})
        for piece in (cells[start : start + _PIECE] for start in range(0, len(cells), _PIECE))
    ]
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        tuple(pool.map(_make, tasks))
    return Load(folder=folder, cells=tuple(cells))


def shared_province(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Give the whole province, made once in a test run: other test processes wait for the one that came first."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if base.name.startswith("popen-") else base
    folder, cells = base / "province", province()
    with (base / "province.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make_load(folder, cells)
    return Load(folder=folder, cells=cells)


def make_known(committee: Workspace, load: Load) -> None:
    """Register the cells of a load under the branches of their superiors, and take up their keys, words compared."""
    with committee.store.step("Ghi danh sách"):
        for position, name in enumerate(dict.fromkeys(cell.superior_name for cell in load.cells), start=1):
            branch = f"NHANH-{name.rpartition(' ')[2]}"
            register_cell(
                committee,
                RegisteredCell(
                    code=branch,
                    name=name,
                    unit_kind=UnitKind.SUPERIOR_COMMITTEE,
                    position=position,
                    is_expected=False,
                ),
            )
        for position, cell in enumerate(load.cells):
            _make_known(committee, load, cell, position)


def _make_known(committee: Workspace, load: Load, cell: MadeCell, position: int) -> None:
    key = load.key_of(cell.code)
    register_cell(
        committee,
        RegisteredCell(
            code=cell.code,
            name=cell.name,
            parent_code=f"NHANH-{cell.superior_name.rpartition(' ')[2]}",
            unit_kind=UnitKind.GRASSROOTS_CELL,
            phone=f"0905 {position:06d}",
            position=position,
        ),
    )
    take_up_key(committee, key.certificate_der, owner=KeyOwner.CELL, compared_by="Nguyễn Văn Thư, trực tiếp")


@cache
def _regulations() -> RegulationSet:
    return shipped.regulations().in_force_on(ON)


def _make(task: _Task) -> None:
    """Make the packages of a task; runs in a worker process."""
    for cell in task.cells:
        key = make_key_of(cell, SIGNED_AT)
        (task.folder / "keys" / f"{cell.code}.pem").write_bytes(key.private_key_pem)
        (task.folder / "keys" / f"{cell.code}.der").write_bytes(key.certificate_der)
        content = make_content(cell, ON, _regulations())
        file = seal_made(content, key, SIGNED_AT, documents=task.documents, recipients=task.recipients)
        (task.folder / name_of(cell)).write_bytes(file)
