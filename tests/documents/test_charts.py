"""Charts: one geometry for paper, picture and screen; told apart without colour; nothing outside the sheet."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from kiemdiem_desktop.documents.blocks import Chart, ChartBar, Document
from kiemdiem_desktop.documents.chart_png import chart_png
from kiemdiem_desktop.documents.chart_table import chart_table
from kiemdiem_desktop.documents.charts import Box, Label, Stroke, draw, pattern_strokes
from kiemdiem_desktop.documents.grid import cell_text
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.templates.charts_annex import MOST_BARS, all_charts
from kiemdiem_desktop.documents.writers import write_docx
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from tests.documents.sample_dossier import sample_dossier

WIDTH = 468.0
SERIES = ("Một", "Hai", "Ba", "Bốn")


def chart_of(*values: tuple[int, ...], label: str = "Năm", most: int | None = None) -> Chart:
    """Give a chart with one bar for each row of values."""
    bars = tuple(
        ChartBar(label=f"{label} {at}", values=tuple(Decimal(value) for value in row)) for at, row in enumerate(values)
    )
    return Chart(
        name="Thử",
        series=SERIES[: len(values[0])] if values else SERIES,
        bars=bars,
        unit=" phiếu",
        most=None if most is None else Decimal(most),
    )


def inside(x: float, y: float, width: float, height: float) -> bool:
    """Whether a point lies on the sheet."""
    return -0.01 <= x <= width + 0.01 and -0.01 <= y <= height + 0.01


@pytest.mark.parametrize(
    "chart",
    [
        chart_of((1, 2, 3, 4), (0, 0, 0, 0), (40, 0, 0, 1)),
        chart_of((3,), most=100),
        chart_of((0, 0)),
        chart_of(),
        chart_of((1, 2), label="Một tên rất dài của một đồng chí có nhiều chữ trong họ và tên đệm nữa"),
    ],
    ids=["levels", "single", "zeros", "empty", "long names"],
)
def test_everything_stays_on_the_sheet(chart: Chart) -> None:
    drawing = draw(chart, WIDTH)
    for shape in drawing.shapes:
        match shape:
            case Box():
                corners = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
                corners += [(line.x1, line.y1) for line in pattern_strokes(shape)]
                corners += [(line.x2, line.y2) for line in pattern_strokes(shape)]
            case Stroke():
                corners = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
            case Label():
                corners = [(shape.x, shape.y)]
        assert all(inside(x, y, drawing.width, drawing.height) for x, y in corners), shape


def test_pattern_lines_stay_in_their_box() -> None:
    for box in (shape for shape in draw(chart_of((5, 6, 7, 8)), WIDTH).shapes if isinstance(shape, Box)):
        for line in pattern_strokes(box):
            for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
                assert inside(x - box.x, y - box.y, box.width, box.height)


def test_lengths_tell_the_values_and_patterns_the_series() -> None:
    shapes = draw(chart_of((10, 20, 30)), WIDTH).shapes
    boxes = [shape for shape in shapes if isinstance(shape, Box) and shape.has_edge][-3:]
    assert boxes[1].width == pytest.approx(2 * boxes[0].width)
    assert boxes[2].width == pytest.approx(3 * boxes[0].width)
    assert len({box.pattern for box in boxes}) == 3


def test_the_words_say_all_figures() -> None:
    assert draw(chart_of((1, 2)), WIDTH).told == "Thử. Năm 0: Một 1, Hai 2."
    texts = [[cell_text(cell.value) for cell in row] for row in chart_table(chart_of((1, 2))).rows]
    assert texts == [["Năm 0", "1", "2", "3"]]


def test_the_picture_for_word_is_drawn_and_reads_out_its_figures(profile: FormatProfile, fonts_dir: Path) -> None:
    chart = chart_of((1, 2, 3, 4))
    data = chart_png(chart, WIDTH, fonts_dir)
    assert data == chart_png(chart, WIDTH, fonts_dir)
    picture = Image.open(BytesIO(data))
    assert picture.size[0] == round(WIDTH * 200 / 72)
    assert {0, 255} <= set(picture.tobytes())
    paper = Document(code="x", title="x", profile=profile, blocks=(chart,))
    with ZipFile(BytesIO(write_docx(paper, fonts_dir=fonts_dir))) as archive:
        assert any(name.endswith(".png") for name in archive.namelist())
        assert "Năm 0: Một 1, Hai 2" in archive.read("word/document.xml").decode()


def test_the_annex_shows_what_has_figures_and_parts_long_charts(regulations: RegulationSet) -> None:
    years = {f"Năm {year}": {Level.HTT: 3, Level.HTXS: 1} for year in range(2000, 2000 + MOST_BARS + 1)}
    charts = all_charts(sample_dossier(), regulations, years)
    names = [chart.name for chart in charts]
    assert names[:2] == [f"Mức xếp loại của đảng viên qua các năm (phần {part}/2)" for part in (1, 2)]
    assert "Kết quả bỏ phiếu xếp loại" in names
    assert all(chart.bars for chart in charts)
