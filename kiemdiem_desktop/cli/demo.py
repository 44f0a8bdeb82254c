"""`kiemdiem demo OUT_DIR`: the whole yearly job on the sample cell, without a screen."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.cell.demo import run_demo


@click.command(help="Làm trọn một đợt kiểm điểm của chi bộ mẫu; giấy tờ và gói ký số để lại trong THƯ_MỤC.")
@click.argument("out_dir", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
@json_option
def demo(*, out_dir: Path, as_json: bool) -> None:
    """Run the yearly job and print what was made."""
    report = run_demo(make_shelf(find_places()), out_dir)
    if as_json:
        say_json(report)
    else:
        say(report.lines)
