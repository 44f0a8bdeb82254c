"""Values of the field as canonical content writes them: strings and integers, and nothing where nothing is known."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.round import Subject, SubjectKind
from kiemdiem_desktop.exchange.content import Value

Writable = str | int | date | PartialDate | Decimal | list[Value] | dict[str, Value]
Known = Writable | None

_COLLECTIVE_CODES = {SubjectKind.CELL: "chi-bo", SubjectKind.CELL_COMMITTEE: "chi-uy"}
_TAIL = 4
_CUT = "…"


def known(**fields: Known) -> dict[str, Value]:
    """Give the fields that are known: None, empty text and empty objects are left out, lists and zeros stay."""
    return {
        key: value if type(value) is str else plain(value)
        for key, value in fields.items()
        if value is not None and value not in ("", {})
    }


def plain(value: Writable) -> Value:
    """Give one value: yes/no for a boolean, ISO for dates (instants in UTC with Z), "8.5" for a decimal."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date | PartialDate):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, str) else value


def citation_of(citation: Citation) -> dict[str, Value]:
    """Give where a rule stands."""
    return {"regulation": citation.regulation_id, "article": citation.article}


def member_code(member_id: MemberId | None) -> str:
    """Give the code of a member inside a package, "dv-7"; empty for nobody."""
    return "" if member_id is None else f"dv-{member_id}"


def subject_code(subject: Subject) -> str:
    """Give the code of a subject: "chi-bo", "chi-uy" or the member's."""
    return _COLLECTIVE_CODES.get(subject.kind) or member_code(subject.member_id)


def tail(number: str) -> str:
    """Give the last four digits of a card or personal number, empty where they would be the whole of it."""
    digits = re.sub(r"\D", "", number)
    is_cut = number.startswith(_CUT)
    return digits[-_TAIL:] if is_cut or len(digits) > _TAIL else ""


def masked(last: str) -> str:
    """Give a number of which only the end is known: "…1234"; empty where nothing is."""
    return _CUT + last if last else ""
