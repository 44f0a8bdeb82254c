"""Bộ hồ sơ họp: which papers lie on the table before the meeting and after it, in order, also as blank forms."""

from dataclasses import dataclass, replace

from kiemdiem_desktop.documents.pdf_join import JoinedPart, join_pdfs
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperOrder
from kiemdiem_desktop.services.cell.papers import (
    MeetingStage,
    Paper,
    PaperFormat,
    PaperJob,
    copies_of,
    get_details,
    meeting_papers,
    paper_job,
)
from kiemdiem_desktop.services.workspace import Workspace

_ORDER = (
    *("review_plan", "invitation", "agenda", "roll", "self_review"),
    *("ballot_collective", "ballot_members", "ballot_first", "ballot_top"),
    *("minutes", "tally", "result_report", "submission", "resolution"),
    *("proposals", "count_table", "opinion_table", "statistics", "left_out_list", "handover"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """One line of the set: one paper, or all self-reviews together.

    `copies` is how many of each are wanted, `is_chosen` whether the line is ticked from the start; `has_blank`: it can
    be printed to be filled in by hand.
    """

    key: str
    title: str
    papers: tuple[Paper, ...]
    copies: int
    is_chosen: bool
    missing: tuple[str, ...] = ()
    has_blank: bool = True


def set_lines(checked: CheckedRound, stage: MeetingStage) -> tuple[SetLine, ...]:
    """Give the lines of the set in the order in which the papers are laid together."""
    found: dict[str, list[Paper]] = {}
    for paper in meeting_papers(checked, stage):
        found.setdefault(paper.code, []).append(paper)
    codes = sorted(found, key=lambda code: _ORDER.index(code) if code in _ORDER else len(_ORDER))
    return tuple(_line(checked, tuple(found[code])) for code in codes)


def _line(checked: CheckedRound, papers: tuple[Paper, ...]) -> SetLine:
    first, title = papers[0], _(papers[0].kind.title)
    lacking = sum(bool(paper.missing) for paper in papers)
    some = (_("{count} bản chưa xong").format(count=lacking),) if lacking else ()
    return SetLine(
        key=first.code,
        title=title if first.subject_id is None else _("{title} ({count})").format(title=title, count=len(papers)),
        papers=papers,
        copies=copies_of(checked, first),
        is_chosen=first.kind.is_of_meeting,
        has_blank=first.kind.has_blank,
        missing=first.missing if first.subject_id is None else some,
    )


def set_jobs(workspace: Workspace, checked: CheckedRound, line: SetLine, *, is_blank: bool) -> tuple[PaperJob, ...]:
    """Freeze the papers of a line as PDF; `is_blank` leaves everything to be written by hand but names and places.

    Ballots are blank forms already: they are the same either way. What only tells what was worked out is left out.
    """
    if not is_blank:
        return tuple(paper_job(workspace, checked, paper, PaperFormat.PDF) for paper in line.papers)
    if not line.has_blank:
        return ()
    empty = blank_round(checked)
    return tuple(_blank_job(workspace, checked, empty, paper) for paper in line.papers)


def blank_round(checked: CheckedRound) -> CheckedRound:
    """Give the round as it stood before anything was entered: the roster and who is reviewed, nothing else."""
    subjects = tuple(SubjectDossier(subject=row.subject, file=row.file) for row in checked.dossier.subjects)
    dossier = replace(checked.dossier, subjects=subjects, meeting=None, attendance=(), overrides=())
    verdict = replace(checked.verdict, subjects=(), caps=(), vote_base=None, findings=())
    facts = round_facts(dossier, checked.regulations)
    return CheckedRound(facts=facts, verdict=verdict, findings=(), quiet={})


def _blank_job(workspace: Workspace, checked: CheckedRound, empty: CheckedRound, paper: Paper) -> PaperJob:
    filled = paper_job(workspace, checked, paper, PaperFormat.PDF)
    if filled.document.is_secret:
        return filled
    details = replace(get_details(workspace, checked, paper), number=None, on=None)
    subject = next((row for row in empty.dossier.subjects if row.subject.id == paper.subject_id), None)
    order = PaperOrder(workspace=workspace, checked=empty, details=details, subject=subject)
    document = paper.kind.build(order)
    return replace(filled, document=document, file_name=f"{paper.file_stem}-de-trong.pdf", page_code="")


def set_file_name(checked: CheckedRound, stage: MeetingStage) -> str:
    """Give the name of the one file: ASCII, as all files of papers."""
    when = "truoc-hop" if stage is MeetingStage.BEFORE else "sau-hop"
    round_ = checked.dossier.round
    quarter = f"-{round_.period.value}" if round_.period.is_quarter else ""
    return f"bo-ho-so-{when}-{round_.year}{quarter}.pdf"


def joined_set(
    checked: CheckedRound, stage: MeetingStage, jobs: tuple[PaperJob, ...], pdfs: tuple[bytes, ...]
) -> bytes:
    """Give one PDF of all papers of a set, each with its bookmark; the same papers give the same bytes."""
    dossier = checked.dossier
    words = _("Bộ hồ sơ trước hội nghị") if stage is MeetingStage.BEFORE else _("Bộ hồ sơ sau hội nghị")
    parts = [JoinedPart(title=job.document.title, pdf=pdf) for job, pdf in zip(jobs, pdfs, strict=True)]
    day = max((job.at for job in jobs), default=dossier.round.evaluation_on)
    return join_pdfs(parts, title=f"{words} {dossier.round.name} – {dossier.cell.name}", at=day)
