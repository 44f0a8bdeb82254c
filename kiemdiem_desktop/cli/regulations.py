"""`kiemdiem regulations`: which regulations hold on a date, and their parameters with sources."""

from datetime import date, datetime

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.cell.parameter_rows import parameter_lines


@click.command(help="Quy định có hiệu lực vào một ngày, kèm từng tham số và căn cứ.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Ngày (mặc định: hôm nay).")
@json_option
def regulations(*, day: datetime | None, as_json: bool) -> None:
    """Print the regulations in force on a date."""
    shelf = make_shelf(find_places())
    on: date = day.date() if day else shelf.clock.today()
    found = shelf.regulations.in_force_on(on)
    if as_json:
        say_json({"on": on, "regulations": found.regulations, "parameters": found.parameters()})
        return
    say(f"{item.name} – {item.title}" for item in found.regulations)
    say(parameter_lines(found))
