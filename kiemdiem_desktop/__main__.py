"""Picks the window or the command line."""


def main() -> None:
    """Start the program."""
