"""The papers of a round: which there are, what each still lacks, and each as PDF, Word or Excel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from threading import Lock

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.profile import load_profiles, profile_on
from kiemdiem_desktop.documents.templates import meeting_minutes, proposal_list, self_review, tally_minutes
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_docx, write_pdf, write_xlsx
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.partial_date import parse_iso
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.workspace import Workspace


class PaperCode(StrEnum):
    """A paper of the round."""

    MINUTES = "minutes"
    TALLY = "tally"
    PROPOSALS = "proposals"
    SELF_REVIEW = "self_review"


class PaperFormat(StrEnum):
    """How a paper is written down."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper. `missing` tells in words what it still lacks; it can be printed with gaps all the same.

    `file_stem` is ASCII without personal names; `subject_id` is set for self-reviews. `has_number` and `has_date`:
    the cell gives it a number and a date of its own; self-reviews carry the day on which they were signed.
    """

    code: PaperCode
    title: str
    file_stem: str
    missing: tuple[str, ...] = ()
    subject_id: SubjectId | None = None
    formats: tuple[PaperFormat, ...] = (PaperFormat.PDF, PaperFormat.DOCX)
    has_number: bool = False
    has_date: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperJob:
    """A paper ready to be written: frozen values for a background job."""

    document: Document
    format: PaperFormat
    file_name: str
    fonts_dir: Path
    at: date
    page_code: str = ""


def list_papers(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give the papers of the meeting, then the self-reviews in the order of the round."""
    return (
        Paper(
            code=PaperCode.MINUTES,
            title=_("Biên bản hội nghị kiểm điểm"),
            file_stem="bien-ban-hoi-nghi",
            missing=_missing_minutes(checked),
            has_number=True,
            has_date=True,
        ),
        Paper(
            code=PaperCode.TALLY,
            title=_("Biên bản kiểm phiếu"),
            file_stem="bien-ban-kiem-phieu",
            missing=_missing_tally(checked),
            has_number=True,
            has_date=True,
        ),
        Paper(
            code=PaperCode.PROPOSALS,
            title=_("Danh sách đề nghị xếp loại"),
            file_stem="danh-sach-de-nghi",
            missing=_missing_proposals(checked),
            has_date=True,
            formats=(PaperFormat.PDF, PaperFormat.DOCX, PaperFormat.XLSX),
        ),
        *(_review_paper(checked, subject) for subject in checked.dossier.subjects),
    )


def meeting_papers(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give the set of the meeting in the order in which it is laid together: minutes, tally minutes, list."""
    return tuple(paper for paper in list_papers(checked) if paper.subject_id is None)


def dossier_papers(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give the papers that go into the package."""
    return list_papers(checked)


def _review_paper(checked: CheckedRound, subject: SubjectDossier) -> Paper:
    form = checked.regulations.form(subject.subject.form)
    is_finished = subject.review is not None and subject.review.finished_at is not None
    return Paper(
        code=PaperCode.SELF_REVIEW,
        title=_("{form} – {name}").format(form=form.official_code, name=subject.subject.name),
        file_stem=f"mau-{subject.subject.form.value.lower()}-{subject.subject.id}",
        missing=() if is_finished else (_("bản kiểm điểm chưa xong"),),
        subject_id=subject.subject.id,
    )


def _missing_minutes(checked: CheckedRound) -> tuple[str, ...]:
    meeting = checked.dossier.meeting
    gaps = (
        (meeting is not None and meeting.held_on is not None, _("ngày họp")),
        (meeting is not None and bool(meeting.started_at and meeting.ended_at), _("giờ bắt đầu, kết thúc")),
        (meeting is not None and bool(meeting.place), _("địa điểm")),
        (meeting is not None and meeting.chair_id is not None, _("chủ trì")),
        (meeting is not None and meeting.secretary_id is not None, _("thư ký")),
        (bool(checked.dossier.attendance), _("điểm danh")),
        (meeting is not None and bool(meeting.conclusion.strip()), _("kết luận")),
    )
    return tuple(word for is_there, word in gaps if not is_there)


def _missing_tally(checked: CheckedRound) -> tuple[str, ...]:
    meeting = checked.dossier.meeting
    without = sum(not subject.ballots for subject in checked.dossier.subjects)
    gaps = [] if meeting and meeting.tellers else [_("tổ kiểm phiếu")]
    if without:
        gaps.append(_("kết quả phiếu của {count} nơi").format(count=without))
    return tuple(gaps)


def _missing_proposals(checked: CheckedRound) -> tuple[str, ...]:
    without = sum(row.rating is None or row.rating.proposed_level is None for row in checked.dossier.subjects)
    return (_("mức đề nghị của {count} nơi").format(count=without),) if without else ()


def build(workspace: Workspace, checked: CheckedRound, paper: Paper) -> Document:
    """Give a paper as blocks, from the data as they are now."""
    details = get_details(workspace, checked, paper)
    if paper.subject_id is not None:
        return self_review.build(checked.dossier, checked.verdict, checked.regulations, paper.subject_id, details)
    return _BUILDERS[paper.code](checked, details)


_BUILDERS: Mapping[PaperCode, Callable[[CheckedRound, PaperDetails], Document]] = {
    PaperCode.MINUTES: lambda checked, details: meeting_minutes.build(checked.dossier, checked.verdict, details),
    PaperCode.TALLY: lambda checked, details: tally_minutes.build(checked.dossier, checked.verdict, details),
    PaperCode.PROPOSALS: lambda checked, details: proposal_list.build(checked.dossier, checked.verdict, details),
}


def get_details(workspace: Workspace, checked: CheckedRound, paper: Paper) -> PaperDetails:
    """Give number and date of a paper: as set by hand, or else the day of the meeting and no number yet."""
    settings, key = workspace.store.settings, _details_key(checked, paper)
    number, on = settings.get(f"{key}.number"), settings.get(f"{key}.on")
    meeting_day = checked.dossier.meeting.held_on if checked.dossier.meeting else None
    day = parse_iso(on).earliest if on else meeting_day
    profiles = load_profiles(workspace.resources_dir / "profiles")
    profile = profile_on(profiles, day or checked.dossier.round.evaluation_on)
    return PaperDetails(profile=profile, number=int(number) if number else None, on=day)


@action(N_("Ghi số của giấy tờ"))
def set_number(workspace: Workspace, checked: CheckedRound, paper: Paper, number: int | None) -> None:
    """Set the number of a paper by hand; None leaves it to be written on the paper."""
    _keep(workspace, f"{_details_key(checked, paper)}.number", "" if number is None else str(number))


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
    return PaperJob(
        document=build(workspace, checked, paper),
        format=kind,
        file_name=f"{paper.file_stem}.{kind.value}",
        fonts_dir=workspace.resources_dir / "fonts",
        at=workspace.clock.today(),
    )


_ONE_AT_A_TIME = Lock()  # the PDF library keeps its fonts for the whole process


def render(job: PaperJob) -> bytes:
    """Write a paper down; jobs side by side wait for each other. Raises: FontsMissingError."""
    with _ONE_AT_A_TIME:
        return _written(job)


def _written(job: PaperJob) -> bytes:
    match job.format:
        case PaperFormat.PDF:
            return write_pdf(job.document, fonts_dir=job.fonts_dir, at=job.at, page_code=job.page_code)
        case PaperFormat.DOCX:
            return write_docx(job.document)
        case PaperFormat.XLSX:
            return write_xlsx(job.document)
