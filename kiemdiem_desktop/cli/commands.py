"""The command line: every command parses, calls one service and prints; errors are told in one place."""

import sys
import traceback
from io import TextIOWrapper

import click

from kiemdiem_desktop.app import choose_language, find_places
from kiemdiem_desktop.cli.case import case
from kiemdiem_desktop.cli.check import check
from kiemdiem_desktop.cli.committee import committee
from kiemdiem_desktop.cli.committee_board import COMMANDS as COMMITTEE_BOARD_COMMANDS
from kiemdiem_desktop.cli.committee_judging import COMMANDS as JUDGING_COMMANDS
from kiemdiem_desktop.cli.committee_keys import COMMANDS as COMMITTEE_KEY_COMMANDS
from kiemdiem_desktop.cli.committee_sample import sample
from kiemdiem_desktop.cli.committee_totals import COMMANDS as TOTALS_COMMANDS
from kiemdiem_desktop.cli.demo import demo
from kiemdiem_desktop.cli.documents import documents
from kiemdiem_desktop.cli.forms import forms
from kiemdiem_desktop.cli.guidance import guidance
from kiemdiem_desktop.cli.output import BUG, CANNOT_OPEN, FINE, WRONG_USE
from kiemdiem_desktop.cli.package import package
from kiemdiem_desktop.cli.regulations import regulations
from kiemdiem_desktop.cli.roster import roster
from kiemdiem_desktop.cli.update import update
from kiemdiem_desktop.cli.why import why
from kiemdiem_desktop.cli.workspace import workspace
from kiemdiem_desktop.domain.errors import KiemdiemError


@click.group(context_settings={"help_option_names": ["--help", "-h"]})
def kiemdiem() -> None:
    """Kiểm điểm, đánh giá, xếp loại cuối năm ở chi bộ. Không có lệnh nào thì mở cửa sổ chương trình."""


OWN_WORK = (demo, documents, package, roster, forms, guidance, check, why, regulations, case, committee)
for command in (*OWN_WORK, workspace, update):
    kiemdiem.add_command(command)


_OF_COMMITTEE = (*COMMITTEE_KEY_COMMANDS, *COMMITTEE_BOARD_COMMANDS, *JUDGING_COMMANDS, *TOTALS_COMMANDS, sample)
for committee_command in _OF_COMMITTEE:
    committee.add_command(committee_command)


def run_cli(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0 fine, 1 findings, 2 wrong use, 3 cannot open, 70 bug."""
    _speak_unicode()
    try:
        choose_language(find_places())
        result = kiemdiem.main(args=arguments, prog_name="kiemdiem", standalone_mode=False)
    except click.exceptions.Abort:
        return WRONG_USE
    except click.ClickException as wrong:
        click.echo(f"Lệnh chưa đúng: {wrong.format_message()}", err=True)
        click.echo("Xem cách dùng: kiemdiem --help", err=True)
        return WRONG_USE
    except KiemdiemError as error:
        click.echo(f"{error.message}\n{error.hint}", err=True)
        return CANNOT_OPEN
    except Exception:  # noqa: BLE001 - the one place that reports a bug instead of losing it
        traceback.print_exc(file=sys.stderr)
        return BUG
    return result if isinstance(result, int) else FINE


def _speak_unicode() -> None:
    """Write UTF-8 whatever the machine's code page: Windows gives a file or a pipe one without Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
