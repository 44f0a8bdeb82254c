"""Thống kê của cấp ủy: quality of organisations (after form 7A), of members (after form 7B), and the cross-tables."""

from kiemdiem_desktop.documents.blocks import Block, Document, Heading, Orientation, SignatureGrid, Title
from kiemdiem_desktop.documents.templates.committee_frame import (
    CommitteePaper,
    committee_document,
    committee_header,
    committee_recipients,
    committee_signature,
)
from kiemdiem_desktop.documents.templates.phrases import small
from kiemdiem_desktop.documents.templates.totals_tables import LEGEND, cross_table, crossed_levels, population_table
from kiemdiem_desktop.domain.totals import CountedKind, TableCode, Totals

_CUTS = (
    TableCode.SEX,
    TableCode.ETHNICITY,
    TableCode.MEMBER_KIND,
    TableCode.PARTY_AGE,
    TableCode.PARTY_POST,
    TableCode.WORK_GROUP,
    TableCode.UNIT_KIND,
    TableCode.BRANCH,
)


def build(totals: Totals, paper: CommitteePaper, *, basis: str) -> Document:
    """Give the statistics; `basis` says whose levels are counted."""
    blocks: tuple[Block, ...] = (
        committee_header(paper),
        Title(
            name="THỐNG KÊ",
            lines=(f"Chất lượng tổ chức đảng và đảng viên năm {totals.year}",),
        ),
        Heading(text="A. Tổ chức đảng"),
        cross_table(totals, (TableCode.UNIT_KIND,), CountedKind.UNITS, name="Tổ chức đảng"),
        *_committees(totals),
        Heading(text="B. Đảng viên"),
        population_table(totals),
        Heading(text="C. Đảng viên theo cơ cấu"),
        cross_table(totals, _CUTS, CountedKind.MEMBERS, name="Theo cơ cấu"),
        *_crossed(totals),
        small(LEGEND),
        small(basis),
        SignatureGrid(left=committee_recipients(paper), right=committee_signature(paper)),
    )
    return committee_document(
        paper,
        blocks,
        code="committee_statistics",
        title=f"Thống kê kết quả xếp loại năm {totals.year}",
        orientation=Orientation.LANDSCAPE,
    )


def _committees(totals: Totals) -> tuple[Block, ...]:
    if not totals.whole(CountedKind.COMMITTEES).total:
        return ()
    return (
        Heading(text="Tập thể chi ủy, cấp ủy"),
        cross_table(totals, (TableCode.UNIT_KIND,), CountedKind.COMMITTEES, name="Tập thể chi ủy, cấp ủy"),
    )


def _crossed(totals: Totals) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if totals.table(TableCode.BASIS).line("decided").total:
        blocks += [
            Heading(text="D. Mức chi bộ đề nghị so với mức đã quyết định (đảng viên)"),
            crossed_levels(
                totals,
                TableCode.PROPOSED,
                CountedKind.MEMBERS,
                name="Đề nghị và quyết định",
                first="Đề nghị \\ Quyết định",
            ),
        ]
    if any(line.counts.total for line in totals.table(TableCode.PREVIOUS).lines if line.code != "unknown"):
        blocks += [
            Heading(text="Đ. Mức năm trước so với năm nay (đảng viên)"),
            crossed_levels(
                totals, TableCode.PREVIOUS, CountedKind.MEMBERS, name="Năm trước", first="Năm trước \\ Năm nay"
            ),
        ]
    return tuple(blocks)
