"""The grid: typed like a spreadsheet by keyboard alone, filtered without marks, pasted into, never jumping."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.partial_date import parse_partial_date
from kiemdiem_desktop.domain.text import name_sort_key
from kiemdiem_desktop.gui.widgets.clipboard_block import read_block, write_block
from kiemdiem_desktop.gui.widgets.grid import Grid, PastedCell
from kiemdiem_desktop.gui.widgets.grid_model import Column
from tests.gui.eyes import english_in, unnamed_in
from tests.gui.keyboard import press, type_vi

OnDesk = Callable[..., QWidget]
NAMES = ("Nguyễn Văn Đức", "Trần Thị Ánh", "Lê Hữu Ân", "Đặng Thái Sơn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A row."""

    id: int
    name: str
    born: str = "1976"
    kind: str = "Chính thức"


class Roster:
    """Rows that are stored, and the grid that shows them again after each step."""

    def __init__(self, *, one_step: bool = False) -> None:
        self.rows = tuple(Person(id=place, name=name) for place, name in enumerate(NAMES))
        self.pasted: list[tuple[PastedCell[Person], ...]] = []
        columns: tuple[Column[Person], ...] = (
            Column(id="name", title="Họ và tên", text=lambda row: row.name, store=self.rename, sort_key=by_name),
            Column(id="born", title="Ngày sinh", text=lambda row: row.born, store=self.set_born),
            Column(
                id="kind",
                title="Loại",
                text=lambda row: row.kind,
                store=self.set_kind,
                choices=("Chính thức", "Dự bị"),
                tip=lambda row: f"Loại đảng viên của {row.name}",
            ),
            Column(id="number", title="Số", text=lambda row: str(row.id), tone=lambda _row: "amber"),
        )
        paste = self.pasted.append if one_step else None
        self.grid = Grid(columns, key=lambda row: row.id, label="Danh sách đảng viên", paste=paste)
        self.grid.show_rows(self.rows)

    def rename(self, row: Person, name: str) -> None:
        """Store a name."""
        self._put(replace(row, name=name))

    def set_born(self, row: Person, text: str) -> None:
        """Store a date of birth."""
        self._put(replace(row, born=str(parse_partial_date(text)) if text else ""))

    def set_kind(self, row: Person, kind: str) -> None:
        """Store a kind."""
        if kind not in ("Chính thức", "Dự bị"):
            raise InvalidValueError(code="kind", message=f"Không có loại “{kind}”.", hint="Chọn trong danh sách.")
        self._put(replace(row, kind=kind))

    def _put(self, changed: Person) -> None:
        self.rows = tuple(changed if row.id == changed.id else row for row in self.rows)
        self.grid.show_rows(self.rows)

    def column(self, name: str) -> list[str]:
        """Give the stored values of a column."""
        return [getattr(row, name) for row in self.rows]


def by_name(row: Person) -> str:
    """Order by given name."""
    return name_sort_key(row.name)


@pytest.fixture
def roster(on_desk: OnDesk) -> Roster:
    """Give a shown roster with the cursor in its first cell."""
    roster = Roster()
    on_desk(roster.grid).resize(900, 500)
    roster.grid.view.setFocus()
    roster.grid.select(0, "name")
    return roster


def open_cell(roster: Roster) -> QLineEdit:
    """Give the line that is open in a cell."""
    editors = roster.grid.view.findChildren(QLineEdit, "cellEditor")
    return next(editor for editor in editors if editor.isVisible())


def type_in_cell(roster: Roster, text: str) -> None:
    """Type into the current cell: the first letter opens it, the rest goes to the line that has opened."""
    type_vi(roster.grid.view, text[0])
    type_vi(open_cell(roster), text[1:])


def test_typing_starts_editing_and_enter_goes_down(roster: Roster) -> None:
    for name in ("Phạm Thị Ước", "Võ Ỷ Lan"):
        press(roster.grid.view, Qt.Key.Key_F2)
        editor = open_cell(roster)
        editor.selectAll()
        type_vi(editor, name)
        press(editor, Qt.Key.Key_Return)
    assert roster.column("name")[:2] == ["Phạm Thị Ước", "Võ Ỷ Lan"]
    assert roster.grid.view.currentIndex().row() == 2


def test_a_letter_replaces_the_cell(roster: Roster) -> None:
    type_vi(roster.grid.view, "Đ")
    assert open_cell(roster).text() == "Đ"
    press(open_cell(roster), Qt.Key.Key_Escape)
    assert roster.column("name")[0] == NAMES[0]


def test_tab_goes_right_and_leaves_after_the_last_column(roster: Roster) -> None:
    view = roster.grid.view
    for column in (1, 2, 3):
        press(view, Qt.Key.Key_Tab)
        assert view.currentIndex().column() == column
    press(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_enter_after_tabs_goes_down_to_where_they_began(roster: Roster) -> None:
    view = roster.grid.view
    press(view, Qt.Key.Key_Right)
    for _step in range(2):
        press(view, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_Return)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Return)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 2)


def test_a_table_without_rows_is_left_in_peace(roster: Roster, capfd: pytest.CaptureFixture[str]) -> None:
    roster.grid.show_rows(())
    roster.grid.show_rows(())
    assert "invalid index" not in capfd.readouterr().err


def test_tab_stores_the_open_cell(roster: Roster) -> None:
    type_in_cell(roster, "Lý Thị Ỷ")
    press(open_cell(roster), Qt.Key.Key_Tab)
    assert roster.column("name")[0] == "Lý Thị Ỷ"
    assert roster.grid.view.currentIndex().column() == 1


def test_a_column_is_pasted_from_the_current_cell_on(roster: Roster) -> None:
    roster.grid.select(1, "born")
    QGuiApplication.clipboard().setText("05/03/1980\r\n1981\r\n")
    press(roster.grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert roster.column("born") == ["1976", "05/03/1980", "1981", "1976"]


def test_a_block_is_pasted_and_what_is_wrong_is_told(roster: Roster) -> None:
    roster.grid.select(2, "born")
    roster.grid.paste_text("31/02/1980\tDự bị\n1981\tKhách\n1982\tDự bị")
    assert roster.column("born")[2:] == ["1976", "1981"]
    assert roster.column("kind")[2:] == ["Dự bị", "Chính thức"]
    note = roster.grid.note.text()
    assert "31/02/1980" in note
    assert "Khách" in note
    assert "1 dòng dán vào không có chỗ" in note


def test_a_paste_can_be_one_step() -> None:
    roster = Roster(one_step=True)
    roster.grid.select(0, "name")
    roster.grid.paste_text("A\t1970\nB\t1971")
    assert len(roster.pasted) == 1
    assert [cell.text for cell in roster.pasted[0]] == ["A", "1970", "B", "1971"]


def test_a_refused_cell_keeps_its_value_and_says_why(roster: Roster) -> None:
    roster.grid.select(0, "born")
    type_in_cell(roster, "31/02/1976")
    press(open_cell(roster), Qt.Key.Key_Return)
    assert roster.column("born")[0] == "1976"
    assert "“31/02/1976”" in roster.grid.note.text()


def test_delete_clears_the_selected_cells(roster: Roster) -> None:
    roster.grid.select(0, "born")
    press(roster.grid.view, Qt.Key.Key_Delete)
    assert roster.column("born") == ["", "1976", "1976", "1976"]


def test_copied_cells_come_back_as_they_were(roster: Roster) -> None:
    press(roster.grid.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"{NAMES[0]}\n"


@pytest.mark.parametrize(
    "block", [(("một\nhai", "ba"), ("“bốn”", 'năm "sáu"')), (("một",), ("",), ("ba",))], ids=["quoted", "gap"]
)
def test_blocks_survive_the_clipboard(block: tuple[tuple[str, ...], ...]) -> None:
    assert read_block(write_block(block)) == block


@pytest.mark.parametrize(("typed", "found"), [("duc", 1), ("ĐỨC", 1), ("thi anh", 1), ("xyz", 0), ("", 4), ("an", 4)])
def test_the_filter_ignores_marks_and_case(roster: Roster, typed: str, found: int) -> None:
    roster.grid.filter_box.setText(typed)
    assert len(roster.grid.model.rows) == found


def test_names_sort_by_given_name(roster: Roster) -> None:
    roster.grid.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row.name for row in roster.grid.model.rows] == [
        "Trần Thị Ánh",
        "Lê Hữu Ân",
        "Nguyễn Văn Đức",
        "Đặng Thái Sơn",
    ]


def test_an_edit_moves_no_row(roster: Roster) -> None:
    roster.grid.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    roster.rename(roster.rows[1], "Trần Thị Yến")
    assert roster.grid.model.rows[0].name == "Trần Thị Yến"


def test_the_cursor_stays_with_its_row_when_rows_come_and_go(roster: Roster) -> None:
    roster.grid.select(2)
    roster.grid.show_rows(roster.rows[1:])
    assert roster.grid.current == roster.rows[2]


def test_a_hidden_row_is_shown_when_it_is_asked_for(roster: Roster) -> None:
    roster.grid.filter_box.setText("duc")
    assert roster.grid.select(3)
    assert roster.grid.current == roster.rows[3]
    assert not roster.grid.select(99)


def test_the_cursor_goes_to_a_match_where_the_filter_hides_its_row(roster: Roster) -> None:
    heard: list[object] = []
    roster.grid.current_changed.connect(heard.append)
    roster.grid.select(3)
    roster.grid.filter_box.setText("duc")
    assert roster.grid.current == roster.grid.model.rows[0]
    assert heard[-1] == roster.grid.current
    roster.grid.filter_box.setText("xyz")
    assert roster.grid.current is None


def test_leaving_the_screen_stores_the_open_cell(roster: Roster) -> None:
    type_in_cell(roster, "Hồ Thị Ngọc")
    assert roster.grid.flush()
    assert roster.column("name")[0] == "Hồ Thị Ngọc"


def test_screen_readers_hear_column_and_value(roster: Roster) -> None:
    cell = roster.grid.model.index(0, 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Loại: Chính thức"
    assert cell.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Loại đảng viên của Nguyễn Văn Đức"
    assert not unnamed_in(roster.grid)
    assert not english_in(roster.grid)


def test_filtering_three_thousand_rows_leaves_the_right_ones(on_desk: OnDesk) -> None:
    rows = tuple(Person(id=place, name=f"Nguyễn Văn Đức {place}") for place in range(3000))
    grid: Grid[Person] = Grid(
        (Column(id="name", title="Họ và tên", text=lambda row: row.name),), key=lambda row: row.id, label="Danh sách"
    )
    on_desk(grid)
    grid.show_rows(rows)
    grid.filter_box.setText("d")
    grid.filter_box.setText("duc 299")
    assert len(grid.model.rows) == 13


def test_the_current_row_stays_in_sight_when_the_grid_gets_lower(on_desk: OnDesk) -> None:
    roster = Roster()
    grid = roster.grid
    desk = on_desk(grid)
    grid.show_rows(tuple(Person(id=place, name=f"Đảng viên {place}") for place in range(40)))
    desk.resize(600, 600)
    QApplication.processEvents()
    grid.select(10)
    assert grid.view.viewport().rect().contains(grid.view.visualRect(grid.view.currentIndex()).center())
    desk.resize(600, 240)
    QApplication.processEvents()
    assert grid.view.viewport().rect().contains(grid.view.visualRect(grid.view.currentIndex()).center())
