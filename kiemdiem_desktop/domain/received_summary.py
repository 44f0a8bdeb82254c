"""Totals of a committee below: as its signed summary says, or typed from its paper."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.totals import Counts
from kiemdiem_desktop.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedSummary:
    """A summary that was verified and kept. `digest` is the SHA-256 of its container, `content` its canonical content.

    `unit_code` is the committee that signed it; `is_current`: it is the newest of that committee and round.
    """

    id: RowId = RowId(0)
    digest: str
    unit_code: str
    unit_name: str
    year: int
    period: str
    sequence: int
    signer: str
    fingerprint: str
    signed_at: datetime
    received_at: datetime
    was_enveloped: bool = False
    file_name: str = ""
    is_current: bool = True
    content: str


class TypedKind(StrEnum):
    """What a line of a paper counts."""

    MEMBERS = "members"
    CELLS = "cells"
    ORGANISATIONS = "organisations"  # of both kinds together, as the papers print them

    @property
    def label(self) -> str:
        """The kind in words."""
        return _(_LABELS[self])


_LABELS = {
    TypedKind.MEMBERS: N_("Đảng viên"),
    TypedKind.CELLS: N_("Chi bộ trực thuộc"),
    TypedKind.ORGANISATIONS: N_("Tổ chức cơ sở đảng"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCounts:
    """One line of a paper of a unit below, typed as it is printed, whether it adds up or not."""

    id: RowId = RowId(0)
    unit_code: str
    year: int
    period: str = "cn"
    about: TypedKind = TypedKind.MEMBERS
    counts: Counts
