"""A fake installed program in a temporary folder: small versions whose start answers as the real one does."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.program_home import Pointer
from kiemdiem_desktop.services.updating import Prepared, UpdateStep, install_update, see_update
from kiemdiem_desktop.store.keys import KeyCost
from kiemdiem_desktop.store.migrations import MIGRATIONS
from tests.exchange.update_samples import AT, lay_version, publisher
from tests.services.test_program_home import lay_home

CLOCK = FixedClock(instant=AT)
SCHEMA = len(MIGRATIONS)
# a version that starts by saying its number, and opens a copy of a workspace as the program's own source does
START = f"""#!/bin/sh
[ "$1" = --check-update ] || exec echo {{version}} "$@"
exec {sys.executable} -c '
import sys
from kiemdiem_desktop.services import update_check
update_check.__version__ = "{{version}}"
sys.exit(update_check.main())'
"""
# the same, answering at once
QUICK = f"""#!/bin/sh
[ "$1" = --check-update ] || exec echo {{version}} "$@"
echo '{{{{"counts": {{{{}}}}, "schema": {SCHEMA}, "version": "{{version}}"}}}}'
"""


def lay_program(home: Path, *older: str, running: str = "0.1.0", schema: int = SCHEMA) -> Shelf:
    """Lay an installed program whose running version trusts the publisher of the tests; gives its shelf."""
    lay_home(home, *older, running, pointer=Pointer(current=running, previous=older[-1] if older else ""))
    folder = home / "versions" / running
    (folder / "start").unlink()
    (folder / "build.json").unlink()
    (folder / "program" / "resources").rmdir()
    (folder / "program").rmdir()
    lay_version(folder, running, schema=schema, start=START)
    resources = folder / "program" / "resources"
    (resources / "publisher").mkdir()
    (resources / "publisher" / "test.pem").write_bytes(certificate_file(publisher()))
    return shelf_of(resources, home / "du-lieu" / "so")


def shelf_of(resources: Path, root: Path) -> Shelf:
    """Give a shelf over an installed program; no regulations are needed to update it."""
    return Shelf(
        root=root,
        regulations=Regulations(all=()),
        clock=CLOCK,
        resources_dir=resources,
        key_cost=KeyCost(n=16, r=1, p=1),
    )


def quiet(_step: UpdateStep, _done: int, _whole: int) -> None:
    """Hear a report and say nothing."""


def cut_off_at(calls: int) -> None:
    """From now on end this process, as a power cut does, before the disk is asked to do something for the N-th time."""
    asked = count(1)

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*words: Any, **more: Any) -> Any:
            if next(asked) == calls:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **more)

        return ask

    for name in ("fsync", "mkdir", "rename", "replace", "rmdir", "unlink"):
        setattr(os, name, watched(getattr(os, name)))


def ended_by_a_cut(shelf: Shelf, file: Path, prepared: Prepared, calls: int) -> bool:
    """Install an update in a process that is cut off; whether it came so far."""
    child = os.fork()
    if child == 0:
        cut_off_at(calls)
        try:
            install_update(shelf, see_update(shelf, file, quiet), prepared, quiet)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
