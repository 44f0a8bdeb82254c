"""Appraising and deciding without a window: what commands ask for in one call, and the words they tell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from kiemdiem_desktop.domain.committee_meeting import CommitteeMeeting
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.answering import issue_decision
from kiemdiem_desktop.services.committee.appraisal_list import (
    CellState,
    find_round_key,
    list_cell_lines,
)
from kiemdiem_desktop.services.committee.appraising import accept_dossiers
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.cap_overview import CapOverview
from kiemdiem_desktop.services.committee.clearing import accept_clear
from kiemdiem_desktop.services.committee.conferences import conclude, find_meeting, open_meeting
from kiemdiem_desktop.services.committee.deciding import Ruling, decide
from kiemdiem_desktop.services.committee.decision_packages import (
    SentDecisions,
    decision_levels,
    sending,
)
from kiemdiem_desktop.services.committee.dossiers import newest_dossier
from kiemdiem_desktop.services.committee.earlier_decisions import earlier_results
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Posting
from kiemdiem_desktop.services.committee.own_rules import own_rules
from kiemdiem_desktop.services.committee.papers import CommitteePaperItem, PaperKind, list_papers, paper_job
from kiemdiem_desktop.services.committee.rated_subjects import rated_of_cell
from kiemdiem_desktop.services.committee.rechecking import Rechecked, recheck
from kiemdiem_desktop.services.paper_jobs import PaperFormat, render
from kiemdiem_desktop.services.reporting import finish
from kiemdiem_desktop.services.workspace import Workspace


def round_at_work(workspace: Workspace) -> RoundKey:
    """Give the round at work. Raises: NotFoundError while nothing is planned or received."""
    found = find_round_key(workspace)
    if found is None:
        raise NotFoundError(
            code="no_round_yet",
            message=_("Sổ chưa có đợt nào: chưa lập kế hoạch, chưa nhận hồ sơ."),
            hint=_("Nhận gói hồ sơ của chi bộ rồi làm lại."),
        )
    return found


def recheck_cell(workspace: Workspace, cell_code: str) -> Rechecked:
    """Check the newest dossier of a cell by the committee's rules. Raises: NotFoundError; as `recheck`."""
    dossier = newest_dossier(workspace, cell_code)
    rules = own_rules(workspace, dossier.year, dossier.period)
    return recheck(dossier.content, rules, earlier_results(workspace, dossier))


def accept_cells(workspace: Workspace, cell_codes: Iterable[str]) -> int:
    """Take the newest dossiers of these cells as appraised; of none: of all that wait without remarks."""
    chosen, round_ = frozenset(cell_codes), round_at_work(workspace)
    if not chosen:
        return finish(accept_clear(workspace, round_)).taken
    lines = [line for line in list_cell_lines(workspace, round_) if line.code in chosen and line.head is not None]
    return accept_dossiers(workspace, [line.dossier_id or 0 for line in lines])


def rule_on(workspace: Workspace, cell_codes: Iterable[str], ruling: Ruling) -> int:
    """Decide the appraised cells (these only, where some are named); a conference is begun where there is none."""
    round_ = round_at_work(workspace)
    meeting = find_meeting(workspace, round_) or open_meeting(workspace, round_)
    chosen = tuple(cell_codes) or tuple(
        line.code for line in list_cell_lines(workspace, round_) if line.state is CellState.ACCEPTED
    )
    return decide(workspace, meeting, chosen, ruling)


def decide_cell(
    workspace: Workspace, cell_code: str, other: Mapping[str, tuple[Level | None, str]], posting: Posting
) -> IssuedFile:
    """Decide the newest dossier of one cell as proposed, but for the `other` levels by code, and issue its package.

    The dossier counts as appraised with it; the decision stands in the books like one made in the window.
    Raises: InvalidValueError without number and day, for an unknown code, or where it is decided already; as `issue`.
    """
    dossier = newest_dossier(workspace, cell_code)
    round_ = RoundKey(year=dossier.year, period=dossier.period)
    subjects = {row.row.code: row for row in rated_of_cell(workspace, cell_code, round_.year, round_.period)}
    _check_line(other, frozenset(subjects), posting)
    meeting = _meeting_of(workspace, round_, posting.number)
    accept_dossiers(workspace, (dossier.id,))
    for code, (level, reason) in other.items():
        why = reason or _("Theo kết luận của cấp ủy")
        conclude(workspace, meeting.id, subjects[code], level=level, reason=why)
    decide(workspace, meeting, (cell_code,), Ruling(number=posting.number, decided_on=posting.issued_on or date.max))
    _about, levels = decision_levels(workspace, round_, cell_code)
    return issue_decision(workspace, dossier, levels, posting)


def send_decisions(workspace: Workspace, folder: Path) -> SentDecisions:
    """Sign and write a decision package for every decided cell. Raises: NotFoundError without a key."""
    return finish(sending(workspace, round_at_work(workspace), folder))


def write_paper(workspace: Workspace, kind: str, cell_code: str, file: Path) -> CommitteePaperItem:
    """Write a paper as the ending of `file` says. Raises: InvalidValueError for a kind or an ending that is none."""
    round_ = round_at_work(workspace)
    ending = file.suffix.removeprefix(".").lower()
    items = [row for row in list_papers(workspace, round_) if row.kind == kind and cell_code in ("", row.cell_code)]
    if not items or ending not in {form.value for form in items[0].kind.formats}:
        raise InvalidValueError(
            code="no_such_paper",
            message=_("Không có giấy tờ “{kind}” ghi được thành tệp “{name}”.").format(kind=kind, name=file.name),
            hint=_("Chọn một trong: {kinds}; tên tệp kết thúc bằng .pdf, .docx hoặc .xlsx.").format(
                kinds=", ".join(row.value for row in PaperKind)
            ),
        )
    file.write_bytes(render(paper_job(workspace, round_, items[0], PaperFormat(ending))))
    return items[0]


def recheck_lines(checked: Rechecked) -> Iterator[str]:
    """Tell what was found, what has to be looked at first, and in what the rules differ."""
    yield from checked.differences
    yield from checked.earlier
    for row in sorted(checked.findings, key=lambda row: not row.needs_look):
        mark = "!" if row.needs_look else "?" if row.awaits_conclusion else " "
        why = f" ({row.side.label}: {row.why})" if row.why else ""
        yield f"{mark} {row.text.who}: {row.text.detail} [{row.text.citation}]{why}"


def cap_lines(found: CapOverview) -> Iterator[str]:
    """Tell each cap in all its readings, then its nominees in order."""
    for table in found.tables:
        yield f"{table.line.name}: {table.line.words}, {table.line.headroom}"
        yield from (f"  {reading.text}" for reading in table.line.readings)
        for nominee in table.nominees:
            cut = _(" – ngoài tỷ lệ") if nominee.is_beyond else ""
            yield f"  {nominee.place}. {nominee.subject.row.name} ({nominee.subject.row.cell_code}){cut}"


def sent_lines(sent: SentDecisions) -> Iterator[str]:
    """Tell what was written, and who got none or an open one."""
    yield from (_("Đã ghi và kiểm tra: {path}").format(path=name) for name in sent.written.names)
    if sent.plan.open_cells:
        yield _("Không mã hóa vì chưa biết khóa: {names}.").format(names=", ".join(sent.plan.open_cells))
    if sent.plan.undecided:
        yield _("Không có gói vì chưa quyết định: {names}.").format(names=", ".join(sent.plan.undecided))
    if sent.written.trouble is not None:
        yield f"{sent.written.trouble.message} {sent.written.trouble.hint}"


def _check_line(other: Mapping[str, object], known: frozenset[str], posting: Posting) -> None:
    unknown = sorted(other.keys() - known)
    if unknown or posting.issued_on is None:
        raise InvalidValueError(
            code="line_of_decision",
            message=_("Hồ sơ không có trường hợp mang mã {codes}.").format(codes=", ".join(unknown))
            if unknown
            else _("Quyết định chưa có ngày."),
            hint=_("Xem mã trong hồ sơ; ghi đủ số và ngày của quyết định."),
        )


def _meeting_of(workspace: Workspace, round_: RoundKey, number: str) -> CommitteeMeeting:
    """Give the conference at work, or another one where that one made its decision already."""
    found = find_meeting(workspace, round_)
    is_done = found is not None and found.number not in ("", number.strip())
    return open_meeting(workspace, round_) if found is None or is_done else found
