"""Picks the window or the command line: a command word means the command line; none, or `--open FILE`, the window.

Three words are for the program itself: the process in which the driver of a signing device runs, the one that examines
packages while the first keeps them, and the one in which a new version opens a copy of a workspace before the old
version goes.
"""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Start the program and give its exit code."""
    if sys.argv[1:] == ["--signing-device"]:
        from kiemdiem_desktop.exchange.tokens.child import run_child  # noqa: PLC0415 - a door: a process of its own

        return run_child()
    if sys.argv[1:] == ["--examine-packages"]:
        from kiemdiem_desktop.services.committee import examining_child  # noqa: PLC0415 - a door: a process of its own

        return examining_child.run_child()
    if sys.argv[1:] == ["--check-update"]:
        from kiemdiem_desktop.gui import main_window, start  # noqa: F401, PLC0415 - a door: the window loads here, too
        from kiemdiem_desktop.services import update_check  # noqa: PLC0415 - a door: asked by the version before

        return update_check.main()
    file = file_to_open(sys.argv[1:])
    if len(sys.argv) > 1 and file is None:
        from kiemdiem_desktop.cli.commands import run_cli  # noqa: PLC0415 - a door: the window needs no command

        return run_cli(sys.argv[1:])
    gc.disable()  # what is loaded stays; `gui/sweeper.py` sweeps once it is there
    from kiemdiem_desktop.gui.program import run_program  # noqa: PLC0415 - a door: commands start where Qt cannot

    return run_program(sys.argv[:1], file)


def file_to_open(words: list[str]) -> Path | None:
    """Give the file of `--open FILE`, with which a double click starts the window; None for anything else."""
    return Path(words[1]) if len(words) == 2 and words[0] == "--open" else None


if __name__ == "__main__":
    sys.exit(main())
