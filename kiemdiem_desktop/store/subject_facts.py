"""The rows of all dossiers of a round with what was appraised and decided beside them, read in one pass for totals.

Plain texts and numbers on purpose: making 31,000 values of the field would take longer than counting them. The level
that counts is chosen here: the decided one wins over the appraised one, that over the proposed one.
"""

from collections.abc import Collection as Several
from collections.abc import Sequence
from typing import Any, NamedTuple

from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.store.collection import Collection

Columns = dict[str, tuple[Any, ...]]


class SubjectFact(NamedTuple):
    """What totals need of one subject; texts are those of the enumerations, None where nothing is known.

    `state` is the column of the totals: a level in small letters, "left" or "exempt"; `basis` whose level counts;
    `decided_state` the column by the decision alone.
    """

    row_id: int
    dossier_id: int
    cell_code: str
    code: str
    kind: str
    name: str
    sort_key: str
    sex: str | None
    ethnic_group: str
    member_kind: str | None
    party_post: str
    work_group: str | None
    admitted_year: int | None
    left_out_reason: str
    kht_ground: str
    voted_level: str | None
    proposed_level: str | None
    previous_level: str | None
    state: str
    basis: str
    decided_state: str


_LEVEL = 'CASE WHEN d."id" IS NOT NULL THEN d."level" ELSE coalesce(a."level", s."proposed_level") END'
_MADE = {
    "row_id": 's."id"',
    "state": f"""coalesce(lower({_LEVEL}), CASE s."is_rated" WHEN 1 THEN 'left' ELSE 'exempt' END)""",
    "basis": """CASE WHEN d."id" IS NOT NULL THEN 'decided' WHEN a."level" IS NOT NULL THEN 'appraised'
        ELSE 'proposed' END""",
    "decided_state": """coalesce(lower(d."level"),
        CASE WHEN s."is_rated" = 1 OR s."proposed_level" IS NOT NULL THEN 'left' ELSE 'exempt' END)""",
}
_FROM = """FROM "subject_rows" s
LEFT JOIN "appraised_subjects" a ON a."dossier_id" = s."dossier_id" AND a."subject_code" = s."code"
LEFT JOIN "decided_subjects" d ON d."cell_code" = s."cell_code" AND d."year" = s."year" AND d."period" = s."period"
    AND d."subject_code" = s."code" AND d."is_current" = 1
WHERE s."year" = ? AND s."period" = ? AND s."is_current" = 1"""
_DIGESTS = """SELECT "cell_code", "digest" FROM "received_dossiers" WHERE "id" IN
(SELECT "dossier_id" FROM "subject_rows" WHERE "year" = ? AND "period" = ? AND "is_current" = 1)"""

_ROUNDS = """SELECT "year", "period" FROM "subject_rows"
UNION SELECT "year", "period" FROM "received_summaries" """


def _select(names: tuple[str, ...]) -> str:
    columns = ", ".join(_MADE.get(name, f's."{name}"') for name in names)
    return f"SELECT {columns} {_FROM}"


class SubjectRows(Collection[SubjectRow]):
    """The rows of dossiers, also read as facts for totals."""

    def facts(self, year: int, period: str = "cn", *, is_member: bool | None = None) -> tuple[SubjectFact, ...]:
        """Give the facts of a round's newest dossiers, in the order of the rows; members only, or collectives only."""
        whom = {None: "", True: " AND s.\"kind\" = 'member'", False: " AND s.\"kind\" <> 'member'"}[is_member]
        sql = f'{_select(SubjectFact._fields)}{whom} ORDER BY s."id"'
        return tuple(map(SubjectFact._make, self._session.rows(sql, (year, period))))

    def member_columns(self, year: int, period: str, names: tuple[str, ...], *, gone: Several[str]) -> Columns:
        """Give fields of all members of a round, a column for each name.

        Without those whose reason to be left out is in `gone` and whom nobody rates: they count elsewhere.
        """
        marks = ", ".join("?" * len(gone))
        sql = (
            f'{_select(names)} AND s."kind" = \'member\' AND (s."left_out_reason" NOT IN ({marks})'
            f' OR s."is_rated" = 1 OR {_LEVEL} IS NOT NULL)'
        )
        rows = self._session.rows(sql, (year, period, *gone))
        return dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())

    def named(self, words: Sequence[str], year: int, period: str = "cn") -> tuple[SubjectRow, ...]:
        """Give the rows of a round's newest dossiers in whose names every word occurs; words are folded already."""
        held = ' WHERE "year" = ? AND "period" = ? AND "is_current" = 1 AND "kind" = \'member\''
        condition = held + ' AND instr("search_key", ?)' * len(words)
        return self._matching(condition, (year, period, *words))

    def rounds(self) -> tuple[tuple[int, str], ...]:
        """Give the rounds (year, period) of which there are dossiers or summaries."""
        rows = self._session.rows(_ROUNDS)
        return tuple((int(year or 0), str(period)) for year, period in rows)

    def digests(self, year: int, period: str = "cn") -> dict[str, str]:
        """Give the digest of the newest dossier of each cell in a round."""
        return {str(code): str(digest) for code, digest in self._session.rows(_DIGESTS, (year, period))}
