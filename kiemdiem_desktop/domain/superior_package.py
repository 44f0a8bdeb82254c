"""What a committee's signed packages say: guidance, receipt, return, decision, trust; one heading for all."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.local_layer import LocalLayer
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.i18n import N_, _


class PackageKind(StrEnum):
    """The kinds of packages, in the words of the package format."""

    DOSSIER = "dossier"
    GUIDANCE = "guidance"
    RECEIPT = "receipt"
    RETURN = "return"
    DECISION = "decision"
    TRUST = "trust"
    SUMMARY = "summary"

    @property
    def label(self) -> str:
        """The kind as people call the paper."""
        return _(_LABELS[self])

    @property
    def is_upward(self) -> bool:
        """Whether it goes to the level above: a cell's dossier, a committee's summary."""
        return self in {PackageKind.DOSSIER, PackageKind.SUMMARY}


_LABELS = {
    PackageKind.DOSSIER: N_("Hồ sơ kiểm điểm"),
    PackageKind.GUIDANCE: N_("Hướng dẫn và gợi ý kiểm điểm"),
    PackageKind.RECEIPT: N_("Giấy biên nhận"),
    PackageKind.RETURN: N_("Phiếu trả lại hồ sơ"),
    PackageKind.DECISION: N_("Quyết định xếp loại"),
    PackageKind.TRUST: N_("Danh sách khóa được công nhận"),
    PackageKind.SUMMARY: N_("Bảng tổng hợp kết quả"),
}


EVERY_MEMBER: Final = "moi-dang-vien"
SECRETARY: Final = "bi-thu"
"""Codes of a `SubjectName` that no dossier bears: each member of the cell, and its secretary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """A cell or a committee as packages name it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundName:
    """The round that a package belongs to; `period` "cn" is the year's end."""

    year: int
    period: str = "cn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What each package of a superior begins with.

    `cell` is the addressee; `sequence` counts the issuer's packages to that cell from 1. `number` and `issued_on` are
    those of the official paper behind it, where there is one. `recipient` is the issuer's key for envelopes.
    """

    kind: PackageKind
    cell: PartyName
    round: RoundName
    sequence: int
    issuer: PartyName
    issued_at: datetime
    number: str = ""
    issued_on: date | None = None
    recipient: str = ""
    program_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectName:
    """Who is meant: the code of the dossier ("chi-bo", "chi-uy", "dv-7"; empty where unknown), and the name.

    `born_on` tells two people of one name apart.
    """

    code: str = ""
    name: str
    born_on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptText:
    """One point that a subject is to review. Source: qd-366-2025 Điều 7 khoản 1."""

    subject: SubjectName
    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """At most how many may be rated at a level: a number or a percentage, as the superior's paper words it."""

    group: str
    level: Level
    at_most: int | None = None
    percent: int | None = None
    note: str = ""


class DeadlineKind(StrEnum):
    """What is due."""

    DOSSIER = "dossier"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day that the superior sets; `text` says for what."""

    kind: DeadlineKind = DeadlineKind.OTHER
    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """A form that comes with guidance: its entry among the documents, and its title."""

    file_name: str
    title: str


class EnvelopePolicy(StrEnum):
    """Whether the cell encrypts what it sends. OFF: a product of the cipher branch is used instead."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What the superior asks for in a round."""

    heading: Heading
    prompts: tuple[PromptText, ...] = ()
    quotas: tuple[Quota, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    layers: tuple[LocalLayer, ...] = ()
    forms: tuple[FormFile, ...] = ()
    envelope: EnvelopePolicy = EnvelopePolicy.ON
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That a dossier was received: `about` is its SHA-256 (hexadecimal), `received_at` the superior's clock."""

    heading: Heading
    about: str
    about_sequence: int
    received_at: datetime
    is_accepted: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPoint:
    """One thing to correct; `subject` None means the dossier as a whole."""

    subject: SubjectName | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnNotice:
    """That a dossier has to be corrected and sent again by `due_on`."""

    heading: Heading
    about: str
    about_sequence: int
    reason: str
    due_on: date | None = None
    points: tuple[ReturnPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLevel:
    """The level that the competent level decided for one subject; None: not rated, for `reason`."""

    subject: SubjectName
    level: Level | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decided levels of a cell's dossier; number and date of the decision stand in the heading."""

    heading: Heading
    about: str
    levels: tuple[DecidedLevel, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey:
    """A key that the issuer vouches for; `certificate` is its DER in Base64, `until` its last day."""

    unit: PartyName
    holder: str
    fingerprint: str
    certificate: str
    since: date
    until: date | None = None
    revoked_on: date | None = None
    revoke_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustNotice:
    """All keys that the issuer vouches for; it takes the place of the issuer's earlier lists."""

    heading: Heading
    keys: tuple[TrustedKey, ...] = ()


SuperiorPackage = Guidance | Receipt | ReturnNotice | Decision | TrustNotice
