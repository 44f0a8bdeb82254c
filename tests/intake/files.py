"""Roster files made on the spot: workbooks in any font, workbooks that lie, text in any encoding.

Two files could not be made on the spot and lie in `data`: an old .xls register in a .VnTime font, whose format
only old programs write, and a copy of the register locked with the password "bi-mat-2026".
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

DATA = Path(__file__).parent / "data"
SHEET_29 = DATA / "csdl_29_cot_chi_bo_thon_kon_robang.xlsx"
SHEET_40 = DATA / "file_nhap_lieu_4_0_chi_bo_truong_hoc.xlsx"
REGISTER = DATA / "so_danh_sach_phong_vntime.xlsx"
SIMPLE = DATA / "danh_sach_don_gian.csv"
OLD_REGISTER = DATA / "so_cu_phong_vntime.xls"
LOCKED = DATA / "co_mat_khau.xlsx"


def workbook(path: Path, rows: Sequence[Sequence[Any]], *, font: str = "Calibri", merge: Sequence[str] = ()) -> Path:
    """Write rows as the only sheet of a workbook, all in one font."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for line in sheet.iter_rows():
        for cell in line:
            cell.font = Font(name=font)
    for span in merge:
        sheet.merge_cells(span)
    book.save(path)
    return path


def text_file(path: Path, text: str, encoding: str) -> Path:
    """Write a text file in an encoding."""
    path.write_bytes(text.encode(encoding))
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    """Give the parts of a workbook's package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Give a package of parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_sheet(path: Path, sheet_xml: str) -> Path:
    """Write a workbook whose sheet is the given XML, all else being sound."""
    parts = parts_of(REGISTER)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts["xl/worksheets/sheet1.xml"] = f"<worksheet {space}><sheetData>{sheet_xml}</sheetData></worksheet>".encode()
    path.write_bytes(packed(parts))
    return path


def swollen(path: Path, megabytes: int) -> Path:
    """Write a small workbook whose sheet unfolds to many megabytes."""
    parts = parts_of(REGISTER)
    row = b'<row><c t="inlineStr"><is><t>' + b"A" * 2**20 + b"</t></is></c></row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, data)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _megabyte in range(megabytes):
                sheet.write(row)
            sheet.write(b"</sheetData></worksheet>")
    return path
