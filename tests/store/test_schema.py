"""The schema: equal to the golden one, fit for every value, with no place for who voted what."""

from typing import Any

import pytest

from kiemdiem_desktop.store.codec import RowCodec
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.tables import FIELD_TABLES, Table
from tests.store.schema_text import GOLDEN, schema_text


def columns_of(store: Store, table: str) -> list[str]:
    """Give the names of a table's columns."""
    return [str(row[1]) for row in store._session.rows(f'PRAGMA table_info("{table}")')]


def test_fresh_schema_is_the_golden_one() -> None:
    assert schema_text() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("table", FIELD_TABLES, ids=lambda table: table.name)
def test_every_field_has_its_column_and_no_column_is_left_over(table: Table[Any], store: Store) -> None:
    derived = {"sort_key", "search_key"} if table.name == "members" else set()
    assert set(columns_of(store, table.name)) == set(RowCodec(table.holds).columns) | derived


def test_every_table_is_strict_about_types(store: Store) -> None:
    rows = store._session.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    loose = [name for name, is_strict in rows if not is_strict and not str(name).startswith(("sqlite_", "_sqlite_"))]
    assert loose == []
