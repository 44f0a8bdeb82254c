"""A chart on the screen: the same geometry as on paper, in the colours and the text size of the window."""

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import Colours, colours_now, px
from kiemdiem_desktop.services.drawing import (
    Alignment,
    Box,
    Chart,
    Drawing,
    Label,
    Pattern,
    Shape,
    Stroke,
    draw,
    pattern_strokes,
)

PIXELS_PER_POINT = 1.45
NARROWEST = 260.0


class ChartView(QWidget):
    """Paints one chart as wide as there is room; screen readers hear its figures."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        self.drawing: Drawing = draw(chart, NARROWEST)
        named(self, chart.name, self.drawing.told)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hold()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(620), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / self.drawing.width
        painter.scale(scale, scale)
        for shape in self.drawing.shapes:
            _paint(painter, shape, colours)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 1))
            painter.drawRect(QRectF(0.5, 0.5, self.drawing.width - 1, self.drawing.height - 1))

    def _hold(self) -> None:
        """Draw for the room there is, so that the letters are as large as all others in the window."""
        width = max(self.width() / (px(100) / 100 * PIXELS_PER_POINT), NARROWEST)
        if abs(width - self.drawing.width) > 1:
            self.drawing = draw(self._chart, width)
        self.setFixedHeight(round(self.drawing.height * max(self.width(), 1) / self.drawing.width))


def _paint(painter: QPainter, shape: Shape, colours: Colours) -> None:
    match shape:
        case Box():
            _fill(painter, shape, colours)
        case Stroke():
            ink = colours.line if shape.is_faint else colours.text
            painter.setPen(QPen(QColor(ink), 0.5))
            if (shape.x1, shape.y1) == (shape.x2, shape.y2):
                painter.setBrush(QColor(ink))
                painter.drawEllipse(QPointF(shape.x1, shape.y1), 0.5, 0.5)
            else:
                painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Label():
            _write(painter, shape, colours)
        case _:
            assert_never(shape)


def _fill(painter: QPainter, box: Box, colours: Colours) -> None:
    is_solid = box.pattern is Pattern.SOLID
    painter.setPen(QPen(QColor(colours.text), 0.5) if box.has_edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.quiet if is_solid else colours.surface))
    painter.drawRect(QRectF(box.x, box.y, box.width, box.height))
    for stroke in pattern_strokes(box):
        _paint(painter, stroke, colours)


def _write(painter: QPainter, label: Label, colours: Colours) -> None:
    font = QFont(painter.font())
    font.setPixelSize(round(label.size))
    painter.setFont(font)
    painter.setPen(QColor(colours.surface if label.is_inverse else colours.text))
    wide = QFontMetricsF(font).horizontalAdvance(label.text)
    left = {Alignment.RIGHT: label.x - wide, Alignment.CENTRE: label.x - wide / 2}.get(label.alignment, label.x)
    painter.drawText(QPointF(left, label.y), label.text)
