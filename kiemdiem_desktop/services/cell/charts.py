"""The charts of a round, for the screen and for the annex: one description, drawn the same everywhere."""

from collections import Counter

from kiemdiem_desktop.documents.blocks import Chart
from kiemdiem_desktop.documents.templates.charts_annex import LevelsByYear, all_charts
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.history import load_results
from kiemdiem_desktop.services.workspace import Workspace

MOST_YEARS = 6


def round_charts(workspace: Workspace, checked: CheckedRound) -> tuple[Chart, ...]:
    """Give the charts of a round that have figures."""
    return all_charts(checked.dossier, checked.regulations, levels_by_year(workspace, checked))


def levels_by_year(workspace: Workspace, checked: CheckedRound) -> LevelsByYear:
    """Count the members at each level in the last years up to this round's, oldest first.

    A year that is proposed and not decided yet says so.
    """
    counts: dict[int, Counter[Level]] = {}
    undecided: set[int] = set()
    for (kind, _member), results in load_results(workspace).items():
        for result in results if kind is SubjectKind.MEMBER else ():
            is_past = result.period is Period.YEAR and result.year <= checked.dossier.round.year
            if is_past and result.level is not None:
                counts.setdefault(result.year, Counter(dict.fromkeys(Level, 0)))[result.level] += 1
                if not result.is_decided:
                    undecided.add(result.year)
    years = sorted(counts)[-MOST_YEARS:]
    return {f"Năm {year}" + (" (đề nghị)" if year in undecided else ""): counts[year] for year in years}
