"""Reads the files named on the command line (JSON: kind to path), each in its way, and prints verdicts and memory."""

import json
import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.exchange.envelope import read_package
from kiemdiem_desktop.exchange.inspecting import inspect
from kiemdiem_desktop.exchange.verifying import verify
from kiemdiem_desktop.intake.office_file import open_office_file
from kiemdiem_desktop.intake.tables import read_tables
from kiemdiem_desktop.services.cell.paper_templates import read_template_file
from kiemdiem_desktop.services.packages import read_certificate_file
from kiemdiem_desktop.services.signing_ways import key_in_file

AT = datetime(2026, 12, 1, tzinfo=UTC)
READERS: dict[str, Callable[[Path], object]] = {
    "package": lambda file: verify(file, trusted=(), at=AT),
    "envelope": lambda file: read_package(file, ("x",)),
    "look": lambda file: inspect(file, trusted=(), at=AT).problems[0].code,
    "roster": read_tables,
    "table": read_tables,
    "form": open_office_file,
    "template": read_template_file,
    "certificate": read_certificate_file,
    "key": lambda file: key_in_file(file, "1234"),
}


def told_of(kind: str, file: Path) -> str:
    """Give the code of the refusal, or what was read."""
    try:
        return f"read: {READERS[kind](file)}"
    except KiemdiemError as error:
        return error.code


def most_memory() -> int:
    """Give the most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    before = most_memory()
    told = {kind: told_of(kind, Path(place)) for kind, place in json.loads(sys.argv[1]).items()}
    sys.stdout.write(json.dumps({"told": told, "grown": most_memory() - before}))
