"""`kiemdiem why NAME_OR_ID`: why each level is open or closed to somebody, rule by rule."""

from pathlib import Path

import click

from kiemdiem_desktop.cli.opening import folder_option, open_or_sample
from kiemdiem_desktop.cli.output import FINE, json_option, say, say_json
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.whys import find_whom, tell_why, why_of


@click.command(help="Nói vì sao từng mức còn mở hay không mở với một người hoặc tập thể trong đợt đang làm.")
@click.argument("whom", metavar="TÊN_HOẶC_SỐ")
@folder_option
@json_option
def why(*, whom: str, folder: Path | None, as_json: bool) -> int:
    """Print every rule that was gone through: met, not met, not checked."""
    workspace = open_or_sample(folder)
    checked = check(workspace, current_round(workspace))
    workspace.store.close()
    found = why_of(checked, find_whom(checked, whom).id)
    if as_json:
        say_json(found)
    else:
        say(tell_why(found))
    return FINE
