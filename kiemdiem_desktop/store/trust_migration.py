"""The table of keys: own ones, those of cells below and of the superior."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TEXTS = (
    *("owner", "place", "unit_code", "unit_name", "holder", "fingerprint", "certificate", "since"),
    *("revoke_reason", "enrolled_by", "replaces"),
)
_MAY_BE_NULL = ("until", "revoked_on", "enrolled_at")


def m003_enrolled_keys(db: "Database") -> None:
    """Make the table of keys; one row for a key and an owner."""
    db.table("enrolled_keys").create(
        {"id": int, **dict.fromkeys((*_TEXTS, *_MAY_BE_NULL), str)}, pk="id", not_null=_TEXTS, strict=True
    )
    db.table("enrolled_keys").create_index(
        ["owner", "unit_code", "fingerprint"], unique=True, index_name="one_of_enrolled_keys"
    )
