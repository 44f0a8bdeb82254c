"""The self-reviews of collectives and members, and what goes with them."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import self_review
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperGroup, PaperKind, PaperName, PaperOrder, each_subject


def _named(_kind: PaperKind, checked: CheckedRound, subject: SubjectDossier | None) -> PaperName:
    assert subject is not None
    whom = subject.subject
    form = checked.regulations.form(whom.form).official_code
    title = _("{form} – {name}").format(form=form, name=whom.name)
    stem = f"mau-{whom.form.value.lower()}-{whom.id}"
    return PaperName(title=title, name=whom.name, form=form.partition("-")[0], stem=stem)


def _missing(_checked: CheckedRound, subject: SubjectDossier | None) -> tuple[str, ...]:
    assert subject is not None
    is_finished = subject.review is not None and subject.review.finished_at is not None
    return () if is_finished else (_("bản kiểm điểm chưa xong"),)


def _is_provisional(checked: CheckedRound, subject: SubjectDossier | None) -> bool:
    assert subject is not None
    return checked.regulations.form(subject.subject.form).is_provisional


def _build(order: PaperOrder) -> Document:
    checked = order.checked
    whom = order.whom.subject.id
    return self_review.build(checked.dossier, checked.verdict, checked.regulations, whom, order.details)


SELF_REVIEW = PaperKind(
    code="self_review",
    title=N_("Bản tự kiểm điểm"),
    group=PaperGroup.SELF_REVIEWS,
    stem="mau",
    build=_build,
    whom=each_subject,
    naming=_named,
    missing=_missing,
    is_provisional=_is_provisional,
    is_packaged=True,
)
KINDS = (SELF_REVIEW,)
