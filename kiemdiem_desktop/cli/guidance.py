"""`kiemdiem guidance preview FILE`: how a letter of prompts is understood, without storing it."""

from collections.abc import Iterator
from pathlib import Path

import click

from kiemdiem_desktop.cli.opening import folder_option, open_or_sample
from kiemdiem_desktop.cli.output import json_option, say, say_json
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.guidance import GuidanceDraft, draft_guidance, read_letter
from kiemdiem_desktop.services.cell.rounds import current_round


@click.group(help="Văn bản gợi ý kiểm điểm của cấp trên.")
def guidance() -> None:
    """Hold the guidance commands."""


@guidance.command(help="Xem trước một văn bản gợi ý (.docx, .pdf) được chia thành các gợi ý nào; không ghi gì cả.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@folder_option
@json_option
def preview(*, file: Path, folder: Path | None, as_json: bool) -> None:
    """Print number, day, issuer and every piece with whom it asks."""
    letter = read_letter(file)
    workspace = open_or_sample(folder)
    checked = check(workspace, current_round(workspace))
    draft = draft_guidance(checked, letter)
    workspace.store.close()
    if as_json:
        say_json({"file": letter.file_name, "sha256": letter.digest, "letter": draft})
    else:
        say(_told(draft, checked))


def _told(draft: GuidanceDraft, checked: CheckedRound) -> Iterator[str]:
    names = {own.subject.id: own.subject.name for own in checked.dossier.subjects}
    day = f"{draft.issued_on:%d/%m/%Y}" if draft.issued_on else "chưa rõ"
    yield f"Số {draft.number or 'chưa rõ'}, ngày {day}, {draft.issuer or 'chưa rõ nơi gửi'}"
    for piece in draft.pieces:
        whom = names[piece.subject_id] if piece.subject_id is not None else "chưa rõ dành cho ai"
        yield f"- {whom}: {piece.text}"
