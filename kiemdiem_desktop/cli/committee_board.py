"""`kiemdiem committee collect|board|phones|receipts`: the round without a screen."""

from pathlib import Path

import click

from kiemdiem_desktop.cli.committee import book, opened, out_dir
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.committee.board import board_of
from kiemdiem_desktop.services.committee.board_words import board_lines, board_records
from kiemdiem_desktop.services.committee.collecting import collect, collected_lines
from kiemdiem_desktop.services.committee.phone_list import make_phone_list, save_phone_list
from kiemdiem_desktop.services.committee.receipts import give_receipts

_PLACE = click.Path(exists=True, path_type=Path)


@click.command("collect", help="Nhận hồ sơ trong các thư mục, USB, tệp; xem cả thư mục con; mỗi tệp một kết luận.")
@book
@click.argument("places", metavar="NƠI...", type=_PLACE, nargs=-1, required=True)
@json_option
def collect_all(*, folder: Path, places: tuple[Path, ...], as_json: bool) -> int:
    """Print a verdict for each file; exit code 1 where one was not taken in."""
    with opened(folder) as workspace:
        found = collect(workspace, places)
    if as_json:
        say_json([{"file": row.file_name, "verdict": row.verdict, "message": row.message} for row in found])
    else:
        say(line for row in found for line in collected_lines(row))
    return FINE if all(row.verdict.is_kept for row in found) else FINDINGS


@click.command(help="Xem đơn vị nào chưa nộp, đã nhận, đã trả, đã thẩm định, đã quyết định; quá hạn đứng trước.")
@book
@json_option
def board(*, folder: Path, as_json: bool) -> int:
    """Print the board; exit code 1 where something is overdue."""
    with opened(folder) as workspace:
        found = board_of(workspace)
    say_json(board_records(found)) if as_json else say(board_lines(found))
    return FINDINGS if found.overdue else FINE


@click.command(help="Ghi danh sách đơn vị cần gọi điện: PDF để in, Excel để làm việc.")
@book
@out_dir
def phones(*, folder: Path, out: Path) -> None:
    """Write the list of those to be called."""
    with opened(folder) as workspace:
        written = save_phone_list(make_phone_list(workspace, board_of(workspace)), out)
    say(f"Đã ghi và kiểm tra: {file.path}" for file in written)


@click.command(help="Ghi giấy biên nhận cho mọi hồ sơ chưa có.")
@book
@out_dir
def receipts(*, folder: Path, out: Path) -> None:
    """Write the receipts that are owed."""
    with opened(folder) as workspace:
        count = give_receipts(workspace, out)
    say((f"Đã ghi và kiểm tra {count} giấy biên nhận.",))


COMMANDS = (collect_all, board, phones, receipts)
