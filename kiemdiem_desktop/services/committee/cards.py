"""The keys of a committee's books: its own card on paper, all keys with their state, and calling one off."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates.enrolment_card import CardDetails, build_for_committee
from kiemdiem_desktop.documents.writers import write_pdf
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner
from kiemdiem_desktop.exchange.keys import read_certificate
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.books import get_committee, get_key
from kiemdiem_desktop.services.key_ring import KeyRow, list_keys, revoke_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPaper:
    """The card of a key, ready to be written down beside the window."""

    document: Document
    fonts_dir: Path
    on: date


def committee_card_pdf(workspace: Workspace) -> bytes:
    """Give the card of the committee's signing key, by which cells enrol it.

    Raises: NotFoundError without a committee or a key; FontsMissingError.
    """
    return write_card(make_card(workspace, get_key(workspace).certificate_der))


def make_card(workspace: Workspace, certificate_der: bytes) -> CardPaper:
    """Describe the card of one of the committee's keys. Raises: NotFoundError in a cell's workspace."""
    certificate, today = read_certificate(certificate_der), workspace.clock.today()
    profile = profile_of(workspace, today)
    details = CardDetails(
        holder=certificate.holder,
        words=certificate.card_words,
        qr_content=sha256(certificate.der).hexdigest(),
        made_on=today,
    )
    document = build_for_committee(get_committee(workspace), details, profile)
    return CardPaper(document=document, fonts_dir=workspace.resources_dir / "fonts", on=today)


def write_card(card: CardPaper) -> bytes:
    """Write a card down as PDF. Raises: FontsMissingError."""
    return write_pdf(card.document, fonts_dir=card.fonts_dir, at=card.on)


def write_certificate(workspace: Workspace, folder: Path) -> WrittenFile:
    """Write the certificate of the signing key into a folder and read it back, for cells to enrol.

    Raises: NotFoundError without a key; the writing errors of a package.
    """
    key, code = get_key(workspace), plain_stem(get_committee(workspace).code)
    return write_checked(certificate_file(key), folder, f"khoa-{code or 'cap-uy'}.cer")


def list_all_keys(workspace: Workspace) -> tuple[KeyRow, ...]:
    """Give the committee's own keys, then those of its cells."""
    return (*list_keys(workspace, KeyOwner.OWN), *list_keys(workspace, KeyOwner.CELL))


def key_lines(rows: tuple[KeyRow, ...]) -> tuple[str, ...]:
    """Tell each key in one line: unit, holder, state, the first of its words."""
    line = _("{unit} ({code}) – {holder}: {status}; {words}…")
    return tuple(
        line.format(
            unit=row.key.unit_name,
            code=row.key.unit_code,
            holder=row.key.holder,
            status=row.status.label,
            words=", ".join(row.words[:4]),
        )
        for row in rows
    )


def revoke_of(workspace: Workspace, first_words: str, *, reason: str) -> EnrolledKey:
    """Call off the key whose card begins with these words. Raises: NotFoundError where not exactly one does."""
    wanted = [word.strip() for word in first_words.split(",") if word.strip()]
    found = [row for row in list_all_keys(workspace) if wanted and list(row.words[: len(wanted)]) == wanted]
    if len(found) != 1:
        raise NotFoundError(
            code="no_such_key",
            message=_("Có {count} khóa mang các từ đầu “{words}”.").format(count=len(found), words=first_words),
            hint=_("Xem danh sách khóa rồi ghi vài từ đầu trên thẻ, cách nhau bằng dấu phẩy."),
        )
    return revoke_key(workspace, found[0].key.id, on=workspace.clock.today(), reason=reason)
