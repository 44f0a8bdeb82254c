"""A list with states: found without marks, quick at 3,000 lines, the choice stays; points as people write them."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.points_field import parse_points
from tests.gui.keyboard import press, type_vi


def lines_of(*names: str) -> tuple[ChipLine, ...]:
    """Give a line for each name."""
    return tuple(ChipLine(key=name, title=name, state="Chưa có", symbol="○") for name in names)


def test_filtering_keeps_the_choice(on_desk: Callable[..., QWidget]) -> None:
    chips = ChipList("Danh sách", nothing="Không có ai.")
    on_desk(chips)
    chips.show_lines(lines_of("Trần Văn Đức", "Lê Thị Hạnh", "Y Nông"))
    chips.select("Lê Thị Hạnh")
    type_vi(chips.filter_box, "duc")
    assert [line.title for line in chips.model.lines] == ["Trần Văn Đức"]
    hidden = chips.current
    press(chips.filter_box, Qt.Key.Key_Down)
    assert (hidden, chips.current) == ("Lê Thị Hạnh", "Trần Văn Đức")


def test_a_line_that_went_away_gives_the_choice_to_the_first(on_desk: Callable[..., QWidget]) -> None:
    chips = ChipList("Danh sách", nothing="Không có ai.")
    on_desk(chips)
    chips.show_lines(lines_of("A", "B", "C"))
    chips.select("B")
    chips.show_lines(lines_of("A", "C"))
    assert chips.current == "A"


def test_filtering_3000_lines_leaves_the_right_ones(on_desk: Callable[..., QWidget]) -> None:
    chips = ChipList("Danh sách", nothing="Không có ai.")
    on_desk(chips)
    chips.show_lines(lines_of(*(f"Nguyễn Văn Đức {number}" for number in range(3000))))
    chips.model.filter_by("d")
    chips.model.filter_by("duc 29")
    assert chips.model.lines
    assert all("29" in line.title for line in chips.model.lines)


def test_points_are_read_with_comma_or_point() -> None:
    assert [parse_points(text) for text in ("4,5", "4.5", " 30 ", "")] == [
        *(Decimal("4.5"), Decimal("4.5"), Decimal(30)),
        None,
    ]


@pytest.mark.parametrize("text", ["năm", "-1", "4,5,5", "1/2"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="không phải là điểm"):
        parse_points(text)
