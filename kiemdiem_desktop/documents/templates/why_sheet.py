"""Vì sao: one page for a member before the vote – which levels are open, by which rule, with what was found.

In our own words, about this member alone: no other member's data, no votes, no advice on the wording.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Column,
    Document,
    Footnote,
    Heading,
    Paragraph,
    PartyHeader,
    Table,
    TextSize,
    Title,
    cells,
    plain,
)
from kiemdiem_desktop.documents.templates.frame import verdict_of
from kiemdiem_desktop.documents.templates.person import part_of
from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, PaperDetails, level_name, sentence
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import LevelVerdict, RoundVerdict, SubjectVerdict
from kiemdiem_desktop.rules.reasons import RuleOutcome, RuleState
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text

_STATES = {RuleState.MET: "Đạt", RuleState.NOT_MET: "Chưa đạt", RuleState.NOT_CHECKED: "Chưa kiểm tra được"}
_LEVELS = (Column(width=52), Column(width=22, alignment=Alignment.CENTRE), Column(width=96))
_RULES = (Column(width=62), Column(width=46), Column(width=32, alignment=Alignment.CENTRE), Column(width=30))
_SHORT = {Level.HTXS: "xuất sắc", Level.HTT: "tốt", Level.HTNV: "hoàn thành"}
_NOTE = (
    "Giấy này do chương trình lập từ số liệu chi bộ đang giữ, để đồng chí xem trước khi bỏ phiếu; không phải mẫu của "
    "Đảng. Mức xếp loại do hội nghị bỏ phiếu và cấp có thẩm quyền quyết định. Thấy số liệu chưa đúng, đồng chí báo bí "
    "thư trước hội nghị."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyDetails:
    """Whom a sheet is about, and the rules that were gone through with them."""

    subject_id: SubjectId
    outcomes: tuple[RuleOutcome, ...]


def build(
    dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, why: WhyDetails, paper: PaperDetails
) -> Document:
    """Give the sheet of one member. Raises: NotFoundError for a subject that is not in the round."""
    part = part_of(dossier, why.subject_id)
    found = verdict_of(verdict, why.subject_id)
    period = dossier.round.period.of_year(dossier.round.year)
    conditions = tuple(row for row in why.outcomes if not row.is_forced_case)
    cases = tuple(row for row in why.outcomes if row.is_forced_case)
    blocks: tuple[Block, ...] = (
        PartyHeader(superior=dossier.cell.superior_party_name.upper(), body=dossier.cell.name.upper()),
        Title(name="VÌ SAO TỪNG MỨC CÒN MỞ HAY KHÔNG MỞ", lines=(f"Đồng chí {part.subject.name} – {period}",)),
        _said(found, part.review.self_level if part.review else None),
        _levels(found, conditions, cases),
        Heading(text="Các điều kiện đã xét", level=3),
        _conditions(conditions, regulations),
        *_cases(cases, regulations),
        Footnote(text=_NOTE),
    )
    return Document(
        code="why_sheet",
        title=f"Vì sao – {part.subject.name} – {period}",
        profile=paper.profile,
        blocks=blocks,
    )


def _said(found: SubjectVerdict | None, self_level: Level | None) -> Paragraph:
    total = found.total_points if found else None
    points = f"Tổng điểm tự chấm: {total.replace('.', ',')}. " if total else ""
    level = level_name(self_level) if self_level else DOTS
    return Paragraph(runs=plain(f"{points}Mức tự nhận: {level}."), is_indented=False)


def _levels(found: SubjectVerdict | None, conditions: tuple[RuleOutcome, ...], cases: tuple[RuleOutcome, ...]) -> Table:
    rows = found.levels if found else ()
    return Table(
        name="Các mức",
        columns=_LEVELS,
        header=(cells("Mức", "Hiện nay", "Vì sao"),),
        rows=tuple(
            cells(LEVEL_NAMES[row.level], "còn mở" if row.is_open else "không mở", _why(row, conditions, cases))
            for row in rows
        ),
    )


def _why(row: LevelVerdict, conditions: tuple[RuleOutcome, ...], cases: tuple[RuleOutcome, ...]) -> str:
    if row.level is Level.KHT:
        return _why_lowest(row, conditions, cases)
    closing = [own for own in (*conditions, *cases) if row.level in own.closes]
    if closing:
        return " ".join(f"{sentence(own.found)} {own.change}".strip() for own in closing)
    guards = [own for own in conditions if row.level in own.levels]
    unsure = sum(own.state is RuleState.NOT_CHECKED for own in (*guards, *cases))
    if unsure:
        return f"Chưa thấy điều kiện nào không đạt; còn {unsure} điều kiện chưa kiểm tra được."
    if not guards:
        return "Không có điều kiện riêng của mức này phải xét."
    return f"Đạt cả {len(guards)} điều kiện của mức này."


def _why_lowest(row: LevelVerdict, conditions: tuple[RuleOutcome, ...], cases: tuple[RuleOutcome, ...]) -> str:
    grounds = [own for own in cases if own.closes] or [own for own in conditions if len(own.closes) == len(_SHORT)]
    if grounds:
        return " ".join(sentence(own.found) for own in grounds)
    if row.is_open and any(own.state is RuleState.NOT_CHECKED for own in (*conditions, *cases)):
        return "Chưa đủ số liệu để loại trừ mức này."
    return "Không thuộc trường hợp nào phải xếp mức này."


def _conditions(conditions: tuple[RuleOutcome, ...], regulations: RegulationSet) -> Table:
    """Give the conditions as rows; one regulation behind all of them is named once, at the top."""
    shared = {row.citation.regulation_id for row in conditions}
    regulation = regulations.regulation(shared.pop()) if len(shared) == 1 else None
    source = f"Căn cứ, {regulation.name}" if regulation else "Căn cứ"

    def cited(row: RuleOutcome) -> str:
        return row.citation.article if regulation else citation_text(row.citation, regulations)

    return Table(
        name="Các điều kiện",
        columns=_RULES,
        header=(cells("Quy định", "Số liệu tìm thấy", "Kết quả", source),),
        rows=tuple(cells(_held(row.rule), _held(row.figures), _result(row), cited(row)) for row in conditions),
    )


def _result(row: RuleOutcome) -> str:
    closed = ", ".join(_SHORT[level] for level in row.closes if level in _SHORT)
    return f"{_STATES[row.state]} (mức {closed})" if closed else _STATES[row.state]


def _held(text: str) -> str:
    """Keep a percent sign on the line of its number."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def _cases(cases: tuple[RuleOutcome, ...], regulations: RegulationSet) -> Iterator[Block]:
    """Tell the cases of KHT: those that were found one by one, those that were not by their number."""
    found = [row for row in cases if row.closes]
    unsure = [row for row in cases if row.state is RuleState.NOT_CHECKED]
    clear = sum(row.state is RuleState.MET for row in cases)
    if cases:
        yield _small(f"Trường hợp phải xếp không hoàn thành: đã xét {len(cases)}, không thấy {clear} trường hợp.")
    for lead, rows in (("Có", found), ("Chưa kiểm tra được", unsure)):
        for row in rows:
            yield _small(f"– {lead}: {row.rule} {row.found} ({citation_text(row.citation, regulations)})")


def _small(text: str) -> Paragraph:
    return Paragraph(runs=plain(_held(text)), size=TextSize.SMALL, is_indented=False)
