"""One table as a collection of values."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store.codec import EncodedRows
from kiemdiem_desktop.store.driver import Value
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.tables import Table

T = TypeVar("T")


class Collection(Generic[T]):
    """Reads at any time; `add`, `save` and `remove` only inside `Store.step`.

    Values are given back as they are stored (texts in NFC). Keywords of `where`, `find` and `count` are fields.
    """

    def __init__(self, session: Session, table: Table[T]) -> None:
        self._session = session
        self._table = table
        self._codec = table.codec()
        columns = ", ".join(f'"{name}"' for name in self._codec.columns)
        self._select = f'SELECT {columns} FROM "{table.name}"'  # noqa: S608 - names are our own, values are bound or quoted

    def all(self) -> tuple[T, ...]:
        """Give every value, by id; members by the order of names."""
        return self.where()

    def where(self, **equals: object) -> tuple[T, ...]:
        """Give the values whose fields equal the given ones, in the same order as `all`."""
        return self._matching(*self._condition(equals))

    def find(self, **equals: object) -> T | None:
        """Give the first of `where`, or None."""
        return next(iter(self.where(**equals)), None)

    def get(self, row_id: int) -> T:
        """Give the value with this id. Raises: NotFoundError."""
        found = self.find(id=row_id)
        if found is None:
            raise _not_found()
        return found

    def distinct(self, name: str, **equals: object) -> frozenset[object]:
        """Give the different values of one field among those that `where` would give, as the database holds them."""
        condition, parameters = self._condition(equals)
        rows = self._session.rows(f'SELECT DISTINCT "{name}" FROM "{self._table.name}"{condition}', parameters)  # noqa: S608 - names are our own, values are bound or quoted
        return frozenset(row[0] for row in rows)

    def count(self, **equals: object) -> int:
        """Count the values that `where` would give."""
        condition, parameters = self._condition(equals)
        return self._session.value(f'SELECT count(*) FROM "{self._table.name}"{condition}', parameters)  # noqa: S608 - names are our own, values are bound or quoted

    def add(self, value: T) -> T:
        """Store a new value; gives it with the id it got, whatever id it bore. Raises: StoreError for a duplicate."""
        return self.add_all((value,))[0]

    def add_all(self, values: Iterable[T]) -> tuple[T, ...]:
        """Store new values; gives them with their ids, in the given order."""
        rows = [self._row(value) for value in values]
        self._insert(rows)
        return tuple(self._codec.decode(tuple(row[name] for name in self._codec.columns)) for row in rows)

    def append(self, values: EncodedRows, **same: object) -> None:
        """Store many new values, all with the fields of `same`, which they must lack, and give nothing back."""
        if not values.rows:
            return
        shared = tuple(self._codec.encode_field(name, value) for name, value in same.items())
        rows = [(row_id, *shared, *row) for row_id, row in enumerate(values.rows, start=self._next_id())]
        self._write(("id", *same, *values.columns), rows)

    def save(self, value: T) -> None:
        """Store a changed value in place of the one with its id. Raises: NotFoundError."""
        row = self._row(value)
        row_id = row.pop("id")
        assigned = ", ".join(f'"{name}" = ?' for name in row)
        sql = f'UPDATE "{self._table.name}" SET {assigned} WHERE "id" = ?'  # noqa: S608 - names are our own, values are bound or quoted
        if self._session.execute(sql, (*row.values(), row_id)).rowcount == 0:
            raise _not_found()

    def remove(self, row_id: int) -> None:
        """Remove a value. Raises: NotFoundError; StoreError where other records stand on it."""
        if self._session.execute(f'DELETE FROM "{self._table.name}" WHERE "id" = ?', (row_id,)).rowcount == 0:  # noqa: S608 - names are our own, values are bound or quoted
            raise _not_found()

    def _insert(self, rows: list[dict[str, Value]]) -> None:
        """Write rows, and into each the id that it gets."""
        if not rows:
            return
        for row_id, row in enumerate(rows, start=self._next_id()):
            row["id"] = row_id
        self._write(tuple(rows[0]), [tuple(row.values()) for row in rows])

    def _next_id(self) -> int:
        return self._session.value(f'SELECT max("id") FROM "{self._table.name}"') + 1  # noqa: S608 - names are our own, values are bound or quoted

    def _write(self, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        sql = f'INSERT INTO "{self._table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names are our own, values are bound or quoted
        self._session.execute_many(sql, rows)

    def _matching(self, condition: str, parameters: tuple[Value, ...]) -> tuple[T, ...]:
        rows = self._session.rows(f"{self._select}{condition} ORDER BY {self._table.order_by}", parameters)
        return tuple(self._codec.decode(row) for row in rows)

    def _row(self, value: T) -> dict[str, Value]:
        return {**self._codec.encode(value), **self._table.derived(value)}

    def _condition(self, equals: dict[str, object]) -> tuple[str, tuple[Value, ...]]:
        if not equals:
            return "", ()
        terms = " AND ".join(f'"{name}" IS ?' for name in equals)
        return f" WHERE {terms}", tuple(self._codec.encode_field(name, value) for name, value in equals.items())


class MemberCollection(Collection[Member]):
    """Members, who are also found by what is typed without marks."""

    def search(self, typed: str) -> tuple[Member, ...]:
        """Give the members in whose name, numbers or workplace every typed word occurs, marks and case apart.

        In the order of names; all of them where nothing is typed.
        """
        words = search_key(typed).split()
        condition = " AND ".join('instr("search_key", ?)' for _word in words)
        return self._matching(f" WHERE {condition}" if words else "", tuple(words))


def _not_found() -> NotFoundError:
    return NotFoundError(
        code="not_found",
        message=_("Mục này không còn trong sổ."),
        hint=_("Có thể nó vừa bị xóa; xem lại danh sách."),
    )
