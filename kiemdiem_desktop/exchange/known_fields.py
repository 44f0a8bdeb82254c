"""Verified content read back as values of the field: what this program does not know is passed over.

A newer program may say more than this one knows; what both know has to be of the right form.
"""

import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_iso
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.errors import ContentError
from kiemdiem_desktop.i18n import _

T = TypeVar("T")
Object = Mapping[str, Value]
_MEMBER: Final = "dv-"
_UNREADABLE: Final = (ValueError, KeyError, TypeError, InvalidOperation, InvalidValueError)


class _FieldReader(NamedTuple):
    """How one field is read; `if_missing` stands where the content says nothing and the field has no default."""

    name: str
    read: Callable[[Any], Any]
    if_missing: Any


def read_known(cls: type[T], content: Object, **given: Any) -> T:
    """Read the fields of `cls` that the content tells by the same names; `given` are those known otherwise.

    Raises: ContentError that names the place.
    """
    found, name = dict(given), ""
    try:
        for name, read, if_missing in _readers(typing.cast("Hashable", cls)):
            if name in found:
                continue
            if name in content:
                found[name] = read(content[name])
            elif if_missing is not MISSING:
                found[name] = if_missing
    except _UNREADABLE:
        raise wrong(name) from None
    try:
        return cls(**found)
    except TypeError:
        raise wrong(cls.__name__.lower()) from None


def objects(content: Object, name: str) -> list[dict[str, Value]]:
    """Give the objects of a list; none where it is missing. Raises: ContentError where it is something else."""
    value = content.get(name, [])
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise wrong(name)
    return typing.cast("list[dict[str, Value]]", value)


def an_object(content: Object, name: str) -> Object:
    """Give an object, an empty one where it is missing. Raises: ContentError where it is something else."""
    value = content.get(name, {})
    if not isinstance(value, dict):
        raise wrong(name)
    return value


def text(content: Object, name: str) -> str:
    """Give a text, "" where it is missing. Raises: ContentError where it is something else."""
    value = content.get(name, "")
    if not isinstance(value, str):
        raise wrong(name)
    return value


def read_one(hint: Any, content: Object, name: str) -> Any:
    """Give one value by its type, None where it is missing. Raises: ContentError."""
    if name not in content:
        return None
    try:
        return _reader(hint)(content[name])
    except _UNREADABLE:
        raise wrong(name) from None


def member_of(code: str) -> MemberId | None:
    """Give the member that a code of the package names, None for "". Raises: ContentError for another code."""
    if not code:
        return None
    number = code.removeprefix(_MEMBER)
    if number == code or not (number.isascii() and number.isdigit()):
        raise wrong(code)
    return MemberId(int(number))


def wrong(name: str) -> ContentError:
    """Give the error that a place does not read."""
    return ContentError(detail=_("chỗ “{name}” ghi không đúng").format(name=name[:40]))


@cache
def _readers(cls: Any) -> tuple[_FieldReader, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        _FieldReader(field.name, _reader(hints[field.name]), "" if hints[field.name] is str else MISSING)
        if field.default is MISSING and field.default_factory is MISSING
        else _FieldReader(field.name, _reader(hints[field.name]), MISSING)
        for field in fields(cls)
    )


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, typing.NewType):
        return _whole
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _reader(next(argument for argument in arguments if argument is not types.NoneType))
    if origin is tuple:
        inner = _reader(arguments[0])
        return lambda values: tuple([inner(value) for value in _listed(values)])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if hint in _READERS:
        return _READERS[hint]
    if is_dataclass(hint):
        return lambda value: read_known(typing.cast("type[Any]", hint), _mapped(value))
    raise TypeError(hint)


def _listed(value: Any) -> list[Value]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _mapped(value: Any) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


_READERS: Final[dict[Any, Callable[[Any], Any]]] = {
    str: _text,
    int: _whole,
    bool: {"yes": True, "no": False}.__getitem__,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
    PartialDate: parse_iso,
}
