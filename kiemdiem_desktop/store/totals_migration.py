"""What a committee sums up: summaries of committees below it, figures typed from papers, and why somebody failed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {
    "received_summaries": "digest unit_code unit_name year# period sequence# signer fingerprint signed_at received_at "
    "was_enveloped# file_name is_current# content",
    "typed_counts": "unit_code year# period about counts",
}
_UNIQUE = {"received_summaries": ("digest",), "typed_counts": ("unit_code", "year", "period", "about")}


def m009_summaries(db: "Database") -> None:
    """Make the tables, and let a subject's row tell the ground on which it can only be *not completed*."""
    for name, text in _TABLES.items():
        columns = {word.rstrip("#"): word for word in text.split()}
        db.table(name).create(
            {"id": int, **{column: int if "#" in word else str for column, word in columns.items()}},
            pk="id",
            not_null=list(columns),
            strict=True,
        )
        db.table(name).create_index(_UNIQUE[name], unique=True, index_name=f"one_of_{name}")
    db.table("subject_rows").add_column("kht_ground", str, not_null_default="")
