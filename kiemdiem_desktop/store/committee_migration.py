"""The books of a committee: plans of rounds, the tree of organisations, files seen, and dossiers subject by subject."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {
    "plans": "year# period evaluation_on? due_on? note",
    "collected_files": "file_name file_digest verdict message hint cell_code dossier_digest seen_at source",
    "subject_rows": "dossier_id# cell_code year# period is_current# code kind name search_key sort_key sex? "
    "ethnic_group member_kind? party_post post work_group? form? born_year#? admitted_year#? is_reviewed# is_rated# "
    "left_out_reason self_level? voted_level? proposed_level? previous_level? total_points finding_count#",
}
_UNIQUE = {"plans": ("year", "period"), "collected_files": ("file_digest",), "subject_rows": ("dossier_id", "code")}
_OF_CELLS: dict[str, tuple[type, object]] = {
    "parent_code": (str, ""),
    "unit_kind": (str, "cell"),
    "secretary_name": (str, ""),
    "phone": (str, ""),
    "position": (int, 0),
    "is_expected": (int, 1),
}


def m007_committee_books(db: "Database") -> None:
    """Make the tables, and give a registered cell its place in the tree and its people."""
    for name, text in _TABLES.items():
        columns = {word.rstrip("#?"): word for word in text.split()}
        db.table(name).create(
            {"id": int, **{column: int if "#" in word else str for column, word in columns.items()}},
            pk="id",
            not_null=[column for column, word in columns.items() if not word.endswith("?")],
            foreign_keys=[("dossier_id", "received_dossiers", "id")] if "dossier_id" in columns else (),
            strict=True,
        )
    for name, key in _UNIQUE.items():
        db.table(name).create_index(key, unique=True, index_name=f"one_of_{name}")
    db.table("subject_rows").create_index(["year", "period", "is_current"])
    db.table("received_dossiers").create_index(["cell_code", "year", "period"])
    for column, (kind, default) in _OF_CELLS.items():
        db.table("registered_cells").add_column(column, kind, not_null_default=default)
