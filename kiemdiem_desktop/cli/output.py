"""What a command prints: words for a person, or one JSON value with `--json`."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import click

from kiemdiem_desktop.domain.partial_date import PartialDate

FINE, FINDINGS, WRONG_USE, CANNOT_OPEN, BUG = 0, 1, 2, 3, 70

json_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="In một giá trị JSON thay cho lời."
)


def say(lines: Iterable[str]) -> None:
    """Print lines of words."""
    for line in lines:
        click.echo(line)


def say_json(value: object) -> None:
    """Print a value as JSON with sorted keys."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2, sort_keys=True))


def plain(value: object) -> Any:
    """Give a value made of dictionaries, lists, texts, numbers and None only; dates in ISO form."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, PartialDate | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    return _plain_whole(value)


def _plain_whole(value: object) -> Any:
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [plain(item) for item in value]
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)
