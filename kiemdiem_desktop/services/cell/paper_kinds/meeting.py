"""Papers of the conference: what is read out, counted and written down there."""

from kiemdiem_desktop.documents.templates import meeting_minutes, tally_minutes
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import MeetingStage, PaperGroup, PaperKind


def _missing_minutes(checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    meeting = checked.dossier.meeting
    gaps = (
        (meeting is not None and meeting.held_on is not None, _("ngày họp")),
        (meeting is not None and bool(meeting.started_at and meeting.ended_at), _("giờ bắt đầu, kết thúc")),
        (meeting is not None and bool(meeting.place), _("địa điểm")),
        (meeting is not None and meeting.chair_id is not None, _("chủ trì")),
        (meeting is not None and meeting.secretary_id is not None, _("thư ký")),
        (bool(checked.dossier.attendance), _("điểm danh")),
        (meeting is not None and bool(meeting.conclusion.strip()), _("kết luận")),
    )
    return tuple(word for is_there, word in gaps if not is_there)


def _missing_tally(checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    meeting = checked.dossier.meeting
    without = sum(not subject.ballots for subject in checked.dossier.subjects)
    gaps = [] if meeting and meeting.tellers else [_("tổ kiểm phiếu")]
    if without:
        gaps.append(_("kết quả phiếu của {count} nơi").format(count=without))
    return tuple(gaps)


MINUTES = PaperKind(
    code="minutes",
    title=N_("Biên bản hội nghị kiểm điểm"),
    group=PaperGroup.MEETING,
    stem="bien-ban-hoi-nghi",
    build=lambda order: meeting_minutes.build(order.checked.dossier, order.checked.verdict, order.details),
    missing=_missing_minutes,
    symbol="BB",
    has_date=True,
    copies=3,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)
TALLY = PaperKind(
    code="tally",
    title=N_("Biên bản kiểm phiếu"),
    group=PaperGroup.MEETING,
    stem="bien-ban-kiem-phieu",
    build=lambda order: tally_minutes.build(order.checked.dossier, order.checked.verdict, order.details),
    missing=_missing_tally,
    symbol="BB",
    has_date=True,
    copies=3,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)
KINDS = (MINUTES, TALLY)
