"""Sheets that are printed once and kept in an envelope: the recovery code, the card of the signing key."""

from kiemdiem_desktop.documents.profile import FormatProfile, load_profiles, profile_on
from kiemdiem_desktop.documents.templates import enrolment_card, recovery_sheet
from kiemdiem_desktop.documents.templates.enrolment_card import CardDetails
from kiemdiem_desktop.documents.writers import write_pdf
from kiemdiem_desktop.exchange.keys import SoftwareKey, read_certificate
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.workspace import Workspace


def recovery_sheet_pdf(workspace: Workspace, code: str) -> bytes:
    """Give the sheet of a recovery code. Raises: NotFoundError without a cell; FontsMissingError."""
    document = recovery_sheet.build(get_cell(workspace), code, _profile(workspace), workspace.clock.today())
    return write_pdf(document, fonts_dir=workspace.resources_dir / "fonts", at=workspace.clock.today())


def enrolment_card_pdf(workspace: Workspace, key: SoftwareKey) -> bytes:
    """Give the enrolment card of a signing key. Raises: NotFoundError without a cell; FontsMissingError."""
    certificate = read_certificate(key.certificate_der)
    details = CardDetails(
        holder=certificate.holder,
        words=certificate.card_words,
        qr_content=certificate.fingerprint,
        made_on=workspace.clock.today(),
    )
    document = enrolment_card.build(get_cell(workspace), details, _profile(workspace))
    return write_pdf(document, fonts_dir=workspace.resources_dir / "fonts", at=workspace.clock.today())


def _profile(workspace: Workspace) -> FormatProfile:
    return profile_on(load_profiles(workspace.resources_dir / "profiles"), workspace.clock.today())
