"""The schema, as the row of changes that led to it. A released migration is never edited: a new one is added.

Tables are written as one line of columns: `name` is text, `name#` a whole number, `name>table` the id of a row
there; `?` at the end lets the column be NULL.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiemdiem_desktop.store.appraisal_migration import m008_appraisals
from kiemdiem_desktop.store.committee_migration import m007_committee_books
from kiemdiem_desktop.store.doors import sqlite_utils_module
from kiemdiem_desktop.store.exchange_migration import exchange_tables
from kiemdiem_desktop.store.layer_migration import m005_local_layer, m006_times_of_local_values
from kiemdiem_desktop.store.originals_migration import m011_originals
from kiemdiem_desktop.store.register_migration import m010_register_and_guidance
from kiemdiem_desktop.store.totals_migration import m009_summaries
from kiemdiem_desktop.store.trust_migration import m003_enrolled_keys

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

_FIRST = {
    "cells": "code name superior_name superior_party_name chain place_name kind has_committee# "
    "under_sectional_committee# is_special_unit# term",
    "members": "full_name given_name other_name sex? born_on? ethnic_group personal_number card_number "
    "old_card_number source_code admitted_on? official_on? kind party_post government_post mass_post workplace "
    "work_group is_collective_head# is_civil_servant# note sort_key search_key",
    "statuses": "member_id>members kind since? until? decision note",
    "disciplines": "member_id>members form body number decided_on? violated_on? violated_at content "
    "is_duty_related#? is_self_detected#? is_remedied#?",
    "commendations": "member_id>members form body decided_on? note",
    "rounds": "year# evaluation_on regulations superior_due_on? opened_at? closed_at?",
    "subjects": "round_id>rounds kind member_id>members? name form member_kind? party_post post_text work_group? "
    "position#",
    "reviews": "round_id>rounds subject_id>subjects sections points tasks? self_level? from_paper# signed_on? "
    "draft_sent_on? finished_at?",
    "shortcomings": "round_id>rounds subject_id>subjects what cause remedy due_on? state result shown_by "
    "carried_from>shortcomings?",
    "comments": "round_id>rounds subject_id>subjects source kind speaker_id>members? speaker_text text level? "
    "received_on? answer answer_text is_internal#",
    "meetings": "round_id>rounds held_on? started_at ended_at ended_on? place chair_id>members? "
    "secretary_id>members? tellers guests superior_attended# conclusion",
    "attendance": "round_id>rounds member_id>members is_present# is_excused# reason",
    "ballots": "round_id>rounds subject_id>subjects ballot_round# issued# returned# valid# invalid# htxs# htt# "
    "htnv# kht# not_rated# blank# retyped",
    "ratings": "round_id>rounds subject_id>subjects proposed_level? reason committee_remark nominee_rank#? "
    "decided_level? decision_number decided_on?",
    "overrides": "round_id>rounds subject_id>subjects? finding_code reason who at",
    "prompts": "round_id>rounds subject_id>subjects issuer number issued_on? text due_on? answer declined_reason",
    "year_records": "round_id>rounds subject_id>subjects sick_leave_days#? has_maternity_leave# "
    "low_confidence_percent#? units_in_charge#? units_not_completed#? has_basic_targets# basic_targets_failed#? "
    "has_residence_comment_exemption# special_conditions",
    "conclusions": "round_id>rounds subject_id>subjects kind body number concluded_on? content harms_reputation#? "
    "is_self_detected#? is_remedied#? is_force_majeure#?",
    "parameters": "name value number issued_on? issuer",
    "packages": "round_id>rounds kind sequence# digest file_name made_at replaces replace_reason written_to "
    "content_digest",
    "settings": "name value",
    "undo_steps": "stack label",
    "undo_log": "step_id# table_name row_id# kind sql",
    "journal": "at who label tables digest",
    "saves": "count# at",
}
_FIRST_UNIQUE = {
    "subjects": ("round_id", "member_id"),
    "reviews": ("subject_id",),
    "meetings": ("round_id",),
    "attendance": ("round_id", "member_id"),
    "ballots": ("subject_id", "ballot_round"),
    "ratings": ("subject_id",),
    "year_records": ("subject_id",),
    "settings": ("name",),
}
_APPEND_ONLY = """CREATE TRIGGER "journal_keeps_{what}" BEFORE {what} ON "journal"
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
# A comment names its speaker, so it may carry a level only where that is the agency's own rating: never a ballot.
_NO_VOTER = """CREATE TRIGGER "comments_{what}_without_votes" BEFORE {what} ON "comments"
WHEN new."level" IS NOT NULL AND new."source" <> 'agency'
BEGIN SELECT RAISE(ABORT, 'a level beside a speaker'); END"""


def m001_first_release(db: "Database") -> None:
    """Make the tables of 0.1.0."""
    for name, columns in _FIRST.items():
        _create(db, name, columns.split())
    for name, key in _FIRST_UNIQUE.items():
        db.table(name).create_index(key, unique=True, index_name=f"one_of_{name}")
    db.table("undo_log").create_index(["step_id"])
    db.table("blobs").create({"name": str, "data": bytes}, pk="name", not_null=["name", "data"], strict=True)
    for what in ("UPDATE", "DELETE"):
        db.execute(_APPEND_ONLY.format(what=what))
    for what in ("INSERT", "UPDATE"):
        db.execute(_NO_VOTER.format(what=what))


def _create(db: "Database", name: str, columns: list[str]) -> None:
    plain = {text.rstrip("?").rstrip("#").partition(">")[0]: text for text in columns}
    links = {column: text.rstrip("?").partition(">")[2] for column, text in plain.items() if ">" in text}
    numbers = {column for column, text in plain.items() if "#" in text or ">" in text}
    db.table(name).create(
        {"id": int, **{column: int if column in numbers else str for column in plain}},
        pk="id",
        not_null=[column for column, text in plain.items() if not text.endswith("?")],
        foreign_keys=[(column, table, "id") for column, table in links.items()],
        strict=True,
    )
    for column in sorted(links.keys() - set(_FIRST_UNIQUE.get(name, ())[:1])):
        db.table(name).create_index([column])


_HISTORY = {
    "earlier_ratings": "subject_kind member_id>members? year# period level? number decided_on?",
    "re_ratings": "subject_kind member_id>members? name year# period kind ground reason old_level? old_number "
    "old_decided_on? new_level? body number decided_on? citation",
    "quarter_records": "round_id>rounds subject_id>subjects leave_days#? training_days#? appointed_on? "
    "post_changed_on? is_under_check#? note",
}


def m002_history(db: "Database") -> None:
    """Give rounds a period, and ratings their history: other years, later decisions, facts of a quarter."""
    db.table("rounds").add_column("period", str, not_null_default="year")
    db.table("rounds").add_column("is_current", int, not_null_default=0)
    for name, columns in _HISTORY.items():
        _create(db, name, columns.split())
    db.table("quarter_records").create_index(("subject_id",), unique=True, index_name="one_of_quarter_records")


def m004_exchange(db: "Database") -> None:
    """Make the tables of what comes in from the superior, and of a committee's books."""
    exchange_tables(db)


Migration = Callable[["Database"], None]
MIGRATIONS: tuple[Migration, ...] = (
    m001_first_release,
    m002_history,
    m003_enrolled_keys,
    m004_exchange,
    m005_local_layer,
    m006_times_of_local_values,
    m007_committee_books,
    m008_appraisals,
    m009_summaries,
    m010_register_and_guidance,
    m011_originals,
)
"""In order; `PRAGMA user_version` of a workspace counts how many it has."""


def version_of(connection: "Connection") -> int:
    """Give the number of migrations that this workspace has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: "Connection", schema: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the schema to its newest version; each migration is one transaction."""
    sqlite_utils = sqlite_utils_module()
    pending = sqlite_utils.Migrations("kiemdiem_desktop")
    for migration in schema:
        pending(name=migration.__name__)(migration)
    pending.apply(sqlite_utils.Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version={len(schema)}")
