"""The keys of this workspace itself: one that signs, one that opens envelopes; the same on both sides."""

from typing import Final

from kiemdiem_desktop.exchange.envelope import EnvelopeKey, make_envelope_key
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key
from kiemdiem_desktop.services.workspace import Workspace

_KEY: Final = "signing-key.pem"
_CERTIFICATE: Final = "signing-certificate.der"
_OLD: Final = "old-signing-key-"
_ENVELOPE: Final = "envelope-key.txt"


def find_own_key(workspace: Workspace) -> SoftwareKey | None:
    """Give the key that signs, None where it was not made yet."""
    key, certificate = workspace.store.blobs.get(_KEY), workspace.store.blobs.get(_CERTIFICATE)
    if key is None or certificate is None:
        return None
    return SoftwareKey(private_key_pem=key, certificate_der=certificate)


def make_own_key(workspace: Workspace, *, holder: str, code: str, name: str) -> SoftwareKey:
    """Make the key that signs, in the name of its holder; its certificate names the key for envelopes, too.

    Raises: InvalidValueError for an unfit name.
    """
    recipient = need_envelope_key(workspace).recipient
    key = make_software_key(
        holder=holder, cell_code=code, cell_name=name, at=workspace.clock.now(), recipient=recipient
    )
    workspace.store.blobs.set(_KEY, key.private_key_pem)
    workspace.store.blobs.set(_CERTIFICATE, key.certificate_der)
    return key


def keep_old_key(workspace: Workspace, key: SoftwareKey) -> None:
    """Keep a key that signs no more, inside a step: what it is worth is told by its row among the keys."""
    workspace.store.blobs.set(f"{_OLD}{key.fingerprint}.pem", key.private_key_pem)
    workspace.store.blobs.set(f"{_OLD}{key.fingerprint}.der", key.certificate_der)


def need_envelope_key(workspace: Workspace) -> EnvelopeKey:
    """Give the key that opens envelopes to this workspace; made when it is first needed."""
    kept = workspace.store.blobs.get(_ENVELOPE)
    if kept is not None:
        secret, recipient = kept.decode("ascii").split()
        return EnvelopeKey(secret=secret, recipient=recipient)
    key = make_envelope_key()
    workspace.store.blobs.set(_ENVELOPE, f"{key.secret}\n{key.recipient}\n".encode("ascii"))
    return key


def own_recipient(workspace: Workspace) -> str:
    """Give the key by which others close envelopes to this workspace, "" where none was made yet."""
    return need_envelope_key(workspace).recipient if workspace.store.blobs.get(_ENVELOPE) else ""


def envelope_secrets(workspace: Workspace) -> tuple[str, ...]:
    """Give what opens envelopes to this workspace; nothing where no key was made yet."""
    return (need_envelope_key(workspace).secret,) if workspace.store.blobs.get(_ENVELOPE) else ()
