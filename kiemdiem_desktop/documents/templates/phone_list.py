"""Danh sách đơn vị cần gọi điện: who owes a dossier, since when, whom to call; with room to note what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    CellValue,
    Column,
    Document,
    Orientation,
    PartyHeader,
    Title,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.templates.phrases import said, simple_table, small
from kiemdiem_desktop.documents.wording import party_date, place_and_date
from kiemdiem_desktop.domain.committee import Committee

_HEADS = ("TT", "Đơn vị", "Thuộc", "Bí thư", "Điện thoại", "Tình trạng", "Quá hạn (ngày)", "Đã gọi, hẹn ngày")
_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=56),
    Column(width=40),
    Column(width=38),
    Column(width=28),
    Column(width=24),
    Column(width=18, alignment=Alignment.CENTRE),
    Column(width=38),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """One organisation to be called; `overdue_days` 0 where nothing is late yet."""

    name: str
    branch: str
    secretary_name: str
    phone: str
    state: str
    overdue_days: int


def build(
    committee: Committee, lines: Sequence[PhoneLine], profile: FormatProfile, *, round_name: str, on: date
) -> Document:
    """Give the list for a round; `round_name` as it stands within a sentence ("năm 2026")."""
    blocks: tuple[Block, ...] = (
        PartyHeader(
            superior="",
            body=committee.name.upper(),
            place_and_date=_place_and_date(committee, on, profile),
        ),
        Title(name="DANH SÁCH", lines=(f"Đơn vị chưa nộp hồ sơ kiểm điểm, xếp loại {round_name}",)),
        simple_table("Đơn vị cần gọi", _HEADS, _COLUMNS, [_row(number, line) for number, line in enumerate(lines, 1)])
        if lines
        else said("Mọi đơn vị đã nộp hồ sơ."),
        small("Ghi vào cột cuối ngày gọi và ngày đơn vị hẹn nộp."),
    )
    return Document(
        code="phone_list",
        title=f"Danh sách đơn vị chưa nộp hồ sơ {round_name}",
        profile=profile,
        blocks=blocks,
        on=on,
        orientation=Orientation.LANDSCAPE,
    )


def _place_and_date(committee: Committee, on: date, profile: FormatProfile) -> str:
    if not committee.place_name:
        return party_date(on, profile)
    return place_and_date(committee.place_name, on, profile)


def _row(number: int, line: PhoneLine) -> tuple[CellValue, ...]:
    days: CellValue = line.overdue_days or ""
    return number, line.name, line.branch, unbroken(line.secretary_name), line.phone, line.state, days, ""
