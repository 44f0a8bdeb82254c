"""`kiemdiem check`: the findings of the current round of a workspace, or of the sample cell."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.services.cell.checks import check as check_round
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import open_sample
from kiemdiem_desktop.services.library import Shelf, open_workspace
from kiemdiem_desktop.services.workspace import Workspace


@click.command(help="Kiểm tra đợt đang làm của một sổ (hoặc của chi bộ mẫu) theo quy định.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Thư mục của sổ.")
@json_option
def check(*, folder: Path | None, as_json: bool) -> int:
    """Print the findings, worst first; exit code 1 if something must be fixed."""
    shelf = make_shelf(find_places())
    workspace = _open(shelf, folder)
    checked = check_round(workspace, current_round(workspace))
    workspace.store.close()
    if as_json:
        say_json({"verdict": checked.verdict, "findings": checked.findings})
    else:
        say(f"[{_WORDS[f.finding.severity]}] {f.who}: {f.detail} {f.advice} ({f.citation})" for f in checked.findings)
    has_errors = any(item.finding.severity is Severity.MUST_FIX for item in checked.findings)
    return FINDINGS if has_errors else FINE


def _open(shelf: Shelf, folder: Path | None) -> Workspace:
    if folder is None:
        return open_sample(shelf)
    passphrase = click.prompt("Mật khẩu của sổ", hide_input=True, err=True)
    return open_workspace(shelf, folder, passphrase=passphrase)


_WORDS = {
    Severity.MUST_FIX: "Phải sửa",
    Severity.PLEASE_LOOK: "Nên xem",
    Severity.NOT_CHECKED: "Chưa kiểm tra được",
}
