"""What a committee's books hold beside the register: its place in the Party, retired units, guidance being written."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_OF_COMMITTEES = {
    "unit_kind": "grassroots_committee",
    "superior_name": "",
    "superior_party_name": "",
    "chain": "[]",
}
_DRAFT_TEXTS = ("period", "cell_code", "number", "note", "envelope")
_DRAFT_LISTS = ("prompts", "quotas", "deadlines", "layers", "forms")


def m010_register_and_guidance(db: "Database") -> None:
    """Make the drafts of guidance, and give committees and registered cells the columns that came later."""
    for column, default in _OF_COMMITTEES.items():
        db.table("committees").add_column(column, str, not_null_default=default)
    db.table("registered_cells").add_column("retired_on", str)
    texts = dict.fromkeys((*_DRAFT_TEXTS, *_DRAFT_LISTS), str)
    db.table("guidance_drafts").create(
        {"id": int, "year": int, **texts, "issued_on": str},
        pk="id",
        not_null=["year", *texts],
        strict=True,
    )
    db.table("guidance_drafts").create_index(
        ["year", "period", "cell_code"], unique=True, index_name="one_of_guidance_drafts"
    )
