"""Signed packages: how their files are known, and one that left this workspace."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiemdiem_desktop.domain.ids import RoundId, RowId

PACKAGE_ENDINGS: Final = (".asice", ".asice.age")
"""How the files of packages end: open ones, and those in an envelope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPackage:
    """One package as it was written.

    `kind` is the package format's own word ("dossier"); `sequence` counts the packages of the cell from 1, over
    all rounds. `digest` is the SHA-256 of the file, `content_digest` that of its canonical content, both in
    lower-case hex. `replaces` is the digest of the package that this one takes the place of, empty for the first;
    `written_to` the folder it was written to. `digest` is that of the signed container, with or without an envelope
    around it; `open_reason` says why there was none though the superior's key was known. `answers` is the digest of
    the return package that it answers, empty for none.
    """

    id: RowId = RowId(0)
    round_id: RoundId
    kind: str
    sequence: int
    digest: str
    file_name: str
    made_at: datetime
    replaces: str = ""
    replace_reason: str = ""
    written_to: str = ""
    content_digest: str = ""
    is_enveloped: bool = False
    open_reason: str = ""
    answers: str = ""
