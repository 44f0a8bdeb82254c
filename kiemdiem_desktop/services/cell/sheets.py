"""The card of the signing key: printed once, compared, and kept."""

from hashlib import sha256

from kiemdiem_desktop.documents.templates import enrolment_card
from kiemdiem_desktop.documents.templates.enrolment_card import CardDetails
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.papers import PaperFormat, PaperJob, render
from kiemdiem_desktop.services.cell.signing_keys import card_of
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace


def enrolment_card_job(workspace: Workspace, key: SoftwareKey) -> PaperJob:
    """Freeze what writing the enrolment card of a signing key needs. Raises: NotFoundError without a cell."""
    return card_job(workspace, key.certificate_der)


def card_job(workspace: Workspace, certificate_der: bytes) -> PaperJob:
    """Freeze what writing the card of any key of the cell needs. Raises: NotFoundError without a cell."""
    cell, card = get_cell(workspace), card_of(certificate_der, at=workspace.clock.now())
    details = CardDetails(
        holder=card.holder,
        words=card.words,
        qr_content=sha256(certificate_der).hexdigest(),
        made_on=card.made_on,
    )
    return PaperJob(
        document=enrolment_card.build(cell, details, profile_of(workspace, workspace.clock.today())),
        format=PaperFormat.PDF,
        file_name="the-dang-ky-khoa.pdf",
        fonts_dir=workspace.resources_dir / "fonts",
        at=workspace.clock.today(),
    )


def enrolment_card_pdf(workspace: Workspace, key: SoftwareKey) -> bytes:
    """Give the enrolment card of a signing key. Raises: NotFoundError without a cell; FontsMissingError."""
    return render(enrolment_card_job(workspace, key))
