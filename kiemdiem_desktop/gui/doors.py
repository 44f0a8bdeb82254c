"""Where `gui` lets in the slow libraries: each function gives the module, loaded when it is first asked for."""

from types import ModuleType


def print_support() -> ModuleType:
    """Give QtPrintSupport (printers)."""
    from PySide6 import QtPrintSupport  # noqa: PLC0415 - a door: loaded when first used

    return QtPrintSupport


def pdfium() -> ModuleType:
    """Give pypdfium2, which draws the pages of a PDF."""
    import pypdfium2  # noqa: PLC0415 - a door: loaded when first used

    library: ModuleType = pypdfium2
    return library
