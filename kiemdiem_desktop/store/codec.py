"""Dataclass to row and back, by the types of the fields: one codec for all values of the field."""

import json
import types
import typing
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar

from kiemdiem_desktop.domain.partial_date import PartialDate, parse_iso
from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.store import doors
from kiemdiem_desktop.store.driver import Row, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldKind:
    """How values of one type are written plainly (text, whole number, list, dict) and read back.

    `is_plain`: what the database gives is the value itself. None is never read: it stands for itself.
    """

    to_plain: Callable[[Any], Any]
    from_plain: Callable[[Any], Any]
    is_json: bool = False
    is_plain: bool = False


def clean_text(text: str) -> str:
    """Give `text` as it is stored: NFC, without NUL and without halves of surrogate pairs."""
    if text.isascii() and "\x00" not in text and "\r" not in text:
        return text
    return nfc_lines(text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8"))


def utc_text(instant: datetime) -> str:
    """Give an instant as UTC ISO text; text order is time order. Raises: ValueError for a naive one."""
    if instant.tzinfo is None:
        msg = "an instant without its zone"
        raise ValueError(msg)
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


@cache
def kind_of(hint: Any) -> FieldKind:
    """Give the kind for a type annotation. Raises: TypeError for a type that rows cannot hold."""
    if isinstance(hint, typing.NewType):
        return kind_of(hint.__supertype__)
    origin = typing.get_origin(hint)
    if origin in {typing.Union, types.UnionType}:
        return _optional(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
    if origin is tuple:
        return _tuple_of(typing.get_args(hint)[0])
    if isinstance(hint, type):
        return _class_kind(hint)
    msg = f"no place in a row for {hint}"
    raise TypeError(msg)


_SIMPLE: dict[type, FieldKind] = {
    bool: FieldKind(to_plain=int, from_plain=bool),
    int: FieldKind(to_plain=int, from_plain=int, is_plain=True),
    str: FieldKind(to_plain=clean_text, from_plain=str, is_plain=True),
    Decimal: FieldKind(to_plain=str, from_plain=Decimal),
    datetime: FieldKind(to_plain=utc_text, from_plain=datetime.fromisoformat),
    date: FieldKind(to_plain=date.isoformat, from_plain=date.fromisoformat),
    PartialDate: FieldKind(to_plain=PartialDate.isoformat, from_plain=parse_iso),
}


def _class_kind(hint: type) -> FieldKind:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if issubclass(hint, Enum):
        members = {member.value: member for member in hint}  # far quicker than calling the class
        return FieldKind(to_plain=lambda member: member.value, from_plain=members.__getitem__)
    if is_dataclass(hint):
        return _dataclass_kind(hint)
    msg = f"no place in a row for {hint}"
    raise TypeError(msg)


def _optional(hint: Any) -> FieldKind:
    inner = kind_of(hint)
    return FieldKind(
        to_plain=lambda value: None if value is None else inner.to_plain(value),
        from_plain=inner.from_plain,
        is_json=inner.is_json,
        is_plain=inner.is_plain,
    )


def _tuple_of(hint: Any) -> FieldKind:
    inner = kind_of(hint)
    return FieldKind(
        to_plain=lambda values: [inner.to_plain(value) for value in values],
        from_plain=tuple if inner.is_plain else lambda plain: tuple(map(inner.from_plain, plain)),
        is_json=True,
    )


def _dataclass_kind(cls: type) -> FieldKind:
    kinds = _field_kinds(cls)
    readers = _readers(kinds)

    def read(plain: dict[str, Any]) -> Any:
        for name, read_field in readers:
            if plain.get(name) is not None:
                plain[name] = read_field(plain[name])
        return cls(**plain)

    return FieldKind(
        to_plain=lambda value: {name: kind.to_plain(getattr(value, name)) for name, kind in kinds.items()},
        from_plain=read,
        is_json=True,
    )


@cache
def _field_kinds(cls: type) -> dict[str, FieldKind]:
    hints = typing.get_type_hints(cls)
    return {field.name: kind_of(hints[field.name]) for field in fields(cls)}


_PACK_MARK = "\x02zlib:"
"""No text that anybody writes begins so."""


def pack_text(data: bytes) -> str:
    """Give a long text (UTF-8, clean) compressed, as letters: columns of texts take no bytes."""
    packed: bytes = doors.packing_module().compress(data, 2)
    return _PACK_MARK + b2a_base64(packed, newline=False).decode("ascii")


def unpack_text(stored: str) -> str:
    """Read a long text back; one that is not packed, as all were before, stands there as it is."""
    if not stored.startswith(_PACK_MARK):
        return stored
    return zlib.decompress(a2b_base64(stored[len(_PACK_MARK) :])).decode("utf-8")


def _pack(text: str) -> str:
    return text if text.startswith(_PACK_MARK) else pack_text(clean_text(text).encode("utf-8"))


_PACKED = FieldKind(to_plain=_pack, from_plain=unpack_text)
"""Some eighth of the bytes to be encrypted, and so less time to write and to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedRows:
    """Values of one kind as rows, made before they are stored: in another process, or while others are written."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


NO_ROWS = EncodedRows(columns=(), rows=())


class RowCodec(Generic[T]):
    """Writes values of one dataclass as rows and reads them back; columns bear the names of the fields.

    `packed` are fields of long texts, which are stored compressed.
    """

    def __init__(self, cls: type[T], *, packed: tuple[str, ...] = ()) -> None:
        self._cls = cls
        self._kinds = {**_field_kinds(typing.cast("type", cls)), **dict.fromkeys(packed, _PACKED)}
        self.columns = tuple(self._kinds)
        self._writers = tuple((name, kind.to_plain, kind.is_json) for name, kind in self._kinds.items())
        self._readers = _readers(self._kinds, in_column=True)

    def encode(self, value: T) -> dict[str, Value]:
        """Give column → plain database value."""
        return {
            name: _json(write(getattr(value, name))) if is_json else write(getattr(value, name))
            for name, write, is_json in self._writers
        }

    def encode_all(self, values: Iterable[T], *, without: Collection[str]) -> EncodedRows:
        """Give values as rows, without the fields that will be given when the rows are stored."""
        writers = [writer for writer in self._writers if writer[0] not in without]
        columns = tuple(name for name, _write, _is_json in writers)
        rows = tuple(
            tuple(
                _json(write(getattr(value, name))) if is_json else write(getattr(value, name))
                for name, write, is_json in writers
            )
            for value in values
        )
        return EncodedRows(columns=columns, rows=rows)

    def encode_field(self, name: str, value: Any) -> Value:
        """Give the database value of one field. Raises: KeyError for a name that is no field."""
        return _to_column(self._kinds[name], value)

    def decode(self, row: Row) -> T:
        """Give the value of a row whose columns stand in the order of `columns`."""
        values: dict[str, Any] = dict(zip(self.columns, row, strict=True))
        for name, read in self._readers:
            if values[name] is not None:
                values[name] = read(values[name])
        return self._cls(**values)


def _to_column(kind: FieldKind, value: Any) -> Value:
    plain = kind.to_plain(value)
    return _json(plain) if kind.is_json else typing.cast("Value", plain)


def _json(plain: Any) -> str | None:
    return None if plain is None else json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _readers(kinds: dict[str, FieldKind], *, in_column: bool = False) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Give the fields whose values differ from what is stored, each with what reads it; None is None everywhere."""
    differing = {name: kind for name, kind in kinds.items() if not kind.is_plain}
    return tuple((name, _column_reader(kind) if in_column else kind.from_plain) for name, kind in differing.items())


def _column_reader(kind: FieldKind) -> Callable[[Any], Any]:
    return (lambda stored: kind.from_plain(json.loads(stored))) if kind.is_json else kind.from_plain
