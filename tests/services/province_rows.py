"""A province's books filled straight into the rows that totals read: 658 organisations, 31,315 members, no packages.

The published figures of Kon Tum 2022 (tests/benchmarks/bench_province.py has the levels).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.committee import Committee, ReceivedDossier
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.domain.text import name_sort_key, search_key
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.workspace import Workspace
from tests.benchmarks.bench_province import MEMBERS, ORGANISATIONS, spread
from tests.filled_books import empty_books

REGISTERED, EVERYBODY = 668, 31_315
YEAR = 2022
_AT = datetime(2022, 12, 20, 3, 0, tzinfo=UTC)
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Y", "A", "Phạm", "Đinh", "Rơ Châm")
_GIVEN = ("Ánh", "Bình", "Chung", "Dũng", "Đức", "Hà", "Hòa", "Lan", "Minh", "Nga", "Phong", "Sơn", "Thảo", "Vinh")


def make_province(regulations: Regulations, clock: Clock, *, organisations: int = 658) -> Workspace:
    """Give the books of a province in memory; fewer `organisations` give a smaller one of the same proportions."""
    workspace = replace(empty_books(clock), regulations=regulations)
    fill_province(workspace, organisations=organisations)
    return workspace


def fill_province(workspace: Workspace, *, organisations: int) -> None:
    """Fill the empty books of a committee."""
    store = workspace.store
    with store.step("Lập sổ", is_barrier=True):
        store.committees.add(Committee(code="TU-KT", name="Tỉnh ủy Kon Tum", place_name="Kon Tum"))
        store.plans.add(RoundPlan(year=YEAR))
        store.registered_cells.add_all(_registered(organisations + 10))
        dossiers = store.received_dossiers.add_all(_dossier(number) for number in range(organisations))
        store.subject_rows.add_all(rows(dossiers))


def rows(dossiers: tuple[ReceivedDossier, ...]) -> Iterator[SubjectRow]:
    """Give the rows of all dossiers: each organisation, its members, and those who are not rated."""
    share = len(dossiers) / sum(ORGANISATIONS.values())
    members = {level: round(count * share) for level, count in MEMBERS.items()}
    levels, organisations = spread(members), spread(ORGANISATIONS)
    rated, others = _portions(sum(members.values()), len(dossiers)), _portions(_others(share), len(dossiers))
    number = 0
    for dossier, level in zip(dossiers, organisations, strict=False):
        yield _row(dossier, "chi-bo", SubjectKind.CELL, dossier.cell_name, level)
        for place in range(next(rated)):
            yield _member(dossier, number, place, next(levels))
            number += 1
        for place in range(next(others)):
            yield _member(dossier, number, place + 1000, None)
            number += 1


def _others(share: float) -> int:
    return round((EVERYBODY - sum(MEMBERS.values())) * share)


def _portions(whole: int, parts: int) -> Iterator[int]:
    each, more = divmod(whole, parts)
    return (each + (place < more) for place in range(parts))


def _registered(count: int) -> Iterator[RegisteredCell]:
    kinds = cycle((UnitKind.GRASSROOTS_CELL, UnitKind.GRASSROOTS_COMMITTEE, UnitKind.GRASSROOTS_CELL))
    for number, kind in enumerate(islice(kinds, count)):
        yield RegisteredCell(code=_code(number), name=f"Tổ chức cơ sở đảng {number + 1}", unit_kind=kind)


def _code(number: int) -> str:
    return f"KT-{number + 1:03d}"


def _dossier(number: int) -> ReceivedDossier:
    return ReceivedDossier(
        digest=f"{number:064x}",
        cell_code=_code(number),
        cell_name=f"Tổ chức cơ sở đảng {number + 1}",
        year=YEAR,
        period="cn",
        sequence=1,
        signer="Người ký",
        fingerprint="ab" * 32,
        signed_at=_AT,
        received_at=_AT,
        content="{}",
    )


def _member(dossier: ReceivedDossier, number: int, place: int, level: Level | None) -> SubjectRow:
    name = f"{_FAMILIES[number % 8]} {_GIVEN[number // 8 % 14]} {_GIVEN[number // 112 % 14]}"
    row = _row(dossier, f"dv-{number}", SubjectKind.MEMBER, name, level)
    traits = {
        "sex": (Sex.MALE, Sex.FEMALE, Sex.MALE)[number % 3],
        "ethnic_group": ("Kinh", "Xơ Đăng", "Kinh", "Ba Na", "")[number % 5],
        "member_kind": MemberKind.PROBATIONARY if number % 20 == 7 else MemberKind.OFFICIAL,
        "party_post": _post(place),
        "work_group": tuple(WorkGroup)[number % 3],
        "admitted_year": YEAR - number % 61 if number % 50 else None,
        "left_out_reason": "" if level or number % 4 == 0 else ("exempt", "under_six_months")[number % 2],
        "is_rated": level is not None or number % 4 == 0,
        "previous_level": Level.HTT if number % 6 else Level.HTXS,
    }
    values = {name: getattr(row, name) for name in SubjectRow.__dataclass_fields__}
    return SubjectRow(**{**values, **traits})


def _post(place: int) -> PartyPost:
    posts = {0: PartyPost.SECRETARY, 1: PartyPost.DEPUTY_SECRETARY, 2: PartyPost.COMMITTEE_MEMBER}
    return posts.get(place, PartyPost.NONE)


def _row(dossier: ReceivedDossier, code: str, kind: SubjectKind, name: str, level: Level | None) -> SubjectRow:
    return SubjectRow(
        dossier_id=RowId(dossier.id),
        cell_code=dossier.cell_code,
        year=dossier.year,
        period=dossier.period,
        code=code,
        kind=kind,
        name=name,
        search_key=search_key(name),
        sort_key=name_sort_key(name),
        is_reviewed=level is not None,
        is_rated=level is not None,
        self_level=level,
        voted_level=level,
        proposed_level=level,
    )
