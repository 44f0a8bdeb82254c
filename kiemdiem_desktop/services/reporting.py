"""How long work tells how far it is: called before each piece, it may raise to stop."""

from collections.abc import Callable

Report = Callable[[int, int, str], None]


def tell_nobody(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""
