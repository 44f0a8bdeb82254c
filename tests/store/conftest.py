"""A store in memory, a folder for workspaces, and a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.store.store import Store
from tests.store.copies import empty_store
from tests.store.workspaces import make


@pytest.fixture
def clock() -> FixedClock:
    """The morning of 23 November 2026."""
    return FixedClock(instant=datetime(2026, 11, 23, 2, 41, tzinfo=UTC))


@pytest.fixture
def store(clock: FixedClock) -> Iterator[Store]:
    """An empty store in memory."""
    opened = empty_store(clock)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """The folder of a closed workspace of two members."""
    opened, _code = make(tmp_path / "so", clock)
    opened.close()
    return tmp_path / "so"
