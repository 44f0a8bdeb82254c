"""The data files of the samples: read, laid over each other, and turned into values of the field."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, get_args, get_origin, get_type_hints

import yaml

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_iso
from kiemdiem_desktop.i18n import _

Data = dict[str, Any]
T = TypeVar("T")

COMPLETION = "completion.yaml"


class SampleDataError(KiemdiemError):
    """A data file of a sample is missing or broken."""


def broken(place: str) -> SampleDataError:
    """Give the error for a broken place in the data."""
    return SampleDataError(
        code="sample_broken",
        message=_("Dữ liệu của chi bộ mẫu bị hỏng ở “{place}”.").format(place=place),
        hint=_("Cài lại chương trình để có lại chi bộ mẫu; sổ chi bộ của đồng chí không bị ảnh hưởng."),
    )


def read_sheet(path: Path) -> Data:
    """Read one data file. Raises: SampleDataError."""
    try:
        with path.open("rb") as file:
            data = yaml.load(file, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise broken(path.name) from error
    if not isinstance(data, dict):
        raise broken(path.name)
    return data


def read_round(folder: Path, *, completed: bool) -> Data:
    """Read all files of one round as one mapping; `completed` lays the completion on top. Raises: SampleDataError."""
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != COMPLETION)
    if completed and (folder / COMPLETION).is_file():
        paths.append(folder / COMPLETION)
    data: Data = {}
    for path in paths:
        data = overlay(data, read_sheet(path))
    return data


def overlay(base: Data, top: Data) -> Data:
    """Lay `top` over `base`: mappings melt into each other, lists are joined, anything else is replaced."""
    merged = dict(base)
    for key, value in top.items():
        below = base.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            merged[key] = overlay(below, value)
        elif isinstance(below, list) and isinstance(value, list):
            merged[key] = [*below, *value]
        else:
            merged[key] = value
    return merged


def part(data: Data, name: str) -> Data:
    """Give a named mapping inside `data`, empty if there is none. Raises: SampleDataError."""
    found = data.get(name, {})
    if not isinstance(found, dict):
        raise broken(name)
    return found


def rows(data: Data, name: str) -> list[Data]:
    """Give a named list of mappings inside `data`, empty if there is none. Raises: SampleDataError."""
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise broken(name)
    return found


def value_of(kind: type[T], data: Mapping[str, Any], **known: object) -> T:
    """Make a value of the field from its data; `known` are fields that stand outside it. Raises: SampleDataError."""
    if not isinstance(data, Mapping):
        raise broken(kind.__name__)
    hints = get_type_hints(kind)
    values = dict(known)
    for name, raw in data.items():
        if name not in hints or name in known:
            raise broken(f"{kind.__name__}.{name}")
        try:
            values[name] = _field(hints[name], raw)
        except (TypeError, ValueError, InvalidValueError) as error:
            raise broken(f"{kind.__name__}.{name} = {raw}") from error
    try:
        return kind(**values)
    except TypeError as error:
        raise broken(kind.__name__) from error


def _field(hint: Any, raw: object) -> object:
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if raw is None and NoneType in options:
        return None
    return _plain(next(option for option in options if option is not NoneType), raw)


def _plain(kind: Any, raw: object) -> object:
    if kind is PartialDate:
        return parse_iso(str(raw))
    if get_origin(kind) is tuple and isinstance(raw, list):
        return tuple(raw)
    if isinstance(kind, NewType):
        kind = kind.__supertype__
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(str(raw))
    if type(raw) is kind:  # exact, so that a yes is no number and an instant no day
        return raw
    raise ValueError(raw)
