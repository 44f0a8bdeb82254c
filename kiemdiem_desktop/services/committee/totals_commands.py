"""What the commands of the totals need around the services: the round by its year, everything told line by line."""

from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.totals import Totals
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Posting
from kiemdiem_desktop.services.committee.reporting_up import issue_summary, issued_words
from kiemdiem_desktop.services.committee.sum_checking import tell_sums
from kiemdiem_desktop.services.committee.sum_words import number
from kiemdiem_desktop.services.committee.totals import RoundTotals, sum_up
from kiemdiem_desktop.services.committee.totals_papers import (
    TotalsPaper,
    WrittenAs,
    package_jobs,
    paper_job,
    render,
)
from kiemdiem_desktop.services.committee.totals_told import (
    tell_basis,
    tell_foreign,
    tell_missing,
    tell_results,
    tell_set_aside,
)
from kiemdiem_desktop.services.committee.totals_view import COLUMN_NAMES, list_rounds, table_rows
from kiemdiem_desktop.services.committee.watching import (
    ToldSign,
    dossier_batches,
    limits_now,
    phrases_of,
    read_texts,
    tell_signs,
    watch_now,
    watch_texts,
)
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.workspace import Workspace

__all__ = ["issued_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTotals:
    """The totals of a round, in figures and in words."""

    totals: Totals
    gaps: tuple[str, ...]
    lines: tuple[str, ...]


def find_totals(workspace: Workspace, year: int | None) -> RoundTotals:
    """Give the totals of a year's end, of the round at work where no year is named. Raises: NotFoundError."""
    if year is not None:
        return sum_up(workspace, year)
    rounds = list_rounds(workspace)
    if not rounds:
        raise NotFoundError(
            code="no_round",
            message=_("Sổ chưa có đợt nào để tổng hợp."),
            hint=_("Nhận hồ sơ của các đơn vị trước, hoặc ghi kế hoạch của đợt."),
        )
    return sum_up(workspace, *rounds[0])


def count_totals(workspace: Workspace, year: int | None) -> CountedTotals:
    """Give the totals with every sum that does not come out."""
    found = find_totals(workspace, year)
    gaps = tell_sums(workspace, found)
    told = (
        tell_results(found),
        tell_basis(found),
        tell_missing(found),
        tell_set_aside(found),
        tell_foreign(found),
    )
    return CountedTotals(
        totals=found.totals, gaps=gaps, lines=(*(text for text in told if text), *_table_lines(found), *gaps)
    )


def write_papers(workspace: Workspace, year: int | None, folder: Path) -> tuple[str, ...]:
    """Write every paper in every way it can be written; gives a line for each file."""
    found, told = find_totals(workspace, year), []
    for paper in TotalsPaper:
        for written in WrittenAs:
            job = paper_job(workspace, found, paper, written)
            save_paper(render(job), folder / job.file_name)
            told.append(_("Đã lưu: {path}").format(path=folder / job.file_name))
    return tuple(told)


def sign_summary(
    workspace: Workspace, year: int | None, folder: Path, *, number: str = "", note: str = ""
) -> IssuedFile:
    """Sign the totals for the level above, with the papers, and write them. Raises: as `issue`."""
    found = find_totals(workspace, year)
    documents = {name: render(job) for name, job in package_jobs(workspace, found).items()}
    return issue_summary(workspace, found, Posting(folder=folder, number=number, documents=documents), note=note)


def list_signs(workspace: Workspace, year: int | None) -> tuple[ToldSign, ...]:
    """Give what stands out, in figures, votes and texts."""
    found, limits, fixed = find_totals(workspace, year), limits_now(workspace), phrases_of(workspace)
    read = [read_texts(batch, fixed, limits["same_words"]) for batch in dossier_batches(workspace, found)]
    return tell_signs(found, (*watch_now(workspace, found), *watch_texts(read, limits)))


def _table_lines(found: RoundTotals) -> list[str]:
    lines = []
    for row in table_rows(found.totals):
        if row.counts is None:
            lines.append(row.name)
        else:
            figures = zip(COLUMN_NAMES, row.counts.figures, strict=True)
            lines.append(f"{row.name}: " + "; ".join(f"{_(name)} {number(value)}" for name, value in figures))
    return lines
