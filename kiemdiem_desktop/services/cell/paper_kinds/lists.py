"""Lists and count tables."""

from kiemdiem_desktop.documents.templates import proposal_list
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import MeetingStage, PaperGroup, PaperKind
from kiemdiem_desktop.services.paper_jobs import AS_TABLE


def _missing_proposals(checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    without = sum(row.rating is None or row.rating.proposed_level is None for row in checked.dossier.subjects)
    return (_("mức đề nghị của {count} nơi").format(count=without),) if without else ()


PROPOSALS = PaperKind(
    code="proposals",
    title=N_("Danh sách đề nghị xếp loại"),
    group=PaperGroup.LISTS,
    stem="danh-sach-de-nghi",
    build=lambda order: proposal_list.build(order.checked.dossier, order.checked.verdict, order.details),
    missing=_missing_proposals,
    formats=AS_TABLE,
    has_date=True,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)
KINDS = (PROPOSALS,)
