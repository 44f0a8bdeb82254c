"""Counting the rows of dossiers into tables; with 31,000 rows every step over all of them is one pass in C."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kiemdiem_desktop.domain.totals import CountedKind, Counts, TableCode, TotalsLine, TotalsTable
from kiemdiem_desktop.services.committee.cuts import ALL, EXEMPT, LEFT, LEVEL_STATES, UNKNOWN, Cut
from kiemdiem_desktop.store.subject_facts import Columns

# fields with few values: rows that agree in all of them are counted as one
_FEW = (
    "sex",
    "ethnic_group",
    "member_kind",
    "party_post",
    "work_group",
    "left_out_reason",
    "kht_ground",
    "proposed_level",
    "previous_level",
    "basis",
    "decided_state",
    "state",
)
MEMBER_FIELDS = (*_FEW, "cell_code", "admitted_year")


def counts_of(states: Mapping[str, int]) -> Counts:
    """Give a line of figures from how many stand in each state."""
    htxs, htt, htnv, kht = (states.get(level, 0) for level in LEVEL_STATES)
    exempt, left, rated = states.get(EXEMPT, 0), states.get(LEFT, 0), htxs + htt + htnv + kht
    return Counts(
        total=exempt + left + rated, exempt=exempt, left=left, rated=rated, htxs=htxs, htt=htt, htnv=htnv, kht=kht
    )


def tally(keys: Iterable[str], states: Iterable[str]) -> dict[str, Counts]:
    """Give the figures of each key."""
    found: dict[str, Counter[str]] = {}
    for (key, state), count in Counter(zip(keys, states, strict=True)).items():
        found.setdefault(key, Counter())[state] += count
    return {key: counts_of(counts) for key, counts in found.items()}


def cut_members(cuts: Sequence[Cut], columns: Columns) -> tuple[TotalsTable, ...]:
    """Count members along every cut."""
    alike = Counter(zip(*(columns[name] for name in _FEW), strict=True))
    few = dict(zip(_FEW, zip(*alike, strict=True), strict=True)) if alike else dict.fromkeys(_FEW, ())
    return tuple(_cut(cut, few, list(alike.values())) if cut.field in few else _cut(cut, columns, None) for cut in cuts)


def cut_columns(cut: Cut, columns: Columns, about: CountedKind) -> TotalsTable:
    """Count rows along one cut."""
    return _cut(cut, columns, None, about)


def _cut(
    cut: Cut, columns: Columns, times: Sequence[int] | None, about: CountedKind = CountedKind.MEMBERS
) -> TotalsTable:
    pairs: Counter[tuple[object, str]] = Counter()
    keys = zip(columns[cut.field], columns[cut.state], strict=True)
    if times is None:
        pairs.update(keys)
    else:
        for pair, count in zip(keys, times, strict=True):
            pairs[pair] += count
    folded: dict[str, Counter[str]] = {}
    for (value, state), count in pairs.items():
        if not cut.of or state in cut.of:
            folded.setdefault(cut.fold(value), Counter())[state] += count
    return table_of(cut.code, about, {code: counts_of(found) for code, found in folded.items()}, cut.lines)


def table_of(
    code: TableCode, about: CountedKind, found: Mapping[str, Counts], lines: tuple[str, ...] = ()
) -> TotalsTable:
    """Give a table: the usual lines in their order, also the empty ones, then others by code, unknown last."""
    others = sorted((line for line in found if line not in lines), key=lambda line: (line == UNKNOWN, line))
    rows = (*lines, *others) or ((ALL,) if code is TableCode.WHOLE else ())
    return TotalsTable(
        code=code,
        about=about,
        lines=tuple(TotalsLine(code=line, counts=found.get(line, Counts())) for line in rows),
    )
