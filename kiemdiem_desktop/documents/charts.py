"""Charts as plain geometry, drawn once: the PDF writer, the picture for Word and the screen paint the same shapes.

Series are told by pattern and by number, never by colour alone, so that a photocopy still reads. No plotting library:
the five patterns and the flat bars that a cell needs are these lines, and the smallest library would weigh 30 MB.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiemdiem_desktop.documents.blocks import Alignment, Chart, ChartBar
from kiemdiem_desktop.domain.text import decimal_text

SIZE, SMALL_SIZE = 10.0, 9.0
_BAR, _GAP, _LEGEND, _LEFT_SHARE, _RIGHT = 15.0, 8.0, 18.0, 0.36, 84.0
_LETTER = 0.5  # how wide a letter runs on average, in parts of its size
_STEP = 4.0


class Pattern(StrEnum):
    """How the parts of one series are filled, told apart in black and white."""

    SOLID = "solid"
    RISING = "rising"
    DOTS = "dots"
    EMPTY = "empty"
    CROSSED = "crossed"
    FLAT = "flat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle filled by its pattern, with a line around it if it `has_edge`. From the top left, in points."""

    x: float
    y: float
    width: float
    height: float
    pattern: Pattern
    has_edge: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A thin line; `is_faint` for the ground that bars stand on. A line without length is a dot."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of text on its base line; `is_inverse` stands on a solid box."""

    x: float
    y: float
    text: str
    size: float = SIZE
    alignment: Alignment = Alignment.LEFT
    is_inverse: bool = False


Shape = Box | Stroke | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is painted, in order, on a sheet of this size in points. `told` says the same in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    told: str = ""


def draw(chart: Chart, width: float) -> Drawing:
    """Give the geometry of a chart for a width in points."""
    legend, top = _legend(chart, width)
    rows: list[Shape] = []
    left, most = width * _LEFT_SHARE, _most(chart)
    room = width - left - _RIGHT
    for bar in chart.bars:
        lines = _wrapped(bar.label, left - 8)
        height = max(_BAR, len(lines) * SIZE * 1.2)
        rows += [
            Label(x=left - 6, y=top + SIZE * (at + 1.0) * 1.1, text=line, alignment=Alignment.RIGHT)
            for at, line in enumerate(lines)
        ]
        rows += _bar(chart, bar, left, top, room / float(most) if most else 0)
        top += height + _GAP
    ground = Stroke(x1=left, y1=_legend(chart, width)[1] - 3, x2=left, y2=top - _GAP + 3)
    return Drawing(width=width, height=top, shapes=(*legend, ground, *rows), told=told(chart))


def told(chart: Chart) -> str:
    """Give the chart in words: what a screen reader says."""
    parts = []
    for bar in chart.bars:
        values = zip(chart.series, bar.values, strict=True)
        said = ", ".join(f"{name} {_figure(value, chart)}" for name, value in values if value is not None)
        parts.append(f"{bar.label}: {said or '–'}")
    return f"{chart.name}. " + "; ".join(parts) + "."


def pattern_strokes(box: Box) -> tuple[Stroke, ...]:
    """Give the lines that fill a box by its pattern, cut off at its edges."""
    match box.pattern:
        case Pattern.RISING:
            return _diagonals(box)
        case Pattern.CROSSED:
            return (*_diagonals(box), *_flats(box))
        case Pattern.FLAT:
            return _flats(box)
        case Pattern.DOTS:
            return _dots(box)
        case _:
            return ()


def _legend(chart: Chart, width: float) -> tuple[list[Shape], float]:
    """Give the names of the series with their patterns, wrapped to the width, and where the bars begin."""
    shapes: list[Shape] = []
    x, y = 0.0, 4.0
    if len(chart.series) < 2:
        return shapes, y
    for at, name in enumerate(chart.series):
        long = 22 + _length(name, SMALL_SIZE) + 14
        if x and x + long > width:
            x, y = 0.0, y + _LEGEND
        shapes.append(Box(x=x, y=y, width=16, height=10, pattern=_pattern(at)))
        shapes.append(Label(x=x + 21, y=y + 9, text=name, size=SMALL_SIZE))
        x += long
    return shapes, y + _LEGEND + 8


def _bar(chart: Chart, bar: ChartBar, left: float, top: float, scale: float) -> list[Shape]:
    shapes: list[Shape] = []
    x = left
    for at, value in enumerate(bar.values):
        if not value:
            continue
        width = float(value) * scale
        pattern = _pattern(at)
        shapes.append(Box(x=x, y=top, width=width, height=_BAR, pattern=pattern))
        text = _figure(value, chart)
        if len(chart.series) > 1 and width > _length(text, SMALL_SIZE) + 6:
            shapes += _inside(text, x + width / 2, top, pattern)
        x += width
    whole = sum((value or Decimal(0) for value in bar.values), Decimal(0))
    known = any(value is not None for value in bar.values)
    end = f"{_figure(whole, chart)}{chart.unit}" if known else "–"
    shapes.append(Label(x=x + 5, y=top + _BAR - 4, text=end))
    return shapes


def _inside(text: str, x: float, top: float, pattern: Pattern) -> list[Shape]:
    """Give a figure within a bar, on a plain ground where the bar is patterned."""
    wide = _length(text, SMALL_SIZE) + 4
    ground = Box(x=x - wide / 2, y=top + 2, width=wide, height=_BAR - 4, pattern=Pattern.EMPTY, has_edge=False)
    is_solid = pattern is Pattern.SOLID
    label = Label(x=x, y=top + _BAR - 4, text=text, size=SMALL_SIZE, alignment=Alignment.CENTRE, is_inverse=is_solid)
    return [label] if is_solid else [ground, label]


def _pattern(series: int) -> Pattern:
    return list(Pattern)[series % len(Pattern)]


def _most(chart: Chart) -> Decimal:
    sums = (sum((value or Decimal(0) for value in bar.values), Decimal(0)) for bar in chart.bars)
    return chart.most or max(sums, default=Decimal(0))


def _figure(value: Decimal, _chart: Chart) -> str:
    return decimal_text(value)


def _length(text: str, size: float) -> float:
    return len(text) * size * _LETTER


def _wrapped(text: str, width: float) -> list[str]:
    """Break a label into at most two lines; what is longer ends in dots."""
    most = max(int(width / (SIZE * _LETTER)), 8)
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line if len(line) <= most else f"{line[: most - 1]}…" for line in lines]
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1][: most - 1]}…"]


def _diagonals(box: Box) -> tuple[Stroke, ...]:
    strokes = []
    at = _STEP
    while at < box.width + box.height:
        x1, y1 = (at, 0.0) if at <= box.width else (box.width, at - box.width)
        x2, y2 = (0.0, at) if at <= box.height else (at - box.height, box.height)
        strokes.append(Stroke(x1=box.x + x1, y1=box.y + y1, x2=box.x + x2, y2=box.y + y2))
        at += _STEP
    return tuple(strokes)


def _flats(box: Box) -> tuple[Stroke, ...]:
    count = int(box.height / _STEP)
    levels = [box.y + (at + 1) * _STEP for at in range(count) if (at + 1) * _STEP < box.height]
    return tuple(Stroke(x1=box.x, y1=y, x2=box.x + box.width, y2=y) for y in levels)


def _dots(box: Box) -> tuple[Stroke, ...]:
    dots = []
    for row in range(int(box.height / _STEP)):
        x = box.x + _STEP / 2 + (row % 2) * _STEP / 2
        y = box.y + (row + 0.7) * _STEP
        while x < box.x + box.width - 0.5:
            dots.append(Stroke(x1=x, y1=y, x2=x, y2=y))
            x += _STEP
    return tuple(dots)
