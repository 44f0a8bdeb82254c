"""Danh sách đề nghị xếp loại: levels side by side, totals, the cap under every reading, and who is not rated."""

from collections import Counter
from decimal import Decimal

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    cells,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import (
    cell_signature,
    name_of,
    party_header,
    post_of,
    recipients_of,
    verdict_of,
)
from kiemdiem_desktop.documents.wording import (
    CAP_NAMES,
    DOTS,
    LEVEL_NAMES,
    NOT_OF_THE_CELL,
    NOT_RATED_NAME,
    PaperDetails,
    group_name,
    percent,
    reason_name,
)
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup, CapReading, Eligibility, RoundVerdict

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=48),
    Column(width=38),
    Column(width=14, alignment=Alignment.CENTRE),
    Column(width=19, alignment=Alignment.CENTRE),
    Column(width=34),
    Column(width=16, alignment=Alignment.CENTRE),
    Column(width=19, alignment=Alignment.CENTRE),
    Column(width=34),
    Column(width=20),
)
_HEADS = (
    "TT",
    "Tập thể, họ và tên đảng viên",
    "Chức vụ",
    "Điểm tự chấm",
    "Tự nhận mức",
    "Kết quả bỏ phiếu",
    "Chi bộ đề nghị",
    "Cấp có thẩm quyền quyết định",
    "Căn cứ khi đề nghị HTXS hoặc KHT",
    "Ghi chú",
)
_NOT_RATED_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=70),
    Column(width=30, alignment=Alignment.CENTRE),
    Column(width=30, alignment=Alignment.CENTRE),
    Column(width=112),
)


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give the list of proposed ratings in the order of rating, then those not reviewed or not rated."""
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper),
        Title(name="DANH SÁCH", lines=("Đề nghị xếp loại chất lượng tập thể và đảng viên", dossier.round.name)),
        _proposals(dossier, verdict),
        *_totals(dossier),
        *(block for group in verdict.caps for block in _cap(group)),
        *_not_rated(dossier, verdict),
        _closing(dossier),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return Document(
        code="proposal_list",
        title=f"Danh sách đề nghị xếp loại {dossier.round.name} – {dossier.cell.name}",
        profile=paper.profile,
        blocks=blocks,
        on=paper.on,
        orientation=Orientation.LANDSCAPE,
    )


def _closing(dossier: Dossier) -> Paragraph:
    proposed = [part for part in dossier.subjects if part.rating and part.rating.proposed_level]
    count = len(proposed) or DOTS if dossier.subjects else 0  # nobody yet: room to write
    text = f"Danh sách có {len(dossier.subjects)} tập thể và đảng viên, trong đó {count} được chi bộ đề nghị xếp loại."
    return Paragraph(runs=plain(text))


def _proposals(dossier: Dossier, verdict: RoundVerdict) -> Table:
    rows = tuple(_row(number, part, verdict) for number, part in enumerate(dossier.subjects, 1))
    return Table(name="Đề nghị xếp loại", columns=_COLUMNS, header=(cells(*_HEADS),), rows=rows)


def _row(number: int, part: SubjectDossier, verdict: RoundVerdict) -> tuple[TableCell, ...]:
    found = verdict_of(verdict, part.subject.id)
    points = found.total_points if found else None
    rating = part.rating or Rating(round_id=part.subject.round_id, subject_id=part.subject.id)
    return cells(
        number,
        unbroken(part.subject.name),
        post_of(part.subject),
        None if points is None else Decimal(points),
        _code(part.review.self_level if part.review else None),
        _votes(part),
        _code(rating.proposed_level),
        _code(rating.decided_level),
        rating.reason if rating.proposed_level in {Level.HTXS, Level.KHT} else "",
        f"Thứ tự đề nghị HTXS: {rating.nominee_rank}" if rating.nominee_rank else "",
    )


def _code(level: Level | None) -> str:
    return "" if level is None else level.value


def _votes(part: SubjectDossier) -> str:
    if not part.ballots:
        return ""
    last = part.ballots[-1]
    shown = [f"{level.value} {last.votes(level)}" for level in Level if last.votes(level)]
    shown += [f"{NOT_RATED_NAME.lower()} {last.not_rated}"] if last.not_rated else []
    return f"{'; '.join(unbroken(text) for text in shown)} ({unbroken(f'{last.valid} phiếu hợp lệ')})"


def _totals(dossier: Dossier) -> tuple[Block, ...]:
    members = [part for part in dossier.subjects if part.subject.kind is SubjectKind.MEMBER]
    counts = Counter(part.rating.proposed_level for part in members if part.rating)
    rated = sum(counts[level] for level in Level)
    shown = "; ".join(
        f"{name}: {counts[level]} ({percent(counts[level], rated)})" for level, name in LEVEL_NAMES.items()
    )
    if members and not rated:  # nobody is proposed yet: room in place of noughts
        shown = "; ".join(f"{name}: {DOTS} ({DOTS[:2]}%)" for name in LEVEL_NAMES.values())
    text = f"Tổng số đảng viên được đề nghị xếp loại: {rated or DOTS if members else 0} đồng chí, gồm {shown}."
    return (Paragraph(runs=plain(text)),)


def _cap(group: CapGroup) -> tuple[Block, ...]:
    text = (
        f"Số hoàn thành xuất sắc trong nhóm {group_name(group.code)}: {group.htxs}; "
        f"hoàn thành tốt: {group.htt}. Mức tối đa theo từng cách tính:"
    )
    return (Paragraph(runs=plain(text), stays_with_next=True), Bullets(items=tuple(map(_reading, group.readings))))


def _reading(reading: CapReading) -> str:
    left = f"còn {reading.headroom} suất" if reading.headroom >= 0 else f"vượt {-reading.headroom} suất"
    chosen = " – cách tính đang áp dụng" if reading.is_default else ""
    return f"{reading.percent}%, {CAP_NAMES[reading.code]}: tối đa {reading.limit}, {left}{chosen}"


def _not_rated(dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    left_out = [
        row
        for row in verdict.eligibilities
        if not (row.is_rated and row.is_reviewed) and row.reason not in NOT_OF_THE_CELL
    ]
    if not left_out:
        return ()
    heads = ("TT", "Họ và tên", "Chưa kiểm điểm", "Chưa xếp loại", "Lý do")
    table = Table(
        name="Chưa xếp loại",
        columns=_NOT_RATED_COLUMNS,
        header=(cells(*heads),),
        rows=tuple(_left_out(number, row, dossier) for number, row in enumerate(left_out, 1)),
    )
    return (Heading(text="Đảng viên chưa kiểm điểm, chưa xếp loại"), table)


def _left_out(number: int, row: Eligibility, dossier: Dossier) -> tuple[TableCell, ...]:
    reason = f"{reason_name(row.reason).capitalize()} ({row.citation.article})"
    marks = ("" if row.is_reviewed else "x", "" if row.is_rated else "x")
    return cells(number, name_of(dossier, row.member_id), *marks, reason)
