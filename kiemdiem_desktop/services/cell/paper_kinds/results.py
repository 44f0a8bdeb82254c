"""Papers after the conference: report, submission, resolution, tables, plans, and what is handed over."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import (
    count_table,
    handover,
    left_out_list,
    opinion_table,
    remedy_plan,
    resolution,
    result_notice,
    result_report,
    statistics,
    submission,
)
from kiemdiem_desktop.documents.templates.totals import level_of
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import (
    MeetingStage,
    PaperGroup,
    PaperKind,
    PaperOrder,
    always_provisional,
    each_member,
)
from kiemdiem_desktop.services.paper_jobs import AS_TABLE

_NEEDS_PLAN = frozenset({Level.HTNV, Level.KHT})


def missing_levels(checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    """Tell how many subjects have no proposed level yet."""
    without = sum(level_of(row) is None for row in checked.dossier.subjects)
    return (_("mức đề nghị của {count} nơi").format(count=without),) if without else ()


REPORT = PaperKind(
    code="result_report",
    title=N_("Báo cáo kết quả kiểm điểm, xếp loại"),
    group=PaperGroup.REPORTS,
    stem="bao-cao-ket-qua",
    build=lambda order: result_report.build(
        order.checked.dossier, order.checked.verdict, order.checked.regulations, order.details
    ),
    missing=missing_levels,
    is_provisional=always_provisional,
    symbol="BC",
    has_date=True,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)

SUBMISSION = PaperKind(
    code="submission",
    title=N_("Tờ trình đề nghị công nhận xếp loại"),
    group=PaperGroup.REPORTS,
    stem="to-trinh",
    build=lambda order: submission.build(
        order.checked.dossier, order.checked.verdict, order.checked.regulations, order.details
    ),
    missing=missing_levels,
    is_provisional=always_provisional,
    symbol="TTr",
    has_date=True,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)
RESOLUTION = PaperKind(
    code="resolution",
    title=N_("Nghị quyết về kết quả kiểm điểm"),
    group=PaperGroup.REPORTS,
    stem="nghi-quyet",
    build=lambda order: resolution.build(
        order.checked.dossier, order.checked.verdict, order.checked.regulations, order.details
    ),
    missing=missing_levels,
    is_provisional=always_provisional,
    symbol="NQ",
    has_date=True,
    stage=MeetingStage.AFTER,
)
COLLECTIVE_PLAN = PaperKind(
    code="remedy_plan",
    title=N_("Kế hoạch khắc phục của tập thể"),
    group=PaperGroup.REPORTS,
    stem="ke-hoach-khac-phuc",
    build=lambda order: remedy_plan.build_for_collective(order.checked.dossier, order.details),
    is_provisional=always_provisional,
    formats=AS_TABLE,
    symbol="KH",
    has_date=True,
    takes_meeting_day=False,
)


def _who_needs_a_plan(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    members = (row for row in each_member(checked) if row is not None)
    return tuple(row for row in members if level_of(row) in _NEEDS_PLAN or remedy_plan.still_open(row))


PERSONAL_PLAN = PaperKind(
    code="personal_remedy_plan",
    title=N_("Kế hoạch khắc phục"),
    group=PaperGroup.REPORTS,
    stem="ke-hoach-khac-phuc",
    build=lambda order: remedy_plan.build_for_person(order.checked.dossier, order.whom, order.details),
    whom=_who_needs_a_plan,
    is_provisional=always_provisional,
)
OPINIONS = PaperKind(
    code="opinion_table",
    title=N_("Tổng hợp đề xuất của các chủ thể"),
    group=PaperGroup.LISTS,
    stem="tong-hop-de-xuat",
    build=lambda order: opinion_table.build(order.checked.dossier, order.checked.verdict, order.details),
    missing=missing_levels,
    is_provisional=always_provisional,
    formats=AS_TABLE,
    has_date=True,
    stage=MeetingStage.AFTER,
)
COUNTS = PaperKind(
    code="count_table",
    title=N_("Bảng tổng hợp xếp loại"),
    group=PaperGroup.LISTS,
    stem="bang-tong-hop",
    build=lambda order: count_table.build(order.checked.dossier, order.checked.verdict, order.details),
    missing=missing_levels,
    is_provisional=always_provisional,
    formats=AS_TABLE,
    has_date=True,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)
STATISTICS = PaperKind(
    code="statistics",
    title=N_("Thống kê kết quả xếp loại đảng viên"),
    group=PaperGroup.LISTS,
    stem="thong-ke",
    build=lambda order: statistics.build(order.checked.dossier, order.checked.verdict, order.details),
    missing=missing_levels,
    is_provisional=always_provisional,
    formats=AS_TABLE,
    has_date=True,
    stage=MeetingStage.AFTER,
)
LEFT_OUT = PaperKind(
    code="left_out_list",
    title=N_("Danh sách chưa kiểm điểm, miễn, vắng"),
    group=PaperGroup.LISTS,
    stem="danh-sach-chua-kiem-diem",
    build=lambda order: left_out_list.build(order.checked.dossier, order.checked.verdict, order.details),
    is_provisional=always_provisional,
    formats=AS_TABLE,
    has_date=True,
    stage=MeetingStage.AFTER,
    is_of_meeting=True,
    is_packaged=True,
)


def _handed_over(checked: CheckedRound) -> tuple[tuple[str, int], ...]:
    """Give the papers of the dossier that is handed over on paper; the self-reviews as one line."""
    subjects = checked.dossier.subjects
    persons = sum(row.subject.member_id is not None for row in subjects)
    named = [("Báo cáo kiểm điểm của tập thể", len(subjects) - persons), ("Bản tự kiểm điểm của đảng viên", persons)]
    return (
        ("Báo cáo kết quả kiểm điểm, xếp loại", 1),
        ("Tờ trình đề nghị công nhận xếp loại", 1),
        ("Biên bản hội nghị kiểm điểm", 1),
        ("Biên bản kiểm phiếu", 1),
        ("Danh sách đề nghị xếp loại", 1),
        ("Bảng tổng hợp xếp loại", 1),
        ("Danh sách chưa kiểm điểm, miễn, vắng", 1),
        *((name, count) for name, count in named if count),
    )


HANDOVER = PaperKind(
    code="handover",
    title=N_("Biên bản giao nhận hồ sơ"),
    group=PaperGroup.LETTERS,
    stem="bien-ban-giao-nhan",
    build=lambda order: handover.build(order.checked.dossier, order.details, _handed_over(order.checked)),
    is_provisional=always_provisional,
    symbol="BB",
    has_date=True,
    takes_meeting_day=False,
    copies=2,
    stage=MeetingStage.AFTER,
)


def _decided(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    members = (row for row in each_member(checked) if row is not None)
    return tuple(row for row in members if row.rating is not None and row.rating.decided_level is not None)


def _notice(order: PaperOrder) -> Document:
    return result_notice.build(order.checked.dossier, order.whom, order.details)


NOTICE = PaperKind(
    code="result_notice",
    title=N_("Thông báo kết quả xếp loại"),
    group=PaperGroup.LETTERS,
    stem="thong-bao-ket-qua",
    build=_notice,
    whom=_decided,
    is_provisional=always_provisional,
    symbol="TB",
    has_date=True,
    takes_meeting_day=False,
)
LISTS = (OPINIONS, COUNTS, STATISTICS, LEFT_OUT)
REPORTS = (REPORT, SUBMISSION, RESOLUTION, COLLECTIVE_PLAN, PERSONAL_PLAN)
LETTERS = (HANDOVER, NOTICE)
