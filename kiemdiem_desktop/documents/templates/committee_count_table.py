"""Bảng tổng hợp của cấp ủy: organisations and members by level, then a line for each unit, ready to sign."""

from kiemdiem_desktop.documents.blocks import Block, Document, Heading, Orientation, SignatureGrid, Title
from kiemdiem_desktop.documents.templates.committee_frame import (
    CommitteePaper,
    committee_document,
    committee_header,
    committee_recipients,
    committee_signature,
)
from kiemdiem_desktop.documents.templates.phrases import small
from kiemdiem_desktop.documents.templates.totals_tables import LEGEND, cross_table, unit_table
from kiemdiem_desktop.domain.totals import CountedKind, TableCode, Totals

_MEMBERS = (TableCode.PARTY_POST, TableCode.WORK_GROUP, TableCode.UNIT_KIND, TableCode.BRANCH)


def build(totals: Totals, paper: CommitteePaper, *, basis: str) -> Document:
    """Give the table; `basis` says whose levels are counted."""
    blocks: tuple[Block, ...] = (
        committee_header(paper),
        Title(
            name="BẢNG TỔNG HỢP",
            lines=(f"Kết quả đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm {totals.year}",),
        ),
        Heading(text="A. Tổ chức đảng"),
        cross_table(totals, (TableCode.UNIT_KIND,), CountedKind.UNITS, name="Tổ chức đảng"),
        Heading(text="B. Đảng viên"),
        cross_table(totals, _MEMBERS, CountedKind.MEMBERS, name="Đảng viên"),
        Heading(text="C. Theo đơn vị"),
        unit_table(totals.units),
        small(LEGEND),
        small(basis),
        SignatureGrid(left=committee_recipients(paper), right=committee_signature(paper)),
    )
    return committee_document(
        paper,
        blocks,
        code="committee_count_table",
        title=f"Bảng tổng hợp kết quả xếp loại năm {totals.year}",
        orientation=Orientation.LANDSCAPE,
    )
