"""Reports, submissions, plans and resolutions that go upwards."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import charts_annex, re_rating_decision
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.cell.charts import levels_by_year
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperGroup, PaperKind, PaperOrder, always_provisional


def _build_re_rating(order: PaperOrder) -> Document:
    dossier = order.checked.dossier
    decisions = order.workspace.store.re_ratings.all()
    return re_rating_decision.build(dossier.cell, decisions, order.details, dossier.round.year)


def build_charts(order: PaperOrder) -> Document:
    """Give the annex of charts, alone or to be laid behind the report on results."""
    years = levels_by_year(order.workspace, order.checked)
    return charts_annex.build(order.checked.dossier, order.checked.regulations, years, order.details)


RE_RATING = PaperKind(
    code="re_rating",
    title=N_("Mẫu 03, quyết định xếp loại lại"),
    group=PaperGroup.REPORTS,
    stem="mau-03",
    build=_build_re_rating,
    is_provisional=always_provisional,
)
CHARTS = PaperKind(
    code="charts",
    title=N_("Phụ lục biểu đồ"),
    group=PaperGroup.REPORTS,
    stem="phu-luc-bieu-do",
    build=build_charts,
    has_date=True,
)
KINDS: tuple[PaperKind, ...] = (RE_RATING, CHARTS)
