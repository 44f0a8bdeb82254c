"""A whole day of exchange as a program of its own: both sides on disk, watched from the first line to the last.

Prints what was watched as JSON: events of sockets, and files opened for writing. `python -m tests.services.exchange_day
FOLDER` leaves two workspaces and a stick in FOLDER.
"""

import json
import os
import sys
from pathlib import Path

EVENTS: list[str] = []
WRITTEN: list[str] = []
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note sockets, and files opened for writing."""
    if event.startswith("socket."):
        EVENTS.append(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        WRITTEN.append(str(arguments[0]))


def main(folder: Path) -> None:
    """Do the day and tell what was watched."""
    sys.addaudithook(watch)
    from tests.services import exchange_work  # noqa: PLC0415 - watched while it is imported

    exchange_work.do_the_day(folder)
    print(json.dumps({"sockets": EVENTS, "written": WRITTEN}))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]))
