"""A summary on its way up: signed below, taken in above, never counted beside the dossiers that it holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, UnitSource
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.exchange.envelope import ENVELOPE_SUFFIX
from kiemdiem_desktop.exchange.superior_content import read_summary_content
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.sum_checks import check_totals
from kiemdiem_desktop.services.committee import books
from kiemdiem_desktop.services.committee.collecting import receive
from kiemdiem_desktop.services.committee.gathering import read_summary
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.committee.reporting_up import issue_summary
from kiemdiem_desktop.services.committee.sum_checking import tell_sums
from kiemdiem_desktop.services.committee.summaries import set_typed, tell_gaps
from kiemdiem_desktop.services.committee.totals import sum_up
from kiemdiem_desktop.services.committee.totals_told import tell_foreign
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import empty_books
from tests.services.province_rows import YEAR, make_province

NOW = datetime(2022, 12, 25, 2, 0, tzinfo=UTC)


@pytest.fixture
def commune(regulations: Regulations) -> Iterator[Workspace]:
    """A commune of 12 organisations with its key."""
    workspace = make_province(regulations, FixedClock(instant=NOW), organisations=12)
    with workspace.store.step("Đổi tên"):
        own = workspace.store.committees.all()[0]
        workspace.store.committees.save(replace(own, code="DU-DH", name="Đảng ủy xã Đăk Hà"))
    books.make_key(workspace, holder="Nguyễn Văn Thư")
    yield workspace
    workspace.store.close()


@pytest.fixture
def province(commune: Workspace) -> Iterator[Workspace]:
    """The province above it; each knows the other's key."""
    clock = FixedClock(instant=NOW)
    workspace = empty_books(clock)
    books.found_committee(workspace, Committee(code="TU-KT", name="Tỉnh ủy Kon Tum"))
    books.make_key(workspace, holder="Lê Thị Tỉnh")
    introduce(commune, workspace)
    yield workspace
    workspace.store.close()


def introduce(below: Workspace, above: Workspace) -> None:
    """Let two committees know each other's keys, and expect the lower one above."""
    lower, upper = find_own_key(below), find_own_key(above)
    assert lower is not None
    assert upper is not None
    take_up_key(below, upper.certificate_der, owner=KeyOwner.SUPERIOR, compared_by="Nguyễn Văn Thư")
    take_up_key(above, lower.certificate_der, owner=KeyOwner.CELL, compared_by="Lê Thị Tỉnh")
    committee = books.get_committee(below)
    register_cell(
        above, RegisteredCell(code=committee.code, name=committee.name, unit_kind=UnitKind.SUPERIOR_COMMITTEE)
    )


def test_a_commune_reports_and_the_province_counts_the_same_people(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    below = sum_up(commune, YEAR)
    made = issue_summary(commune, below, Posting(folder=tmp_path, number="41-BC/ĐU"), note="Đủ hồ sơ.")
    assert made.written.path.name == f"summary-tu-kt-2022cn-1.asice{ENVELOPE_SUFFIX}"
    assert made.is_enveloped
    taken = receive(province, made.written.path)
    assert (taken.verdict, taken.message) == (CollectVerdict.ACCEPTED, "")
    above = sum_up(province, YEAR)
    assert above.totals.whole() == below.totals.whole()
    assert above.totals.table(TableCode.SEX) == below.totals.table(TableCode.SEX)
    assert above.totals.whole(CountedKind.UNITS).total == below.totals.whole(CountedKind.UNITS).total + 1
    assert check_totals(above.totals) == ()
    assert [unit.code for unit in above.totals.units[:2]] == ["DU-DH", "KT-001"]
    assert above.totals.units[1].parent == "DU-DH"
    assert receive(province, made.written.path).verdict is CollectVerdict.ALREADY_RECEIVED


def test_what_goes_up_names_no_member(commune: Workspace, tmp_path: Path) -> None:
    made = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    names = {row.name for row in commune.store.subject_rows.all() if row.code.startswith("dv-")}
    assert len(names) > 100
    assert not [name for name in names if name in made.issued.content]


def test_a_summary_and_the_dossiers_that_it_holds_count_once(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    made = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    receive(province, made.written.path)
    alone = sum_up(province, YEAR).totals
    copy_dossiers(commune, province, count=3)
    found = sum_up(province, YEAR)
    assert found.totals.whole() == alone.whole()
    assert found.totals.whole(CountedKind.UNITS) == alone.whole(CountedKind.UNITS)
    assert set(found.gathered.doubled) == {"KT-001", "KT-002", "KT-003"}
    assert tell_sums(province, found) == ()
    with province.store.step("Sửa"):
        row = next(row for row in province.store.subject_rows.where(cell_code="KT-001") if row.code != "chi-bo")
        province.store.subject_rows.remove(row.id)
    told = tell_sums(province, sum_up(province, YEAR))
    assert told[0].startswith("Tổ chức cơ sở đảng 1 – Đảng viên: cột “Tổng số” trong bảng tổng hợp ghi 48")
    assert told[0].endswith("đang giữ ở đây là 47; lệch 1.")


def copy_dossiers(source: Workspace, target: Workspace, *, count: int) -> None:
    """Lay the first dossiers of one book into another, registered or not."""
    with target.store.step("Chép"):
        for dossier in source.store.received_dossiers.all()[:count]:
            kept = target.store.received_dossiers.add(dossier)
            rows = source.store.subject_rows.where(dossier_id=dossier.id)
            target.store.subject_rows.add_all(replace(row, dossier_id=kept.id) for row in rows)


def test_a_later_summary_takes_the_place_of_the_first_whatever_order_they_come_in(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    first = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    second = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path), note="Bản thay")
    assert receive(province, second.written.path).verdict is CollectVerdict.ACCEPTED
    assert receive(province, first.written.path).verdict is CollectVerdict.SUPERSEDED
    (counted,) = province.store.received_summaries.where(is_current=True)
    assert read_summary(counted).note == "Bản thay"


def test_a_committee_that_is_not_registered_and_a_key_that_nobody_compared_are_told(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    made = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    with province.store.step("Bỏ"):
        (cell,) = province.store.registered_cells.all()
        province.store.registered_cells.remove(cell.id)
    assert receive(province, made.written.path).verdict is CollectVerdict.NOT_REGISTERED
    with province.store.step("Quên khóa"):
        for key in province.store.enrolled_keys.where(owner=KeyOwner.CELL):
            province.store.enrolled_keys.remove(key.id)
    assert receive(province, made.written.path).verdict is CollectVerdict.UNKNOWN_KEY


def test_figures_that_do_not_add_up_are_kept_and_the_gap_is_named(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    found = sum_up(commune, YEAR)
    (whole, *others) = found.totals.tables
    line = replace(whole.lines[0], counts=replace(whole.lines[0].counts, htt=whole.lines[0].counts.htt - 1))
    wrong = replace(found, totals=replace(found.totals, tables=(replace(whole, lines=(line,)), *others)))
    taken = receive(province, issue_summary(commune, wrong, Posting(folder=tmp_path)).written.path)
    assert taken.verdict is CollectVerdict.ACCEPTED
    assert taken.message.startswith("Đảng ủy xã Đăk Hà – Đảng viên: đã xếp loại ghi")
    assert taken.message.endswith("thiếu 1.")
    assert "Gọi đơn vị gửi" in taken.hint
    assert taken.summary is not None
    assert len(tell_gaps(taken.summary)) > 1, "the tables that are right do not fit the whole any more"
    assert "thiếu 1" in tell_sums(province, sum_up(province, YEAR))[0]


def test_a_summary_that_is_not_of_the_form_is_refused_and_changes_nothing(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    key = find_own_key(commune)
    assert key is not None
    made = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    content = parse_content(made.issued.content.encode())
    data = make_package(content={**content, "units": "nhiều"}, documents={}, key=key, at=NOW)
    (tmp_path / "hong.asice").write_bytes(data)
    taken = receive(province, tmp_path / "hong.asice")
    assert (taken.verdict, taken.summary) == (CollectVerdict.TAMPERED, None)
    assert sum_up(province, YEAR).totals.whole() == Counts()


def test_a_summary_takes_nothing_away_from_units_that_stand_under_somebody_else(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    other = RegisteredCell(code="DU-KHAC", name="Đảng ủy xã Khác", unit_kind=UnitKind.SUPERIOR_COMMITTEE)
    register_cell(province, other)
    foreign = RegisteredCell(code="KT-002", name="Chi bộ ở xã Khác", parent_code="DU-KHAC")
    register_cell(province, foreign)
    copy_dossiers(commune, province, count=2)
    receive(province, issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path)).written.path)
    found = sum_up(province, YEAR)
    assert "KT-002" not in found.gathered.doubled
    assert found.gathered.foreign == (("KT-002", "DU-DH"),)
    assert "có thể bị cộng hai lần: Đảng ủy xã Đăk Hà: Chi bộ ở xã Khác" in tell_foreign(found)


def test_a_cell_cannot_send_a_summary(commune: Workspace, province: Workspace, tmp_path: Path) -> None:
    with province.store.step("Sửa loại"):
        (cell,) = province.store.registered_cells.all()
        province.store.registered_cells.save(replace(cell, unit_kind=UnitKind.CELL))
    taken = receive(province, issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path)).written.path)
    assert taken.verdict is CollectVerdict.WRONG_KIND
    assert "không gửi bảng tổng hợp được" in taken.message


def test_a_signed_summary_wins_over_figures_typed_for_the_same_committee(
    commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    set_typed(province, "DU-DH", year=YEAR, about=TypedKind.MEMBERS, figure="total", typed="10")
    set_typed(province, "DU-DH", year=YEAR, about=TypedKind.MEMBERS, figure="left", typed="10")
    typed = sum_up(province, YEAR).totals
    assert (typed.whole(), typed.units[0].source) == (Counts(total=10, left=10), UnitSource.TYPED)
    made = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    receive(province, made.written.path)
    totals = sum_up(province, YEAR).totals
    assert totals.whole().total > 500
    assert totals.units[0].source is UnitSource.SUMMARY


def test_without_the_key_of_the_level_above_the_summary_is_open_and_says_to_whom(
    commune: Workspace, tmp_path: Path
) -> None:
    made = issue_summary(commune, sum_up(commune, YEAR), Posting(folder=tmp_path))
    assert (made.is_enveloped, made.written.path.name) == (False, "summary-cap-tren-2022cn-1.asice")
    assert isinstance(read_summary_of(made.issued.content), Summary)


def read_summary_of(content: str) -> Summary:
    """Read a summary back from its content."""
    return read_summary_content(parse_content(content.encode()))
