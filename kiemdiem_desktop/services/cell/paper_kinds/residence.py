"""What goes to the place where members live: the letter of introduction, and the form that comes back."""

from kiemdiem_desktop.documents.templates import residence
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperGroup, PaperKind, always_provisional, each_member


def _who_works(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    """Give the members at work whom the place of residence comments on.

    Source: qd-213-2020 Điều 1
    """
    return tuple(row for row in each_member(checked) if row is not None and _is_asked_for(row))


def _is_asked_for(row: SubjectDossier) -> bool:
    if row.file is None or (row.year is not None and row.year.has_residence_comment_exemption):
        return False
    return row.file.member.work_group is not WorkGroup.OUTSIDE or row.file.member.is_civil_servant


LETTER = PaperKind(
    code="residence_letter",
    title=N_("Giấy giới thiệu về nơi cư trú"),
    group=PaperGroup.LETTERS,
    stem="giay-gioi-thieu",
    build=lambda order: residence.build_letter(order.checked.dossier, order.whom, order.details),
    whom=_who_works,
    is_provisional=always_provisional,
    symbol="GGT",
    has_date=True,
    takes_meeting_day=False,
)
COMMENT_FORM = PaperKind(
    code="residence_comment",
    title=N_("Phiếu nhận xét nơi cư trú"),
    group=PaperGroup.LETTERS,
    stem="phieu-noi-cu-tru",
    build=lambda order: residence.build_comment_form(order.checked.dossier, order.whom, order.details),
    whom=_who_works,
    is_provisional=always_provisional,
)
KINDS = (LETTER, COMMENT_FORM)
