"""A template of the superior filled in with the invented cell: to be looked at before it is trusted."""

from dataclasses import replace

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.paper_templates import Filling, KeptTemplate, words_of
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
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory


def preview_with_sample(workspace: Workspace, template: KeptTemplate, paper: Paper) -> bytes:
    """Give the Word file that the template gives for the sample cell, for a paper of the same kind and form.

    Raises: NotFoundError where the sample cell has no such paper; UnfitTemplateError; SampleDataError.
    """
    sample = replace(workspace, store=open_in_memory(clock=workspace.clock))
    try:
        fill_sample(sample, completed=True)
        checked = check(sample, current_round(sample))
        alike = [row for row in list_papers(checked) if row.code == paper.code]
        same_form = [row for row in alike if row.form == paper.form] or alike
        if not same_form:
            raise NotFoundError(
                code="no_sample_paper",
                message=_("Chi bộ mẫu không có giấy tờ loại này để điền thử."),
                hint=_("Lưu bản Word của giấy tờ này để xem mẫu được điền ra sao."),
            )
        found = same_form[0]
        values, rows = words_of(checked, subject_of(checked, found), get_details(sample, checked, found))
        filling = Filling(template=template, values=values, rows=rows)
        return render(replace(paper_job(sample, checked, found, PaperFormat.DOCX), filling=filling))
    finally:
        sample.store.close()
