"""The register as a tree: added, changed, moved, retired by hand; imported from a file as one step."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.trust import KeyStatus
from kiemdiem_desktop.intake.errors import NoHeaderError
from kiemdiem_desktop.services.committee import units
from kiemdiem_desktop.services.committee.unit_import import (
    UnitChoices,
    UnitField,
    UnitOutcome,
    empty_workbook,
    preview_units,
    read_units,
    take_over_units,
)
from kiemdiem_desktop.services.workspace import Workspace
from tests.filled_books import sample_commune

HEAD = ("STT", "Tên chi bộ, đảng bộ", "Mã đơn vị", "Loại", "Trực thuộc", "Bí thư", "Số điện thoại (bí thư)", "Màu")
ROWS: tuple[tuple[str | int, ...], ...] = (
    (1, "Đảng ủy bộ phận khối trường", "SN-BP-TRUONG", "Đảng bộ bộ phận", "", "Ngô Thị Hảo", "0900 111 222", "đỏ"),
    (2, "Chi bộ Trường Mầm non", "SN-21", "chi bộ", "Đảng ủy bộ phận khối trường", "Lục Thị Sim", 900111333, ""),
    (3, "Chi bộ thôn Bến Sim", "sn-01", "", "SN-BP-TRUONG", "", "", ""),
    (4, "Chi bộ thôn Gò Mây", "", "", "", "Hà Văn Mới", "", ""),
    (5, "Chi bộ Hợp tác xã", "", "", "Đảng bộ không có thật", "", "", ""),
    (6, "Chi bộ thứ hai cùng mã", "SN-21", "", "", "", "", ""),
    ("", "Tổng cộng: 6 đơn vị", "", "", "", "", "", ""),
)


@pytest.fixture
def commune(clock: FixedClock) -> Iterator[Workspace]:
    """The sample commune: two sub-committees, twelve cells."""
    workspace = sample_commune(clock)
    yield workspace
    workspace.store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list as a commune's office keeps it: a heading, a title row below, a foot."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ĐẢNG BỘ XÃ SUỐI NGÀN"])
    sheet.append([])
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(list(row))
    book.save(tmp_path / "danh-sach.xlsx")
    return tmp_path / "danh-sach.xlsx"


def unit_of(workspace: Workspace, code: str) -> RegisteredCell:
    """Give a unit by its code."""
    unit = workspace.store.registered_cells.find(code=code)
    assert unit is not None
    return unit


def test_units_stand_in_the_order_of_the_tree_with_level_key_and_cells_below(commune: Workspace) -> None:
    lines = units.list_units(commune)
    assert [(line.unit.code, line.level) for line in lines[:3]] == [("sn-bp-dong", 0), ("sn-01", 1), ("sn-02", 1)]
    by_code = {line.unit.code: line for line in lines}
    assert by_code["sn-bp-tay"].cells_below == 4
    assert by_code["sn-01"].parent_name == "Đảng ủy bộ phận khối thôn Đông"
    assert by_code["sn-01"].key is KeyStatus.KNOWN
    assert by_code["sn-12"].key is None


def test_a_unit_is_added_moved_and_changed_by_hand(commune: Workspace) -> None:
    code = units.propose_unit_code("Chi bộ thôn Nà Lúa", {"THON-NA-LUA"})
    assert code == "THON-NA-LUA-2"
    added = units.add_unit(commune, RegisteredCell(code=code, name="  Chi bộ thôn Nà Lúa mới "))
    assert units.list_units(commune)[-1].unit.name == "Chi bộ thôn Nà Lúa mới"
    moved = units.save_unit(commune, replace(added, parent_code="sn-bp-tay", code="NL-2"))
    assert units.list_units(commune)[10].unit == moved
    units.shift_unit(commune, moved.id, down=False)
    assert [line.unit.code for line in units.list_units(commune)][9:11] == ["NL-2", "sn-08"]
    commune.store.undo()
    assert [line.unit.code for line in units.list_units(commune)][9:11] == ["sn-08", "NL-2"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": " "}, "Tên đơn vị còn trống"),
        ({"code": "có dấu"}, "có dấu"),
        ({"code": "sn-02"}, "đã là của"),
        ({"code": "moi"}, "không đổi mã được"),
        ({"parent_code": "sn-01"}, "dưới chính nó"),
        ({"parent_code": "khong-co"}, "Không có đơn vị"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(commune: Workspace, change: dict[str, str], told: str) -> None:
    unit = unit_of(commune, "sn-01")
    with pytest.raises(InvalidValueError, match=told):
        units.save_unit(commune, replace(unit, **change))  # type: ignore[arg-type]
    assert unit_of(commune, "sn-01") == unit


def test_a_committee_cannot_go_under_what_is_under_it_and_its_children_follow_its_code(commune: Workspace) -> None:
    above = unit_of(commune, "sn-bp-dong")
    assert above.code not in {unit.code for unit in units.possible_parents(commune, above.code)}
    units.save_unit(commune, replace(above, code="KHOI-DONG"))
    assert unit_of(commune, "sn-01").parent_code == "KHOI-DONG"


def test_a_retired_unit_stays_and_comes_back_and_only_an_unused_one_is_taken_out(commune: Workspace) -> None:
    unit = unit_of(commune, "sn-04")
    retired = units.retire_unit(commune, unit.id, on=commune.clock.today(), why="Sáp nhập vào thôn Bến Sim")
    assert (retired.is_expected, retired.retired_on) == (False, commune.clock.today())
    assert next(line for line in units.list_units(commune) if line.unit.code == "sn-bp-dong").cells_below == 3
    assert units.restore_unit(commune, unit.id).is_expected
    with pytest.raises(InvalidValueError, match="không xóa được"):
        units.remove_unit(commune, unit.id)
    with pytest.raises(InvalidValueError, match="còn đơn vị trực thuộc"):
        units.remove_unit(commune, unit_of(commune, "sn-bp-dong").id)
    units.remove_unit(commune, unit_of(commune, "sn-12").id)
    assert commune.store.registered_cells.find(code="sn-12") is None


def test_a_file_is_previewed_row_by_row_and_taken_over_as_one_step(commune: Workspace, file: Path) -> None:
    before = commune.store.registered_cells.all()
    draft = read_units(file)
    assert [column.meaning for column in draft.columns][:3] == [UnitField.NUMBER, UnitField.NAME, UnitField.CODE]
    assert [column.meaning for column in draft.columns][-2:] == [UnitField.PHONE, None]
    assert [reason for _row, reason in draft.skipped] == ["Dòng cộng hoặc dòng cuối bảng"]
    preview = preview_units(commune, draft)
    outcomes = [row.outcome for row in preview.rows]
    add, change, refused = UnitOutcome.ADD, UnitOutcome.CHANGE, UnitOutcome.REFUSED
    assert outcomes == [add, add, change, change, add, refused]
    assert preview.rows[2].reason == "Đã có: đổi đơn vị cấp trên"
    assert "Không thấy đơn vị cấp trên “Đảng bộ không có thật”" in preview.rows[4].problems[0]
    assert "Trùng mã với dòng 5" in preview.rows[5].reason
    assert take_over_units(commune, preview) == (3, 2)
    nursery = unit_of(commune, "SN-21")
    assert (nursery.parent_code, nursery.phone, nursery.is_expected) == ("SN-BP-TRUONG", "900111333", True)
    assert unit_of(commune, "SN-BP-TRUONG").unit_kind is UnitKind.SUB_COMMITTEE
    assert not unit_of(commune, "SN-BP-TRUONG").is_expected
    assert preview_units(commune, read_units(file)).of(UnitOutcome.ADD) == ()
    commune.store.undo()
    assert commune.store.registered_cells.all() == before


def test_a_column_may_be_meant_otherwise_and_a_row_left_out(commune: Workspace, file: Path) -> None:
    draft = read_units(file, mapping={7: UnitField.NOTE})
    assert draft.rows[0].note == "đỏ"
    preview = preview_units(commune, draft, UnitChoices(left_out=frozenset({4})))
    assert preview.rows[0].outcome is UnitOutcome.REFUSED


def test_the_empty_workbook_is_read_back_by_its_own_titles(commune: Workspace, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(empty_workbook()))
    sheet = book.worksheets[0]
    for column, value in enumerate(("1", "Chi bộ thôn Mới", "SN-31", "Chi bộ trực thuộc", "sn-bp-tay"), 1):
        sheet.cell(row=2, column=column, value=value)
    book.save(tmp_path / "mau.xlsx")
    (row,) = preview_units(commune, read_units(tmp_path / "mau.xlsx")).rows
    assert (row.outcome, row.unit.parent_code, row.problems) == (UnitOutcome.ADD, "sn-bp-tay", ())


def test_a_csv_is_read_and_a_file_without_names_is_told(commune: Workspace, tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("Tên đơn vị;Mã\nChi bộ thôn Bãi;SN-41\n", encoding="utf-8")
    assert preview_units(commune, read_units(tmp_path / "ds.csv")).rows[0].outcome is UnitOutcome.ADD
    (tmp_path / "la.csv").write_text("Họ và tên;Sinh ngày\nLê A;1990\n", encoding="utf-8")
    with pytest.raises(NoHeaderError, match="cột tên đơn vị"):
        read_units(tmp_path / "la.csv")
