"""Parts that turn under each other, pages of which only the shown one takes room, columns kept within the width."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiemdiem_desktop.gui.theme import Theme, held
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from tests.gui.keyboard import press

OnDesk = Callable[..., QWidget]


def a_grid() -> Grid[str]:
    """Give a grid of three columns and three rows."""

    def column(name: str) -> Column[str]:
        return Column(id=name, title=name.upper(), text=lambda row: f"{row} {name}", letters=30)

    grid = Grid(tuple(column(name) for name in "abc"), key=lambda row: row, label="Bảng")
    grid.show_rows(("một", "hai", "ba"))
    return grid


def test_parts_turn_when_the_window_is_narrow_or_the_text_large(on_desk: OnDesk, theme: Theme) -> None:
    split = TurningSplit(QLabel("một"), QLabel("hai"), least=400)
    desk = on_desk(split)
    desk.resize(600, 300)
    QApplication.processEvents()
    assert split.orientation() == Qt.Orientation.Horizontal
    theme.use_percent(200)
    QApplication.processEvents()
    assert split.orientation() == Qt.Orientation.Vertical
    theme.use_percent(100)
    desk.resize(300, 300)
    QApplication.processEvents()
    assert split.orientation() == Qt.Orientation.Vertical


def test_a_short_page_takes_no_more_room_than_it_needs(on_desk: OnDesk) -> None:
    short, long = QLabel("ngắn"), held(QLabel("dài"), min_height=2000)
    stack = PageStack(short, long)
    on_desk(stack)
    assert stack.sizeHint().height() < 200
    stack.show_page(long)
    assert stack.sizeHint().height() >= 2000


def test_columns_that_are_not_shown_are_passed_over(on_desk: OnDesk) -> None:
    grid = a_grid()
    on_desk(grid)
    grid.show_columns({"a", "c"})
    grid.select("hai", "a")
    grid.view.setFocus()
    press(grid.view, Qt.Key.Key_Tab)
    assert grid.view.currentIndex().data() == "hai c"
    grid.show_columns({"b"})
    assert grid.view.currentIndex().data() == "hai b"


def test_long_columns_give_way_before_the_table_scrolls_sideways(on_desk: OnDesk) -> None:
    grid = a_grid()
    desk = on_desk(grid)
    desk.resize(700, 300)
    grid.show_columns({"a", "b", "c"})
    QApplication.processEvents()
    assert grid.view.horizontalScrollBar().maximum() > 0
    grid.show_columns({"a", "b", "c"}, is_fitted=True)
    QApplication.processEvents()
    assert grid.view.horizontalScrollBar().maximum() == 0
