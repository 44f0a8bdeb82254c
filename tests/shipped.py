"""What comes with the program, read once for all tests of a process: nothing in it can be changed."""

from functools import cache
from pathlib import Path

from kiemdiem_desktop.rules.regulations import Regulations, load_regulations

RESOURCES = Path(__file__).parents[1] / "resources"


@cache
def regulations() -> Regulations:
    """Give every regulation of the program."""
    return load_regulations(RESOURCES)
