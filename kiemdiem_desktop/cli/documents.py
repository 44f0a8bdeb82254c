"""`kiemdiem documents`: where a printed page comes from."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.cell.page_codes import whence as find_origin
from kiemdiem_desktop.services.library import open_workspace


@click.group(help="Giấy tờ đã in.")
def documents() -> None:
    """Hold the commands on papers."""


@documents.command(help="Tìm giấy tờ, đợt và ngày của một trang đã in, theo mã ở góc dưới trang.")
@click.argument("code", metavar="MÃ")
@click.option(
    "--folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="Thư mục của sổ."
)
@json_option
def whence(*, code: str, folder: Path, as_json: bool) -> int:
    """Print where a page comes from; exit code 1 if the data have changed since."""
    passphrase = click.prompt("Mật khẩu của sổ", hide_input=True, err=True)
    workspace = open_workspace(make_shelf(find_places()), folder, passphrase=passphrase)
    try:
        origin = find_origin(workspace, code)
    finally:
        workspace.store.close()
    if as_json:
        say_json(origin)
    else:
        say((origin.sentence,))
    return FINDINGS if origin.has_changed or origin.is_gone else FINE
