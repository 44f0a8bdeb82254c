"""Sizes and colours: contrast of every pair, text size remembered, spaces that follow it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.theme import DARK, LIGHT, PAIRS, Colours, Mode, Theme, colours_now, held, px, spaced

WRITING_CONTRAST = 4.5
RING_CONTRAST = 3.0


def luminance(colour: str) -> float:
    """Give the relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_writing_stands_out_from_its_ground(colours: Colours, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(colours, name) for name in pair)
    assert contrast(ink, ground) >= WRITING_CONTRAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "selected"])
def test_focus_ring_stands_out(colours: Colours, ground: str) -> None:
    assert contrast(colours.focus, getattr(colours, ground)) >= RING_CONTRAST


def test_size_and_colours_are_remembered(theme: Theme, tmp_path: Path) -> None:
    theme.use_percent(150)
    theme.use_mode(Mode.DARK)
    again = Theme(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    assert (again.percent, again.mode) == (150, Mode.DARK)


def test_a_spoiled_file_of_settings_gives_the_usual_look(qapp: QApplication, tmp_path: Path) -> None:
    spoiled = tmp_path / "look.ini"
    spoiled.write_text("[look]\npercent=huge\nmode=pink\n", encoding="utf-8")
    theme = Theme(QSettings(str(spoiled), QSettings.Format.IniFormat), qapp)
    assert (theme.percent, theme.mode) == (100, Mode.SYSTEM)


def test_text_size_stays_between_its_ends(theme: Theme) -> None:
    for _press in range(20):
        theme.larger()
    assert theme.percent == 200
    for _press in range(20):
        theme.smaller()
    assert theme.percent == 100


def test_a_size_key_held_down_draws_once(theme: Theme, qtbot: QtBot) -> None:
    drawn: list[int] = []
    theme.changed.connect(lambda: drawn.append(theme.percent))
    for _press in range(5):
        theme.larger()
    assert drawn == []
    qtbot.waitUntil(lambda: drawn == [150])


def test_spaces_and_sizes_follow_the_text_size(theme: Theme) -> None:
    page = QWidget()
    layout = spaced(QVBoxLayout(page), gap=8, margin=16)
    inner = held(QWidget(), min_width=100)
    layout.addWidget(inner)
    theme.use_percent(200)
    assert (layout.spacing(), layout.contentsMargins().left(), inner.minimumWidth()) == (16, 32, 200)
    assert px(24) == 48


def test_dark_and_light_are_told_apart(theme: Theme) -> None:
    theme.use_mode(Mode.DARK)
    dark = colours_now()
    theme.use_mode(Mode.LIGHT)
    assert (dark, colours_now()) == (DARK, LIGHT)
