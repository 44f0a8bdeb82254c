"""Biên bản kiểm phiếu: every vote on every subject, in sums only."""

from collections.abc import Iterator, Sequence

from kiemdiem_desktop.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Signature,
    SignatureGrid,
    Table,
    TextSize,
    Title,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.attendance import attendance_blocks, vote_base_blocks
from kiemdiem_desktop.documents.templates.frame import member_of, party_header, signing_post
from kiemdiem_desktop.documents.templates.vote_table import COLUMNS, HEADER, vote_row
from kiemdiem_desktop.documents.wording import DOTS, LEGEND, PaperDetails, party_date
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.meeting import BallotCount, Meeting
from kiemdiem_desktop.domain.verdict import RoundVerdict


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give the counting minutes with one table for each ballot round; nobody's choice can be read from it."""
    meeting = dossier.meeting or Meeting(round_id=dossier.round.id)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="BB"),
        Title(
            name="BIÊN BẢN",
            lines=("Kiểm phiếu xếp loại chất lượng tập thể và đảng viên", dossier.round.name),
            has_rule=True,
        ),
        _opening(dossier, meeting, paper),
        *attendance_blocks(dossier, verdict),
        *vote_base_blocks(dossier, verdict),
        *_tellers(meeting),
        *(block for ballot_round in _rounds(dossier) for block in _counted(dossier, ballot_round)),
        Paragraph(runs=plain(LEGEND, is_italic=True), size=TextSize.SMALL, is_indented=False),
        _ending(paper),
        _signatures(dossier, meeting),
    )
    return Document(
        code="tally_minutes",
        title=f"Biên bản kiểm phiếu {dossier.round.name} – {dossier.cell.name}",
        profile=paper.profile,
        blocks=blocks,
        on=paper.on,
    )


def _opening(dossier: Dossier, meeting: Meeting, paper: PaperDetails) -> Paragraph:
    text = (
        f"{party_date(meeting.held_on, paper.profile).capitalize()}, tại {meeting.place or DOTS}, hội nghị "
        f"{dossier.cell.name} tiến hành bỏ phiếu xếp loại chất lượng tập thể và đảng viên {dossier.round.name}."
    )
    return Paragraph(runs=plain(text))


def _tellers(meeting: Meeting) -> tuple[Block, ...]:
    names = meeting.tellers or (DOTS * 4, DOTS * 4)
    roles = ("Tổ trưởng", *("Thành viên",) * (len(names) - 1))
    items = tuple(f"Đồng chí {unbroken(name)} – {role}" for name, role in zip(names, roles, strict=True))
    text = f"Tổ kiểm phiếu gồm {len(names) if meeting.tellers else DOTS} đồng chí:"
    return (Paragraph(runs=plain(text), stays_with_next=True), Bullets(items=items))


def _rounds(dossier: Dossier) -> list[int]:
    return sorted({ballot.ballot_round for part in dossier.subjects for ballot in part.ballots}) or [1]


def _counted(dossier: Dossier, ballot_round: int) -> Iterator[Block]:
    counts = [
        (part.subject.name, ballot)
        for part in dossier.subjects
        for ballot in part.ballots
        if ballot.ballot_round == ballot_round
    ]
    unfilled = [(part.subject.name, None) for part in dossier.subjects]
    yield Heading(text=f"Kết quả bỏ phiếu lần {ballot_round}")
    if len({ballot.figures[:4] for _name, ballot in counts}) == 1:
        yield _totals(counts[0][1])
    yield _table(counts or unfilled, ballot_round)


def _totals(ballot: BallotCount) -> Paragraph:
    text = (
        f"Số phiếu phát ra: {ballot.issued}; số phiếu thu về: {ballot.returned}; "
        f"số phiếu hợp lệ: {ballot.valid}; số phiếu không hợp lệ: {ballot.invalid}."
    )
    return Paragraph(runs=plain(text), stays_with_next=True)


def _table(counts: Sequence[tuple[str, BallotCount | None]], ballot_round: int) -> Table:
    return Table(
        name=f"Kiểm phiếu lần {ballot_round}",
        columns=COLUMNS,
        header=HEADER,
        rows=tuple(vote_row(number, name, ballot) for number, (name, ballot) in enumerate(counts, 1)),
    )


def _ending(paper: PaperDetails) -> Paragraph:
    text = (
        f"Biên bản được công bố trước hội nghị, lập thành {paper.copies:02d} bản. "
        "Phiếu đã kiểm được niêm phong và lưu theo quy định."
    )
    return Paragraph(runs=plain(text))


def _signatures(dossier: Dossier, meeting: Meeting) -> SignatureGrid:
    chair = member_of(dossier, meeting.chair_id)
    head = meeting.tellers[0] if meeting.tellers else ""
    return SignatureGrid(
        left=Signature(on_behalf="T/M TỔ KIỂM PHIẾU", post="TỔ TRƯỞNG", name=unbroken(head)),
        right=Signature(
            on_behalf="CHỦ TRÌ HỘI NGHỊ",
            post=signing_post(chair),
            name=unbroken(chair.full_name) if chair else "",
        ),
    )
