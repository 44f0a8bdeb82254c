"""A chart as a picture, for Word files: the shapes of `charts.py` at the fineness of print."""

from io import BytesIO
from pathlib import Path
from typing import assert_never

from PIL import Image, ImageDraw, ImageFont

from kiemdiem_desktop.documents.blocks import Alignment, Chart
from kiemdiem_desktop.documents.charts import Box, Drawing, Label, Pattern, Shape, Stroke, draw, pattern_strokes
from kiemdiem_desktop.documents.fonts import font_files

DOTS_PER_POINT = 200 / 72
_ANCHORS = {Alignment.LEFT: "ls", Alignment.RIGHT: "rs", Alignment.CENTRE: "ms", Alignment.JUSTIFIED: "ls"}
_BLACK, _DARK, _WHITE = 0, 64, 255


def chart_png(chart: Chart, width: float, fonts_dir: Path) -> bytes:
    """Give a grey picture of the chart, `width` in points wide. Raises: FontsMissingError."""
    drawing = draw(chart, width)
    sheet = Image.new("L", (_dots(drawing.width), _dots(drawing.height)), _WHITE)
    painter = _Painter(ImageDraw.Draw(sheet), font_files(fonts_dir)["Regular"])
    painter.paint_all(drawing)
    stream = BytesIO()
    sheet.save(stream, "PNG", optimize=True, dpi=(200, 200))
    return stream.getvalue()


class _Painter:
    """Paints shapes onto a picture."""

    def __init__(self, draw_on: ImageDraw.ImageDraw, font: Path) -> None:
        self._on, self._font = draw_on, font
        self._thin = max(_dots(0.5), 1)

    def paint_all(self, drawing: Drawing) -> None:
        """Paint every shape in order."""
        for shape in drawing.shapes:
            self._paint(shape)

    def _paint(self, shape: Shape) -> None:
        match shape:
            case Box():
                fill = _DARK if shape.pattern is Pattern.SOLID else _WHITE
                corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
                self._on.rectangle(
                    [_dots(side) for side in corners],
                    fill=fill,
                    outline=_BLACK if shape.has_edge else None,
                    width=self._thin,
                )
                for stroke in pattern_strokes(shape):
                    self._paint(stroke)
            case Stroke():
                ends = [_dots(shape.x1), _dots(shape.y1), _dots(shape.x2), _dots(shape.y2)]
                if ends[:2] == ends[2:]:
                    x, y = ends[:2]
                    self._on.ellipse([x - 2, y - 2, x + 2, y + 2], fill=_BLACK)
                else:
                    self._on.line(ends, fill=_BLACK, width=self._thin)
            case Label():
                font = ImageFont.truetype(str(self._font), _dots(shape.size))
                ink = _WHITE if shape.is_inverse else _BLACK
                place = (_dots(shape.x), _dots(shape.y))
                self._on.text(place, shape.text, fill=ink, font=font, anchor=_ANCHORS[shape.alignment])
            case _:
                assert_never(shape)


def _dots(points: float) -> int:
    return round(points * DOTS_PER_POINT)
