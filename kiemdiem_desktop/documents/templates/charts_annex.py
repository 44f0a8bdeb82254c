"""The annex of charts to the report on results: levels by year, votes, points by group, shortcomings remedied."""

from collections.abc import Mapping
from decimal import Decimal

from kiemdiem_desktop.documents.blocks import Block, Chart, ChartBar, Document, Heading, Paragraph, Title, plain
from kiemdiem_desktop.documents.templates.frame import party_header
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, STATE_NAMES, PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import ShortcomingState
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.regulation_set import RegulationSet

MOST_BARS = 18
LevelsByYear = Mapping[str, Mapping[Level, int]]


def build(dossier: Dossier, regulations: RegulationSet, years: LevelsByYear, paper: PaperDetails) -> Document:
    """Give the annex; charts without a single figure are left out."""
    charts = all_charts(dossier, regulations, years)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(name="PHỤ LỤC BIỂU ĐỒ", lines=(f"Kết quả kiểm điểm, xếp loại {dossier.round.name}",)),
        *(block for at, chart in enumerate(charts, start=1) for block in _with_heading(at, chart)),
    )
    if not charts:
        blocks = (*blocks, Paragraph(runs=plain("Chưa có số liệu để vẽ biểu đồ.")))
    title = f"Phụ lục biểu đồ {dossier.round.name}"
    return Document(code="charts_annex", title=title, profile=paper.profile, blocks=blocks, on=paper.on)


def all_charts(dossier: Dossier, regulations: RegulationSet, years: LevelsByYear) -> tuple[Chart, ...]:
    """Give the charts that have figures, long ones parted so that each fits on a page."""
    made = (levels_chart(years), votes_chart(dossier), points_chart(dossier, regulations), remedied_chart(dossier))
    return tuple(part for chart in made for part in _parted(chart) if chart.bars)


def levels_chart(years: LevelsByYear) -> Chart:
    """Give how many members had each level, by year."""
    bars = tuple(
        ChartBar(label=year, values=tuple(Decimal(counts.get(level, 0)) for level in Level))
        for year, counts in years.items()
        if any(counts.values())
    )
    return Chart(
        name="Mức xếp loại của đảng viên qua các năm",
        series=tuple(LEVEL_NAMES[level] for level in Level),
        bars=bars,
        unit=" đảng viên",
    )


def votes_chart(dossier: Dossier) -> Chart:
    """Give the votes for each level on each subject, in the last vote taken."""
    bars = tuple(
        ChartBar(label=own.subject.name, values=tuple(Decimal(own.ballots[-1].votes(level)) for level in Level))
        for own in dossier.subjects
        if own.ballots
    )
    series = tuple(LEVEL_NAMES[level] for level in Level)
    return Chart(name="Kết quả bỏ phiếu xếp loại", series=series, bars=bars, unit=" phiếu")


def points_chart(dossier: Dossier, regulations: RegulationSet) -> Chart:
    """Give the self-given points by group of criteria; rounds that grade instead of scoring have none."""
    bars = tuple(bar for own in dossier.subjects if (bar := _points_bar(own, regulations)) is not None)
    series = ("Tiêu chí chung", "Kết quả thực hiện nhiệm vụ")
    return Chart(name="Điểm tự chấm theo nhóm tiêu chí", series=series, bars=bars, unit=" điểm", most=Decimal(100))


def remedied_chart(dossier: Dossier) -> Chart:
    """Give how far the shortcomings of earlier years are remedied: the cell in all, then who has some."""
    states = (ShortcomingState.REMEDIED, ShortcomingState.PARTLY, ShortcomingState.OPEN)
    rows = [(own.subject.name, own.carried) for own in dossier.subjects if own.carried]
    whole = tuple(row for _name, carried in rows for row in carried)
    listed = [("Tất cả", whole), *rows] if len(rows) > 1 else rows
    bars = tuple(
        ChartBar(label=name, values=tuple(Decimal(sum(row.state is state for row in carried)) for state in states))
        for name, carried in listed
    )
    names = tuple(STATE_NAMES[state].capitalize() for state in states)
    return Chart(name="Khắc phục hạn chế, khuyết điểm của các kỳ trước", series=names, bars=bars, unit=" hạn chế")


def _points_bar(own: SubjectDossier, regulations: RegulationSet) -> ChartBar | None:
    frame = regulations.criteria(own.subject.form)
    review = own.review
    if frame.is_graded or review is None or len(frame.groups) != 2:
        return None
    sums = []
    for group in frame.groups:
        found = [review.points_of(criterion.code) for criterion in group.criteria]
        points = [row.points for row in found if row is not None and row.points is not None]
        sums.append(sum(points, Decimal(0)) if points else None)
    kind = "" if own.subject.kind is SubjectKind.MEMBER else " (tập thể)"
    return ChartBar(label=own.subject.name + kind, values=tuple(sums)) if any(sums) else None


def _parted(chart: Chart) -> tuple[Chart, ...]:
    count = -(-len(chart.bars) // MOST_BARS)
    if count <= 1:
        return (chart,)
    parts, each = [], -(-len(chart.bars) // count)  # parts alike, no chart of one bar at the end
    for at in range(count):
        bars = chart.bars[at * each : (at + 1) * each]
        name = f"{chart.name} (phần {at + 1}/{count})"
        parts.append(Chart(name=name, series=chart.series, bars=bars, unit=chart.unit, most=chart.most))
    return tuple(parts)


def _with_heading(number: int, chart: Chart) -> tuple[Block, ...]:
    return (Heading(text=f"{number}. {chart.name}", level=1), chart)
