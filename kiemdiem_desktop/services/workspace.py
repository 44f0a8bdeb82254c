"""The one value that every service takes first: store, regulations, clock and places."""

from dataclasses import dataclass
from pathlib import Path

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """An open workspace. Production passes real parts, tests an in-memory store and a fixed clock."""

    store: Store
    regulations: Regulations
    clock: Clock
    resources_dir: Path
