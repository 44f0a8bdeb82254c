"""Tổng hợp đề xuất của các chủ thể: for each member, the level that each side proposes, side by side."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    Document,
    Orientation,
    SignatureGrid,
    Title,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, post_of, recipients_of, verdict_of
from kiemdiem_desktop.documents.templates.phrases import paper_of, simple_table, small, year_of
from kiemdiem_desktop.documents.templates.totals import level_of, members_of
from kiemdiem_desktop.documents.wording import LEGEND, PaperDetails
from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import RoundVerdict

_HEADS = (
    "TT",
    "Họ và tên đảng viên",
    "Mã số",
    "Chức vụ đảng, chính quyền, đoàn thể",
    "Đảng viên tự xếp loại (1)",
    "Xếp loại công chức, viên chức, người lao động (2)",
    "Chi ủy (3)",
    "Tập thể lãnh đạo đoàn thể (4)",
    "Kết quả bỏ phiếu của chi bộ",
    "Chi bộ xếp loại (5)",
    "Ghi chú",
)
_CENTRE = Alignment.CENTRE
_COLUMNS = (
    Column(width=9, alignment=_CENTRE),
    Column(width=44),
    Column(width=24),
    Column(width=42),
    *(Column(width=width, alignment=_CENTRE) for width in (18, 24, 16, 20, 18, 18)),
    Column(width=19),
)


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give the table; columns of sides that the program does not hear of stay empty."""
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(
            name="TỔNG HỢP",
            lines=(f"Đề xuất mức xếp loại chất lượng đảng viên của các chủ thể {year_of(dossier)}",),
        ),
        simple_table("Đề xuất của các chủ thể", _HEADS, _COLUMNS, _rows(dossier, verdict)),
        small(LEGEND),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(
        dossier,
        paper,
        blocks,
        code="opinion_table",
        title="Tổng hợp đề xuất của các chủ thể",
        orientation=Orientation.LANDSCAPE,
    )


def _rows(dossier: Dossier, verdict: RoundVerdict) -> Iterator[tuple[CellValue, ...]]:
    for number, part in enumerate(members_of(dossier), 1):
        found = verdict_of(verdict, part.subject.id)
        yield (
            number,
            unbroken(part.subject.name),
            _code_of(part),
            post_of(part.subject),
            _short(part.review.self_level if part.review else None),
            _short(_said_by(part, CommentSource.AGENCY)),
            "",
            _short(_said_by(part, CommentSource.MASS_ORGANISATION)),
            _short(found.voted_level if found else None),
            _short(level_of(part)),
            "",
        )


def _code_of(part: SubjectDossier) -> str:
    if part.file is None:
        return ""
    return part.file.member.source_code or part.file.member.card_number


def _said_by(part: SubjectDossier, source: CommentSource) -> Level | None:
    return next((row.level for row in part.comments if row.source is source and row.level is not None), None)


def _short(level: Level | None) -> str:
    return "" if level is None else level.value
