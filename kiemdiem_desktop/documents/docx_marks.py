"""Marks of Word files that python-docx has no words for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def mark(name: str, **values: str) -> BaseOxmlElement:
    """Give an element such as `w:tblHeader` with attributes of the same name space."""
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def repeat_on_every_page(row: _Row) -> None:
    """Let a header row stand again at the top of every page."""
    row._tr.get_or_add_trPr().append(mark("w:tblHeader", val="true"))  # noqa: SLF001 - the library has no other way


def keep_row_whole(row: _Row) -> None:
    """Never break a row across pages."""
    row._tr.get_or_add_trPr().append(mark("w:cantSplit", val="true"))  # noqa: SLF001 - the library has no other way


def rule_under(paragraph: Paragraph, *, kind: str = "single") -> None:
    """Draw a thin line ("single", "dotted") under a paragraph, as long as the paragraph is wide."""
    borders = mark("w:pBdr")
    borders.append(mark("w:bottom", val=kind, sz="6", space="1", color="auto"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no other way
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def page_number(run: Run) -> None:
    """Let a run show the number of its page."""
    code = mark("w:instrText")
    code.text = "PAGE"
    parts = (mark("w:fldChar", fldCharType="begin"), code, mark("w:fldChar", fldCharType="end"))
    for part in parts:
        run._r.append(part)  # noqa: SLF001 - the library has no other way


def fixed_columns(table: Table, *, inside: int = 60) -> None:
    """Keep the column widths as given, and leave little room inside the cells (twentieths of a point)."""
    table.autofit = False
    margins = mark("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(mark(f"w:{side}", w=str(inside), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 - the library has no other way
