"""`kiemdiem committee card|keys|revoke`: the keys in a committee's books."""

from pathlib import Path

import click

from kiemdiem_desktop.cli.committee import book, opened
from kiemdiem_desktop.cli.committee_register import COMMANDS as REGISTER_COMMANDS
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.committee.cards import committee_card_pdf, key_lines, list_all_keys, revoke_of


@click.command(help="Ghi thẻ đăng ký khóa của cấp ủy (PDF) để chi bộ đối chiếu.")
@book
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp PDF cần ghi.")
def card(*, folder: Path, out: Path) -> None:
    """Write the card of the committee's key."""
    with opened(folder) as workspace:
        out.write_bytes(committee_card_pdf(workspace))
    say((f"Đã ghi thẻ: {out}",))


@click.command(help="Liệt kê khóa của cấp ủy và các chi bộ, với tình trạng.")
@book
@json_option
def keys(*, folder: Path, as_json: bool) -> None:
    """List all keys."""
    with opened(folder) as workspace:
        rows = list_all_keys(workspace)
    say_json(rows) if as_json else say(key_lines(rows))


@click.command(help="Hủy một khóa, nhận ra bằng vài từ đầu trên thẻ; gói ký bằng khóa đó bị từ chối từ nay.")
@book
@click.argument("words", metavar="TỪ_ĐẦU")
@click.option("--reason", required=True, help="Lý do: mất máy, thay bí thư…")
def revoke(*, folder: Path, words: str, reason: str) -> None:
    """Call a key off."""
    with opened(folder) as workspace:
        key = revoke_of(workspace, words, reason=reason)
    say((f"Đã hủy khóa của {key.holder} ({key.unit_name}). Gửi lại danh sách khóa cho các chi bộ.",))


COMMANDS = (card, keys, revoke, *REGISTER_COMMANDS)
