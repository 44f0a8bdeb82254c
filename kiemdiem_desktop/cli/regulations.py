"""`kiemdiem regulations`: which regulations hold on a date, and what changed from one to another."""

from datetime import date, datetime

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.cell.parameter_rows import parameter_lines
from kiemdiem_desktop.services.regulation_diff import compare_regulations, diff_lines


@click.group(
    invoke_without_command=True, help="Quy định có hiệu lực vào một ngày, kèm từng tham số và căn cứ; hoặc so sánh."
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Ngày (mặc định: hôm nay).")
@json_option
@click.pass_context
def regulations(context: click.Context, *, day: datetime | None, as_json: bool) -> None:
    """Print the regulations in force on a date, unless a command below is asked for."""
    if context.invoked_subcommand is not None:
        return
    shelf = make_shelf(find_places())
    on: date = day.date() if day else shelf.clock.today()
    found = shelf.regulations.in_force_on(on)
    if as_json:
        say_json({"on": on, "regulations": found.regulations, "parameters": found.parameters()})
        return
    say(f"{item.name} – {item.title}" for item in found.regulations)
    say(parameter_lines(found))


@regulations.command(help="So sánh hai quy định theo số, ví dụ: diff 124 366.")
@click.argument("left")
@click.argument("right")
@json_option
def diff(*, left: str, right: str, as_json: bool) -> None:
    """Print two regulations side by side."""
    shelf = make_shelf(find_places())
    found = compare_regulations(
        shelf.regulations, left, right, today=shelf.clock.today(), resources_dir=shelf.resources_dir
    )
    if as_json:
        say_json(found)
    else:
        say(diff_lines(found))
