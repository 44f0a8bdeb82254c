"""Review rounds of a year or a quarter: opened with the regulations of the evaluation date, closed when all is sent."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.period import QUARTERS, Period
from kiemdiem_desktop.domain.review import Shortcoming, ShortcomingState
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.domain.verdict import Eligibility
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.eligibility import add_months, eligibility
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.history import identity_of, year_before
from kiemdiem_desktop.services.cell.member_files import files_of_year
from kiemdiem_desktop.services.cell.subjects import regulation_set, sync_subjects
from kiemdiem_desktop.services.current_round import find_current_round, list_open_rounds
from kiemdiem_desktop.services.workspace import Workspace


def list_rounds(workspace: Workspace) -> tuple[Round, ...]:
    """Give all rounds, newest first; a year stands before its quarters."""
    return tuple(sorted(workspace.store.rounds.all(), key=lambda row: row.order, reverse=True))


def current_round(workspace: Workspace) -> Round:
    """Give the round that is being worked on. Raises: NotFoundError."""
    found = find_current_round(workspace)
    if found is None:
        raise NotFoundError(
            code="no_round",
            message=_("Chưa mở đợt kiểm điểm nào."),
            hint=_("Về Trang chủ, bấm “Mở đợt kiểm điểm”."),
        )
    return found


@action(N_("Mở đợt kiểm điểm"))
def open_round(
    workspace: Workspace,
    *,
    year: int,
    evaluation_on: date,
    superior_due_on: date | None = None,
    period: Period = Period.YEAR,
) -> Round:
    """Open the round of a year or quarter and make it the one at work.

    Regulations are pinned, subjects listed; a year takes over last year's open shortcomings.
    Raises: InvalidValueError where there is such a round already; NotInForceError where no regulation holds.
    """
    regulations = workspace.regulations.in_force_on(evaluation_on)
    _check_new(workspace, year, period, evaluation_on)
    _check_quarters(regulations, period)
    round_ = workspace.store.rounds.add(
        Round(
            year=year,
            period=period,
            evaluation_on=evaluation_on,
            regulations=regulations.pins,
            superior_due_on=superior_due_on,
            opened_at=workspace.clock.now(),
        )
    )
    _make_current(workspace, round_.id)
    sync_subjects(workspace)
    if period is Period.YEAR:
        carry_shortcomings(workspace, round_)
    return workspace.store.rounds.get(round_.id)


def offer_round(workspace: Workspace, *, beside: bool = False) -> tuple[int, Period]:
    """Give year and period of the round to open next; `beside` the open one it is the quarter of today.

    Until March the year that has ended is meant.
    """
    rounds, today = list_rounds(workspace), workspace.clock.today()
    if beside:
        quarter = QUARTERS[min((today.month - 1) // 3, 2)]
        if not any((row.year, row.period) == (today.year, quarter) for row in rounds):
            return today.year, quarter
    newest = next((row.year for row in rounds if row.period is Period.YEAR), None)
    usual = today.year if today.month > 3 else today.year - 1
    return (usual if newest is None else max(newest + 1, usual)), Period.YEAR


@action(N_("Chọn đợt làm việc"))
def choose_round(workspace: Workspace, round_id: RoundId) -> None:
    """Make a round the one that all screens show, be it closed."""
    _make_current(workspace, round_id)


def _make_current(workspace: Workspace, round_id: RoundId) -> None:
    for row in workspace.store.rounds.all():
        is_current = row.id == round_id
        if row.is_current is not is_current:
            workspace.store.rounds.save(replace(row, is_current=is_current))


def _check_new(workspace: Workspace, year: int, period: Period, evaluation_on: date) -> None:
    rounds = workspace.store.rounds.all()
    if any((row.year, row.period) == (year, period) for row in rounds):
        raise InvalidValueError(
            code="round_exists",
            message=_("Đợt kiểm điểm {period} đã mở.").format(period=period.of_year(year)),
            hint=_("Chọn đợt này ở Trang chủ để làm tiếp."),
        )
    still_open = next((row for row in list_open_rounds(workspace) if row.period.is_quarter is period.is_quarter), None)
    if still_open is not None:
        raise InvalidValueError(
            code="round_still_open",
            message=_("Đợt {period} chưa kết thúc.").format(period=still_open.name),
            hint=_(
                "Ở cuối Trang chủ, chọn Kết thúc đợt kiểm điểm, rồi mở đợt {wanted}. Đợt mới nhất sau này mở lại được."
            ).format(wanted=period.of_year(year)),
        )
    if not _is_of_period(evaluation_on, year, period):
        raise InvalidValueError(
            code="evaluation_date",
            message=_("Ngày đánh giá {day:%d/%m/%Y} không thuộc đợt {period}.").format(
                day=evaluation_on, period=period.of_year(year)
            ),
            hint=_("Chọn ngày trong {period} hoặc ngay sau đó.").format(period=period.of_year(year)),
        )


def _is_of_period(day: date, year: int, period: Period) -> bool:
    """Whether a round may be evaluated on a day: in its year or the next, in its quarter or the month after."""
    if period is Period.YEAR:
        return day.year in (year, year + 1)
    return period.first_day(year) <= day <= add_months(period.last_day(year), 1)


def _check_quarters(regulations: RegulationSet, period: Period) -> None:
    if period.is_quarter and "quarter_subjects" not in regulations.values:
        raise InvalidValueError(
            code="no_quarters_then",
            message=_("Vào ngày đánh giá này chưa có quy định về xếp loại hằng quý."),
            hint=_("Xếp loại theo quý có từ Quy định 366-QĐ/TW, ngày 30/8/2025; trước đó chỉ xếp loại cả năm."),
        )


def carry_shortcomings(workspace: Workspace, round_: Round) -> None:
    """Copy the shortcomings still open at the end of the round before, so that this year answers for them."""
    store = workspace.store
    before = year_before(workspace, round_)
    if before is None:
        return
    subjects = {identity_of(subject): subject for subject in store.subjects.where(round_id=round_.id)}
    for old in store.subjects.where(round_id=before.id):
        new = subjects.get(identity_of(old))
        if new is not None:
            store.shortcomings.add_all(_carried(workspace, old, new))


def _carried(workspace: Workspace, old: Subject, new: Subject) -> tuple[Shortcoming, ...]:
    return tuple(
        Shortcoming(
            round_id=new.round_id,
            subject_id=new.id,
            what=row.what,
            cause=row.cause,
            remedy=row.remedy,
            due_on=row.due_on,
            shown_by=row.shown_by,
            carried_from=row.id,
        )
        for row in workspace.store.shortcomings.where(subject_id=old.id)
        if row.state is not ShortcomingState.REMEDIED
    )


@action(N_("Sửa ngày của đợt kiểm điểm"))
def set_round_dates(
    workspace: Workspace, round_id: RoundId, *, evaluation_on: date, superior_due_on: date | None
) -> Round:
    """Change the dates of an open round; regulations are pinned anew by the evaluation date."""
    round_ = replace(
        workspace.store.rounds.get(round_id),
        evaluation_on=evaluation_on,
        superior_due_on=superior_due_on,
        regulations=workspace.regulations.in_force_on(evaluation_on).pins,
    )
    workspace.store.rounds.save(round_)
    sync_subjects(workspace)
    return round_


@action(N_("Kết thúc đợt kiểm điểm"), is_barrier=True)
def close_round(workspace: Workspace, round_id: RoundId) -> None:
    """Close a round: its roster, regulations and results stay as they are from now on."""
    round_ = workspace.store.rounds.get(round_id)
    workspace.store.rounds.save(replace(round_, closed_at=workspace.clock.now()))


def can_reopen(workspace: Workspace, round_: Round) -> bool:
    """Whether a round is closed and the newest of its kind (of years, or of quarters)."""
    alike = [row for row in list_rounds(workspace) if row.period.is_quarter is round_.period.is_quarter]
    return alike[0].id == round_.id and round_.closed_at is not None


@action(N_("Mở lại đợt kiểm điểm"), is_barrier=True)
def reopen_round(workspace: Workspace, round_id: RoundId) -> None:
    """Open the newest closed round (of years, or of quarters) again; the journal keeps both steps.

    Raises: InvalidValueError for any other.
    """
    own = workspace.store.rounds.get(round_id)
    if not can_reopen(workspace, own):
        raise InvalidValueError(
            code="not_the_newest_round",
            message=_("Chỉ mở lại được đợt mới nhất, khi đợt đó đã kết thúc."),
            hint=_(
                "Kết quả của các đợt trước giữ nguyên; kết quả đã quyết định mà sai thì ghi ở Xếp loại, xếp loại lại."
            ),
        )
    workspace.store.rounds.save(replace(own, closed_at=None))


def list_eligibilities(workspace: Workspace, round_: Round) -> tuple[Eligibility, ...]:
    """Give for each member of the year whether they are reviewed and rated, and why; by name order."""
    regs = regulation_set(workspace, round_)
    return tuple(eligibility(file, round_, regs) for file in files_of_year(workspace, round_.year))
