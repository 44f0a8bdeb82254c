"""What the superior's papers and the groups of the cap need in the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m005_local_layer(db: "Database") -> None:
    """Give a local value its place and the ground of an exception, and a rating the group it is compared in."""
    for table, column in (("parameters", "refines"), ("parameters", "ground"), ("ratings", "cap_group")):
        db.table(table).add_column(column, str, not_null_default="")


def m006_times_of_local_values(db: "Database") -> None:
    """Give a local value the time since when it is kept, and until when it was."""
    for column in ("added_at", "withdrawn_at"):
        db.table("parameters").add_column(column, str)
