"""The doors of the room: slow or rarely used libraries, loaded when a file first needs them."""

from types import ModuleType


def calamine() -> ModuleType:
    """Give python-calamine: values of .xlsx workbooks, fast."""
    import python_calamine  # noqa: PLC0415 - loaded when a workbook is first read

    return python_calamine


def openpyxl() -> ModuleType:
    """Give openpyxl: fonts and formulas of workbooks, where those matter."""
    import openpyxl as library  # noqa: PLC0415 - a tenth of a second, for legacy fonts only

    return library


def xlrd() -> ModuleType:
    """Give xlrd: workbooks of the time before 2007."""
    import xlrd  # noqa: PLC0415 - loaded when an old workbook is first read

    library: ModuleType = xlrd
    return library


def pdfium() -> ModuleType:
    """Give pypdfium2: the letters of a PDF."""
    import pypdfium2  # noqa: PLC0415 - loaded when a PDF letter is first read

    library: ModuleType = pypdfium2
    return library
