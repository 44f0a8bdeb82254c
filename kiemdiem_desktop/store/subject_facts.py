"""The rows of all dossiers of a round with what was appraised and decided beside them, read in one pass for totals.

Plain texts and numbers on purpose: making 31,000 values of the field would take longer than counting them.
"""

from typing import NamedTuple

from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.store.collection import Collection


class SubjectFact(NamedTuple):
    """What totals need of one subject; texts are those of the enumerations, None where nothing is known.

    `has_decision` is 1 where a decision holds, also one that leaves the subject unrated; `member_id` is the row's id.
    """

    row_id: int
    cell_code: str
    kind: str
    sex: str | None
    ethnic_group: str
    member_kind: str | None
    party_post: str
    work_group: str | None
    admitted_year: int | None
    is_rated: int
    left_out_reason: str
    kht_ground: str
    self_level: str | None
    voted_level: str | None
    proposed_level: str | None
    previous_level: str | None
    appraised_level: str | None
    decided_level: str | None
    has_decision: int


_COLUMNS = SubjectFact._fields[:16]
_OWN = ", ".join('s."id"' if name == "row_id" else f's."{name}"' for name in _COLUMNS)
# names are our own; year and period are bound
_FACTS = f"""SELECT {_OWN}, a."level", d."level", d."id" IS NOT NULL
FROM "subject_rows" s
LEFT JOIN "appraised_subjects" a ON a."dossier_id" = s."dossier_id" AND a."subject_code" = s."code"
LEFT JOIN "decided_subjects" d ON d."cell_code" = s."cell_code" AND d."year" = s."year" AND d."period" = s."period"
    AND d."subject_code" = s."code" AND d."is_current" = 1
WHERE s."year" = ? AND s."period" = ? AND s."is_current" = 1
ORDER BY s."id\""""  # noqa: S608 - see above


class SubjectRows(Collection[SubjectRow]):
    """The rows of dossiers, also read as facts for totals."""

    def facts(self, year: int, period: str = "cn") -> tuple[SubjectFact, ...]:
        """Give the facts of a round's newest dossiers, in the order of the rows."""
        return tuple(map(SubjectFact._make, self._session.rows(_FACTS, (year, period))))
