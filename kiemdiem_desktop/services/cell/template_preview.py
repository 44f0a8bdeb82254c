"""A template of the superior filled in, to be looked at before it is trusted: with the invented cell, or with ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.writers import template_preview, write_pdf
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.paper_templates import words_of
from kiemdiem_desktop.services.cell.papers import (
    Paper,
    PaperFormat,
    get_details,
    list_papers,
    paper_job,
    render,
    subject_of,
)
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.paper_jobs import Filling, KeptTemplate
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory


class FilledWith(StrEnum):
    """Whose data a template is tried with."""

    SAMPLE = "sample"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewJob:
    """What drawing a filled template needs: frozen values for a background job."""

    filling: Filling
    profile: FormatProfile
    fonts_dir: Path
    at: date


def preview_job(
    workspace: Workspace, checked: CheckedRound, template: KeptTemplate, paper: Paper, filled_with: FilledWith
) -> PreviewJob:
    """Freeze what the preview of a template needs. Raises: NotFoundError; SampleDataError."""
    if filled_with is FilledWith.SAMPLE:
        with _sample_cell(workspace) as sample:
            sample_round = check(sample, current_round(sample))
            return _job(sample, sample_round, template, _paper_alike(sample_round, paper))
    return _job(workspace, checked, template, paper)


def preview_pages(job: PreviewJob) -> bytes:
    """Give the pages of a preview as PDF. Raises: UnfitTemplateError; FontsMissingError."""
    filling = job.filling
    document = template_preview(
        filling.template.data,
        dict(filling.values),
        [dict(row) for row in filling.rows],
        profile=job.profile,
        note=filling.template.note,
    )
    return write_pdf(document, fonts_dir=job.fonts_dir, at=job.at)


def preview_with_sample(workspace: Workspace, template: KeptTemplate, paper: Paper) -> bytes:
    """Give the Word file that the template gives for the sample cell, for a paper of the same kind and form.

    Raises: NotFoundError where the sample cell has no such paper; UnfitTemplateError; SampleDataError.
    """
    with _sample_cell(workspace) as sample:
        checked = check(sample, current_round(sample))
        found = _paper_alike(checked, paper)
        filling = _filling(sample, checked, template, found)
        return render(replace(paper_job(sample, checked, found, PaperFormat.DOCX), filling=filling))


@contextmanager
def _sample_cell(workspace: Workspace) -> Iterator[Workspace]:
    sample = replace(workspace, store=open_in_memory(clock=workspace.clock))
    try:
        fill_sample(sample, completed=True)
        yield sample
    finally:
        sample.store.close()


def _paper_alike(checked: CheckedRound, paper: Paper) -> Paper:
    """Give the paper of the sample cell that is of the same kind and, where it has one, of the same form."""
    alike = [row for row in list_papers(checked) if row.code == paper.code]
    same_form = [row for row in alike if row.form == paper.form] or alike
    if not same_form:
        raise NotFoundError(
            code="no_sample_paper",
            message=_("Chi bộ mẫu không có giấy tờ loại này để điền thử."),
            hint=_("Lưu bản Word của giấy tờ này để xem mẫu được điền ra sao."),
        )
    return same_form[0]


def _filling(workspace: Workspace, checked: CheckedRound, template: KeptTemplate, paper: Paper) -> Filling:
    values, rows = words_of(checked, subject_of(checked, paper), get_details(workspace, checked, paper))
    return Filling(template=template, values=values, rows=rows)


def _job(workspace: Workspace, checked: CheckedRound, template: KeptTemplate, paper: Paper) -> PreviewJob:
    return PreviewJob(
        filling=_filling(workspace, checked, template, paper),
        profile=get_details(workspace, checked, paper).profile,
        fonts_dir=workspace.resources_dir / "fonts",
        at=checked.dossier.round.evaluation_on,
    )
