"""Sentences for sums that do not come out: whose figures, which table, what is written and what the parts come to."""

from collections.abc import Mapping

from kiemdiem_desktop.documents.templates.totals_words import ABOUT_NAMES, FIGURE_NAMES, TABLE_NAMES, line_name
from kiemdiem_desktop.domain.totals import FIGURES, TableCode
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.sum_checks import GapKind, SumGap

_SENTENCES: Mapping[GapKind, str] = {
    GapKind.POPULATION: N_(
        "{place}: tổng số ghi {stated}, nhưng không thuộc diện, chưa xếp loại và đã xếp loại cộng lại là {counted}; "
        "{gap}."
    ),
    GapKind.LEVELS: N_("{place}: đã xếp loại ghi {stated}, nhưng bốn mức cộng lại là {counted}; {gap}."),
    GapKind.TABLE: N_("{place}: cột “{figure}” cộng các dòng được {counted}, nhưng tổng chung là {stated}; {gap}."),
    GapKind.PART: N_("{place}: các dòng cộng lại được {counted}, cột “{figure}” của tổng chung là {stated}; {gap}."),
    GapKind.UNITS: N_("{place}: cột “{figure}” cộng các đơn vị được {counted}, nhưng tổng chung là {stated}; {gap}."),
    GapKind.SOURCE: N_(
        "{place}: cột “{figure}” trong bảng tổng hợp ghi {stated}, trong hồ sơ của chính đơn vị đang giữ ở đây là "
        "{counted}; lệch {distance}."
    ),
}


def tell_gap(gap: SumGap, names: Mapping[str, str]) -> str:
    """Give a gap as a sentence; `names` are those of units by code."""
    figure = FIGURE_NAMES[FIGURES.index(gap.figure)] if gap.figure else ""
    return _(_SENTENCES[gap.kind]).format(
        place=_place(gap, names),
        stated=number(gap.stated),
        counted=number(gap.counted),
        figure=_(figure),
        gap=_distance(gap.difference),
        distance=number(abs(gap.difference)),
    )


def number(value: int) -> str:
    """Give "31.315"."""
    return f"{value:,}".replace(",", ".")


def _place(gap: SumGap, names: Mapping[str, str]) -> str:
    parts = [names.get(gap.unit, gap.unit)] if gap.unit else []
    parts.append(_(ABOUT_NAMES[gap.about]))
    if gap.table is not TableCode.WHOLE:
        parts.append(_(TABLE_NAMES[gap.table]))
        if gap.line is not None:
            parts.append(_(line_name(gap.table, gap.about, gap.line)))
    return " – ".join(parts)


def _distance(difference: int) -> str:
    if difference > 0:
        return _("thiếu {count}").format(count=number(difference))
    return _("thừa {count}").format(count=number(-difference))
