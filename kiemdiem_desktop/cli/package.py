"""`kiemdiem package inspect|verify|sign|schema`: look into a package, prove it, sign it second, see its form."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.package_schemas import list_schemas, read_schema
from kiemdiem_desktop.services.packages import inspect_file, report_lines, sign_file, verified_lines, verify_file
from kiemdiem_desktop.services.signing_ways import key_in_file


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


@package.command(help="Ký thêm vào gói do người khác lập; nội dung và chữ ký đã có giữ nguyên.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--signer",
    "signers",
    multiple=True,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Chứng thư của người đã ký, đã đối chiếu; có thể ghi nhiều lần.",
)
@click.option(
    "--key",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp khóa .p12 hoặc .pfx; mật khẩu được hỏi khi chạy.",
)
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Thư mục ghi gói đã ký thêm.",
)
def sign(*, file: Path, signers: tuple[Path, ...], key: Path, folder: Path) -> None:
    """Add a signature by a key in a file and write the package to another folder."""
    password = click.prompt("Mật khẩu của tệp khóa", hide_input=True, default="", show_default=False)
    clock, opened = make_shelf(find_places()).clock, key_in_file(key, password)
    say((str(sign_file(file, folder, signers=signers, key=opened, clock=clock)),))


@package.command(help="In mẫu nội dung (JSON Schema) của một loại gói; không ghi loại thì liệt kê các loại.")
@click.argument("kind", required=False)
def schema(*, kind: str | None) -> None:
    """Print the published form of a kind of package, or the list of kinds."""
    resources = find_places().resources
    if kind is None:
        say(f"{name}: {label}" for name, label, _file in list_schemas(resources))
    else:
        click.echo(read_schema(resources, kind), nl=False)
