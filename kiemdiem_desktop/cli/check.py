"""`kiemdiem check`: the findings of the current round of a workspace, or of the sample cell."""

from pathlib import Path

import click

from kiemdiem_desktop.cli.opening import folder_option, open_or_sample
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.services.cell.checks import check as check_round
from kiemdiem_desktop.services.cell.rounds import current_round


@click.command(help="Kiểm tra đợt đang làm của một sổ (hoặc của chi bộ mẫu) theo quy định.")
@folder_option
@json_option
def check(*, folder: Path | None, as_json: bool) -> int:
    """Print the findings, worst first; exit code 1 if something must be fixed."""
    workspace = open_or_sample(folder)
    checked = check_round(workspace, current_round(workspace))
    workspace.store.close()
    if as_json:
        say_json({"verdict": checked.verdict, "findings": checked.findings})
    else:
        say(f"[{_WORDS[f.finding.severity]}] {f.who}: {f.detail} {f.advice} ({f.citation})" for f in checked.findings)
    has_errors = any(item.finding.severity is Severity.MUST_FIX for item in checked.findings)
    return FINDINGS if has_errors else FINE


_WORDS = {
    Severity.MUST_FIX: "Phải sửa",
    Severity.PLEASE_LOOK: "Nên xem",
    Severity.NOT_CHECKED: "Chưa kiểm tra được",
}
