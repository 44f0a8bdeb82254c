"""`kiemdiem committee units|import-units|unit-template|plan|send-guidance`: the register and the round."""

from datetime import date, datetime
from pathlib import Path

import click

from kiemdiem_desktop.cli.committee import book, opened, out_dir
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.services.committee import unit_import
from kiemdiem_desktop.services.committee.guidance_issuing import issue_guidance_to, list_addressees
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.committee.units import list_units

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(formats=["%d/%m/%Y", "%Y-%m-%d"])


@click.command(help="Liệt kê cây đơn vị với mã, bí thư, tình trạng khóa.")
@book
@json_option
def units(*, folder: Path, as_json: bool) -> None:
    """List the register."""
    with opened(folder) as workspace:
        lines = list_units(workspace)
    words = (f"{'  ' * line.level}{line.unit.name} ({line.unit.code}) {line.unit.secretary_name}" for line in lines)
    say_json(lines) if as_json else say(words)


@click.command("import-units", help="Nhập danh sách đơn vị từ tệp Excel hoặc CSV; thêm --dry-run để chỉ xem.")
@book
@click.argument("file", metavar="TỆP", type=_FILE)
@click.option("--dry-run", is_flag=True, help="Chỉ xem sẽ làm gì, không ghi.")
@json_option
def import_units(*, folder: Path, file: Path, dry_run: bool, as_json: bool) -> None:
    """Import a list of organisations."""
    with opened(folder) as workspace:
        preview = unit_import.preview_units(workspace, unit_import.read_units(file))
        if not dry_run:
            unit_import.take_over_units(workspace, preview)
    rows = [f"Dòng {row.row_number}: {row.outcome.label} – {row.unit.name}: {row.reason}" for row in preview.rows]
    say_json(preview.rows) if as_json else say((*rows, preview.summary))


@click.command("unit-template", help="Ghi tệp mẫu trống của danh sách đơn vị.")
@click.argument("out", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path))
def unit_template(*, out: Path) -> None:
    """Write the empty workbook."""
    out.write_bytes(unit_import.empty_workbook())
    say((f"Đã ghi tệp mẫu: {out}",))


@click.command(help="Lập hoặc sửa kế hoạch của đợt: năm, ngày đánh giá, hạn nộp hồ sơ.")
@book
@click.option("--year", type=int, required=True, help="Năm của đợt kiểm điểm.")
@click.option("--evaluation-on", type=_DAY, help="Ngày đánh giá (ngày/tháng/năm).")
@click.option("--due-on", type=_DAY, help="Hạn nộp hồ sơ (ngày/tháng/năm).")
@json_option
def plan(*, folder: Path, year: int, evaluation_on: datetime | None, due_on: datetime | None, as_json: bool) -> None:
    """Plan a round."""
    wanted = RoundPlan(year=year, evaluation_on=_day(evaluation_on), due_on=_day(due_on))
    with opened(folder) as workspace:
        saved = save_plan(workspace, wanted)
    say_json(saved) if as_json else say((f"Đã ghi kế hoạch đợt năm {saved.year}.",))


@click.command("send-guidance", help="Ký và ghi hướng dẫn của đợt cho mọi đơn vị, hoặc những đơn vị nêu bằng --cell.")
@book
@click.option("--cell", "cells", multiple=True, help="Mã đơn vị; ghi được nhiều lần. Không ghi là tất cả.")
@out_dir
@json_option
def send_guidance(*, folder: Path, cells: tuple[str, ...], out: Path, as_json: bool) -> None:
    """Issue guidance to all or some."""
    with opened(folder) as workspace:
        lines = [line for line in list_addressees(workspace) if not cells or line.unit.code in cells]
        paths = issue_guidance_to(workspace, [line.unit for line in lines], out)
    say_json(paths) if as_json else say([f"Đã ghi và kiểm tra: {path}" for path in paths])


def _day(at: datetime | None) -> date | None:
    return None if at is None else at.date()


COMMANDS = (units, import_units, unit_template, plan, send_guidance)
