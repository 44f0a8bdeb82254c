"""Slow libraries are let in only when they are first used."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiemdiem_desktop.gui import doors

ROOT = Path(__file__).parents[2]
SLOW = (
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "pypdfium2",
    "reportlab",
    "openpyxl",
    "docx",
    "asn1crypto",
    "pkcs11",
    "pyrage",
)


@pytest.mark.parametrize("module", ["main_window", "widgets.grid", "widgets.paper_view"])
def test_the_frame_loads_no_slow_library(module: str) -> None:
    code = f"import sys, kiemdiem_desktop.gui.{module}\nprint(*sorted(set(sys.modules) & set({SLOW!r})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_doors_give_their_libraries() -> None:
    assert doors.print_support().QPrinter.__name__ == "QPrinter"
    assert doors.pdfium().PdfDocument.__name__ == "PdfDocument"
