"""Identifiers: small integers given by the store; 0 means *not stored yet*."""

from typing import NewType

MemberId = NewType("MemberId", int)
RoundId = NewType("RoundId", int)
SubjectId = NewType("SubjectId", int)
RowId = NewType("RowId", int)
