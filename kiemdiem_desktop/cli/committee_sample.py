"""`kiemdiem committee sample`: the packages of the sample commune, to practise receiving with."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.committee.sample import write_sample_files


@click.command(help="Ghi hồ sơ của các chi bộ thuộc cấp ủy mẫu vào THƯ_MỤC, để tập nhận và thẩm định.")
@click.argument("out_dir", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
@json_option
def sample(*, out_dir: Path, as_json: bool) -> None:
    """Write the packages of the sample cells."""
    shelf = make_shelf(find_places())
    out_dir.mkdir(parents=True, exist_ok=True)
    files = write_sample_files(shelf.regulations, shelf.resources_dir, out_dir, now=shelf.clock.now())
    say_json(files) if as_json else say([f"Đã ghi và kiểm tra: {file}" for file in files])
