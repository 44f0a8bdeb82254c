"""`kiemdiem committee totals|papers|summary|watch`: the totals of a committee's books."""

from pathlib import Path

import click

from kiemdiem_desktop.cli.committee import book, opened
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.committee import totals_commands as commands

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
year = click.option("--year", type=int, help="Năm của đợt; không ghi thì lấy đợt đang làm.")
out = click.option("--out", type=_FOLDER, required=True, help="Thư mục hoặc USB để ghi.")


@click.command(help="In số liệu tổng hợp và các tổng chưa khớp; mã thoát 1 khi có tổng chưa khớp.")
@book
@year
@json_option
def totals(*, folder: Path, year: int | None, as_json: bool) -> int:
    """Print the totals."""
    with opened(folder) as workspace:
        made = commands.count_totals(workspace, year)
    say_json(made.totals) if as_json else say(made.lines)
    return FINDINGS if made.gaps else FINE


@click.command("totals-papers", help="Ghi bảng tổng hợp, thống kê, báo cáo và biểu đồ: PDF, Word, Excel.")
@book
@year
@out
def papers(*, folder: Path, year: int | None, out: Path) -> None:
    """Write the papers of the totals."""
    with opened(folder) as workspace:
        say(commands.write_papers(workspace, year, out))


@click.command(help="Ký bảng tổng hợp gửi cấp trên và ghi ra thư mục hoặc USB.")
@book
@year
@click.option("--number", default="", help="Số của báo cáo.")
@click.option("--note", default="", help="Lời ghi kèm.")
@out
@json_option
def summary(*, folder: Path, year: int | None, out: Path, as_json: bool, **told: str) -> None:
    """Sign the summary for the level above."""
    with opened(folder) as workspace:
        made = commands.sign_summary(workspace, year, out, **told)
    if as_json:
        say_json({"file": made.written.path, "digest": made.issued.digest, "is_enveloped": made.is_enveloped})
    else:
        say((commands.issued_words(made),))


@click.command(help="Liệt kê những điều nên xem khi tổng hợp; chỉ để tham khảo.")
@book
@year
@json_option
def watch(*, folder: Path, year: int | None, as_json: bool) -> None:
    """List what stands out."""
    with opened(folder) as workspace:
        signs = commands.list_signs(workspace, year)
    say_json(signs) if as_json else say(sign.text for sign in signs)


COMMANDS = (totals, papers, summary, watch)
