"""Picks the window or the command line: a command word means the command line, none the window.

One word is for the program itself: the process in which the driver of a signing device runs.
"""

import sys


def main() -> int:
    """Start the program and give its exit code."""
    if sys.argv[1:] == ["--signing-device"]:
        from kiemdiem_desktop.exchange.tokens.child import run_child  # noqa: PLC0415 - a door: a process of its own

        return run_child()
    if len(sys.argv) > 1:
        from kiemdiem_desktop.cli.commands import run_cli  # noqa: PLC0415 - a door: the window needs no command

        return run_cli(sys.argv[1:])
    from kiemdiem_desktop.gui.program import run_program  # noqa: PLC0415 - a door: commands start where Qt cannot

    return run_program(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
