"""Mẫu 04: the list of papers in the dossier of one collective or member."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Column,
    Document,
    Footnote,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    cells,
)
from kiemdiem_desktop.documents.templates.frame import cell_signature, form_header
from kiemdiem_desktop.documents.templates.person import corner, part_of, whose
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import SubjectKind

CODE = "Mẫu 04-HD KĐ.ĐG 2025"
_COLUMNS = (
    Column(width=12, alignment=Alignment.CENTRE),
    Column(width=80),
    Column(width=27, alignment=Alignment.CENTRE),
    Column(width=18, alignment=Alignment.CENTRE),
    Column(width=28),
)
_HEADS = ("TT", "Tên tài liệu", "Ngày, tháng", "Số tờ", "Ghi chú")
_NOTE = "Mẫu tạm: chưa đọc được phần cá nhân của mẫu này; danh mục lập theo Điều 17 Quy định 366-QĐ/TW."
_NONE = "không có"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One paper of the dossier: its date where the round knows it, and a note."""

    name: str
    on: date | None = None
    note: str = ""


def build(dossier: Dossier, subject_id: SubjectId, paper: PaperDetails) -> Document:
    """Give the list of one subject; dates come from the round, sheets are counted by hand.

    Raises: NotFoundError for a subject that is not in the round.

    Source: qd-366-2025 Điều 17
    """
    part = part_of(dossier, subject_id)
    is_person = part.subject.kind is SubjectKind.MEMBER
    items = _of_person(dossier, part) if is_person else _of_collective(dossier, part)
    period = dossier.round.period.of_year(dossier.round.year)
    blocks: tuple[Block, ...] = (
        corner(CODE, is_provisional=is_person),
        form_header(dossier.cell, paper, paper.on),
        Title(name="DANH MỤC HỒ SƠ", lines=("Kiểm điểm, đánh giá, xếp loại", period)),
        whose(part, dossier.cell.name),
        Table(
            name="Danh mục hồ sơ",
            columns=_COLUMNS,
            header=(cells(*_HEADS),),
            rows=tuple(_row(number, item) for number, item in enumerate(items, 1)),
        ),
        SignatureGrid(
            left=Signature(on_behalf="NGƯỜI LẬP DANH MỤC", note="(Ký, ghi rõ họ tên)"),
            right=cell_signature(dossier, paper),
        ),
        *((Footnote(text=_NOTE),) if is_person else ()),
    )
    return Document(
        code="dossier_index",
        title=f"Danh mục hồ sơ – {part.subject.name} – {period}",
        profile=paper.profile,
        blocks=blocks,
        on=paper.on,
    )


def _row(number: int, item: _Item) -> tuple[TableCell, ...]:
    return cells(number, item.name, item.on, None, item.note or None)


def _of_collective(dossier: Dossier, part: SubjectDossier) -> Iterator[_Item]:
    yield _Item(name="Báo cáo kiểm điểm của tập thể", on=_signed(part))
    yield _minutes(dossier)
    yield _prompts(part)
    yield _Item(name="Kết quả đánh giá, xếp loại tập thể, kèm phụ lục chấm điểm theo tiêu chí", on=_decided(part))


def _of_person(dossier: Dossier, part: SubjectDossier) -> Iterator[_Item]:
    has_residence = any(row.source is CommentSource.RESIDENCE for row in part.comments)
    is_spared = part.year is not None and part.year.has_residence_comment_exemption
    yield _Item(name="Bản kiểm điểm cá nhân, kèm phiếu tự chấm điểm", on=_signed(part))
    residence = "" if has_residence else "thuộc trường hợp đặc biệt" if is_spared else "chưa có"
    yield _Item(name="Bản nhận xét của cấp ủy nơi cư trú", note=residence)
    yield _minutes(dossier)
    yield _Item(name="Tổng hợp kết quả thẩm định")
    yield _Item(name="Kết luận đánh giá, kết quả xếp loại", on=_decided(part))
    yield _prompts(part)
    yield _Item(name="Văn bản góp ý (nếu có)", note="" if part.comments else _NONE)
    yield _Item(name="Hồ sơ giải quyết khiếu nại, kiến nghị (nếu có)")
    yield _Item(name="Các văn bản khác (nếu có)")


def _minutes(dossier: Dossier) -> _Item:
    held = dossier.meeting.held_on if dossier.meeting else None
    return _Item(name="Biên bản hội nghị kiểm điểm", on=held)


def _prompts(part: SubjectDossier) -> _Item:
    issued = next((row.issued_on for row in part.prompts if row.issued_on), None)
    return _Item(name="Văn bản gợi ý kiểm điểm (nếu có)", on=issued, note="" if part.prompts else _NONE)


def _signed(part: SubjectDossier) -> date | None:
    return part.review.signed_on if part.review else None


def _decided(part: SubjectDossier) -> date | None:
    return part.rating.decided_on if part.rating else None
