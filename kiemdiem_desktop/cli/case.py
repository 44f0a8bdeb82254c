"""`kiemdiem case FILE`: run rule cases written in YAML."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.rule_cases import run_cases


@click.command(help="Chạy các tình huống mẫu trong tệp YAML, báo đạt hay không đạt từng tình huống.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def case(*, file: Path, as_json: bool) -> int:
    """Print pass or fail per case; exit code 1 if one fails."""
    results = run_cases(make_shelf(find_places()), file)
    if as_json:
        say_json(results)
    else:
        say(f"{'ĐẠT      ' if item.passed else 'KHÔNG ĐẠT'}  {item.name}  {item.message}".rstrip() for item in results)
    return FINE if all(item.passed for item in results) else FINDINGS
