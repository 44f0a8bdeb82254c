"""The tables of the exchange: what came in, what was returned, and the books of a committee."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {
    "incoming": "kind digest sequence# issuer_code issuer_name number issued_on? about signer received_at file_name "
    "content round_id#?",
    "return_tasks": "round_id# subject_id#? notice_digest who text is_done# answer",
    "committees": "code name place_name",
    "registered_cells": "code name contact note",
    "received_dossiers": "digest cell_code cell_name year# period sequence# replaces replace_reason answers signer "
    "fingerprint signed_at received_at was_enveloped# file_name content",
    "issued_packages": "kind cell_code year# period sequence# digest about number issued_on? issued_at file_name "
    "content",
}
_LINKS = {"round_id": "rounds", "subject_id": "subjects"}
_UNIQUE = {
    "incoming": ("digest",),
    "registered_cells": ("code",),
    "received_dossiers": ("digest",),
    "issued_packages": ("digest",),
}


def exchange_tables(db: "Database") -> None:
    """Make the tables, and let a sent package tell about its envelope and the return that it answers."""
    for name, text in _TABLES.items():
        columns = {word.rstrip("#?"): word for word in text.split()}
        db.table(name).create(
            {"id": int, **{column: int if "#" in word else str for column, word in columns.items()}},
            pk="id",
            not_null=[column for column, word in columns.items() if not word.endswith("?")],
            foreign_keys=[(column, table, "id") for column, table in _LINKS.items() if column in columns],
            strict=True,
        )
        for column in _LINKS.keys() & columns.keys():
            db.table(name).create_index([column])
    for name, key in _UNIQUE.items():
        db.table(name).create_index(key, unique=True, index_name=f"one_of_{name}")
    packages = db.table("packages")
    packages.add_column("is_enveloped", int, not_null_default=0)
    packages.add_column("open_reason", str, not_null_default="")
    packages.add_column("answers", str, not_null_default="")
