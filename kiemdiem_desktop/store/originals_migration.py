"""What the database tells of the originals beside it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m011_originals(db: "Database") -> None:
    """Make the table of names: where in the file each original lies, and how many bytes it takes there."""
    db.table("originals").create(
        {"name": str, "place": int, "size": int}, pk="name", not_null=["name", "place", "size"], strict=True
    )
