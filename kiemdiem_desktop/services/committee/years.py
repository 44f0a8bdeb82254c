"""This year beside last year: from the books, the summary that was sent, a typed paper, or as dossiers tell."""

from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, Totals
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.exchange.superior_content import read_summary_content
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.totals import RoundTotals, sum_up
from kiemdiem_desktop.services.workspace import Workspace


class YearSource(StrEnum):
    """Where last year's figures come from."""

    BOOKS = "books"
    SUMMARY = "summary"
    TYPED = "typed"
    DOSSIERS = "dossiers"
    NONE = "none"

    @property
    def label(self) -> str:
        """The source in words."""
        return _(_LABELS[self])


_LABELS = {
    YearSource.BOOKS: N_("theo các hồ sơ và quyết định năm trước trong sổ này"),
    YearSource.SUMMARY: N_("theo bảng tổng hợp năm trước đã ký gửi cấp trên"),
    YearSource.TYPED: N_("theo số liệu năm trước nhập tay từ bảng giấy"),
    YearSource.DOSSIERS: N_("theo mức năm trước ghi trong hồ sơ năm nay; chỉ tính những đồng chí có mặt cả hai năm"),
    YearSource.NONE: N_("chưa có số liệu năm trước"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One thing counted in both years; None: not known."""

    about: CountedKind
    before: Counts | None
    now: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class YearComparison:
    """This year and the one before."""

    year: int
    source: YearSource
    lines: tuple[ComparedLine, ...]


def compare_years(workspace: Workspace, found: RoundTotals) -> YearComparison:
    """Set the totals of a round beside those of the same round a year before."""
    now = found.totals
    before, source = _year_before(workspace, now)
    lines = tuple(
        ComparedLine(about=about, before=before.get(about), now=now.whole(about))
        for about in CountedKind
        if now.whole(about).total or about in before
    )
    return YearComparison(year=now.year, source=source, lines=lines)


def _year_before(workspace: Workspace, now: Totals) -> tuple[dict[CountedKind, Counts], YearSource]:
    year, period = now.year - 1, now.period
    known = workspace.store.subject_rows.digests(year, period) or workspace.store.received_summaries.count(
        year=year, period=period
    )
    if known:
        return _wholes(sum_up(workspace, year, period).totals), YearSource.BOOKS
    sent = workspace.store.issued_packages.where(kind=PackageKind.SUMMARY, year=year, period=period)
    if sent:
        newest = max(sent, key=lambda row: row.sequence)
        return _wholes(read_summary_content(parse_content(newest.content.encode())).totals), YearSource.SUMMARY
    typed = _typed(workspace, year, period)
    if typed:
        return typed, YearSource.TYPED
    told = _as_told(now)
    return told, YearSource.DOSSIERS if told else YearSource.NONE


def _wholes(totals: Totals) -> dict[CountedKind, Counts]:
    return {about: totals.whole(about) for about in CountedKind if totals.whole(about).total}


def _typed(workspace: Workspace, year: int, period: str) -> dict[CountedKind, Counts]:
    """Give what was typed of the committee as a whole."""
    rows = workspace.store.typed_counts.where(unit_code=get_committee(workspace).code, year=year, period=period)
    found: dict[CountedKind, Counts] = {}
    for row in rows:
        about = CountedKind.MEMBERS if row.about is TypedKind.MEMBERS else CountedKind.UNITS
        found[about] = found.get(about, Counts()).plus(row.counts)
    return found


def _as_told(now: Totals) -> dict[CountedKind, Counts]:
    """Give last year's levels of those who stand in this year's dossiers."""
    found: dict[CountedKind, Counts] = {}
    for about in CountedKind:
        table = now.table(TableCode.PREVIOUS, about)
        numbers = [table.line(level.value).total for level in Level]
        if sum(numbers):
            htxs, htt, htnv, kht = numbers
            whole = sum(numbers)
            found[about] = Counts(total=whole, rated=whole, htxs=htxs, htt=htt, htnv=htnv, kht=kht)
    return found
