"""The committee that keeps a workspace, and the dossiers and packages it received from and issued to cells."""

from dataclasses import dataclass
from datetime import date, datetime

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.registered_cell import UnitKind
from kiemdiem_desktop.domain.superior_package import PackageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """The committee that keeps this workspace. `code` is ASCII and stands in its key and its packages.

    `superior_party_name` is the line above its name on papers ("ĐẢNG BỘ TỈNH …"), `superior_name` the committee above
    ("Tỉnh ủy …"); `chain` lists those further up, lowest first.
    """

    id: RowId = RowId(0)
    code: str
    name: str
    place_name: str = ""
    unit_kind: UnitKind = UnitKind.GRASSROOTS_COMMITTEE
    superior_name: str = ""
    superior_party_name: str = ""
    chain: tuple[str, ...] = ()


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
class DossierHead:
    """A received dossier without its content: far lighter, for lists. The fields are `ReceivedDossier`'s."""

    id: RowId
    digest: str
    cell_code: str
    cell_name: str
    year: int
    period: str
    sequence: int
    replaces: str
    replace_reason: str
    answers: str
    signer: str
    fingerprint: str
    signed_at: datetime
    received_at: datetime
    was_enveloped: bool
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedHead:
    """An issued package without its content, for lists. The fields are `IssuedPackage`'s."""

    id: RowId
    kind: PackageKind
    cell_code: str
    year: int
    period: str
    sequence: int
    digest: str
    about: str
    number: str
    issued_on: date | None
    issued_at: datetime
    file_name: str


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
