"""How long work tells how far it is: by a call before each piece, or as a task that goes on piece by piece."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, TypeVar

Report = Callable[[int, int, str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Where a task stands that reads and writes the books: `done` of `total` pieces, `what` comes next.

    `beside` is work of this piece that sees no books and may run beside the window; the task gets its result back.
    """

    done: int
    total: int
    what: str = ""
    beside: Callable[[], object] | None = None


Task = Generator[Piece, Any, T]
"""Closed before its end, a task leaves nothing half done: what it writes in one go stands in one step of the store."""


def tell_nobody(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""


def finish(task: Task[T]) -> T:
    """Carry a task through at once, as a person without a window wants it; gives what it gives."""
    with closing(task):
        result: object = None
        while True:
            try:
                piece = task.send(result)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return] # what the task gives
            result = None if piece.beside is None else piece.beside()
