"""Picks the window or the command line: a command word means the command line, none the window."""

import sys


def main() -> int:
    """Start the program and give its exit code."""
    if len(sys.argv) > 1:
        from kiemdiem_desktop.cli.commands import run_cli  # noqa: PLC0415 - a door: the window needs no command

        return run_cli(sys.argv[1:])
    from kiemdiem_desktop.gui.program import run_program  # noqa: PLC0415 - a door: commands start where Qt cannot

    return run_program(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
