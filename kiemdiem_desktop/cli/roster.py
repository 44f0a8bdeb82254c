"""`kiemdiem roster preview FILE`: what an import would do, without doing it."""

from pathlib import Path

import click

from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.cell.roster_import import describe_row, preview_file, summary_of


@click.group(help="Danh sách đảng viên.")
def roster() -> None:
    """Hold the roster commands."""


@roster.command(help="Xem trước việc nhập một tệp danh sách; không ghi gì cả.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--century", type=click.Choice(["1900", "2000"]), help="Thế kỷ cho năm chỉ có hai chữ số.")
@json_option
def preview(*, file: Path, century: str | None, as_json: bool) -> None:
    """Print the counts and every row with its reason."""
    found = preview_file(file, century=int(century) if century else None)
    if as_json:
        say_json(found)
        return
    say([summary_of(found), *(describe_row(row) for row in found.rows)])
