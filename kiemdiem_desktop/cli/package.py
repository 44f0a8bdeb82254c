"""`kiemdiem package inspect|verify FILE`: look into a package, or prove it."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.packages import inspect_file, report_lines, verified_lines, verify_file


@click.group(help="Gói ký số.")
def package() -> None:
    """Hold the package commands."""


@package.command(help="Xem bên trong một gói; chỉ để xem, không thay cho xác minh.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def inspect(*, file: Path, as_json: bool) -> None:
    """Print what a package says of itself."""
    report = inspect_file(file, clock=make_shelf(find_places()).clock)
    if as_json:
        say_json(report)
    else:
        say(report_lines(report))


@package.command(help="Xác minh một gói với khóa đã đăng ký (tệp chứng thư .pem hoặc .cer).")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--signer",
    "signers",
    multiple=True,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Chứng thư của người ký đã đăng ký; có thể ghi nhiều lần.",
)
@json_option
def verify(*, file: Path, signers: tuple[Path, ...], as_json: bool) -> None:
    """Print the verdict; exit code 3 where the package is refused."""
    verified = verify_file(file, signers=signers, clock=make_shelf(find_places()).clock)
    if as_json:
        say_json(verified)
    else:
        say(verified_lines(verified))
