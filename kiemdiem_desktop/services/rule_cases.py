"""Rule cases: named situations in YAML, run against the regulations of this program."""

from pathlib import Path

from kiemdiem_desktop.rules.cases import CaseResult, run_case_file
from kiemdiem_desktop.services.library import Shelf

__all__ = ["CaseResult", "run_cases"]


def run_cases(shelf: Shelf, file: Path) -> tuple[CaseResult, ...]:
    """Run every case of a file, in its order. Raises: InvalidValueError for a case that cannot be read."""
    return run_case_file(file, shelf.regulations)
