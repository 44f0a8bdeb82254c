"""Biên bản kiểm phiếu của hội nghị cấp ủy: every vote of the deciding body, in sums only."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    TextSize,
    Title,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.committee_minutes import attended
from kiemdiem_desktop.documents.templates.decision_frame import DecisionPaper, decision_document, decision_header
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, said
from kiemdiem_desktop.documents.templates.vote_table import COLUMNS, HEADER, vote_row
from kiemdiem_desktop.documents.wording import DOTS, LEGEND, party_date
from kiemdiem_desktop.domain.committee_meeting import CommitteeAttendance, CommitteeBallot, CommitteeMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSubject:
    """One subject on the minutes: its name, its cell, and the count of one round (None: none yet)."""

    name: str
    cell_name: str
    ballot: CommitteeBallot | None = None


def build(
    paper: DecisionPaper,
    meeting: CommitteeMeeting,
    attendance: Sequence[CommitteeAttendance],
    counted: Sequence[CountedSubject],
) -> Document:
    """Give the counting minutes with a table for each round; nobody's choice can be read from it."""
    blocks: tuple[Block, ...] = (
        decision_header(paper, "BB"),
        Title(
            name="BIÊN BẢN",
            lines=("Kiểm phiếu xếp loại chất lượng tập thể và đảng viên", paper.period),
            has_rule=True,
        ),
        said(
            f"{party_date(meeting.held_on, paper.profile).capitalize()}, tại {meeting.place or LONG_DOTS}, hội nghị "
            f"{paper.decider} bỏ phiếu xếp loại chất lượng tập thể và đảng viên {paper.period}."
        ),
        *attended(attendance),
        *_tellers(meeting),
        *(block for number in _rounds(counted) for block in _table(counted, number)),
        Paragraph(runs=plain(LEGEND, is_italic=True), size=TextSize.SMALL, is_indented=False),
        said("Biên bản được công bố trước hội nghị. Phiếu đã kiểm được niêm phong và lưu theo quy định."),
        SignatureGrid(
            left=Signature(
                on_behalf="T/M TỔ KIỂM PHIẾU",
                post="TỔ TRƯỞNG",
                name=unbroken(meeting.tellers[0]) if meeting.tellers else "",
            ),
            right=Signature(on_behalf="CHỦ TRÌ HỘI NGHỊ", name=unbroken(meeting.chair)),
        ),
    )
    return decision_document(paper, blocks, code="committee_tally", title="Biên bản kiểm phiếu của cấp ủy")


def _tellers(meeting: CommitteeMeeting) -> tuple[Block, ...]:
    names = meeting.tellers or (DOTS * 4, DOTS * 4)
    roles = ("Tổ trưởng", *("Thành viên",) * (len(names) - 1))
    items = tuple(f"Đồng chí {unbroken(name)} – {role}" for name, role in zip(names, roles, strict=True))
    return (said(f"Tổ kiểm phiếu gồm {len(names)} đồng chí:", stays_with_next=True), Bullets(items=items))


def _rounds(counted: Sequence[CountedSubject]) -> list[int]:
    return sorted({row.ballot.ballot_round for row in counted if row.ballot is not None}) or [1]


def _table(counted: Sequence[CountedSubject], number: int) -> tuple[Block, ...]:
    known = [row for row in counted if row.ballot is not None and row.ballot.ballot_round == number]
    shown = known or [row for row in counted if row.ballot is None]
    rows: list[tuple[TableCell, ...]] = []
    cell = ""
    for place, row in enumerate(shown, 1):
        if row.cell_name != cell:
            cell = row.cell_name
            rows.append((TableCell(value=cell, columns=10, is_bold=True, alignment=Alignment.LEFT),))
        rows.append(vote_row(place, row.name, row.ballot))
    table = Table(
        name=f"Kiểm phiếu lần {number}",
        columns=COLUMNS,
        header=HEADER,
        rows=tuple(rows),
    )
    return (Heading(text=f"Kết quả bỏ phiếu lần {number}"), table)
