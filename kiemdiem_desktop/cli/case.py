"""`kiemdiem case FILE`: run rule cases written in YAML."""

from collections.abc import Iterator
from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.rule_cases import CaseResult, run_cases


@click.command(help="Chạy các tình huống mẫu trong tệp YAML, báo đạt hay không đạt từng tình huống.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def case(*, file: Path, as_json: bool) -> int:
    """Print pass or fail per case; exit code 1 if one fails."""
    results = run_cases(make_shelf(find_places()), file)
    if as_json:
        say_json(results)
    else:
        say(line for item in results for line in _told(item))
    return FINE if all(item.passed for item in results) else FINDINGS


def _told(result: CaseResult) -> Iterator[str]:
    yield f"{'ĐẠT' if result.passed else 'KHÔNG ĐẠT':<10} {result.name}"
    yield from (f"           {problem}" for problem in result.problems)
