"""The committee that keeps a register of cells, and what it received from and issued to them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """The committee that keeps this workspace. `code` is ASCII and stands in its key and its packages."""

    id: RowId = RowId(0)
    code: str
    name: str
    place_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredCell:
    """A cell or organisation that is expected to send; its keys stand among the enrolled keys, under its code."""

    id: RowId = RowId(0)
    code: str
    name: str
    contact: str = ""
    note: str = ""


class CollectVerdict(StrEnum):
    """What receiving a file came to; one bad file never stops the rest."""

    ACCEPTED = "accepted"
    ALREADY_RECEIVED = "already_received"
    SUPERSEDED = "superseded"  # a later dossier of the same cell and round is here already
    UNKNOWN_KEY = "unknown_key"  # amber: whole, but nobody has compared the words of its key; never counted
    WRONG_KIND = "wrong_kind"
    NOT_REGISTERED = "not_registered"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The verdict in words."""
        return _(_VERDICTS[self])


_VERDICTS = {
    CollectVerdict.ACCEPTED: N_("Đã nhận"),
    CollectVerdict.ALREADY_RECEIVED: N_("Đã nhận từ trước"),
    CollectVerdict.SUPERSEDED: N_("Đã có gói mới hơn thay"),
    CollectVerdict.UNKNOWN_KEY: N_("Chờ xác nhận khóa"),
    CollectVerdict.WRONG_KIND: N_("Không phải hồ sơ của chi bộ"),
    CollectVerdict.NOT_REGISTERED: N_("Chi bộ chưa có trong danh sách"),
    CollectVerdict.REFUSED: N_("Không nhận được"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDossier:
    """A dossier that was verified and kept. `digest` is the SHA-256 of its container, `content` its canonical content.

    `replaces` is the digest of the cell's package that it takes the place of, `answers` that of the return it answers.
    """

    id: RowId = RowId(0)
    digest: str
    cell_code: str
    cell_name: str
    year: int
    period: str
    sequence: int
    replaces: str = ""
    replace_reason: str = ""
    answers: str = ""
    signer: str
    fingerprint: str
    signed_at: datetime
    received_at: datetime
    was_enveloped: bool = False
    file_name: str = ""
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPackage:
    """A package that this committee signed; `about` is the digest of the dossier it speaks of, "" for none."""

    id: RowId = RowId(0)
    kind: PackageKind
    cell_code: str
    year: int
    period: str
    sequence: int
    digest: str
    about: str = ""
    number: str = ""
    issued_on: date | None = None
    issued_at: datetime
    file_name: str = ""
    content: str
