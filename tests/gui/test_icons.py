"""The drawings: each one is shown somewhere, and each one that is named is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DRAWN = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
GUI = ROOT / "kiemdiem_desktop" / "gui"
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in GUI.rglob("*.py") if path.name != "theme.py")
# how the sources name a drawing: as a part's icon, in the style sheet, as a picture, and as a sign before its colour
NAMED = re.compile(
    r'icon="([\w-]+)"|icons:([\w-]+)\.svg|picture\("([\w-]+)"|"([\w-]+)", "(?:text|amber|accent_text|quiet)"\)'
)


def test_each_drawing_is_shown_and_each_named_drawing_is_there() -> None:
    named = {name for names in NAMED.findall(SOURCES) for name in names if name}
    assert named == DRAWN
