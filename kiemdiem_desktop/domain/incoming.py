"""What came in from the superior: the packages as they were received, and the points of a return as a checklist."""

from dataclasses import dataclass
from datetime import date, datetime

from kiemdiem_desktop.domain.ids import RoundId, RowId, SubjectId
from kiemdiem_desktop.domain.superior_package import PackageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPackage:
    """One package of the superior that was accepted.

    `digest` is the SHA-256 (hexadecimal) of the signed container, `content` its canonical content. `about` is the
    digest of the dossier that it speaks of, "" for none. `round_id` is None where it belongs to no round.
    """

    id: RowId = RowId(0)
    round_id: RoundId | None = None
    kind: PackageKind
    digest: str
    sequence: int
    issuer_code: str
    issuer_name: str
    number: str = ""
    issued_on: date | None = None
    about: str = ""
    signer: str = ""
    received_at: datetime
    file_name: str = ""
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTask:
    """One point of a returned dossier; done when the cell says so, with what it did about it.

    `subject_id` is None for the dossier as a whole. `notice_digest` is that of the return package.
    """

    id: RowId = RowId(0)
    round_id: RoundId
    subject_id: SubjectId | None = None
    notice_digest: str
    who: str = ""
    text: str
    is_done: bool = False
    answer: str = ""
