"""The tables of a committee's judgement: what was appraised, the conference with its votes, what was decided."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {
    "appraisals": "dossier_id# state by at note",
    "appraised_subjects": "dossier_id# subject_code points? level? reason",
    "committee_meetings": "year# period body held_on? started_at ended_at place chair secretary tellers guests "
    "discussion conclusion number decided_on?",
    "committee_attendance": "meeting_id# name post is_present# reason",
    "committee_ballots": "meeting_id# cell_code subject_code ballot_round# issued# returned# valid# invalid# htxs# "
    "htt# htnv# kht# not_rated# blank#",
    "concluded_subjects": "meeting_id# cell_code subject_code level? reason",
    "decided_subjects": "cell_code year# period subject_code name kind level? number decided_on? reason "
    "dossier_digest is_current# meeting_id#? body re_rating? ground?",
    "cap_decisions": "year# period group_code ground number decided_on?",
    "cap_places": "year# period cell_code subject_code group_code rank#?",
}
_LINKS = {"dossier_id": "received_dossiers", "meeting_id": "committee_meetings"}
_UNIQUE = {
    "appraisals": ("dossier_id",),
    "appraised_subjects": ("dossier_id", "subject_code"),
    "committee_attendance": ("meeting_id", "name", "post"),
    "committee_ballots": ("meeting_id", "cell_code", "subject_code", "ballot_round"),
    "concluded_subjects": ("meeting_id", "cell_code", "subject_code"),
    "cap_decisions": ("year", "period", "group_code"),
    "cap_places": ("year", "period", "cell_code", "subject_code"),
}


def m008_appraisals(db: "Database") -> None:
    """Make the tables of appraising and deciding; at most one decision on a subject holds at a time.

    Rows of dossiers tell the order of the nominees and the groups, which the cap over all cells asks for.
    """
    for name, text in _TABLES.items():
        columns = {word.rstrip("#?"): word for word in text.split()}
        db.table(name).create(
            {"id": int, **{column: int if "#" in word else str for column, word in columns.items()}},
            pk="id",
            not_null=[column for column, word in columns.items() if not word.endswith("?")],
            foreign_keys=[(column, table, "id") for column, table in _LINKS.items() if column in columns],
            strict=True,
        )
        if name in _UNIQUE:
            db.table(name).create_index(_UNIQUE[name], unique=True, index_name=f"one_of_{name}")
    db.table("subject_rows").add_column("nominee_rank", int)
    db.table("subject_rows").add_column("cap_group", str, not_null_default="")
    db.table("decided_subjects").create_index(["year", "period", "is_current"])
    db.table("decided_subjects").create_index(["meeting_id"])
    db.execute(
        'CREATE UNIQUE INDEX "one_decision_holds" ON "decided_subjects" '
        '("cell_code", "year", "period", "subject_code") WHERE "is_current" = 1'
    )
