"""Papers before the conference: plan, invitation, agenda, roll and ballots."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import agenda, ballots, invitation, review_plan, roll
from kiemdiem_desktop.documents.templates.ballots import BallotKind
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.deadlines import due_on
from kiemdiem_desktop.services.cell.paper_kinds.kind import (
    MeetingStage,
    PaperGroup,
    PaperKind,
    PaperOrder,
    always_provisional,
)
from kiemdiem_desktop.services.paper_jobs import AS_TABLE


def _missing_invitation(checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    meeting = checked.dossier.meeting
    gaps = (
        (meeting is not None and meeting.held_on is not None, _("ngày họp")),
        (meeting is not None and bool(meeting.started_at), _("giờ bắt đầu")),
        (meeting is not None and bool(meeting.place), _("địa điểm")),
    )
    return tuple(word for is_there, word in gaps if not is_there)


def _missing_voters(checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    return () if ballots.voters_of(checked.verdict) else (_("số người biểu quyết"),)


PLAN = PaperKind(
    code="review_plan",
    title=N_("Kế hoạch kiểm điểm"),
    group=PaperGroup.REPORTS,
    stem="ke-hoach-kiem-diem",
    build=lambda order: review_plan.build(
        order.checked.dossier, order.checked.verdict, order.checked.regulations, order.details, due_on(order.checked)
    ),
    is_provisional=always_provisional,
    symbol="KH",
    has_date=True,
    takes_meeting_day=False,
    stage=MeetingStage.BEFORE,
)
INVITATION = PaperKind(
    code="invitation",
    title=N_("Giấy mời họp kiểm điểm"),
    group=PaperGroup.LETTERS,
    stem="giay-moi",
    build=lambda order: invitation.build(order.checked.dossier, order.details),
    missing=_missing_invitation,
    is_provisional=always_provisional,
    symbol="GM",
    has_date=True,
    takes_meeting_day=False,
    stage=MeetingStage.BEFORE,
    is_of_meeting=True,
)

AGENDA = PaperKind(
    code="agenda",
    title=N_("Chương trình hội nghị"),
    group=PaperGroup.MEETING,
    stem="chuong-trinh-hoi-nghi",
    build=lambda order: agenda.build(order.checked.dossier, order.details),
    missing=_missing_invitation,
    is_provisional=always_provisional,
    symbol="CTr",
    has_date=True,
    takes_meeting_day=False,
    stage=MeetingStage.BEFORE,
    is_of_meeting=True,
)
ROLL = PaperKind(
    code="roll",
    title=N_("Danh sách điểm danh"),
    group=PaperGroup.MEETING,
    stem="danh-sach-diem-danh",
    build=lambda order: roll.build(order.checked.dossier, order.checked.verdict, order.details),
    is_provisional=always_provisional,
    formats=AS_TABLE,
    has_date=True,
    stage=MeetingStage.BEFORE,
    is_of_meeting=True,
)


def _ballot(kind: BallotKind, title: str, stem: str, *, is_of_meeting: bool) -> PaperKind:
    def build(order: PaperOrder) -> Document:
        """Give the ballots of this kind."""
        return ballots.build(order.checked.dossier, order.checked.verdict, order.details, kind)

    return PaperKind(
        code=kind.code,
        title=title,
        group=PaperGroup.MEETING,
        stem=stem,
        build=build,
        missing=_missing_voters,
        is_provisional=always_provisional,
        count_copies=lambda checked: ballots.copies_of(checked.dossier, checked.verdict, kind),
        stage=MeetingStage.BEFORE,
        is_of_meeting=is_of_meeting,
    )


BALLOTS = (
    _ballot(ballots.COLLECTIVE, N_("Phiếu xếp loại tập thể"), "phieu-tap-the", is_of_meeting=True),
    _ballot(ballots.MEMBERS, N_("Phiếu xếp loại đảng viên (một lần)"), "phieu-dang-vien", is_of_meeting=True),
    _ballot(ballots.FIRST_ROUND, N_("Phiếu xếp loại đảng viên, lần 1"), "phieu-lan-1", is_of_meeting=False),
    _ballot(ballots.SECOND_ROUND, N_("Phiếu bình chọn xuất sắc, lần 2"), "phieu-lan-2", is_of_meeting=False),
)
KINDS = (AGENDA, ROLL, *BALLOTS)
