"""Letters of the superior kept as they came: found by the prompts that came with them, given out as copies."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.workspace import Workspace

_FILES = "guidance."


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A letter kept as it came: the name of its file, its SHA-256, and the number that its prompts carry."""

    file_name: str
    digest: str
    number: str = ""


def keep_original(workspace: Workspace, round_id: RoundId, original: Original, content: bytes) -> None:
    """Keep a letter, inside a step; the same file taken twice is kept once."""
    others = tuple(row for row in list_originals(workspace, round_id) if row.digest != original.digest)
    rows = [asdict(row) for row in (*others, original)]
    workspace.store.blobs.set(_FILES + original.digest, content)
    workspace.store.settings.set(f"{_FILES}{round_id}", json.dumps(rows, ensure_ascii=False, sort_keys=True))


def list_originals(workspace: Workspace, round_id: RoundId) -> tuple[Original, ...]:
    """Give the letters kept for a round, in the order they were taken over."""
    text = workspace.store.settings.get(f"{_FILES}{round_id}")
    return tuple(Original(**row) for row in json.loads(text)) if text else ()


def find_original(workspace: Workspace, prompt: ReviewPrompt) -> Original | None:
    """Give the letter that a prompt came with, if it is kept."""
    rows = list_originals(workspace, prompt.round_id)
    return next((row for row in reversed(rows) if row.number == prompt.number), None)


def save_original(workspace: Workspace, original: Original, path: Path) -> None:
    """Write a copy of a kept letter. Raises: NotFoundError where it is gone or not what came; PaperNotSavedError."""
    content = workspace.store.blobs.get(_FILES + original.digest)
    if content is None or sha256(content).hexdigest() != original.digest:
        raise NotFoundError(
            code="original_gone",
            message=_("Không còn bản gốc “{name}” trong sổ, hoặc bản gốc đã hỏng.").format(name=original.file_name),
            hint=_("Đọc lại văn bản gợi ý từ tệp cấp trên gửi, hoặc phục hồi từ bản sao lưu."),
        )
    save_paper(content, path)
