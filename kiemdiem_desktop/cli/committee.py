"""`kiemdiem committee …`: the superior's side of the exchange, without a screen."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.committee import answering, commands, judging
from kiemdiem_desktop.services.committee.appraising import give_back as give_back_dossier
from kiemdiem_desktop.services.committee.collecting import collected_lines, receive
from kiemdiem_desktop.services.committee.dossiers import newest_dossier
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Posting
from kiemdiem_desktop.services.committee.register import enrol_cell, get_cell_of
from kiemdiem_desktop.services.library import open_workspace
from kiemdiem_desktop.services.packages import read_certificate_file
from kiemdiem_desktop.services.workspace import Workspace

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(formats=["%d/%m/%Y", "%Y-%m-%d"])

book: Callable[[Callable[..., Any]], Callable[..., Any]] = click.argument("folder", metavar="SỔ", type=_FOLDER)
cell_code: Callable[[Callable[..., Any]], Callable[..., Any]] = click.argument("cell", metavar="MÃ_CHI_BỘ")
out_dir: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--out", type=_FOLDER, required=True, help="Thư mục hoặc USB để ghi gói."
)
number: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--number", default="", help="Số của văn bản."
)
issued_on: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--on", type=_DAY, help="Ngày của văn bản (ngày/tháng/năm)."
)


@click.group(help="Việc của cấp ủy: nhận hồ sơ của chi bộ và gửi gói xuống chi bộ.")
def committee() -> None:
    """Hold the committee commands."""


@committee.command(help="Lập sổ cấp ủy mới trong THƯ_MỤC, với khóa ký của người giữ khóa.")
@click.argument("name", metavar="TÊN")
@click.option("--code", required=True, help="Mã cấp ủy: chữ không dấu, số, gạch nối.")
@click.option("--holder", required=True, help="Họ tên người giữ khóa.")
@click.option("--certificate", type=click.Path(path_type=Path), required=True, help="Nơi ghi chứng thư của khóa.")
@json_option
def create(*, name: str, code: str, holder: str, certificate: Path, as_json: bool) -> None:
    """Make the books of a committee and print the recovery code and the words of its key."""
    passphrase = click.prompt("Mật khẩu của sổ", hide_input=True, confirmation_prompt=True, err=True)
    made = commands.create_books(
        make_shelf(find_places()), commands.NewBooks(name=name, code=code, holder=holder), passphrase=passphrase
    )
    certificate.write_bytes(made.certificate)
    say_json(made) if as_json else say(made.lines)


@committee.command(help="Ghi nhận khóa của một chi bộ theo tệp chứng thư, sau khi nghe đọc lại các từ trên thẻ.")
@book
@click.argument("certificate", metavar="CHỨNG_THƯ", type=_FILE)
@click.option("--words", required=True, help="Các từ trên thẻ khóa, do chi bộ đọc lại.")
@click.option("--compared-by", required=True, help="Ai đối chiếu, bằng cách nào.")
@click.option("--unit", default="", help="Mã chi bộ, khi chứng thư do nơi khác cấp không ghi mã.")
@json_option
def enrol(*, folder: Path, certificate: Path, as_json: bool, **told: str) -> None:
    """Take up the key of a cell."""
    der = read_certificate_file(certificate)
    with opened(folder) as workspace:
        key = enrol_cell(workspace, der, words=told["words"], compared_by=told["compared_by"], unit_code=told["unit"])
    say_json(key) if as_json else say([f"Đã ghi nhận khóa của {key.holder}, {key.unit_name} (mã {key.unit_code})."])


@committee.command("receive", help="Nhận các gói hồ sơ của chi bộ; mỗi tệp một kết luận.")
@book
@click.argument("files", metavar="TỆP...", type=_FILE, nargs=-1, required=True)
@json_option
def receive_files(*, folder: Path, files: tuple[Path, ...], as_json: bool) -> int:
    """Print a verdict for each file; exit code 1 where one was not taken in."""
    with opened(folder) as workspace:
        found = [receive(workspace, file) for file in files]
    if as_json:
        say_json([{"file": row.file_name, "verdict": row.verdict, "message": row.message} for row in found])
    else:
        say(line for row in found for line in collected_lines(row))
    return FINE if all(row.dossier for row in found) else FINDINGS


@committee.command(help="Gửi hướng dẫn, gợi ý kiểm điểm xuống chi bộ; nội dung theo mẫu guidance-1.json.")
@book
@cell_code
@click.argument("guidance", metavar="NỘI_DUNG", type=_FILE)
@click.option("--year", type=int, required=True, help="Năm của đợt kiểm điểm.")
@number
@issued_on
@out_dir
@json_option
def issue_guidance(*, folder: Path, cell: str, guidance: Path, year: int, as_json: bool, **paper: Any) -> None:
    """Issue guidance to a cell."""
    body = commands.read_guidance_file(guidance)
    with opened(folder) as workspace:
        to, round_ = get_cell_of(workspace, cell), commands.year_end(year)
        _tell(answering.issue_guidance(workspace, to, round_, body, _posting(**paper)), as_json=as_json)


@committee.command(help="Ghi giấy biên nhận cho hồ sơ mới nhất của chi bộ.")
@book
@cell_code
@click.option("--note", default="", help="Điều cần báo thêm.")
@out_dir
@json_option
def receipt(*, folder: Path, cell: str, note: str, out: Path, as_json: bool) -> None:
    """Issue a receipt."""
    with opened(folder) as workspace:
        dossier = newest_dossier(workspace, cell)
        _tell(answering.issue_receipt(workspace, dossier, Posting(folder=out), note=note), as_json=as_json)


@committee.command("return", help="Trả lại hồ sơ mới nhất của chi bộ để sửa.")
@book
@cell_code
@click.option("--reason", required=True, help="Vì sao trả lại.")
@click.option("--point", "points", multiple=True, help="Một việc phải sửa; ghi được nhiều lần.")
@click.option("--due-on", type=_DAY, help="Hạn nộp lại.")
@number
@issued_on
@out_dir
@json_option
def give_back(*, folder: Path, cell: str, as_json: bool, **given: Any) -> None:
    """Issue a return."""
    with opened(folder) as workspace:
        why = {name: given.pop(name) for name in ("reason", "points", "due_on")}
        dossier, correction, posting = newest_dossier(workspace, cell), commands.correction_of(**why), _posting(**given)
        _tell(give_back_dossier(workspace, dossier, correction, posting), as_json=as_json)


@committee.command(help="Gửi quyết định xếp loại: theo đề nghị của chi bộ, trừ những mức ghi khác.")
@book
@cell_code
@click.option("--level", "levels", multiple=True, help="Mức khác đề nghị, ví dụ: dv-7=HTNV; ghi được nhiều lần.")
@number
@issued_on
@out_dir
@json_option
def decide(*, folder: Path, cell: str, levels: tuple[str, ...], as_json: bool, **paper: Any) -> None:
    """Decide one cell and issue the decision."""
    other = commands.levels_of(levels)
    with opened(folder) as workspace:
        _tell(judging.decide_cell(workspace, cell, other, _posting(**paper)), as_json=as_json)


@committee.command(help="Ký danh sách khóa được công nhận.")
@book
@out_dir
@json_option
def trust(*, folder: Path, out: Path, as_json: bool) -> None:
    """Issue the list of keys."""
    with opened(folder) as workspace:
        _tell(answering.issue_trust(workspace, Posting(folder=out)), as_json=as_json)


def opened(folder: Path) -> AbstractContextManager[Workspace]:
    """Open the books in `folder` with the passphrase that is asked for."""
    passphrase = click.prompt("Mật khẩu của sổ", hide_input=True, err=True)
    return commands.closing(open_workspace(make_shelf(find_places()), folder, passphrase=passphrase))


def _posting(*, out: Path, number: str = "", on: datetime | None = None) -> Posting:
    return Posting(folder=out, number=number, issued_on=on.date() if on else None)


def _tell(made: IssuedFile, *, as_json: bool) -> None:
    if as_json:
        say_json({"file": made.written.path, "digest": made.issued.digest, "is_enveloped": made.is_enveloped})
    else:
        say(commands.issued_lines(made))
