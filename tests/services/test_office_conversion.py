"""Word and Excel files opened by LibreOffice: without a word of complaint, and as long as the PDF."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.papers import PaperFormat, paper_job, render
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.every_paper import paper_of_each_kind

_HARMLESS = ("javaldx",)  # no Java is installed, none is needed


def pages_of(path: Path) -> int:
    """Give the number of pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def convert(files: list[Path], folder: Path) -> str:
    """Let one LibreOffice with a profile of its own print all files as PDF; give what it complained of."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
    done = subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return "\n".join(line for line in done.stderr.splitlines() if not any(word in line for word in _HARMLESS))


@pytest.mark.parametrize("kind", [PaperFormat.DOCX, PaperFormat.XLSX])
def test_every_file_opens_without_a_warning_and_is_as_long_as_the_pdf(
    sample: Workspace, kind: PaperFormat, tmp_path: Path
) -> None:
    checked = check(sample, current_round(sample))
    papers = [paper for paper in paper_of_each_kind(checked) if kind in paper.formats]
    lengths: dict[Path, int] = {}
    for paper in papers:
        job = paper_job(sample, checked, paper, kind)
        path = tmp_path / job.file_name
        path.write_bytes(render(job))
        printed = tmp_path / "print.pdf"
        printed.write_bytes(render(paper_job(sample, checked, paper, PaperFormat.PDF)))
        lengths[path] = pages_of(printed)
    assert convert(list(lengths), tmp_path) == ""
    found = {path.name: (pages_of(path.with_suffix(".pdf")), pages) for path, pages in lengths.items()}
    assert not {name: pair for name, pair in found.items() if abs(pair[0] - pair[1]) > 1}
