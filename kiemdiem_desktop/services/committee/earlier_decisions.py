"""What the committee's own books decided on the subjects of a dossier in earlier years and quarters.

A subject is the same one where its cell used the same code and the name, or else birth and admission, agree. A member
who came from another cell, or whose cell began a new book, is found by name and birth, with admission and the end of
the personal number where packages give them. What is not certain is not used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.committee import DossierHead, ReceivedDossier
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.rating_history import PeriodResult, ResultOrigin, SubjectResults
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.services.committee.dossiers import content_of
from kiemdiem_desktop.services.workspace import Workspace

_ASKED_ELSEWHERE = frozenset({Level.HTXS, Level.KHT})
"""Proposed levels that ask for the years before: members at another one are not looked for in other cells."""
_BOTH = 2
_YEAR = "cn"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """The dossier that is looked at, and its rated subjects by code."""

    dossier: DossierHead | ReceivedDossier
    rows: Mapping[str, SubjectRow]

    @property
    def order(self) -> tuple[int, int]:
        """Where its round stands in time."""
        return self.dossier.year, _rank(self.dossier.period)


def earlier_results(workspace: Workspace, dossier: DossierHead | ReceivedDossier) -> tuple[SubjectResults, ...]:
    """Give what was decided here on the rated subjects of a dossier before its round, by their codes in it."""
    years = [year for year in sorted(_years(workspace)) if year <= dossier.year]
    if not years:
        return ()
    rows = workspace.store.subject_rows.where(dossier_id=dossier.id)
    now = _Now(dossier=dossier, rows={row.code: row for row in rows if row.is_rated})
    found: dict[str, list[PeriodResult]] = {}
    for year in years:
        for code, row in (*_of_same_cell(workspace, now, year), *_of_other_cells(workspace, now, year)):
            found.setdefault(code, []).append(_result(row))
    return tuple(SubjectResults(code=code, results=tuple(sorted(rows, key=_order))) for code, rows in found.items())


def _years(workspace: Workspace) -> Iterator[int]:
    found = workspace.store.decided_subjects.distinct("year", is_current=True)
    return (year for year in found if isinstance(year, int))


def _of_same_cell(workspace: Workspace, now: _Now, year: int) -> Iterator[tuple[str, DecidedSubject]]:
    decided = workspace.store.decided_subjects.where(cell_code=now.dossier.cell_code, year=year, is_current=True)
    before = [row for row in decided if (row.year, _rank(row.period)) < now.order and row.subject_code in now.rows]
    told = _rows_of(workspace, {row.dossier_digest for row in before})
    for row in before:
        if _is_same(now.rows[row.subject_code], row, told.get((row.dossier_digest, row.subject_code))):
            yield row.subject_code, row


def _of_other_cells(workspace: Workspace, now: _Now, year: int) -> Iterator[tuple[str, DecidedSubject]]:
    """Give the year's decisions on members whom the cell did not have under this code then."""
    if year >= now.dossier.year:
        return
    here = {code for code, _row in _of_same_cell(workspace, now, year)}
    for code, row in now.rows.items():
        if code in here or row.kind is not SubjectKind.MEMBER or row.proposed_level not in _ASKED_ELSEWHERE:
            continue
        namesakes = workspace.store.subject_rows.named(row.search_key.split(), year, _YEAR)
        alike = [one for one in namesakes if _is_alike(row, one) and _has_same_number(workspace, row, one)]
        if len(alike) == 1:
            (other,) = alike
            place = {"cell_code": other.cell_code, "year": year, "period": _YEAR, "subject_code": other.code}
            found = workspace.store.decided_subjects.find(**place, is_current=True)
            if found is not None:
                yield code, found


def _rows_of(workspace: Workspace, digests: set[str]) -> dict[tuple[str, str], SubjectRow]:
    """Give the rows of dossiers by digest and code; nothing of one that is not kept any more."""
    heads = [head for head in (workspace.store.dossier_heads.find(digest=one) for one in digests) if head is not None]
    return {
        (head.digest, row.code): row for head in heads for row in workspace.store.subject_rows.where(dossier_id=head.id)
    }


def _is_same(now: SubjectRow, decided: DecidedSubject, then: SubjectRow | None) -> bool:
    """Whether a code means the same subject as it did then."""
    if now.kind is not decided.kind:
        return False
    if now.kind is not SubjectKind.MEMBER:
        return True
    pairs = () if then is None else ((now.born_year, then.born_year), (now.admitted_year, then.admitted_year))
    agreed = [one == other for one, other in pairs if one is not None and other is not None]
    has_same_name = now.search_key == search_key(decided.name)
    return all(agreed) and (has_same_name or len(agreed) == len(pairs) == _BOTH)


def _is_alike(now: SubjectRow, then: SubjectRow) -> bool:
    """Whether two members of different books may be one: the name letter for letter, birth, and admission if told."""
    if now.name.casefold() != then.name.casefold() or now.born_year is None or now.born_year != then.born_year:
        return False
    return None in (now.admitted_year, then.admitted_year) or now.admitted_year == then.admitted_year


def _has_same_number(workspace: Workspace, now: SubjectRow, then: SubjectRow) -> bool:
    """Whether the ends of the personal numbers agree, as far as both packages tell them."""
    tails = {_tail(workspace, row) for row in (now, then)} - {""}
    return len(tails) < _BOTH


def _tail(workspace: Workspace, row: SubjectRow) -> str:
    members = content_of(workspace.store.received_dossiers.get(row.dossier_id)).get("members")
    told = members if isinstance(members, list) else []
    found = next((one for one in told if isinstance(one, dict) and one.get("code") == row.code), {})
    return str(found.get("personal_number_tail", ""))


def _result(row: DecidedSubject) -> PeriodResult:
    return PeriodResult(
        year=row.year,
        period=period_of(row.period) or Period.YEAR,
        level=row.level,
        first_level=row.level,
        origin=ResultOrigin.DECIDED if row.re_rating is None else ResultOrigin.RE_RATED,
        number=row.number,
        decided_on=row.decided_on,
    )


def _order(result: PeriodResult) -> tuple[int, int]:
    return result.year, result.period.rank


def _rank(period: str) -> int:
    return (period_of(period) or Period.YEAR).rank
