"""Charts as geometry, for the screen: what `documents.charts` draws on paper, under the same names."""

from kiemdiem_desktop.documents.blocks import Alignment, Chart
from kiemdiem_desktop.documents.charts import Box, Drawing, Label, Pattern, Shape, Stroke, draw, pattern_strokes

__all__ = ["Alignment", "Box", "Chart", "Drawing", "Label", "Pattern", "Shape", "Stroke", "draw", "pattern_strokes"]
