"""Word and Excel files opened by LibreOffice: without a word of complaint, and as long as the PDF."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from kiemdiem_desktop.documents.blocks import Block, Bullets, Document, KeyValue, Paragraph, SignatureGrid, Table
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.papers import PaperFormat, PaperJob, paper_job, render
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.every_paper import paper_of_each_kind
from tests.services.every_round import job_as, papers_of, round_as

_HARMLESS = ("javaldx",)  # no Java is installed, none is needed


def pages_of(path: Path) -> int:
    """Give the number of pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def last_signature(document: Document) -> tuple[str, str] | None:
    """Give the last words of text before the last signature, and on whose behalf it is; None without one."""
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, SignatureGrid)]
    if not places:
        return None
    grid = document.blocks[places[-1]]
    assert isinstance(grid, SignatureGrid)
    assert grid.right is not None
    for block in reversed(document.blocks[: places[-1]]):
        words = words_of(block)
        if words:
            return words, grid.right.on_behalf
    return None


def words_of(block: Block) -> str:
    """Give the last words of a block: of a table the last cell with some."""
    if isinstance(block, Table):
        found = [str(cell.value) for cell in block.rows[-1] if cell.value not in (None, "")] if block.rows else []
        return " ".join(found[1 if len(found) > 1 else 0].split()[-2:]) if found else ""
    if isinstance(block, Paragraph):
        return " ".join("".join(run.text for run in block.runs).split()[-2:])
    if isinstance(block, KeyValue):
        return (block.lines[-1][0].label or block.lines[-1][0].value).split()[-1]
    return block.items[-1].split()[-1] if isinstance(block, Bullets) else ""


def signed_alone(path: Path, words: str, on_behalf: str) -> str:
    """Tell which words are missing from the page of the signature; empty where all is well."""
    document = pypdfium2.PdfDocument(path)
    pages = [" ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split()) for page in document]
    document.close()
    page = next((page for page in reversed(pages) if on_behalf in page), "")
    return "" if words in page else f"{words!r} not beside {on_behalf!r}"


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


def jobs_of(workspace: Workspace, kind: PaperFormat) -> dict[str, tuple[PaperJob, PaperJob]]:
    """Give every paper of the round of this kind and as PDF, and the forms of older years and of a quarter."""
    checked = check(workspace, current_round(workspace))
    papers = [paper for paper in paper_of_each_kind(checked) if kind in paper.formats]
    found = {
        paper.file_stem: (
            paper_job(workspace, checked, paper, kind),
            paper_job(workspace, checked, paper, PaperFormat.PDF),
        )
        for paper in papers
    }
    for name in ("2022", "2024", "quy-3-2026"):
        round_ = round_as(workspace, checked, name)
        for paper in papers_of(round_):
            if kind in paper.formats and paper.code in {"self_review", "grade_slip", "period_review", "proposals"}:
                pdf, own = (job_as(workspace, round_, paper, format_) for format_ in (PaperFormat.PDF, kind))
                found[f"{name}-{paper.file_stem}"] = own, pdf
    return found


@pytest.mark.parametrize("kind", [PaperFormat.DOCX, PaperFormat.XLSX])
def test_every_file_opens_without_a_warning_and_is_as_long_as_the_pdf(
    finished: Workspace, kind: PaperFormat, tmp_path: Path
) -> None:
    lengths: dict[Path, int] = {}
    signed: dict[Path, tuple[str, str]] = {}
    for name, (own, pdf) in jobs_of(finished, kind).items():
        path = tmp_path / f"{name}.{kind.value}"
        path.write_bytes(render(own))
        printed = tmp_path / "print.pdf"
        printed.write_bytes(render(pdf))
        lengths[path] = pages_of(printed)
        end = last_signature(own.document)
        assert end is None or signed_alone(printed, *end) == "", name
        signed |= {path: end} if end else {}
    assert convert(list(lengths), tmp_path) == ""
    alone = {path.name: lost for path, end in signed.items() if (lost := signed_alone(path.with_suffix(".pdf"), *end))}
    assert not alone
    found = {path.name: (pages_of(path.with_suffix(".pdf")), pages) for path, pages in lengths.items()}
    assert not {name: pair for name, pair in found.items() if abs(pair[0] - pair[1]) > 1}
