"""How long the dossier of a 60-member cell takes to print, beside LibreOffice and bare reportlab in the same run.

Run as a script: `python tests/benchmarks/bench_papers.py`.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from xml.sax.saxutils import escape

from kiemdiem_desktop.documents.blocks import Document, Heading, Paragraph, Table
from kiemdiem_desktop.documents.grid import cell_text, column_widths, placed_cells, width_of
from kiemdiem_desktop.documents.profile import load_profiles, profile_on
from kiemdiem_desktop.documents.templates import (
    meeting_minutes,
    proposal_list,
    recovery_sheet,
    scoring_sheet,
    self_review,
    tally_minutes,
)
from kiemdiem_desktop.documents.text import block_lines
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_docx, write_pdf
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.review import SectionText
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.rules.verdicts import check_round

RESOURCES = Path(__file__).parents[2] / "resources"
ON = date(2026, 12, 10)
WRITTEN = ("A.I.1", "A.I.2", "A.I.3", "A.II.1", "A.II.2", "A.III", "A.V", "A.VI")
OFFICE_TIMES, RAW_TIMES, ONE_PAGE_MS, MEMORY_MB = 3.0, 1.5, 150.0, 200.0
_SENTENCE = "Việc học tập nghị quyết, nhiệm vụ được chi bộ phân công đã hoàn thành đúng tiến độ, bà con ghi nhận."
_SYLLABLES = tuple(_SENTENCE.split())


def papers() -> list[Document]:
    """Give every paper of the dossier, the same on every run."""
    regs = load_regulations(RESOURCES).in_force_on(ON)
    words = {"proposed": "HTT", "points": "82", "others": {"HTXS": "8", "HTT": "45", "HTNV": "5", "KHT": "1"}}
    dossier = _written(dossier_of(Words.of({"cell": {"committee": "yes"}, **words}, "bench", GIVEN_WORDS), ON, regs))
    verdict = check_round(dossier, regs)
    profile = profile_on(load_profiles(RESOURCES / "profiles"), ON)
    paper = PaperDetails(profile=profile, number=5, on=ON)
    ids = [part.subject.id for part in dossier.subjects]
    return [
        meeting_minutes.build(dossier, verdict, paper),
        tally_minutes.build(dossier, verdict, paper),
        proposal_list.build(dossier, verdict, paper),
        *(self_review.build(dossier, verdict, regs, subject, paper) for subject in ids),
        *(scoring_sheet.build(dossier, verdict, regs, subject, paper) for subject in ids),
    ]


def _written(dossier: Dossier) -> Dossier:
    chance = Random(2026)

    def one(own: SubjectDossier) -> SubjectDossier:
        assert own.review is not None
        sections = tuple(SectionText(code=code, text=" ".join(chance.choices(_SYLLABLES, k=30))) for code in WRITTEN)
        return replace(own, review=replace(own.review, sections=sections))

    return replace(dossier, subjects=tuple(one(own) for own in dossier.subjects))


def seconds(work: Callable[[], object]) -> float:
    """Give how long `work` takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def busy(work: Callable[[], object]) -> float:
    """Give how long `work` keeps the processor: other programs on the machine do not count."""
    begun = process_time()
    work()
    return process_time() - begun


def print_ours(documents: list[Document]) -> list[bytes]:
    """Print as the program does."""
    return [write_pdf(document, fonts_dir=RESOURCES / "fonts", at=ON, page_code="1a2b-3c4d") for document in documents]


def print_by_office(documents: list[Document]) -> None:
    """Write Word files and let one LibreOffice print them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = []
        for number, document in enumerate(documents):
            path = folder / f"{number}.docx"
            path.write_bytes(write_docx(document))
            files.append(str(path))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, *files]
        subprocess.run(command, check=True, capture_output=True)
        assert len(list(folder.glob("*.pdf"))) == len(documents)


def print_raw(documents: list[Document]) -> None:
    """Lay out the same paragraphs and tables with bare reportlab: one style each, nothing else."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - the floor, loaded beside the program's own
    from reportlab.platypus import Flowable, SimpleDocTemplate  # noqa: PLC0415
    from reportlab.platypus import Paragraph as Flow  # noqa: PLC0415
    from reportlab.platypus import Table as Grid  # noqa: PLC0415

    body = ParagraphStyle("body", fontName="KiemdiemSerif", fontSize=14, leading=18, alignment=4, spaceAfter=6)
    small = ParagraphStyle("small", fontName="KiemdiemSerif", fontSize=12, leading=14.4)
    grid_look: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for document in documents:
        layout = SimpleDocTemplate(BytesIO(), leftMargin=85, rightMargin=42.5, topMargin=56.7, bottomMargin=56.7)
        story: list[Flowable] = []
        for block in document.blocks:
            if isinstance(block, Table):
                rows, spans, widths = _raw_rows(block, layout.width)
                filled = [[Flow(escape(text), small) for text in row] for row in rows]
                story.append(Grid(filled, colWidths=list(widths), style=[*grid_look, *spans], repeatRows=1))
            else:
                story += [Flow(escape(text.lstrip("# ")), body) for text in block_lines(block, document.profile)]
        layout.build(story)


def _raw_rows(table: Table, width: float) -> tuple[list[list[str]], list[Any], tuple[float, ...]]:
    widths = column_widths(table.columns, width)
    rows = [[""] * len(widths) for _row in (*table.header, *table.rows)]
    spans: list[Any] = []
    for placed in placed_cells(table):
        assert width_of(placed, widths)
        rows[placed.row][placed.column] = cell_text(placed.cell.value)
        if placed.cell.columns > 1 or placed.cell.rows > 1:
            spans.append(("SPAN", (placed.column, placed.row), (placed.last_column, placed.last_row)))
    return rows, spans, widths


def pages_in(pdfs: list[bytes]) -> int:
    """Count the pages."""
    return sum(pdf.count(b"/Type /Page\n") for pdf in pdfs)


def one_page() -> Document:
    """Give a form of one page."""
    regs = load_regulations(RESOURCES).in_force_on(ON)
    dossier = dossier_of(Words.of({"proposed": "HTT"}, "bench", GIVEN_WORDS), ON, regs)
    profile = profile_on(load_profiles(RESOURCES / "profiles"), ON)
    return recovery_sheet.build(
        recovery_sheet.BookOwner.of_cell(dossier.cell), "K7QF-2M9X-TR4P-8WZC-H3LN-5VDB-Y6GJ-0SAE", profile, ON
    )


def lines_of(documents: list[Document]) -> int:
    """Count headings and paragraphs."""
    return sum(isinstance(block, Heading | Paragraph) for document in documents for block in document.blocks)


def measure_alone() -> None:
    """Print in a process of its own and tell its greatest memory in MB."""
    print_ours(papers())
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}\n")


def report() -> Iterator[tuple[str, bool]]:
    """Measure; give each figure in words and whether it holds."""
    documents = papers()
    form = one_page()
    print_ours([form])
    page_ms = min(seconds(lambda: print_ours([form])) for _turn in range(7)) * 1000
    turns = [(busy(lambda: print_ours(documents)), busy(lambda: print_raw(documents))) for _turn in range(3)]
    ours, raw = median(turn[0] for turn in turns), median(turn[1] for turn in turns)
    whole = seconds(lambda: print_ours(documents))
    office = seconds(lambda: print_by_office(documents))
    alone = subprocess.run([sys.executable, __file__, "alone"], check=True, capture_output=True, text=True)
    memory = float(alone.stdout)
    count = pages_in(print_ours(documents))
    yield f"{len(documents)} papers, {count} pages, {lines_of(documents)} headings and paragraphs", True
    yield f"ours              {ours:6.2f} s, {ours / count * 1000:.1f} ms a page", True
    yield (
        f"Word, LibreOffice {office:6.2f} s: ours is {office / whole:.1f} times faster",
        office / whole >= OFFICE_TIMES,
    )
    yield f"bare reportlab    {raw:6.2f} s: ours takes {ours / raw:.2f} times as long", ours / raw <= RAW_TIMES
    yield f"greatest memory   {memory:6.0f} MB (target < {MEMORY_MB:.0f})", memory < MEMORY_MB
    yield f"one-page form     {page_ms:6.1f} ms (target < {ONE_PAGE_MS:.0f})", page_ms < ONE_PAGE_MS


def main() -> int:
    """Print the figures; 1 where a target is missed."""
    if sys.argv[1:] == ["alone"]:
        measure_alone()
        return 0
    held = True
    for words, holds in report():
        sys.stdout.write(words + ("" if holds else "  MISSED") + "\n")
        held = held and holds
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
