"""The papers of a committee: which there are for a conference and for each cell, what each lacks, each as a job."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import (
    appraisal_slip,
    committee_minutes,
    committee_notice,
    committee_tally,
    decided_list,
    rating_decision,
    re_rating_decision,
)
from kiemdiem_desktop.documents.templates.decision_frame import DecisionPaper
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.committee_meeting import CommitteeMeeting
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRatingKind
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.appraisal_list import CellState, decided_cells, list_cell_lines
from kiemdiem_desktop.services.committee.appraising import list_points
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.committee_votes import list_ballots
from kiemdiem_desktop.services.committee.conferences import find_meeting, list_attendance
from kiemdiem_desktop.services.committee.decided_lines import cell_names, lines_of_meeting, lines_of_round
from kiemdiem_desktop.services.committee.deciding import list_decided
from kiemdiem_desktop.services.committee.earlier_decisions import earlier_results
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.rated_subjects import list_rated, rated_of_cell
from kiemdiem_desktop.services.committee.re_deciding import ReDecision, history_of, re_rating_of
from kiemdiem_desktop.services.committee.rechecking import recheck
from kiemdiem_desktop.services.paper_jobs import AS_TABLE, PaperFormat, PaperJob, paper_digest, short_code
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace

_AS_TEXT: Final = (PaperFormat.PDF, PaperFormat.DOCX)


class PaperKind(StrEnum):
    """What kinds of papers a committee writes, in the order of its work."""

    MINUTES = "minutes"
    TALLY = "tally"
    COLLECTIVES = "decision_collectives"
    MEMBERS = "decision_members"
    LIST = "decided_list"
    NOTICE = "notice"
    RE_RATING = "re_rating"
    SLIP = "appraisal_slip"

    @property
    def label(self) -> str:
        """The kind as people call the paper."""
        return _(_LABELS[self])

    @property
    def formats(self) -> tuple[PaperFormat, ...]:
        """The ways in which it can be written down."""
        return AS_TABLE if self in (PaperKind.LIST, PaperKind.SLIP) else _AS_TEXT


_LABELS = {
    PaperKind.MINUTES: N_("Biên bản hội nghị cấp ủy"),
    PaperKind.TALLY: N_("Biên bản kiểm phiếu của cấp ủy"),
    PaperKind.COLLECTIVES: N_("Quyết định xếp loại tập thể"),
    PaperKind.MEMBERS: N_("Quyết định xếp loại đảng viên"),
    PaperKind.LIST: N_("Danh sách kết quả đã quyết định"),
    PaperKind.NOTICE: N_("Thông báo kết quả"),
    PaperKind.RE_RATING: N_("Quyết định xếp loại lại"),
    PaperKind.SLIP: N_("Phiếu thẩm định"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteePaperItem:
    """One paper: its kind, the cell it is about ("" for all), the later decision it is about (0 for none).

    `missing` tells in words what it still lacks; it can be printed with gaps all the same.
    """

    kind: PaperKind
    title: str
    cell_code: str = ""
    decided_id: int = 0
    missing: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from the others."""
        return self.kind.value, self.cell_code, self.decided_id

    @property
    def stem(self) -> str:
        """The beginning of its file's name: ASCII, no personal names."""
        parts = (self.kind.value, self.cell_code, str(self.decided_id) if self.decided_id else "")
        return "-".join(plain_stem(part) for part in parts if part)


def list_papers(workspace: Workspace, round_: RoundKey) -> tuple[CommitteePaperItem, ...]:
    """Give every paper of a round: of the conference at work, of each later decision, then cell by cell."""
    meeting = find_meeting(workspace, round_)
    return (
        *(_of_meeting(workspace, meeting) if meeting is not None else ()),
        *_of_round(workspace, round_),
    )


def paper_job(
    workspace: Workspace, round_: RoundKey, item: CommitteePaperItem, kind: PaperFormat = PaperFormat.PDF
) -> PaperJob:
    """Freeze what writing a paper needs. Raises: what reading the dossier of a cell refuses."""
    document = document_of(workspace, round_, item)
    return PaperJob(
        document=document,
        format=kind,
        file_name=f"{item.stem}-{round_.year}{round_.period}.{kind.value}",
        fonts_dir=workspace.resources_dir / "fonts",
        at=document.on or workspace.clock.today(),
        page_code=short_code(paper_digest(document)),
        year=round_.year,
        copies=3,
    )


def document_of(workspace: Workspace, round_: RoundKey, item: CommitteePaperItem) -> Document:
    """Give a paper as blocks, from the books as they are now."""
    return _BUILDERS[item.kind](workspace, round_, item)


def notice_job(workspace: Workspace, round_: RoundKey, cell_code: str) -> PaperJob:
    """Give the notice that goes along with a decided cell's package."""
    return paper_job(workspace, round_, CommitteePaperItem(kind=PaperKind.NOTICE, title="", cell_code=cell_code))


def _of_meeting(workspace: Workspace, meeting: CommitteeMeeting) -> Iterator[CommitteePaperItem]:
    lacks = [
        *((_("ngày họp"),) if meeting.held_on is None else ()),
        *((_("thành viên dự họp"),) if not list_attendance(workspace, meeting.id) else ()),
    ]
    unsaid = () if meeting.conclusion.strip() else (_("kết luận"),)
    votes = () if list_ballots(workspace, meeting.id) else (_("kết quả phiếu"),)
    undecided = () if meeting.number else (_("số và ngày quyết định"),)
    yield _item(PaperKind.MINUTES, missing=(*lacks, *unsaid))
    yield _item(PaperKind.TALLY, missing=(*lacks, *votes))
    yield _item(PaperKind.COLLECTIVES, missing=undecided)
    yield _item(PaperKind.MEMBERS, missing=undecided)


def _of_round(workspace: Workspace, round_: RoundKey) -> Iterator[CommitteePaperItem]:
    decided, names = decided_cells(workspace, round_), cell_names(workspace)
    yield _item(PaperKind.LIST, missing=() if decided else (_("kết quả đã quyết định"),))
    for row in _rated_again(workspace, round_):
        title = f"{row.name} – {PaperKind.RE_RATING.label}"
        yield CommitteePaperItem(kind=PaperKind.RE_RATING, title=title, cell_code=row.cell_code, decided_id=row.id)
    for code, name in names.items():
        if code in decided:
            yield CommitteePaperItem(kind=PaperKind.NOTICE, title=f"{name} – {PaperKind.NOTICE.label}", cell_code=code)
    for line in list_cell_lines(workspace, round_):
        if line.state is not CellState.MISSING:
            title = f"{line.name} – {PaperKind.SLIP.label}"
            yield CommitteePaperItem(kind=PaperKind.SLIP, title=title, cell_code=line.code)


def _rated_again(workspace: Workspace, round_: RoundKey) -> list[DecidedSubject]:
    """Give the later decisions that hold, the oldest first."""
    where: dict[str, object] = {"year": round_.year, "period": round_.period, "is_current": True}
    rows = [row for kind in ReRatingKind for row in workspace.store.decided_subjects.where(**where, re_rating=kind)]
    return sorted(rows, key=lambda row: row.id)


def _item(kind: PaperKind, *, missing: tuple[str, ...]) -> CommitteePaperItem:
    return CommitteePaperItem(kind=kind, title=kind.label, missing=missing)


def _paper(workspace: Workspace, round_: RoundKey, *, numbered: bool = False) -> DecisionPaper:
    meeting = find_meeting(workspace, round_)
    on = meeting.decided_on if meeting is not None and numbered else meeting.held_on if meeting else None
    return DecisionPaper(
        committee=get_committee(workspace),
        profile=profile_of(workspace, on or workspace.clock.today()),
        period=(period_of(round_.period) or Period.YEAR).of_year(round_.year),
        body=meeting.body if meeting is not None else "",
        number=meeting.number if meeting is not None and numbered else "",
        on=on,
        signer=meeting.chair if meeting is not None else "",
    )


def _minutes(workspace: Workspace, round_: RoundKey, _item: CommitteePaperItem) -> Document:
    meeting = _meeting(workspace, round_)
    attendance = list_attendance(workspace, meeting.id) if meeting.id else ()
    return committee_minutes.build(_paper(workspace, round_), meeting, attendance, lines_of_meeting(workspace, meeting))


def _tally(workspace: Workspace, round_: RoundKey, _item: CommitteePaperItem) -> Document:
    meeting, names = _meeting(workspace, round_), cell_names(workspace)
    ballots = list_ballots(workspace, meeting.id)
    subjects = {row.key: row for row in list_rated(workspace, round_.year, round_.period)}
    places = {code: place for place, code in enumerate(names)}
    ordered = sorted(ballots, key=lambda key: (places.get(key[0], 0), subjects[key].row.id if key in subjects else 0))
    counted = tuple(
        committee_tally.CountedSubject(
            name=subjects[key].row.name if key in subjects else key[1], cell_name=names.get(key[0], key[0]), ballot=row
        )
        for key in ordered
        for row in ballots[key]
    )
    return committee_tally.build(_paper(workspace, round_), meeting, list_attendance(workspace, meeting.id), counted)


def _decision(workspace: Workspace, round_: RoundKey, item: CommitteePaperItem) -> Document:
    meeting = _meeting(workspace, round_)
    wanted = item.kind is PaperKind.MEMBERS
    lines = tuple(row for row in lines_of_meeting(workspace, meeting) if row.is_member is wanted)
    day = meeting.decided_on or workspace.clock.today()
    paper = _paper(workspace, round_, numbered=True)
    return rating_decision.build(paper, lines, workspace.regulations.in_force_on(day), is_members=wanted)


def _list(workspace: Workspace, round_: RoundKey, _item: CommitteePaperItem) -> Document:
    return decided_list.build(_paper(workspace, round_, numbered=True), lines_of_round(workspace, round_))


def _notice(workspace: Workspace, round_: RoundKey, item: CommitteePaperItem) -> Document:
    rows = list_decided(workspace, round_, item.cell_code)
    newest = max(rows, key=lambda row: row.id, default=None)
    paper = replace(_paper(workspace, round_), on=newest.decided_on if newest else None)
    return committee_notice.build(
        paper,
        cell_names(workspace).get(item.cell_code, item.cell_code),
        lines_of_round(workspace, round_, item.cell_code),
        decision=newest.number if newest else "",
    )


def _re_rating(workspace: Workspace, round_: RoundKey, item: CommitteePaperItem) -> Document:
    row = workspace.store.decided_subjects.get(item.decided_id)
    former = _former(workspace, row)
    assert row.re_rating is not None
    assert row.ground is not None
    assert row.decided_on is not None
    wanted = ReDecision(
        kind=row.re_rating,
        ground=row.ground,
        reason=row.reason,
        level=row.level,
        number=row.number,
        decided_on=row.decided_on,
    )
    details = PaperDetails(profile=profile_of(workspace, row.decided_on or workspace.clock.today()), on=row.decided_on)
    decision = re_rating_of(workspace, former, wanted)
    return re_rating_decision.build(_cell(workspace, row), (decision,), details, round_.year)


def _slip(workspace: Workspace, round_: RoundKey, item: CommitteePaperItem) -> Document:
    points = list_points(rated_of_cell(workspace, item.cell_code, round_.year, round_.period))
    lines = tuple(
        appraisal_slip.SlipLine(
            name=line.subject.row.name,
            post=line.subject.row.post,
            own=line.own,
            appraised=line.appraised,
            difference=line.difference,
            proposed=line.subject.row.proposed_level,
            offered=line.subject.offered,
            reason=line.subject.appraised.reason if line.subject.appraised else "",
        )
        for line in points
    )
    remarks = _remarks(workspace, round_, item.cell_code)
    name = cell_names(workspace).get(item.cell_code, item.cell_code)
    return appraisal_slip.build(_paper(workspace, round_), name, lines, remarks)


def _remarks(workspace: Workspace, round_: RoundKey, cell_code: str) -> tuple[str, ...]:
    """Give what the committee's rules ask to mend or to conclude, as the slip prints it."""
    line = next(row for row in list_cell_lines(workspace, round_) if row.code == cell_code)
    dossier = workspace.store.received_dossiers.get(line.dossier_id or 0)
    rules = own_rules(workspace, round_.year, round_.period)
    checked = recheck(dossier.content, rules, earlier_results(workspace, dossier))
    wanted = (row.text for row in checked.findings if row.needs_look or row.awaits_conclusion)
    return tuple(dict.fromkeys(f"{text.who}: {text.detail}" for text in wanted))


def _meeting(workspace: Workspace, round_: RoundKey) -> CommitteeMeeting:
    return find_meeting(workspace, round_) or CommitteeMeeting(year=round_.year, period=round_.period)


def _former(workspace: Workspace, row: DecidedSubject) -> DecidedSubject:
    before = [other for other in history_of(workspace, row) if other.id < row.id]
    return before[-1] if before else row


def _cell(workspace: Workspace, row: DecidedSubject) -> Cell:
    """Give the cell as the head of Mẫu 03 wants it: its superior is this committee."""
    committee = get_committee(workspace)
    return Cell(
        id=RowId(0),
        code=row.cell_code,
        name=cell_names(workspace).get(row.cell_code, row.cell_code),
        superior_name=row.body or committee.name,
        superior_party_name=committee.superior_party_name,
        chain=(committee.superior_party_name,) if committee.superior_party_name else (),
        place_name=committee.place_name,
    )


_BUILDERS: Final[dict[PaperKind, Callable[[Workspace, RoundKey, CommitteePaperItem], Document]]] = {
    PaperKind.MINUTES: _minutes,
    PaperKind.TALLY: _tally,
    PaperKind.COLLECTIVES: _decision,
    PaperKind.MEMBERS: _decision,
    PaperKind.LIST: _list,
    PaperKind.NOTICE: _notice,
    PaperKind.RE_RATING: _re_rating,
    PaperKind.SLIP: _slip,
}
