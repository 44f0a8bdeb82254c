"""`kiemdiem update FILE` and `kiemdiem update --back`: the program brings itself up to date, or goes one step back."""

from pathlib import Path

import click

from kiemdiem_desktop.app import find_places, make_shelf
from kiemdiem_desktop.cli.output import FINE, WRONG_USE, json_option, say, say_json
from kiemdiem_desktop.services.update_words import back_warning, changes_lines, seen_lines, standing_lines
from kiemdiem_desktop.services.updating import (
    Report,
    UpdateStep,
    go_back,
    install_update,
    prepare_update,
    program_standing,
    see_update,
)


@click.command(help="Cập nhật chương trình từ gói ký số TỆP; không có TỆP thì cho biết bản đang dùng.")
@click.argument("file", metavar="[TỆP]", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--back", is_flag=True, help="Quay lại bản trước.")
@click.option("--yes", "is_sure", is_flag=True, help="Không hỏi lại.")
@click.option("--check", "only_look", is_flag=True, help="Chỉ kiểm tra gói, không cài.")
@json_option
def update(*, file: Path | None, back: bool, is_sure: bool, only_look: bool, as_json: bool) -> int:
    """Update from a package, go back, or tell what runs."""
    if back:
        return _back(is_sure=is_sure)
    if file is not None:
        return _update(file, is_sure=is_sure, only_look=only_look)
    standing = program_standing(make_shelf(find_places()))
    if as_json:
        say_json({name: getattr(standing, name) for name in ("version", "target", "waiting", "previous")})
    else:
        say(standing_lines(standing))
    return FINE


def _update(file: Path, *, is_sure: bool, only_look: bool) -> int:
    shelf = make_shelf(find_places())
    seen = see_update(shelf, file, _silent)
    say((*seen_lines(seen), *changes_lines(seen.notice.changes)))
    if only_look:
        return FINE
    if not is_sure and not click.confirm(f"Cập nhật từ bản {seen.current} lên bản {seen.notice.version}?"):
        return WRONG_USE
    pointer = install_update(shelf, seen, prepare_update(shelf, None), _tell_steps())
    say((f"Đã cài bản {pointer.current}. Lần mở chương trình sau sẽ dùng bản này.",))
    return FINE


def _back(*, is_sure: bool) -> int:
    shelf = make_shelf(find_places())
    standing = program_standing(shelf)
    if standing.previous:
        say(back_warning(standing))
    if standing.previous and not is_sure and not click.confirm(f"Dùng lại bản {standing.previous}?"):
        return WRONG_USE
    say((f"Lần mở chương trình sau sẽ dùng bản {go_back(shelf).current}.",))
    return FINE


def _tell_steps() -> Report:
    told = set[UpdateStep]()

    def tell(step: UpdateStep, _done: int, _whole: int) -> None:
        if step not in told:
            told.add(step)
            click.echo(step.label)

    return tell


def _silent(_step: UpdateStep, _done: int, _whole: int) -> None:
    """Say nothing while the package is proved."""
