"""The papers of a round: which there are, what each still lacks, and each as PDF, Word or Excel."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.fonts import FontsMissingError, known_letters
from kiemdiem_desktop.documents.normal import lacking
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.partial_date import parse_iso
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_kinds.kind import MeetingStage, PaperGroup, PaperKind, PaperOrder
from kiemdiem_desktop.services.cell.paper_kinds.table import GROUP_TITLES, KINDS
from kiemdiem_desktop.services.cell.paper_templates import fill_for, template_key
from kiemdiem_desktop.services.paper_jobs import Filling, PaperFormat, PaperJob, paper_digest, render, short_code
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace

__all__ = ["GROUP_TITLES", "MeetingStage", "PaperFormat", "PaperGroup", "PaperJob", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper of the round. `missing` tells in words what it still lacks; it can be printed with gaps all the same.

    `name` and `form` are what a list shows: the name of the person or of the paper, and its form in few letters.
    `subject_id` is set where it is made for one person or collective; `is_provisional`: its official wording was
    not read (*mẫu tạm*).
    """

    kind: PaperKind
    title: str
    name: str
    form: str
    file_stem: str
    missing: tuple[str, ...] = ()
    subject_id: SubjectId | None = None
    is_provisional: bool = False

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def group(self) -> PaperGroup:
        """Where it stands on the screen."""
        return self.kind.group

    @property
    def formats(self) -> tuple[PaperFormat, ...]:
        """The ways in which it can be written down."""
        return self.kind.formats

    @property
    def has_number(self) -> bool:
        """Whether the cell gives it a number of its own."""
        return bool(self.kind.symbol)

    @property
    def has_date(self) -> bool:
        """Whether the cell gives it a date of its own; self-reviews carry the day on which they were signed."""
        return self.kind.has_date


def list_papers(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give every paper that the round knows, in the order of the table."""
    return tuple(_paper(kind, checked, subject) for kind in KINDS for subject in kind.whom(checked))


def meeting_papers(checked: CheckedRound, stage: MeetingStage) -> tuple[Paper, ...]:
    """Give the papers laid out before the meeting, or written up after it, in the order of the table."""
    return tuple(paper for paper in list_papers(checked) if paper.kind.stage is stage)


def copies_of(checked: CheckedRound, paper: Paper) -> int:
    """Give in how many copies a paper is wanted: as the rules or the superior say, ballots by the number of voters."""
    return paper.kind.count_copies(checked) if paper.kind.count_copies else paper.kind.copies


def dossier_papers(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give the papers that go into the package."""
    return tuple(paper for paper in list_papers(checked) if _is_packaged(checked, paper))


def _is_packaged(checked: CheckedRound, paper: Paper) -> bool:
    """Whether a paper goes along; a quarter sends Mẫu 05 and the list, and of a conference only what was held."""
    dossier = checked.dossier
    if not dossier.round.period.is_quarter:
        return paper.kind.is_packaged
    held = {"minutes": dossier.meeting is not None, "tally": any(own.ballots for own in dossier.subjects)}
    return held.get(paper.kind.code, paper.kind.code in ("proposals", "period_review"))


def _paper(kind: PaperKind, checked: CheckedRound, subject: SubjectDossier | None) -> Paper:
    naming = kind.naming(kind, checked, subject)
    return Paper(
        kind=kind,
        title=naming.title,
        name=naming.name,
        form=naming.form,
        file_stem=naming.stem,
        missing=kind.missing(checked, subject),
        subject_id=subject.subject.id if subject else None,
        is_provisional=kind.is_provisional(checked, subject),
    )


def build(workspace: Workspace, checked: CheckedRound, paper: Paper) -> Document:
    """Give a paper as blocks, from the data as they are now."""
    subject = next((row for row in checked.dossier.subjects if row.subject.id == paper.subject_id), None)
    details = get_details(workspace, checked, paper)
    return paper.kind.build(PaperOrder(workspace=workspace, checked=checked, details=details, subject=subject))


def get_details(workspace: Workspace, checked: CheckedRound, paper: Paper) -> PaperDetails:
    """Give number and date of a paper: as set by hand, or else the day of the meeting and no number yet.

    Papers that are written before the meeting, or long after it, wait for a day of their own.
    """
    settings, key = workspace.store.settings, _details_key(checked, paper)
    number, on = settings.get(f"{key}.number"), settings.get(f"{key}.on")
    meeting_day = checked.dossier.meeting.held_on if checked.dossier.meeting else None
    day = parse_iso(on).earliest if on else meeting_day if paper.kind.takes_meeting_day else None
    profile = profile_of(workspace, day or meeting_day or checked.dossier.round.evaluation_on)
    count = int(number) if number else None
    return PaperDetails(profile=profile, number=count, on=day, copies=paper.kind.copies)


@action(N_("Ghi số của giấy tờ"))
def set_number(workspace: Workspace, checked: CheckedRound, paper: Paper, number: int | None) -> None:
    """Set the number of a paper, and the congress term in which it was taken; None leaves it to be written by hand."""
    key = _details_key(checked, paper)
    _keep(workspace, f"{key}.number", "" if number is None else str(number))
    _keep(workspace, f"{key}.term", "" if number is None else checked.dossier.cell.term)


@action(N_("Ghi ngày của giấy tờ"))
def set_date(workspace: Workspace, checked: CheckedRound, paper: Paper, on: date | None) -> None:
    """Set the date of a paper by hand; None goes back to the day of the meeting."""
    _keep(workspace, f"{_details_key(checked, paper)}.on", "" if on is None else on.isoformat())


def _keep(workspace: Workspace, name: str, text: str) -> None:
    if text:
        workspace.store.settings.set(name, text)
    else:
        workspace.store.settings.remove(name)


def _details_key(checked: CheckedRound, paper: Paper) -> str:
    return f"paper.{checked.dossier.round.id}.{paper.file_stem}"


def paper_job(workspace: Workspace, checked: CheckedRound, paper: Paper, kind: PaperFormat) -> PaperJob:
    """Freeze what writing a paper needs."""
    document, round_ = build(workspace, checked, paper), checked.dossier.round
    filling = _filling(workspace, checked, paper) if kind is PaperFormat.DOCX else None
    return PaperJob(
        document=document,
        format=kind,
        file_name=f"{paper.file_stem}.{kind.value}",
        fonts_dir=workspace.resources_dir / "fonts",
        at=document.on or round_.evaluation_on,
        page_code="" if document.is_secret else short_code(paper_digest(document)),
        round_id=round_.id,
        year=round_.year,
        period=round_.period,
        copies=copies_of(checked, paper),
        filling=filling,
    )


def subject_of(checked: CheckedRound, paper: Paper) -> SubjectDossier | None:
    """Give the person or collective that a paper is made for, None for papers of the cell."""
    return next((row for row in checked.dossier.subjects if row.subject.id == paper.subject_id), None)


def _filling(workspace: Workspace, checked: CheckedRound, paper: Paper) -> Filling | None:
    subject = subject_of(checked, paper)
    key = template_key(paper.code, subject)
    return fill_for(workspace, checked, key, subject, get_details(workspace, checked, paper))


def letters_not_printed(job: PaperJob) -> tuple[str, ...]:
    """Give the letters of a paper that its font does not have: pictures, letters of other scripts."""
    try:
        return lacking(write_text(job.document), known_letters(job.fonts_dir))
    except FontsMissingError:  # told where the paper is drawn
        return ()
