"""Canonical JSON: the one byte form of a package's content.

The form is RFC 8785 narrowed to objects, lists, strings and integers: UTF-8, NFC, keys sorted, no blanks. Hence:

- yes and no are the strings "yes" and "no";
- what is not known is left out, never null and never an empty guess;
- points and other decimals are strings ("8.5"), shares are two integers, never floats;
- dates are strings, as exact as they are known ("1976", "1976-03", "1976-03-05"); instants end in "Z".
"""

import json
import re
import unicodedata
from collections.abc import Hashable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, Final, Union, cast

from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.exchange.errors import ContentError
from kiemdiem_desktop.i18n import _

Value = Union[str, int, "list[Value]", "dict[str, Value]"]

_LARGEST: Final = 2**53 - 1
_DEEPEST: Final = 32
_KINDS: Final = frozenset({str, int, list, dict})
_KEY: Final = re.compile(r"[a-z][a-z0-9_]*")


def canonical_json(value: object) -> bytes:
    """Give the canonical bytes of objects, lists, strings and integers; texts are put into NFC.

    Raises: TypeError for floats, booleans, None and other types; ValueError for an integer beyond 2**53 - 1,
    a key that is not plain `snake_case`, a lone surrogate, or nesting deeper than 32.
    """
    return _written(_plain(value, depth=0))


def canonical_content(value: object) -> tuple[bytes, dict[str, Value]]:
    """Give the canonical bytes of an object with what they say: the same as `parse_content` would read from them.

    Raises: as `canonical_json`; TypeError where it is no object.
    """
    plain = _plain(value, depth=0)
    if not isinstance(plain, dict):
        raise TypeError("content is an object")
    return _written(plain), plain


def parse_content(data: bytes) -> dict[str, Value]:
    """Read canonical JSON back; only the canonical bytes of an object are accepted.

    Raises: ContentError.
    """
    try:
        value = cast("Value", _read(data))
        _check(value)
        is_whole = isinstance(value, dict) and _written(value) == data
        is_canonical = is_whole and unicodedata.is_normalized("NFC", data.decode("utf-8"))
    except (ValueError, TypeError, RecursionError):
        is_canonical = False
    if not is_canonical:
        raise ContentError(detail=_("chữ viết trong đó không theo dạng chuẩn"))
    return cast("dict[str, Value]", value)


def read_kept(text: str) -> dict[str, Value]:
    """Read content that was proved when it was taken in and has lain in the books since; it is not proved again.

    Raises: ContentError for what is no object.
    """
    try:
        value = _read(text.encode("utf-8"))
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ContentError(detail=_("chữ viết trong đó không theo dạng chuẩn"))
    return value


def _written(value: Value) -> bytes:
    """Give the bytes of a value that was put in order, or checked. Raises: ValueError for what cannot be written."""
    fast = doors.fast_json()
    if fast is None:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8")
    try:
        data: bytes = fast.dumps(value, option=fast.OPT_SORT_KEYS | fast.OPT_STRICT_INTEGER)
    except TypeError:
        raise ValueError("a lone surrogate, or an integer too large") from None
    return data


def _read(data: bytes) -> object:
    """Read JSON, canonical or not. Raises: ValueError, RecursionError."""
    fast = doors.fast_json()
    return json.loads(data.decode("utf-8"), parse_int=_plain_digits) if fast is None else fast.loads(data)


def _check(value: object) -> None:
    """See that a value as read holds nothing that `canonical_json` would not write. Raises: ValueError, TypeError.

    Goes down level by level: it is called with some ten thousand values a package. How large numbers are is seen when
    they are read or written.
    """
    level: list[Any] = [value]
    keys = set[object]()
    for _depth in range(_DEEPEST + 1):
        if not level:
            break
        if not set(map(type, level)) <= _KINDS:
            raise TypeError("not for canonical JSON")
        objects = [item for item in level if type(item) is dict]
        lists = [item for item in level if type(item) is list]
        keys.update(*objects)
        level = [*chain.from_iterable(map(dict.values, objects)), *chain.from_iterable(lists)]
    if level:
        raise ValueError("nested too deeply")
    for key in keys:
        _plain_key(key)


def _plain(value: object, *, depth: int) -> Value:
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    if type(value) is dict:
        return _plain_object(value, depth=depth + 1)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _plain_int(value)
    if isinstance(value, Mapping):
        return _plain_object(dict(value), depth=depth + 1)
    if isinstance(value, list | tuple):
        return [_plain(item, depth=depth + 1) for item in value]
    raise TypeError(f"not for canonical JSON: {type(value).__name__}")


def _plain_object(value: dict[Any, Any], *, depth: int) -> dict[str, Value]:
    """Give an object whose values stand at `depth`; texts, which most of them are, without another call."""
    nfc = unicodedata.normalize
    if value and depth > _DEEPEST:
        raise ValueError("nested too deeply")
    return {
        _plain_key(key): nfc("NFC", item) if type(item) is str else _plain(item, depth=depth)
        for key, item in value.items()
    }


def _plain_int(value: int) -> int:
    if abs(value) > _LARGEST:
        raise ValueError("integer too large for other programs to read exactly")
    return int(value)


def _plain_digits(digits: str) -> int:
    return _plain_int(int(digits))


@lru_cache(maxsize=1024)
def _plain_key(key: Hashable) -> str:
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        raise ValueError(f"not a plain key: {key!r}")
    return key
