"""The order of the whole suite: what takes long by itself begins first, so that no process ends alone with it."""

import pytest

LONG = (
    "tests/test_architecture.py::test_every_type_is_stated_and_holds",
    "tests/services/test_seed_sentence.py",
    "tests/services/test_province.py",
    "tests/services/test_two_programs.py",
    "tests/services/test_office_conversion.py",
    "tests/services/test_extreme_papers.py",
    "tests/services/test_kill_collect.py",
    "tests/services/test_kill_import.py",
    "tests/store/test_kill.py",
    "tests/gui/journeys/test_sending.py",
    "tests/cli/test_commands.py::test_demo_leaves_papers_and_a_package_that_verifies",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first, all others as they stood."""
    items.sort(key=lambda item: next((at for at, name in enumerate(LONG) if item.nodeid.startswith(name)), len(LONG)))
