"""Where the slow libraries come in: each writer is loaded when it is first used."""

from types import ModuleType


def pdf() -> ModuleType:
    """Load the PDF writer (reportlab)."""
    from kiemdiem_desktop.documents import pdf as module  # noqa: PLC0415 - a door: slow to load

    return module


def calibration() -> ModuleType:
    """Load the page that old printers are set by (reportlab)."""
    from kiemdiem_desktop.documents import calibration as module  # noqa: PLC0415 - a door: slow to load

    return module


def docx() -> ModuleType:
    """Load the Word writer (python-docx)."""
    from kiemdiem_desktop.documents import docx as module  # noqa: PLC0415 - a door: slow to load

    return module


def xlsx() -> ModuleType:
    """Load the workbook writer (openpyxl)."""
    from kiemdiem_desktop.documents import xlsx as module  # noqa: PLC0415 - a door: slow to load

    return module


def fillable_docx() -> ModuleType:
    """Load the writer of Word forms to fill in."""
    from kiemdiem_desktop.documents import fillable_docx as module  # noqa: PLC0415 - a door: slow to load

    return module


def fillable_xlsx() -> ModuleType:
    """Load the writer of Excel forms to fill in."""
    from kiemdiem_desktop.documents import fillable_xlsx as module  # noqa: PLC0415 - a door: slow to load

    return module


def word_preview() -> ModuleType:
    """Load what shows a filled Word file in the window (python-docx)."""
    from kiemdiem_desktop.documents import word_preview as module  # noqa: PLC0415 - a door: slow to load

    return module


def word_template() -> ModuleType:
    """Load what reads and fills templates of the superior (python-docx)."""
    from kiemdiem_desktop.documents import word_template as module  # noqa: PLC0415 - a door: slow to load

    return module


def unit_template() -> ModuleType:
    """Load the writer of the empty list of organisations (openpyxl)."""
    from kiemdiem_desktop.documents import unit_template as module  # noqa: PLC0415 - a door: slow to load

    return module
