"""A paper ready to be written down, of a cell or a committee: frozen values for a job beside the window."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from threading import Lock

from kiemdiem_desktop.documents.blocks import Document, PageBreak
from kiemdiem_desktop.documents.writers import fill_template, write_docx, write_pdf, write_xlsx
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.i18n import _

Values = tuple[tuple[str, str], ...]


class PaperFormat(StrEnum):
    """How a paper is written down."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


AS_TABLE = (PaperFormat.PDF, PaperFormat.DOCX, PaperFormat.XLSX)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTemplate:
    """A template in use: its file name, the digest of its bytes (SHA-256), the bytes."""

    name: str
    digest: str
    data: bytes

    @property
    def note(self) -> str:
        """What the filled file says of its template."""
        return _("Lập theo mẫu của cấp trên: {name} ({digest})").format(name=self.name, digest=self.digest[:8])


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A template with the words that it is filled with; frozen for a background job."""

    template: KeptTemplate
    values: Values
    rows: tuple[Values, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperJob:
    """A paper ready to be written: frozen values for a background job.

    `at` is the day that the file states, the paper's own: a paper printed again is the same file. `page_code` stands at
    the foot of every page and tells from which data it was made. `both_sides` mirrors the margins of back pages;
    `filling` is the superior's own Word file, used for the Word copy.
    """

    document: Document
    format: PaperFormat
    file_name: str
    fonts_dir: Path
    at: date
    page_code: str = ""
    round_id: RoundId = RoundId(0)
    year: int = 0
    period: Period = Period.YEAR
    copies: int = 1
    both_sides: bool = False
    filling: Filling | None = None


def paper_digest(document: Document) -> str:
    """Give the digest (SHA-256) of what a paper says; how it looks on the sheet does not count."""
    said = repr((document.code, document.title, document.on, document.blocks))
    return sha256(said.encode()).hexdigest()


def short_code(digest: str) -> str:
    """Give the first signs of a digest as pages carry them: "1a2b-3c4d"."""
    return f"{digest[:4]}-{digest[4:8]}"


def sheets_stand_apart(job: PaperJob) -> bool:
    """Whether each sheet of a paper is cut or handed out alone, so that nothing may be printed on its back."""
    return job.document.is_secret and any(isinstance(block, PageBreak) for block in job.document.blocks)


_ONE_AT_A_TIME = Lock()  # the PDF library keeps its fonts for the whole process


def render(job: PaperJob) -> bytes:
    """Write a paper down; jobs side by side wait for each other. Raises: FontsMissingError."""
    with _ONE_AT_A_TIME:
        return _written(job)


def _written(job: PaperJob) -> bytes:
    match job.format:
        case PaperFormat.PDF:
            return write_pdf(
                job.document, fonts_dir=job.fonts_dir, at=job.at, page_code=job.page_code, both_sides=job.both_sides
            )
        case PaperFormat.DOCX:
            if job.filling is not None:
                return _filled(job, job.filling)
            return write_docx(job.document, fonts_dir=job.fonts_dir)
        case PaperFormat.XLSX:
            return write_xlsx(job.document)


def _filled(job: PaperJob, filling: Filling) -> bytes:
    rows, template = [dict(row) for row in filling.rows], filling.template
    return fill_template(template.data, dict(filling.values), rows, note=template.note, on=job.document.on)
