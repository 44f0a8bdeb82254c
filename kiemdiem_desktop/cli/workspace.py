"""`kiemdiem workspace …`: what can be done with all workspaces of this computer at once."""

import click

from kiemdiem_desktop.app import find_places
from kiemdiem_desktop.cli.output import CANNOT_OPEN, FINE, json_option, say, say_json
from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.services.shelf_backup import ShelfBackup, back_up_all


@click.group(help="Các sổ trên máy này.")
def workspace() -> None:
    """Commands about all workspaces."""


@workspace.command(
    "back-up-all", help="Sao lưu mọi sổ trước khi thay chương trình; không cần mật khẩu, sổ phải đang đóng."
)
@json_option
def back_up_every_workspace(*, as_json: bool) -> int:
    """Copy every workspace; exit code 3 where one of them could not be copied."""
    made = back_up_all(find_places().shelf, SystemClock())
    if as_json:
        say_json([{"name": one.name, "copy": one.copy, "trouble": one.trouble and one.trouble.code} for one in made])
    else:
        say(_line(one) for one in made)
    return CANNOT_OPEN if any(one.trouble for one in made) else FINE


def _line(one: ShelfBackup) -> str:
    if one.trouble is not None:
        return f"Sổ “{one.name}”: chưa sao lưu được. {one.trouble.message} {one.trouble.hint}"
    return f"Sổ “{one.name}”: {'đã sao lưu' if one.copy else 'chưa có gì để sao lưu'}."
