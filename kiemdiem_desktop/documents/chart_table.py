"""The figures of a chart as a table, for writers that do not draw."""

from decimal import Decimal

from kiemdiem_desktop.documents.blocks import Alignment, Chart, ChartBar, Column, Table, TableCell, cells


def chart_table(chart: Chart) -> Table:
    """Give the figures of a chart as a table, for writers that do not draw."""
    several = len(chart.series) > 1
    total = ("Cộng",) if several else ()
    rows = tuple(cells(bar.label, *bar.values, *(_sum(bar) if several else ())) for bar in chart.bars)
    centred = Column(width=20, alignment=Alignment.CENTRE)
    return Table(
        name=chart.name,
        columns=(Column(width=60), *(centred for _name in (*chart.series, *total))),
        header=((TableCell(value=""), *cells(*chart.series, *total)),),
        rows=rows,
    )


def _sum(bar: ChartBar) -> tuple[Decimal]:
    return (sum((value or Decimal(0) for value in bar.values), Decimal(0)),)
