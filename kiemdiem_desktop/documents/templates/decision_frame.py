"""What the papers around a decision share: head, foot, the lines of what is decided, and the levels counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Column,
    Document,
    Orientation,
    Paragraph,
    PartyHeader,
    Recipients,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    cells,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.templates.committee_frame import head_of, symbol_of
from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, NOT_RATED_NAME, PaperDetails, party_date
from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind

_STANDING = "ban thường vụ"
_KEEP = "Lưu Văn phòng cấp ủy"
_COLLECTIVE_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=90),
    Column(width=60, alignment=Alignment.CENTRE),
)
_MEMBER_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=58),
    Column(width=38),
    Column(width=54, alignment=Alignment.CENTRE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPaper:
    """What a paper of the committee states of itself; empty and None leave room to write by hand.

    `body` is who decides where it is not the committee itself ("Ban Thường vụ Đảng ủy xã …"); `period` like "năm 2026";
    `number` as on the paper ("45-QĐ/ĐU"); `signer` is the printed name.
    """

    committee: Committee
    profile: FormatProfile
    period: str
    body: str = ""
    number: str = ""
    on: date | None = None
    signer: str = ""

    @property
    def details(self) -> PaperDetails:
        """The same as the papers of a cell know it."""
        return PaperDetails(profile=self.profile, on=self.on)

    @property
    def decider(self) -> str:
        """Who decides."""
        return self.body or self.committee.name


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """One subject on a paper: its cell, what it asked for, what was proposed and what is decided (None: not rated)."""

    cell_name: str
    name: str
    kind: SubjectKind
    post: str = ""
    points: str = ""
    self_level: Level | None = None
    proposed: Level | None = None
    decided: Level | None = None
    reason: str = ""

    @property
    def is_member(self) -> bool:
        """Whether it is a person."""
        return self.kind is SubjectKind.MEMBER

    @property
    def called(self) -> str:
        """How a list names it: a cell by its own name, a chi ủy with that of its cell."""
        if self.kind is SubjectKind.CELL:
            return self.cell_name
        if self.kind is SubjectKind.CELL_COMMITTEE and self.cell_name not in self.name:
            return f"{self.name} – {self.cell_name}"
        return unbroken(self.name)


def decision_header(paper: DecisionPaper, kind: str = "") -> PartyHeader:
    """Give the head of a paper; without a `kind` sign ("QĐ") it carries no number, as lists do."""
    number = paper.number or f"{DOTS}-{kind}/{symbol_of(paper.committee)}"
    printed = unbroken(f"{paper.profile.number_word} {number}") if kind else ""
    return head_of(paper.committee, paper.profile, paper.on, number=printed)


def decision_signature(paper: DecisionPaper) -> Signature:
    """Give the signature on behalf of who decides."""
    whole = "ĐẢNG ỦY" if paper.committee.name.lower().startswith("đảng ủy") else paper.committee.name.upper()
    on_behalf = "BAN THƯỜNG VỤ" if _STANDING in paper.body.lower() else whole
    return Signature(on_behalf=f"T/M {on_behalf}", post="BÍ THƯ", name=unbroken(paper.signer))


def decision_foot(paper: DecisionPaper, *recipients: str) -> SignatureGrid:
    """Give the recipients, the committee's own copy last, and the signature."""
    above = (f"{paper.committee.superior_name} (để báo cáo)",) if paper.committee.superior_name else ()
    items = (*recipients, *above, _KEEP)
    return SignatureGrid(left=Recipients(items=items), right=decision_signature(paper))


def decision_document(
    paper: DecisionPaper,
    blocks: Iterable[Block],
    *,
    code: str,
    title: str,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Document:
    """Give a paper of the committee."""
    return Document(
        code=code,
        title=f"{title} {paper.period} – {paper.committee.name}",
        profile=paper.profile,
        blocks=tuple(blocks),
        on=paper.on,
        orientation=orientation,
    )


def level_words(level: Level | None) -> str:
    """Give the full official name; for none, that the subject is not rated."""
    return NOT_RATED_NAME if level is None else LEVEL_NAMES[level]


def counted_levels(lines: Sequence[DecidedLine], unit: str) -> str:
    """Give the levels with their numbers in one sentence, leaving out levels that nobody has."""
    counts = Counter(line.decided for line in lines)
    parts = [f"{LEVEL_NAMES[level].lower()}: {counts[level]} {unit}" for level in Level if counts[level]]
    if counts[None]:
        parts.append(f"{NOT_RATED_NAME.lower()}: {counts[None]} {unit}")
    return "; ".join(parts)


def decided_table(name: str, lines: Sequence[DecidedLine]) -> Table:
    """Give the list that goes with a decision: members cell by cell with their posts, collectives by name."""
    has_members = any(line.is_member for line in lines)
    rows: list[tuple[TableCell, ...]] = []
    cell = ""
    for number, line in enumerate(lines, 1):
        if line.is_member and line.cell_name != cell:
            cell = line.cell_name
            rows.append((TableCell(value=cell, columns=4, is_bold=True, alignment=Alignment.LEFT),))
        post = (line.post,) if has_members else ()
        rows.append(cells(number, line.called, *post, level_words(line.decided)))
    heads = ("TT", "Họ và tên", "Chức vụ", "Xếp loại") if has_members else ("TT", "Tập thể", "Xếp loại")
    columns = _MEMBER_COLUMNS if has_members else _COLLECTIVE_COLUMNS
    return Table(name=name, columns=columns, header=(cells(*heads),), rows=tuple(rows))


def attached(paper: DecisionPaper) -> Paragraph:
    """Give the line under the title of an attached list: which decision it goes with."""
    text = f"(Kèm theo Quyết định số {paper.number or DOTS}, {party_date(paper.on, paper.profile)})"
    return Paragraph(runs=plain(text, is_italic=True), alignment=Alignment.CENTRE, is_indented=False)
