"""Charts of the Word writer: pictures that read out their figures."""

from io import BytesIO
from pathlib import Path

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from kiemdiem_desktop.documents.blocks import Chart
from kiemdiem_desktop.documents.chart_png import chart_png
from kiemdiem_desktop.documents.charts import told
from kiemdiem_desktop.documents.docx_blocks import PLAIN

_POINTS_PER_MM = 72 / 25.4


def add_chart(word: Word, chart: Chart, width: float, fonts_dir: Path) -> None:
    """Put the picture of a chart across the text width (mm), with its figures as the text for those who cannot see."""
    line = word.add_paragraph(style=PLAIN)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.line_spacing = 1.0
    picture = BytesIO(chart_png(chart, width * _POINTS_PER_MM, fonts_dir))
    shape = line.add_run().add_picture(picture, width=Mm(width))
    facts = shape._inline.find(qn("wp:docPr"))  # noqa: SLF001 - the library has no other way
    facts.set("descr", told(chart))
    facts.set("title", chart.name)
