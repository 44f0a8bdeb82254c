"""Frozen values as canonical content and back, by the types of their fields; reading is strict.

Written as `plain_values` writes: nothing where nothing is known, yes/no, ISO dates. Read back: a field that is missing
takes its default, an unknown field, a wrong type or a value that no field can hold is refused.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, TypeVar

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_iso
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.errors import ContentError
from kiemdiem_desktop.exchange.plain_values import known, plain
from kiemdiem_desktop.i18n import _

T = TypeVar("T")
_OWN: Final = frozenset({"id"})  # numbers of this store's rows stay at home
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def write_fields(value: Any) -> dict[str, Value]:
    """Give a frozen value as an object of content."""
    return known(**{field.name: _written(getattr(value, field.name)) for field in _fields(type(value))})


def read_fields(cls: type[T], content: Mapping[str, Value]) -> T:
    """Read an object of content as a value of `cls`. Raises: ContentError that names the place."""
    own, hints = {field.name: field for field in _fields(cls)}, typing.get_type_hints(cls)
    for name in content:
        if name not in own:
            raise _wrong(name)
    found = {name: _read(hints[name], name, content[name]) for name in own if name in content}
    for name, field in own.items():
        if name not in found and field.default is MISSING:
            raise _wrong(name)
    return cls(**found)


def _fields(cls: Any) -> list["Field[Any]"]:
    return [field for field in fields(cls) if field.name not in _OWN]


def _written(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, PartialDate):
        return write_fields(value)
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    return None if value is None else plain(value)


def _read(hint: Any, name: str, value: Value) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _read(next(argument for argument in arguments if argument is not types.NoneType), name, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(name)
        return tuple(_read(arguments[0], name, item) for item in value)
    if is_dataclass(hint) and hint is not PartialDate:
        if not isinstance(value, dict):
            raise _wrong(name)
        return read_fields(typing.cast("type[Any]", hint), value)
    return _read_one(hint, name, value)


def _read_one(hint: Any, name: str, value: Value) -> Any:
    if hint is int:
        if not isinstance(value, int) or value < 0:
            raise _wrong(name)
        return value
    if not isinstance(value, str) or not value:
        raise _wrong(name)
    try:
        return _reader(hint)(value)
    except (ValueError, KeyError, InvalidValueError):
        raise _wrong(name) from None


def _reader(hint: Any) -> Callable[[str], Any]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _READERS[hint]


def _instant(text: str) -> datetime:
    if _INSTANT.fullmatch(text) is None:
        raise ValueError(text)
    return datetime.fromisoformat(text)


_READERS: Final[dict[Any, Callable[[str], Any]]] = {
    str: str,
    bool: {"yes": True, "no": False}.__getitem__,
    date: date.fromisoformat,
    datetime: _instant,
    PartialDate: parse_iso,
}


def _wrong(name: str) -> ContentError:
    return ContentError(detail=_("chỗ “{name}” ghi không đúng").format(name=name[:40]))
