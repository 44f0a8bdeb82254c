"""The results of other years and quarters, as a table to read and to fill in by hand from the decisions kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import QUARTERS, Period
from kiemdiem_desktop.domain.rating_history import EarlierRating, PeriodResult, ResultOrigin
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.eligibility import is_rated_quarterly
from kiemdiem_desktop.rules.history import result_of
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.history import Identity, load_results
from kiemdiem_desktop.services.workspace import Workspace

YEARS_SHOWN = 6
_ORIGINS = {
    ResultOrigin.DECIDED: N_("Quyết định đã ghi trong đợt"),
    ResultOrigin.TYPED: N_("Ghi tay theo quyết định"),
    ResultOrigin.PROPOSED: N_("Mới có mức chi bộ đề nghị"),
    ResultOrigin.RE_RATED: N_("Đã xếp loại lại"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One year or quarter of a subject; `result` is None where nothing is known. `is_typed`: entered by hand."""

    identity: Identity
    year: int
    period: Period
    result: PeriodResult | None = None
    is_typed: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What names the line among those of its subject."""
        return self.year, self.period.value

    @property
    def name(self) -> str:
        """The year or quarter: "2025", "Quý I"."""
        return str(self.year) if self.period is Period.YEAR else self.period.heading

    @property
    def origin(self) -> str:
        """How the result is known, in words; empty where nothing is."""
        return _(_ORIGINS[self.result.origin]) if self.result else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectHistory:
    """A member or collective with its years, newest first, and the quarters of the round's year."""

    identity: Identity
    name: str
    years: tuple[ResultLine, ...]
    quarters: tuple[ResultLine, ...]
    is_quarterly: bool


def list_histories(workspace: Workspace, checked: CheckedRound) -> tuple[SubjectHistory, ...]:
    """Give everybody on the roster of the round's year, then the collectives: six years back from that year."""
    dossier = checked.dossier
    results, typed = load_results(workspace), _typed_places(workspace)

    def history(identity: Identity, name: str, file: MemberFile | None) -> SubjectHistory:
        own, year = results.get(identity, ()), dossier.round.year
        places = [(year - back, Period.YEAR) for back in range(YEARS_SHOWN)]
        quarters = [(year, quarter) for quarter in QUARTERS]
        return SubjectHistory(
            identity=identity,
            name=name,
            years=_lines(identity, places, own, typed),
            quarters=_lines(identity, quarters, own, typed),
            is_quarterly=file is not None and _has_quarters(checked, file),
        )

    people = [history((SubjectKind.MEMBER, file.member.id), file.member.full_name, file) for file in dossier.members]
    if dossier.cell.has_committee:
        people.append(history((SubjectKind.CELL_COMMITTEE, None), _("Chi ủy"), None))
    return (*people, history((SubjectKind.CELL, None), dossier.cell.name, None))


def _has_quarters(checked: CheckedRound, file: MemberFile) -> bool:
    """Whether the member is rated each quarter; before 2025 nobody was."""
    regulations = checked.regulations
    return "quarter_subjects" in regulations.values and is_rated_quarterly(file.member, regulations)


def _typed_places(workspace: Workspace) -> frozenset[tuple[Identity, int, Period]]:
    rows = workspace.store.earlier_ratings.all()
    return frozenset(((row.subject_kind, row.member_id), row.year, row.period) for row in rows)


def _lines(
    identity: Identity,
    places: Iterable[tuple[int, Period]],
    results: tuple[PeriodResult, ...],
    typed: frozenset[tuple[Identity, int, Period]],
) -> tuple[ResultLine, ...]:
    return tuple(
        ResultLine(
            identity=identity,
            year=year,
            period=period,
            result=result_of(results, year, period),
            is_typed=(identity, year, period) in typed,
        )
        for year, period in places
    )


@action(N_("Ghi kết quả xếp loại theo quyết định"))
def set_level(workspace: Workspace, line: ResultLine, level: Level | None) -> None:
    """Keep a level by hand; None where the subject was not rated then. Raises: InvalidValueError over a decision."""
    _keep(workspace, line, replace(_row(workspace, line), level=level))


@action(N_("Ghi số, ngày quyết định xếp loại"))
def set_decision(workspace: Workspace, line: ResultLine, *, number: str, decided_on: date | None) -> None:
    """Keep number and date of the decision. Raises: InvalidValueError where no level is entered, or over a decision."""
    row = _row(workspace, line)
    if not row.id:
        raise InvalidValueError(
            code="no_level_yet", message=_("Chưa ghi mức của kỳ này."), hint=_("Chọn mức trước, rồi ghi số và ngày.")
        )
    if decided_on is not None and decided_on > workspace.clock.today():
        raise InvalidValueError(
            code="decided_later", message=_("Ngày quyết định ở sau hôm nay."), hint=_("Xem lại ngày trên quyết định.")
        )
    _keep(workspace, line, replace(row, number=number.strip(), decided_on=decided_on))


@action(N_("Xóa kết quả ghi tay"))
def remove_level(workspace: Workspace, line: ResultLine) -> None:
    """Take away what was entered by hand; nothing happens where nothing was."""
    row = _row(workspace, line)
    if row.id:
        workspace.store.earlier_ratings.remove(row.id)


def _row(workspace: Workspace, line: ResultLine) -> EarlierRating:
    kind, member_id = line.identity
    new = EarlierRating(subject_kind=kind, member_id=member_id, year=line.year, period=line.period)
    found = workspace.store.earlier_ratings.find(
        subject_kind=kind, member_id=member_id, year=line.year, period=line.period
    )
    return found or new


def _keep(workspace: Workspace, line: ResultLine, row: EarlierRating) -> None:
    origin = line.result.origin if line.result else None
    if origin in (ResultOrigin.DECIDED, ResultOrigin.RE_RATED) and not line.is_typed:
        raise InvalidValueError(
            code="decided_already",
            message=_("Kỳ này đã có quyết định trong sổ."),
            hint=_("Mức đã quyết định mà thay đổi thì ghi quyết định xếp loại lại ở dưới."),
        )
    if row.id:
        workspace.store.earlier_ratings.save(row)
    else:
        workspace.store.earlier_ratings.add(row)
