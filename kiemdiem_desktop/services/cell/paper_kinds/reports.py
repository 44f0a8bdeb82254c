"""Reports, submissions, plans and resolutions that go upwards."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import re_rating_decision
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperGroup, PaperKind, PaperOrder, always_provisional


def _build_re_rating(order: PaperOrder) -> Document:
    dossier = order.checked.dossier
    decisions = order.workspace.store.re_ratings.all()
    return re_rating_decision.build(dossier.cell, decisions, order.details, dossier.round.year)


RE_RATING = PaperKind(
    code="re_rating",
    title=N_("Mẫu 03, quyết định xếp loại lại"),
    group=PaperGroup.REPORTS,
    stem="mau-03",
    build=_build_re_rating,
    is_provisional=always_provisional,
)
KINDS: tuple[PaperKind, ...] = (RE_RATING,)
