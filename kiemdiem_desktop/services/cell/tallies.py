"""The sheet of the count: one line for each vote on each subject, typed like a spreadsheet. Only sums exist."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.vote_base import voters_present
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.meetings import save_ballot
from kiemdiem_desktop.services.workspace import Workspace

FIGURES = ("issued", "returned", "valid", "invalid", "htxs", "htt", "htnv", "kht", "not_rated", "blank")
_NAMES = {
    "issued": N_("phát ra"),
    "returned": N_("thu về"),
    "valid": N_("hợp lệ"),
    "invalid": N_("không hợp lệ"),
    "htxs": N_("xuất sắc"),
    "htt": N_("hoàn thành tốt"),
    "htnv": N_("hoàn thành"),
    "kht": N_("không hoàn thành"),
    "not_rated": N_("chưa xếp loại"),
    "blank": N_("để trống"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """One vote on one subject. A ballot that is not entered yet has id 0.

    `is_last`: this round of voting is the one that counts. `voted` is the level that passed in it, None where none
    did. `gaps` tell what does not add up, each in words.
    """

    subject_id: SubjectId
    name: str
    ballot: BallotCount
    is_last: bool
    voted: Level | None
    gaps: tuple[str, ...]

    @property
    def is_counted(self) -> bool:
        """Whether anything of the count is typed: a round just begun holds nothing but zeros."""
        return any(self.ballot.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One typed figure: `name` is one of FIGURES."""

    subject_id: SubjectId
    ballot_round: int
    name: str
    count: int


def list_tally(checked: CheckedRound) -> tuple[TallyRow, ...]:
    """Give the lines of the sheet in the order of rating, the rounds of a subject one under the other."""
    base = checked.verdict.vote_base
    voters = voters_present(checked.dossier, base) if base else 0
    voted = {verdict.subject_id: verdict.voted_level for verdict in checked.verdict.subjects if verdict.is_rated}
    return tuple(
        row for own in checked.dossier.subjects if own.subject.id in voted for row in _rows(own, voted, voters)
    )


def _rows(own: SubjectDossier, voted: dict[SubjectId, Level | None], voters: int) -> Iterable[TallyRow]:
    subject = own.subject
    ballots = own.ballots or (BallotCount(round_id=subject.round_id, subject_id=subject.id),)
    for ballot in ballots:
        is_last = ballot is ballots[-1]
        yield TallyRow(
            subject_id=subject.id,
            name=subject.name,
            ballot=ballot,
            is_last=is_last,
            voted=voted[subject.id] if is_last else None,
            gaps=tell_gaps(ballot, voters) if ballot.id else (),
        )


def tell_gaps(ballot: BallotCount, voters: int) -> tuple[str, ...]:
    """Tell in words what does not add up in a count; `voters` are those present with a vote."""
    pairs = (
        (max(ballot.issued - voters, 0), _("số phát ra"), _("số đồng chí có quyền biểu quyết có mặt")),
        (ballot.returned - ballot.issued, _("số thu về"), _("số phát ra")),
        (ballot.valid + ballot.invalid - ballot.returned, _("hợp lệ cộng không hợp lệ"), _("số thu về")),
        (sum(ballot.figures[4:]) - ballot.valid, _("các mức cộng lại"), _("số hợp lệ")),
    )
    gaps = [_gap(*pair) for pair in pairs if pair[0]]
    differing = differing_figures(ballot)
    if differing:
        gaps.append(_("nhập lần hai khác ở: {figures}").format(figures=", ".join(_(_NAMES[n]) for n in differing)))
    return tuple(gaps)


def differing_figures(ballot: BallotCount) -> tuple[str, ...]:
    """Give the figures in which the second typing differs; none where there was no second typing."""
    if not ballot.retyped:
        return ()
    return tuple(n for n, one, other in zip(FIGURES, ballot.figures, ballot.retyped, strict=True) if one != other)


def _gap(gap: int, what: str, whole: str) -> str:
    words = (
        _("thiếu {count} phiếu so với {whole} ({what})") if gap < 0 else _("thừa {count} phiếu so với {whole} ({what})")
    )
    return words.format(what=what, count=abs(gap), whole=whole)


@round_action(N_("Ghi kết quả kiểm phiếu"))
def set_figures(workspace: Workspace, figures: tuple[Figure, ...]) -> None:
    """Keep typed figures in one step. Raises: InvalidValueError below 0."""
    for figure in figures:
        ballot = _ballot(workspace, figure.subject_id, figure.ballot_round)
        save_ballot(workspace, replace(ballot, **{figure.name: figure.count}))  # type: ignore[arg-type]


@round_action(N_("Nhập kiểm phiếu lần hai"))
def retype_figures(workspace: Workspace, figures: tuple[Figure, ...]) -> None:
    """Keep figures of the second typing. Raises: InvalidValueError where there is no first one."""
    for figure in figures:
        ballot = _ballot(workspace, figure.subject_id, figure.ballot_round)
        if not ballot.id:
            raise InvalidValueError(
                code="nothing_to_compare",
                message=_("Dòng này chưa có số nhập lần một."),
                hint=_("Nhập lần một trước, rồi nhập lại để đối chiếu."),
            )
        counts = dict(zip(FIGURES, ballot.retyped or (0,) * len(FIGURES), strict=True)) | {figure.name: figure.count}
        save_ballot(workspace, replace(ballot, retyped=tuple(counts.values())))


@round_action(N_("Điền số phiếu phát ra, thu về"))
def fill_sheet(workspace: Workspace, subject_ids: tuple[SubjectId, ...], count: int) -> None:
    """Fill issued, returned and valid with `count` for those subjects whose line is still empty."""
    for subject_id in subject_ids:
        ballot = _last_ballot(workspace, subject_id)
        if not any(ballot.figures):
            save_ballot(workspace, replace(ballot, issued=count, returned=count, valid=count))


def _ballot(workspace: Workspace, subject_id: SubjectId, number: int) -> BallotCount:
    found = workspace.store.ballots.find(subject_id=subject_id, ballot_round=number)
    round_id = workspace.store.subjects.get(subject_id).round_id
    return found or BallotCount(round_id=round_id, subject_id=subject_id, ballot_round=number)


def _last_ballot(workspace: Workspace, subject_id: SubjectId) -> BallotCount:
    rows = workspace.store.ballots.where(subject_id=subject_id)
    last = max((row.ballot_round for row in rows), default=1)
    return _ballot(workspace, subject_id, last)
