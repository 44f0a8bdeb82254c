"""`kiemdiem forms`: blank forms to fill in at home, and what returned ones would change."""

from collections.abc import Iterator
from pathlib import Path

import click

from kiemdiem_desktop.cli.opening import folder_option, open_or_sample
from kiemdiem_desktop.cli.output import FINDINGS, FINE, json_option, say, say_json
from kiemdiem_desktop.services.cell.blank_forms import FormFormat, blank_forms, write_forms
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.returned_forms import (
    FileState,
    ReturnedForm,
    files_in,
    preview_forms,
    read_returned,
)
from kiemdiem_desktop.services.cell.rounds import current_round


@click.group(help="Mẫu bản kiểm điểm để đảng viên tự điền, và bản đã điền gửi về.")
def forms() -> None:
    """Hold the form commands."""


@forms.command(help="Ghi mẫu của mọi đảng viên trong đợt vào THƯ_MỤC.")
@click.argument("out_dir", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
@click.option("--kind", type=click.Choice(list(FormFormat)), default=FormFormat.DOCX, help="Word hoặc Excel.")
@folder_option
@json_option
def blank(*, out_dir: Path, kind: str, folder: Path | None, as_json: bool) -> None:
    """Write the forms and print their names."""
    workspace = open_or_sample(folder)
    checked = check(workspace, current_round(workspace))
    written = write_forms(blank_forms(workspace, checked, FormFormat(kind)), out_dir)
    workspace.store.close()
    if as_json:
        say_json([path.name for path in written])
    else:
        say([*(path.name for path in written), f"Đã ghi {len(written)} mẫu vào {out_dir}."])


@forms.command(help="Xem trước việc nhận các bản đã điền trong THƯ_MỤC; không ghi gì cả.")
@click.argument("out_dir", metavar="THƯ_MỤC", type=click.Path(exists=True, path_type=Path))
@folder_option
@json_option
def preview(*, out_dir: Path, folder: Path | None, as_json: bool) -> int:
    """Print per file what is new or changed and what must be decided; exit code 1 if a file is not ready."""
    workspace = open_or_sample(folder)
    checked = check(workspace, current_round(workspace))
    found = preview_forms(checked, read_returned(files_in((out_dir,))), {})
    workspace.store.close()
    if as_json:
        say_json([_plain(form) for form in found])
    else:
        say(line for form in found for line in _told(form))
    return FINE if all(form.state in {FileState.READY, FileState.SAME} for form in found) else FINDINGS


_WORDS = {
    FileState.READY: "SẴN SÀNG",
    FileState.ASKS: "CẦN CHỌN",
    FileState.SAME: "KHÔNG ĐỔI",
    FileState.REFUSED: "KHÔNG NHẬN",
    FileState.LEFT_OUT: "BỎ RA",
}


def _told(form: ReturnedForm) -> Iterator[str]:
    yield f"{_WORDS[form.state]:<10} {form.file.path.name}" + (f" – {form.subject_name}" if form.subject_name else "")
    yield from (f"           {text}" for text in (*filter(None, (form.trouble,)), *form.asks))
    yield from (f"           {note.message}" for note in form.notes)
    for change in form.changes:
        yield f"           {'mới' if change.is_new else 'đổi'}: {change.label}"


def _plain(form: ReturnedForm) -> dict[str, object]:
    return {
        "file": form.file.path.name,
        "state": form.state,
        "subject": form.subject_name,
        "trouble": form.trouble,
        "asks": form.asks,
        "notes": form.notes,
        "changes": [
            {"tag": change.tag, "label": change.label, "before": change.before, "after": change.after}
            for change in form.changes
        ],
    }
