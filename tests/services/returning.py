"""What the tests of returned forms share: blank forms of the small cell, and the preview of files given as bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.cell.blank_forms import FormFormat, blank_forms, form_bytes
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.returned_forms import FileChoices, ReturnedForm, preview_forms, read_returned
from kiemdiem_desktop.services.workspace import Workspace

Blank = Callable[..., bytes]
Look = Callable[..., tuple[ReturnedForm, ...]]


@pytest.fixture
def blank(workspace: Workspace, round_: Round) -> Blank:
    """Give a function that makes the blank form of a member by name."""

    def make(name: str = "Lê Thị Giáo", kind: FormFormat = FormFormat.DOCX) -> bytes:
        forms = blank_forms(workspace, check(workspace, round_), kind)
        return form_bytes(next(form for form in forms if form.form.name == name))

    return make


@pytest.fixture
def look(workspace: Workspace, round_: Round, tmp_path: Path) -> Look:
    """Give a function that previews files given as bytes, by the choices for each."""

    def preview(*files: bytes, choices: FileChoices | None = None, suffix: str = "docx") -> tuple[ReturnedForm, ...]:
        paths = tuple(tmp_path / f"{number}.{suffix}" for number in range(len(files)))
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        read = read_returned(paths)
        chosen = {file.key: choices or FileChoices() for file in read}
        return preview_forms(check(workspace, round_), read, chosen)

    return preview


def subject_of(workspace: Workspace, name: str) -> SubjectId:
    """Give the subject of a member."""
    return next(row.id for row in workspace.store.subjects.all() if row.name == name)
