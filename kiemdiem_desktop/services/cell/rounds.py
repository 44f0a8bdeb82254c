"""Review rounds: opened once a year with the regulations of the evaluation date, closed when all is sent."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.review import Shortcoming, ShortcomingState
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.domain.verdict import Eligibility
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.eligibility import eligibility
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.member_files import files_of_year
from kiemdiem_desktop.services.cell.subjects import open_round_of, regulation_set, sync_subjects
from kiemdiem_desktop.services.workspace import Workspace


def list_rounds(workspace: Workspace) -> tuple[Round, ...]:
    """Give all rounds, newest first."""
    return tuple(sorted(workspace.store.rounds.all(), key=lambda row: row.year, reverse=True))


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


def find_current_round(workspace: Workspace) -> Round | None:
    """Give the open round, or else the newest closed one, or None."""
    return open_round_of(workspace) or next(iter(list_rounds(workspace)), None)


@action(N_("Mở đợt kiểm điểm"))
def open_round(workspace: Workspace, *, year: int, evaluation_on: date, superior_due_on: date | None = None) -> Round:
    """Open the round of a year: regulations pinned, subjects listed, last year's shortcomings carried over.

    Raises: InvalidValueError where the year has a round already; NotInForceError where no regulation holds.
    """
    _check_new(workspace, year, evaluation_on)
    round_ = workspace.store.rounds.add(
        Round(
            year=year,
            evaluation_on=evaluation_on,
            regulations=workspace.regulations.in_force_on(evaluation_on).pins,
            superior_due_on=superior_due_on,
            opened_at=workspace.clock.now(),
        )
    )
    sync_subjects(workspace)
    carry_shortcomings(workspace, round_)
    return round_


def _check_new(workspace: Workspace, year: int, evaluation_on: date) -> None:
    if any(row.year == year for row in workspace.store.rounds.all()):
        raise InvalidValueError(
            code="round_exists",
            message=_("Đợt kiểm điểm năm {year} đã mở.").format(year=year),
            hint=_("Chọn đợt này ở Trang chủ để làm tiếp."),
        )
    if open_round_of(workspace) is not None:
        raise InvalidValueError(
            code="round_still_open",
            message=_("Đợt trước chưa kết thúc."),
            hint=_("Kết thúc đợt trước ở Trang chủ rồi mở đợt mới."),
        )
    if evaluation_on.year not in (year, year + 1):
        raise InvalidValueError(
            code="evaluation_date",
            message=_("Ngày đánh giá {day:%d/%m/%Y} không thuộc đợt năm {year}.").format(day=evaluation_on, year=year),
            hint=_("Chọn ngày trong năm {year} hoặc đầu năm sau.").format(year=year),
        )


def carry_shortcomings(workspace: Workspace, round_: Round) -> None:
    """Copy the shortcomings still open at the end of the round before, so that this year answers for them."""
    store = workspace.store
    before = max((row for row in store.rounds.all() if row.year < round_.year), key=lambda row: row.year, default=None)
    if before is None:
        return
    subjects = {_identity(subject): subject for subject in store.subjects.where(round_id=round_.id)}
    for old in store.subjects.where(round_id=before.id):
        new = subjects.get(_identity(old))
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


def _identity(subject: Subject) -> tuple[str, int | None]:
    return subject.kind.value, subject.member_id


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


@action(N_("Mở lại đợt kiểm điểm"), is_barrier=True)
def reopen_round(workspace: Workspace, round_id: RoundId) -> None:
    """Open the newest closed round again; the journal keeps both steps. Raises: InvalidValueError for any other."""
    newest = list_rounds(workspace)[0]
    if newest.id != round_id or newest.closed_at is None:
        raise InvalidValueError(
            code="not_the_newest_round",
            message=_("Chỉ mở lại được đợt mới nhất, khi đợt đó đã kết thúc."),
            hint=_("Kết quả của các năm trước giữ nguyên."),
        )
    workspace.store.rounds.save(replace(newest, closed_at=None))


def list_eligibilities(workspace: Workspace, round_: Round) -> tuple[Eligibility, ...]:
    """Give for each member of the year whether they are reviewed and rated, and why; by name order."""
    regs = regulation_set(workspace, round_)
    return tuple(eligibility(file, round_, regs) for file in files_of_year(workspace, round_.year))
