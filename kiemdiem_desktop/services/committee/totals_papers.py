"""The papers of a committee's totals: table, statistics, report, charts; each as PDF, Word or Excel, ready to sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from threading import Lock

from kiemdiem_desktop.documents.blocks import Block, Document, Heading, Title
from kiemdiem_desktop.documents.templates import committee_count_table, committee_report, committee_statistics
from kiemdiem_desktop.documents.templates.committee_frame import CommitteePaper, committee_document, committee_header
from kiemdiem_desktop.documents.templates.committee_report import ReportFacts
from kiemdiem_desktop.documents.templates.totals_charts import all_charts
from kiemdiem_desktop.documents.writers import write_docx, write_pdf, write_xlsx
from kiemdiem_desktop.domain.partial_date import parse_iso
from kiemdiem_desktop.domain.totals import CountedKind, Counts
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.plans import find_plan
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_told import tell_basis
from kiemdiem_desktop.services.committee.years import YearSource, compare_years
from kiemdiem_desktop.services.drawing import Chart
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace

_ONE_AT_A_TIME = Lock()  # the PDF library keeps its fonts for the whole process


class WrittenAs(StrEnum):
    """The ways to write a paper down."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


class TotalsPaper(StrEnum):
    """A paper of the totals."""

    COUNT_TABLE = "bang-tong-hop"
    STATISTICS = "thong-ke"
    REPORT = "bao-cao-ket-qua"
    CHARTS = "phu-luc-bieu-do"

    @property
    def label(self) -> str:
        """The name of the paper."""
        return _(_LABELS[self])

    @property
    def has_number(self) -> bool:
        """Whether it carries a number of its own."""
        return self is TotalsPaper.REPORT


_LABELS = {
    TotalsPaper.COUNT_TABLE: N_("Bảng tổng hợp kết quả xếp loại"),
    TotalsPaper.STATISTICS: N_("Thống kê chất lượng tổ chức đảng, đảng viên"),
    TotalsPaper.REPORT: N_("Báo cáo kết quả của cấp ủy"),
    TotalsPaper.CHARTS: N_("Phụ lục biểu đồ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningDetails:
    """What is printed on all papers of the totals of a round: number of the report, day, and who signs."""

    number: int | None = None
    on: date | None = None
    signer_name: str = ""
    signer_post: str = "Bí thư"
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsJob:
    """A paper ready to be written: frozen values for a background job."""

    document: Document
    format: WrittenAs
    file_name: str
    fonts_dir: Path
    at: date


def get_details(workspace: Workspace, found: RoundTotals) -> SigningDetails:
    """Give what was set for the papers of a round."""
    settings, key = workspace.store.settings, _key(found)
    number, on = settings.get(f"{key}.number"), settings.get(f"{key}.on")
    return SigningDetails(
        number=int(number) if number else None,
        on=parse_iso(on).earliest if on else None,
        signer_name=settings.get("totals.signer_name") or "",
        signer_post=settings.get("totals.signer_post") or "Bí thư",
        body=settings.get("totals.signer_body") or "",
    )


@action(N_("Ghi số, ngày, người ký của báo cáo"))
def set_details(workspace: Workspace, found: RoundTotals, details: SigningDetails) -> None:
    """Keep what is printed on the papers of a round; who signs holds for later rounds, too."""
    key = _key(found)
    _set(workspace, f"{key}.number", "" if details.number is None else str(details.number))
    _set(workspace, f"{key}.on", "" if details.on is None else details.on.isoformat())
    _set(workspace, "totals.signer_name", details.signer_name)
    _set(workspace, "totals.signer_post", details.signer_post)
    _set(workspace, "totals.signer_body", details.body)


def paper_job(
    workspace: Workspace, found: RoundTotals, paper: TotalsPaper, written: WrittenAs = WrittenAs.PDF
) -> TotalsJob:
    """Freeze what writing a paper needs."""
    document = build(workspace, found, paper)
    return TotalsJob(
        document=document,
        format=written,
        file_name=f"{paper.value}-{found.totals.year}.{written.value}",
        fonts_dir=workspace.resources_dir / "fonts",
        at=document.on or workspace.clock.today(),
    )


def build(workspace: Workspace, found: RoundTotals, paper: TotalsPaper) -> Document:
    """Give a paper as blocks, from the totals as they are."""
    details, basis = _paper(workspace, found), tell_basis(found)
    match paper:
        case TotalsPaper.COUNT_TABLE:
            return committee_count_table.build(found.totals, details, basis=basis)
        case TotalsPaper.STATISTICS:
            return committee_statistics.build(found.totals, details, basis=basis)
        case TotalsPaper.REPORT:
            before = figures_before(workspace, found)
            facts = ReportFacts(
                totals=found.totals,
                basis=basis,
                before=before,
                charts=all_charts(found.totals, before)[:2],
                missing=tuple(cell.name for cell in found.gathered.missing),
            )
            return committee_report.build(facts, details)
        case TotalsPaper.CHARTS:
            return _charts_annex(details, list_charts(workspace, found), found.totals.year)


def list_charts(workspace: Workspace, found: RoundTotals) -> tuple[Chart, ...]:
    """Give the charts of the totals that have figures."""
    return all_charts(found.totals, figures_before(workspace, found))


def figures_before(workspace: Workspace, found: RoundTotals) -> Mapping[CountedKind, Counts]:
    """Give last year's figures where they count the same people: not those that this year's dossiers tell."""
    compared = compare_years(workspace, found)
    if compared.source is YearSource.DOSSIERS:
        return {}
    return {line.about: line.before for line in compared.lines if line.before is not None}


def render(job: TotalsJob) -> bytes:
    """Write a paper down. Raises: FontsMissingError."""
    with _ONE_AT_A_TIME:
        match job.format:
            case WrittenAs.PDF:
                return write_pdf(job.document, fonts_dir=job.fonts_dir, at=job.at)
            case WrittenAs.DOCX:
                return write_docx(job.document, fonts_dir=job.fonts_dir)
            case WrittenAs.XLSX:
                return write_xlsx(job.document)


def package_jobs(workspace: Workspace, found: RoundTotals) -> dict[str, TotalsJob]:
    """Give the papers that go along in the summary, to be written as PDF, by the names of their entries."""
    papers = (TotalsPaper.COUNT_TABLE, TotalsPaper.STATISTICS, TotalsPaper.REPORT)
    return {f"{paper.value}.pdf": paper_job(workspace, found, paper) for paper in papers}


def _charts_annex(details: CommitteePaper, charts: tuple[Chart, ...], year: int) -> Document:
    blocks: tuple[Block, ...] = (
        committee_header(details),
        Title(name="PHỤ LỤC BIỂU ĐỒ", lines=(f"Kết quả đánh giá, xếp loại chất lượng năm {year}",)),
        *(
            block
            for place, chart in enumerate(charts, start=1)
            for block in (Heading(text=f"{place}. {chart.name}"), chart)
        ),
    )
    return committee_document(details, blocks, code="committee_charts", title=f"Phụ lục biểu đồ năm {year}")


def _paper(workspace: Workspace, found: RoundTotals) -> CommitteePaper:
    details = get_details(workspace, found)
    plan = find_plan(workspace, found.totals.year, found.totals.period)
    day = details.on or (plan.evaluation_on if plan else None) or workspace.clock.today()
    profile = profile_of(workspace, day)
    return CommitteePaper(
        committee=get_committee(workspace),
        profile=profile,
        number=details.number,
        on=details.on,
        signer_name=details.signer_name,
        signer_post=details.signer_post,
        body=details.body,
    )


def _key(found: RoundTotals) -> str:
    return f"totals.{found.totals.year}.{found.totals.period}"


def _set(workspace: Workspace, name: str, text: str) -> None:
    if text:
        workspace.store.settings.set(name, text)
    else:
        workspace.store.settings.remove(name)
