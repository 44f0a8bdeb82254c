"""Where `gui` lets in the slow libraries: each function gives the module, loaded when it is first asked for."""

from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.services.places import find_places

if TYPE_CHECKING:
    from kiemdiem_desktop.gui.licences_dialog import LicencesDialog
    from kiemdiem_desktop.services.workspace import Workspace


def print_support() -> ModuleType:
    """Give QtPrintSupport (printers)."""
    from PySide6 import QtPrintSupport  # noqa: PLC0415 - a door: loaded when first used

    return QtPrintSupport


def pdfium() -> ModuleType:
    """Give pypdfium2, which draws the pages of a PDF."""
    import pypdfium2  # noqa: PLC0415 - a door: loaded when first used

    library: ModuleType = pypdfium2
    return library


def recovery_sheet_pdf(workspace: "Workspace", code: str) -> bytes:
    """Give the sheet of a recovery code; it brings the makers of papers with it."""
    from kiemdiem_desktop.services import recovery_sheets  # noqa: PLC0415 - a door

    return recovery_sheets.recovery_sheet_pdf(workspace, code)


def licences_dialog(parent: QWidget) -> "LicencesDialog":
    """Give the licences of the parts of others."""
    from kiemdiem_desktop.gui.licences_dialog import LicencesDialog  # noqa: PLC0415 - a door: read once a year

    return LicencesDialog(parent, find_places().resources)
