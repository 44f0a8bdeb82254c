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


def sheets() -> ModuleType:
    """Give the service of the sheets that are printed once: it brings the makers of papers and packages with it."""
    from kiemdiem_desktop.services.cell import sheets  # noqa: PLC0415 - a door: loaded when first used

    return sheets


def sample() -> ModuleType:
    """Give the service that opens the sample cell."""
    from kiemdiem_desktop.services.cell import sample  # noqa: PLC0415 - a door: loaded when first used

    return sample


def printing() -> ModuleType:
    """Give what prints a PDF."""
    from kiemdiem_desktop.gui import printing  # noqa: PLC0415 - a door: loaded when first used

    return printing
