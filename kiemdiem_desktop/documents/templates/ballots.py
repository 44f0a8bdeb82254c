"""Phiếu xếp loại: secret ballots, as many as there are voters. Nothing on them tells one ballot from another."""

from collections.abc import Callable
from dataclasses import dataclass

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    CutLine,
    Document,
    PageBreak,
    Paragraph,
    Table,
    TextSize,
    Title,
    cells,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.phrases import year_of
from kiemdiem_desktop.documents.templates.totals import collectives_of, members_of
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, NOT_RATED_NAME, POST_NAMES, PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.verdict import RoundVerdict

_SHEET_POINTS = 720.0  # of an upright sheet between its margins
_FRAME_POINTS = 205.0  # head, title, notes and the line to cut along
_LINE_POINTS = 16.0
_LETTERS_PER_LINE = {"name": 24, "post": 17}
_EMPTY_ROWS = 6
_WORDED = frozenset({"Họ và tên", "Chức vụ", "Tập thể"})
Row = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotKind:
    """One kind of ballot: what it is called, its columns, how it is marked, and who stands on it."""

    code: str
    title: str
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    notes: tuple[str, ...]
    on_it: Callable[[Dossier], tuple[SubjectDossier, ...]]


def top_candidates(dossier: Dossier) -> tuple[SubjectDossier, ...]:
    """Give the members of the second round, on the top level alone.

    Where the first round is counted: those with more than half of its valid ballots for the top level or the next.
    Before it: those who propose the top level for themselves.
    """
    counted = any(part.ballots for part in members_of(dossier))
    return tuple(part for part in members_of(dossier) if (_is_good(part) if counted else _asks_for_top(part)))


def _is_good(part: SubjectDossier) -> bool:
    return bool(part.ballots) and 2 * (part.ballots[0].htxs + part.ballots[0].htt) > part.ballots[0].valid


def _asks_for_top(part: SubjectDossier) -> bool:
    return part.review is not None and part.review.self_level is Level.HTXS


_ONE_MARK = "Đánh dấu X vào một ô duy nhất trên mỗi dòng."
_INVALID = "Dòng có từ hai dấu X trở lên là không hợp lệ; dòng không đánh dấu tính là để trống."
_UNSIGNED = "Phiếu kín: không ghi họ tên, không ký, không đánh dấu riêng trên phiếu."
_LEVELS = tuple(level.value for level in Level)
_LEGEND = "; ".join(f"{level.value}: {name.lower()}" for level, name in LEVEL_NAMES.items()) + "."

COLLECTIVE = BallotKind(
    code="ballot_collective",
    title="PHIẾU XẾP LOẠI CHẤT LƯỢNG",
    lines=("Tập thể",),
    heads=("TT", "Tập thể", "Tự nhận mức", *_LEVELS, NOT_RATED_NAME),
    widths=(9, 56, 22, 16, 15, 15, 15, 17),
    notes=(_ONE_MARK, _INVALID, _LEGEND, _UNSIGNED),
    on_it=collectives_of,
)
MEMBERS = BallotKind(
    code="ballot_members",
    title="PHIẾU XẾP LOẠI CHẤT LƯỢNG",
    lines=("Đảng viên",),
    heads=("TT", "Họ và tên", "Chức vụ", "Tự nhận mức", *_LEVELS, NOT_RATED_NAME),
    widths=(9, 44, 27, 16, 15, 12, 15, 12, 16),
    notes=(_ONE_MARK, _INVALID, _LEGEND, _UNSIGNED),
    on_it=members_of,
)
FIRST_ROUND = BallotKind(
    code="ballot_first",
    title="PHIẾU XẾP LOẠI CHẤT LƯỢNG",
    lines=("Đảng viên – bỏ phiếu lần 1",),
    heads=("TT", "Họ và tên", "Chức vụ", "Tự nhận mức", "HTT", "HTNV", "KHT", NOT_RATED_NAME),
    widths=(9, 48, 31, 18, 13, 16, 13, 17),
    notes=(
        _ONE_MARK,
        _INVALID,
        "Người đạt mức hoàn thành tốt nhiệm vụ được đưa vào phiếu lần 2 để bình chọn hoàn thành xuất sắc nhiệm vụ.",
        _UNSIGNED,
    ),
    on_it=members_of,
)
SECOND_ROUND = BallotKind(
    code="ballot_top",
    title="PHIẾU BÌNH CHỌN",
    lines=("Đảng viên hoàn thành xuất sắc nhiệm vụ – bỏ phiếu lần 2",),
    heads=("TT", "Họ và tên", "Chức vụ", "Đồng ý", "Không đồng ý"),
    widths=(10, 58, 37, 26, 34),
    notes=(_ONE_MARK, _INVALID, _UNSIGNED),
    on_it=top_candidates,
)


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails, kind: BallotKind) -> Document:
    """Give exactly as many ballots as there are voters, several to a sheet with lines to cut along.

    A ballot that fills more than half a sheet is given once: it is printed in as many copies as `copies_of` says.
    """
    each = per_sheet(dossier, kind)
    count = voters_of(verdict) if each > 1 else 1
    blocks: list[Block] = []
    for place in range(max(count, 1)):
        if place:
            blocks.append(PageBreak() if place % each == 0 else CutLine())
        blocks += _ballot(dossier, kind)
    return Document(
        code=kind.code,
        title=f"{kind.title.capitalize()} {year_of(dossier)} – {dossier.cell.name}",
        profile=paper.profile,
        blocks=tuple(blocks),
        is_secret=True,
    )


def voters_of(verdict: RoundVerdict) -> int:
    """Give how many may vote: the members that the vote is counted on; 0 where that is not known yet."""
    return len(verdict.vote_base.counted) if verdict.vote_base else 0


def copies_of(dossier: Dossier, verdict: RoundVerdict, kind: BallotKind) -> int:
    """Give in how many copies the paper is printed, so that every voter gets one ballot."""
    return 1 if per_sheet(dossier, kind) > 1 else max(voters_of(verdict), 1)


def per_sheet(dossier: Dossier, kind: BallotKind) -> int:
    """Give how many ballots of this length stand on one sheet, at least 1."""
    rows = sum(_lines_of(part) for part in kind.on_it(dossier)) or _EMPTY_ROWS
    height = _FRAME_POINTS + _LINE_POINTS * (rows + 2)
    return max(int(_SHEET_POINTS // height), 1)


def _lines_of(part: SubjectDossier) -> float:
    name = 1 + len(part.subject.name) // _LETTERS_PER_LINE["name"]
    post = 1 + len(_post(part)) // _LETTERS_PER_LINE["post"]
    return max(name, post) + 0.3


def _post(part: SubjectDossier) -> str:
    post = part.subject.party_post
    return "" if post is PartyPost.NONE else POST_NAMES[post]


def _ballot(dossier: Dossier, kind: BallotKind) -> tuple[Block, ...]:
    head = Paragraph(
        runs=plain(f"{dossier.cell.superior_party_name.upper()} – {dossier.cell.name.upper()}", is_bold=True),
        alignment=Alignment.CENTRE,
        size=TextSize.SMALL,
        is_indented=False,
    )
    title = Title(name=kind.title, lines=tuple(f"{line}, {year_of(dossier)}" for line in kind.lines))
    notes = tuple(
        Paragraph(runs=plain(f"- {note}", is_italic=True), size=TextSize.SMALL, is_indented=False)
        for note in kind.notes
    )
    return (head, title, _table(dossier, kind), *notes)


def _table(dossier: Dossier, kind: BallotKind) -> Table:
    parts = kind.on_it(dossier)
    rows = tuple(_row(number, part, kind) for number, part in enumerate(parts, 1)) or _empty_rows(kind)
    columns = tuple(
        Column(width=width, alignment=Alignment.LEFT if head in _WORDED else Alignment.CENTRE)
        for head, width in zip(kind.heads, kind.widths, strict=True)
    )
    return Table(name="Phiếu", columns=columns, header=(cells(*kind.heads),), rows=tuple(cells(*row) for row in rows))


def _row(number: int, part: SubjectDossier, kind: BallotKind) -> Row:
    level = part.review.self_level if part.review else None
    known: dict[str, CellValue] = {
        "TT": number,
        "Họ và tên": unbroken(part.subject.name),
        "Tập thể": unbroken(part.subject.name),
        "Chức vụ": _post(part),
        "Tự nhận mức": "" if level is None else level.value,
    }
    return tuple(known.get(head) for head in kind.heads)


def _empty_rows(kind: BallotKind) -> tuple[Row, ...]:
    return tuple((number, *(None,) * (len(kind.heads) - 1)) for number in range(1, _EMPTY_ROWS + 1))
