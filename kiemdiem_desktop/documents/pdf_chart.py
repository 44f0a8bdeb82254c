"""Charts on a PDF page: the shapes of `charts.py`, line by line."""

from typing import assert_never

from reportlab.lib import colors
from reportlab.platypus import Flowable

from kiemdiem_desktop.documents.blocks import Alignment, Chart
from kiemdiem_desktop.documents.charts import Box, Label, Pattern, Shape, Stroke, draw, pattern_strokes
from kiemdiem_desktop.documents.pdf_styles import REGULAR

_THIN, _DOT = 0.5, 0.7


class ChartFlow(Flowable):
    """A chart over the whole text width; it never breaks across pages."""

    def __init__(self, chart: Chart, width: float) -> None:
        super().__init__()
        self.drawing = draw(chart, width)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Give the room that it needs."""
        return self.drawing.width, self.drawing.height

    def draw(self) -> None:
        """Paint the shapes; the page counts from below."""
        self.canv.setLineWidth(_THIN)
        for shape in self.drawing.shapes:
            self._paint(shape)

    def _paint(self, shape: Shape) -> None:
        high = self.drawing.height
        match shape:
            case Box():
                is_solid = int(shape.pattern is Pattern.SOLID)
                self.canv.setFillColor(colors.HexColor("#404040") if is_solid else colors.white)
                self.canv.rect(
                    shape.x,
                    high - shape.y - shape.height,
                    shape.width,
                    shape.height,
                    stroke=int(shape.has_edge),
                    fill=1,
                )
                for stroke in pattern_strokes(shape):
                    self._paint(stroke)
            case Stroke():
                self._stroke(shape, high)
            case Label():
                self._write(shape, high)
            case _:
                assert_never(shape)

    def _stroke(self, stroke: Stroke, high: float) -> None:
        if (stroke.x1, stroke.y1) == (stroke.x2, stroke.y2):
            self.canv.setFillColor(colors.black)
            self.canv.circle(stroke.x1, high - stroke.y1, _DOT, stroke=0, fill=1)
        else:
            self.canv.line(stroke.x1, high - stroke.y1, stroke.x2, high - stroke.y2)

    def _write(self, label: Label, high: float) -> None:
        self.canv.setFont(REGULAR, label.size)
        self.canv.setFillColor(colors.white if label.is_inverse else colors.black)
        write = {
            Alignment.RIGHT: self.canv.drawRightString,
            Alignment.CENTRE: self.canv.drawCentredString,
        }.get(label.alignment, self.canv.drawString)
        write(label.x, high - label.y, label.text)
