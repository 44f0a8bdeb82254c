"""Copies the serif font of printed papers from Debian's fonts-liberation2 into resources/fonts."""

import shutil
import sys
from pathlib import Path

from kiemdiem_desktop.documents.fonts import check_font, font_files

DEBIAN_FONTS = Path("/usr/share/fonts/truetype/liberation2")
DEBIAN_LICENCE = Path("/usr/share/doc/fonts-liberation2/copyright")
TARGET = Path(__file__).parents[1] / "resources" / "fonts"


def fetch_fonts(source: Path = DEBIAN_FONTS, target: Path = TARGET, licence: Path = DEBIAN_LICENCE) -> None:
    """Copy the four faces and their licence, each face checked for its version and its Vietnamese letters.

    Raises: FontsMissingError, UnfitFontError.
    """
    target.mkdir(parents=True, exist_ok=True)
    for path in font_files(source).values():
        check_font(path)
        shutil.copyfile(path, target / path.name)
    if licence.is_file():
        shutil.copyfile(licence, target / "LICENCE.txt")


if __name__ == "__main__":
    fetch_fonts(*(Path(argument) for argument in sys.argv[1:3]))
