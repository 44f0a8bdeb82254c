"""`kiemdiem committee recheck|accept|caps|rule|send-decisions|paper`: appraising and deciding without a screen."""

from datetime import datetime
from pathlib import Path

import click

from kiemdiem_desktop.cli.committee import book, cell_code, opened, out_dir
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.committee import judging
from kiemdiem_desktop.services.committee.cap_overview import get_caps
from kiemdiem_desktop.services.committee.deciding import Ruling

_DAY = click.DateTime(formats=["%d/%m/%Y", "%Y-%m-%d"])


@click.command(help="Kiểm tra lại hồ sơ mới nhất của chi bộ theo quy định của cấp ủy, đối chiếu với chi bộ.")
@book
@cell_code
@json_option
def recheck(*, folder: Path, cell: str, as_json: bool) -> int:
    """Print the findings of both sides; exit code 1 where something has to be mended."""
    with opened(folder) as workspace:
        checked = judging.recheck_cell(workspace, cell)
    rows = [{"side": row.side, "who": row.code, "code": row.finding.code, "why": row.why} for row in checked.findings]
    say_json(rows) if as_json else say(judging.recheck_lines(checked))
    return FINDINGS if any(row.needs_look for row in checked.findings) else FINE


@click.command(help="Ghi là đã thẩm định: các chi bộ nêu tên, hoặc mọi chi bộ không vướng mắc.")
@book
@click.argument("cells", metavar="[MÃ_CHI_BỘ]...", nargs=-1)
@json_option
def accept(*, folder: Path, cells: tuple[str, ...], as_json: bool) -> None:
    """Take dossiers as appraised."""
    with opened(folder) as workspace:
        count = judging.accept_cells(workspace, cells)
    say_json({"accepted": count}) if as_json else say((f"Đã thẩm định xong {count} hồ sơ.",))


@click.command(help="Tỷ lệ xuất sắc của từng nhóm trên toàn cấp ủy, theo bốn cách tính.")
@book
@json_option
def caps(*, folder: Path, as_json: bool) -> int:
    """Print the caps; exit code 1 where one is exceeded."""
    with opened(folder) as workspace:
        found = get_caps(workspace, judging.round_at_work(workspace))
    say_json([table.cap for table in found.tables]) if as_json else say(judging.cap_lines(found))
    return FINDINGS if any(table.over for table in found.tables) else FINE


@click.command(help="Ra quyết định xếp loại cho các chi bộ đã thẩm định, theo mức thẩm định hoặc đề nghị.")
@book
@click.argument("cells", metavar="[MÃ_CHI_BỘ]...", nargs=-1)
@click.option("--number", required=True, help="Số quyết định, ví dụ 45-QĐ/ĐU.")
@click.option("--on", type=_DAY, required=True, help="Ngày quyết định (ngày/tháng/năm).")
@json_option
def rule(*, folder: Path, cells: tuple[str, ...], number: str, on: datetime, as_json: bool) -> None:
    """Decide whole cells."""
    with opened(folder) as workspace:
        count = judging.rule_on(workspace, cells, Ruling(number=number, decided_on=on.date()))
    say_json({"decided": count}) if as_json else say((f"Đã quyết định {count} trường hợp theo số {number}.",))


@click.command("send-decisions", help="Ký và ghi gói quyết định cho mọi chi bộ đã có quyết định.")
@book
@out_dir
@json_option
def send_decisions(*, folder: Path, out: Path, as_json: bool) -> int:
    """Write all decision packages; exit code 1 where writing stopped."""
    with opened(folder) as workspace:
        sent = judging.send_decisions(workspace, out)
    told = {"written": sent.written.names, "undecided": sent.plan.undecided, "open": sent.plan.open_cells}
    say_json(told) if as_json else say(judging.sent_lines(sent))
    return FINDINGS if sent.written.trouble is not None else FINE


@click.command(help="Ghi một giấy tờ của cấp ủy ra tệp PDF, Word hoặc Excel.")
@book
@click.argument("kind", metavar="LOẠI")
@click.option("--cell", default="", help="Mã chi bộ, với thông báo kết quả và phiếu thẩm định.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp cần ghi.")
def paper(*, folder: Path, kind: str, cell: str, out: Path) -> None:
    """Write one paper."""
    with opened(folder) as workspace:
        item = judging.write_paper(workspace, kind, cell, out)
    say((f"Đã ghi {item.title}: {out}",))


COMMANDS = (recheck, accept, caps, rule, send_decisions, paper)
