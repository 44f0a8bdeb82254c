"""Báo cáo kết quả của cấp ủy: what the level above reads, every figure counted, room left for what only people say."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemdiem_desktop.documents.blocks import (
    Blank,
    Block,
    Bullets,
    Chart,
    Column,
    Document,
    Heading,
    SignatureGrid,
    Table,
    Title,
)
from kiemdiem_desktop.documents.templates.committee_frame import (
    CommitteePaper,
    committee_document,
    committee_header,
    committee_recipients,
    committee_signature,
)
from kiemdiem_desktop.documents.templates.phrases import (
    addressed,
    centred_columns,
    headed,
    said,
    simple_table,
    small,
)
from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, percent
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, Totals, sum_counts

_ORGANISATIONS = ("grassroots_cell", "grassroots_committee", "organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the report tells. `before` are last year's figures where they are known, `missing` the units not heard of.

    `basis` says whose levels are counted.
    """

    totals: Totals
    basis: str
    before: Mapping[CountedKind, Counts]
    charts: tuple[Chart, ...] = ()
    missing: tuple[str, ...] = ()


def build(facts: ReportFacts, paper: CommitteePaper) -> Document:
    """Give the report."""
    name, totals, before = paper.committee.name, facts.totals, facts.before
    blocks: tuple[Block, ...] = (
        committee_header(paper, kind="BC"),
        Title(
            name="BÁO CÁO",
            lines=("Kết quả kiểm điểm, đánh giá, xếp loại chất lượng", f"tổ chức đảng và đảng viên năm {totals.year}"),
            has_rule=True,
        ),
        *addressed("Kính gửi", (paper.committee.superior_name or DOTS * 4,)),
        said(f"{name} báo cáo kết quả đánh giá, xếp loại chất lượng năm {totals.year} như sau:"),
        headed(1, "Công tác lãnh đạo, chỉ đạo"),
        Blank(lines=3, is_dotted=True),
        headed(2, "Kết quả đánh giá, xếp loại tổ chức đảng"),
        *_units(totals, before.get(CountedKind.UNITS)),
        headed(3, "Kết quả đánh giá, xếp loại đảng viên"),
        *_members(totals, before.get(CountedKind.MEMBERS)),
        *_charts(facts.charts),
        headed(4, "Đơn vị chưa có kết quả"),
        *_missing(facts.missing),
        headed(5, "Đánh giá chung; khó khăn, vướng mắc; đề xuất, kiến nghị"),
        Blank(lines=4, is_dotted=True),
        small(facts.basis),
        SignatureGrid(left=committee_recipients(paper), right=committee_signature(paper)),
    )
    return committee_document(
        paper, blocks, code="committee_report", title=f"Báo cáo kết quả xếp loại năm {totals.year}"
    )


def result_sentence(name: str, what: str, counts: Counts) -> str:
    """Give the result as reports say it: how many of how many were rated, and each level with number and share."""
    parts = "; ".join(
        f"{LEVEL_NAMES[level].lower()} {number(counts.of(level))} ({percent(counts.of(level), counts.rated)})"
        for level in Level
    )
    return f"{name}: {number(counts.rated)}/{number(counts.total)} {what} được đánh giá, xếp loại, trong đó: {parts}."


def number(value: int) -> str:
    """Give "28.769"."""
    return f"{value:,}".replace(",", ".")


def _units(totals: Totals, before: Counts | None) -> tuple[Block, ...]:
    table = totals.table(TableCode.UNIT_KIND, CountedKind.UNITS)
    grassroots = sum_counts(table.line(code) for code in _ORGANISATIONS)
    cells = table.line("cell")
    found = (
        ("Tổ chức cơ sở đảng", "tổ chức", grassroots),
        ("Chi bộ trực thuộc", "chi bộ", cells),
        ("Đảng bộ cấp trên trực tiếp cơ sở", "đảng bộ", table.line("superior_committee")),
        ("Đảng bộ bộ phận", "đảng bộ", table.line("sub_committee")),
    )
    told = tuple(result_sentence(name, what, counts) for name, what, counts in found if counts.total)
    return (Bullets(items=told), level_table("Tổ chức đảng", totals.whole(CountedKind.UNITS), before))


def _members(totals: Totals, before: Counts | None) -> tuple[Block, ...]:
    whole = totals.whole()
    return (
        said(
            f"Tổng số đảng viên đến thời điểm đánh giá: {number(whole.total)} đồng chí; không thuộc diện đánh giá, "
            f"xếp loại {number(whole.exempt)}; chưa được đánh giá, xếp loại {number(whole.left)}."
        ),
        said(result_sentence("Đảng viên", "đồng chí", whole)),
        said(
            f"Số hoàn thành xuất sắc nhiệm vụ bằng {percent(whole.htxs, whole.htt)} số hoàn thành tốt nhiệm vụ, bằng "
            f"{percent(whole.htxs, whole.htxs + whole.htt)} số hoàn thành tốt nhiệm vụ trở lên."
        ),
        level_table("Đảng viên", whole, before),
    )


def level_table(name: str, now: Counts, before: Counts | None) -> Table:
    """Give the four levels with number and share, and those of last year where they are known."""
    heads = ["Mức xếp loại", "Số lượng", "Tỷ lệ"] + (["Năm trước", "Tỷ lệ", "Tăng, giảm"] if before else [])
    rows = []
    for level in Level:
        row: list[str | int] = [LEVEL_NAMES[level], now.of(level), percent(now.of(level), now.rated)]
        if before:
            row += [
                before.of(level),
                percent(before.of(level), before.rated),
                _signed(now.of(level) - before.of(level)),
            ]
        rows.append(row)
    last: list[str | int] = ["Cộng", now.rated, percent(now.rated, now.rated)]
    if before:
        last += [before.rated, percent(before.rated, before.rated), _signed(now.rated - before.rated)]
    columns = (Column(width=62), *centred_columns(*(24 for _head in heads[1:])))
    return simple_table(name, heads, columns, (*rows, last))


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else str(value).replace("-", "−")


def _charts(charts: tuple[Chart, ...]) -> tuple[Block, ...]:
    return tuple(block for chart in charts for block in (Heading(text=chart.name, level=3), chart))


def _missing(missing: tuple[str, ...]) -> tuple[Block, ...]:
    if not missing:
        return (said("Không có."),)
    return (said(f"{len(missing)} đơn vị chưa gửi kết quả: {'; '.join(missing)}."),)
