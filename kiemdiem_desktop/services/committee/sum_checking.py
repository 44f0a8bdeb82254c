"""Every sum of a round that does not come out, told in sentences: own tables, papers typed, summaries, dossiers."""

from kiemdiem_desktop.documents.wording import NOT_OF_THE_CELL
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, TotalsLine, TotalsTable
from kiemdiem_desktop.rules.sum_checks import SumGap, check_line, check_sources, check_totals
from kiemdiem_desktop.services.committee.counting import tally
from kiemdiem_desktop.services.committee.sum_words import tell_gap
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.workspace import Workspace

_LINES = {TypedKind.CELLS: "cell", TypedKind.ORGANISATIONS: "organisation"}


def check_sums(workspace: Workspace, found: RoundTotals) -> tuple[SumGap, ...]:
    """Give every gap of a round: what came from below first, for there it can be mended."""
    return (*_typed_gaps(found), *_summary_gaps(workspace, found), *check_totals(found.totals))


def tell_sums(workspace: Workspace, found: RoundTotals) -> tuple[str, ...]:
    """Give every gap of a round as a sentence."""
    names = {unit.code: unit.name for unit in found.totals.units}
    return tuple(tell_gap(gap, names) for gap in check_sums(workspace, found))


def typed_gaps(unit_code: str, about: TypedKind, counts: Counts) -> tuple[SumGap, ...]:
    """Give the sums of one typed line that do not come out."""
    if about is TypedKind.MEMBERS:
        return tuple(check_line(counts, unit=unit_code))
    line = TotalsLine(code=_LINES[about], counts=counts)
    table = TotalsTable(code=TableCode.UNIT_KIND, about=CountedKind.UNITS, lines=(line,))
    return tuple(check_line(counts, unit=unit_code, table=table, line=line))


def _typed_gaps(found: RoundTotals) -> tuple[SumGap, ...]:
    rows = (row for rows in found.gathered.typed.values() for row in rows)
    return tuple(gap for row in rows for gap in typed_gaps(row.unit_code, row.about, row.counts))


def _summary_gaps(workspace: Workspace, found: RoundTotals) -> tuple[SumGap, ...]:
    """Check each summary in itself, and against the dossiers of its units where those lie here too."""
    gathered = found.gathered
    gaps: list[SumGap] = []
    for code, summary in gathered.summaries.items():
        gaps += check_totals(summary.totals, unit=code)
    if gathered.doubled:
        totals = found.totals
        columns = workspace.store.subject_rows.member_columns(
            totals.year, totals.period, ("cell_code", "state"), gone=NOT_OF_THE_CELL
        )
        own = tally(columns["cell_code"], columns["state"])
        told = {unit.code: unit.members for held in gathered.summaries.values() for unit in held.units}
        gaps += check_sources(told, {code: own[code] for code in gathered.doubled if code in own})
    return tuple(gaps)
