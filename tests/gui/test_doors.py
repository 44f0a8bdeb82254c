"""Slow libraries are let in only when they are first used."""

import json
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

FIRST_PAGE = {
    *("arrivals", "naming", "one_window", "overriding", "program", "qt_words", "start", "start_doors", "start_screen"),
    *("stylesheet", "sweeper", "theme", "widgets", "widgets.field", "widgets.page_scroll", "widgets.passphrase_field"),
}
LARGE_IN_QT = {"QtCore": {"Qt", "QProcess", "QBuffer"}, "QtGui": {"QIcon", "QKeySequence", "QImage", "QFontDatabase"}}


def test_the_first_page_loads_only_what_it_shows() -> None:
    """What else a person needs is loaded while the passphrase is typed (`start_doors.WARM_UP`)."""
    code = "import json, sys, kiemdiem_desktop.gui.program\nprint(json.dumps(sorted(sys.modules)))\n"
    code += f"print(json.dumps([sorted(set(vars(sys.modules[f'PySide6.{{m}}']))) for m in {tuple(LARGE_IN_QT)!r}]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    modules, in_qt = map(json.loads, done.stdout.splitlines())
    ours = {name.removeprefix("kiemdiem_desktop.") for name in modules if name.startswith("kiemdiem_desktop.")}
    assert {name.removeprefix("gui.") for name in ours if name.startswith("gui.")} == FIRST_PAGE
    lower = {"domain", "domain.errors", "gui", "i18n", "services", "services.places", "services.shelf_list"}
    assert {name for name in ours if not name.startswith("gui.")} == lower
    assert [set(made) & large for made, large in zip(in_qt, LARGE_IN_QT.values(), strict=True)] == [set(), set()]


@pytest.mark.parametrize("module", ["main_window", "widgets.grid", "widgets.paper_view"])
def test_the_frame_loads_no_slow_library(module: str) -> None:
    code = f"import sys, kiemdiem_desktop.gui.{module}\nprint(*sorted(set(sys.modules) & set({SLOW!r})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_doors_give_their_libraries() -> None:
    assert doors.print_support().QPrinter.__name__ == "QPrinter"
    assert doors.pdfium().PdfDocument.__name__ == "PdfDocument"
