"""The list of those to be called because they owe a dossier, as a paper: PDF to print, XLSX to work on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates.phone_list import PhoneLine, build
from kiemdiem_desktop.documents.writers import write_pdf, write_xlsx
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.services.committee.board import Board, BoardRow, BoardState
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.taking_in import period_words
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonePaper:
    """The list, ready to be written down beside the window."""

    document: Document
    fonts_dir: Path
    on: date
    file_stem: str


def make_phone_list(workspace: Workspace, board: Board) -> PhonePaper:
    """Describe the list of all that owe a dossier, the overdue first. Raises: NotFoundError in a cell's workspace."""
    today = workspace.clock.today()
    profile = profile_of(workspace, today)
    owing = (row for row in board.rows if row.state in {BoardState.MISSING, BoardState.RETURNED})
    name = round_words(board)
    document = build(get_committee(workspace), [_line(row) for row in owing], profile, round_name=name, on=today)
    return PhonePaper(
        document=document,
        fonts_dir=workspace.resources_dir / "fonts",
        on=today,
        file_stem=f"danh-sach-goi-dien-{board.year}{board.period}",
    )


def round_words(board: Board) -> str:
    """Give the round within a sentence: "cuối năm 2026", "quý I năm 2026"."""
    words = period_words(board.period)
    return f"{words} {board.year}" if board.period == "cn" else f"{words} năm {board.year}"


def phone_pdf(paper: PhonePaper) -> bytes:
    """Write the list down as PDF. Raises: FontsMissingError."""
    return write_pdf(paper.document, fonts_dir=paper.fonts_dir, at=paper.on)


def phone_xlsx(paper: PhonePaper) -> bytes:
    """Write the list down as XLSX."""
    return write_xlsx(paper.document)


def save_phone_list(paper: PhonePaper, folder: Path) -> tuple[WrittenFile, WrittenFile]:
    """Write both files into a folder and read them back. Raises: FontsMissingError; the writing errors."""
    return (
        write_checked(phone_pdf(paper), folder, f"{paper.file_stem}.pdf"),
        write_checked(phone_xlsx(paper), folder, f"{paper.file_stem}.xlsx"),
    )


def _line(row: BoardRow) -> PhoneLine:
    return PhoneLine(
        name=row.cell.name,
        branch=row.top_branch,
        secretary_name=row.cell.secretary_name,
        phone=row.cell.phone or row.cell.contact,
        state=row.state.label,
        overdue_days=row.overdue_days,
    )
