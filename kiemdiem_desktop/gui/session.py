"""What the program around an open workspace offers its window."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What the program does around an open workspace.

    `lock` hides everything until the passphrase is given; `leave` stores, closes and shows the list of workspaces;
    `start_sample_anew` opens the open sample as it was at first.
    `idle_minutes` and `use_idle_minutes` read and set after how long without a key or a click it locks; 0 is never.
    """

    lock: Callable[[], None]
    leave: Callable[[], None]
    start_sample_anew: Callable[[], None]
    idle_minutes: Callable[[], int]
    use_idle_minutes: Callable[[int], None]
