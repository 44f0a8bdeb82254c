"""Which workspace a command works on: the one in `--folder`, or the sample cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.services.cell.sample import open_sample
from kiemdiem_desktop.services.library import open_workspace
from kiemdiem_desktop.services.workspace import Workspace

folder_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Thư mục của sổ."
)


def open_or_sample(folder: Path | None) -> Workspace:
    """Give the workspace in `folder`, asking for its passphrase; the sample cell where none is named."""
    shelf = make_shelf(find_places())
    if folder is None:
        return open_sample(shelf)
    passphrase = click.prompt("Mật khẩu của sổ", hide_input=True, err=True)
    return open_workspace(shelf, folder, passphrase=passphrase)
