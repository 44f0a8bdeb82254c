"""The manifest of a package: every entry that is no signature and no manifest, with its SHA-256."""

from base64 import b64decode
from binascii import Error as Base64Error
from binascii import b2a_base64
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.digests import digests_of
from kiemdiem_desktop.exchange.layout import MIMETYPE_NAME, in_order, is_metadata, media_type, signature_name

_ASIC: Final = "http://uri.etsi.org/02918/v1.2.1#"
_DS: Final = "http://www.w3.org/2000/09/xmldsig#"
_SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
_REFERENCE: Final = f"""\
  <asic:DataObjectReference URI="%s" MimeType="%s">
    <ds:DigestMethod Algorithm="{_SHA256}"/>
    <ds:DigestValue>%s</ds:DigestValue>
  </asic:DataObjectReference>"""


def write_manifest(entries: Mapping[str, bytes], number: int) -> bytes:
    """Give the manifest of signer `number` (from 1) over `entries`."""
    return list_digests(digests(entries), number)


def check_listed(found: Mapping[str, bytes], manifest: bytes, *, name: str, number: int) -> None:
    """Hold the digests of the entries against a manifest that is known to be the signed one.

    One that is byte for byte what we would write for these entries needs no reading.

    Raises: BadManifestError; as `check_entries`.
    """
    if manifest != list_digests(found, number):
        check_entries(found, read_manifest(manifest, name=name, number=number), name=name)


def digests(entries: Mapping[str, bytes | memoryview]) -> dict[str, bytes]:
    """Give the SHA-256 of every entry that a manifest lists."""
    return digests_of({name: data for name, data in entries.items() if not is_metadata(name)})


def list_digests(listed: Mapping[str, bytes], number: int) -> bytes:
    """Give the manifest of signer `number` over entries whose SHA-256 is known."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<asic:ASiCManifest xmlns:asic="{_ASIC}" xmlns:ds="{_DS}">',
        f'  <asic:SigReference URI="{signature_name(number)}" MimeType="application/pkcs7-signature"/>',
    ]
    for name in in_order(listed):
        digest = b2a_base64(listed[name], newline=False).decode("ascii")
        lines.append(_REFERENCE % (name, media_type(name), digest))
    return "\n".join([*lines, "</asic:ASiCManifest>", ""]).encode("ascii")


def read_manifest(data: bytes, *, name: str, number: int) -> dict[str, bytes]:
    """Read the digests that a manifest states, by entry name; no DTD, no entities, nothing but SHA-256.

    Raises: BadManifestError.
    """
    try:
        root: Element = fromstring(data, forbid_dtd=True)
        references = [_reference(element) for element in root.findall(f"{{{_ASIC}}}DataObjectReference")]
        signatures = [element.get("URI") for element in root.findall(f"{{{_ASIC}}}SigReference")]
    except (ParseError, DefusedXmlException, ValueError, Base64Error):
        raise errors.BadManifestError(name=name) from None
    stated = dict(references)
    is_whole = len(root) == len(references) + len(signatures) and len(stated) == len(references)
    if root.tag != f"{{{_ASIC}}}ASiCManifest" or signatures != [signature_name(number)] or not is_whole:
        raise errors.BadManifestError(name=name)
    return stated


def check_entries(found: Mapping[str, bytes], stated: Mapping[str, bytes], *, name: str) -> None:
    """Hold the digests of the entries against those that a manifest states.

    Raises: MissingEntryError, AddedEntryError, EntryChangedError; SwappedManifestError where none of several fits.
    """
    payload = [entry for entry in found if entry != MIMETYPE_NAME]
    if len(payload) > 1 and not any(stated.get(entry) == found[entry] for entry in payload):
        raise errors.SwappedManifestError(name=name)
    for entry in in_order(set(stated) | set(found)):
        if entry not in found:
            raise errors.MissingEntryError(name=entry)
        if entry not in stated:
            raise errors.AddedEntryError(name=entry)
        if stated[entry] != found[entry]:
            raise errors.EntryChangedError(name=entry)


def _reference(element: Element) -> tuple[str, bytes]:
    """Read one line of a manifest. Raises: ValueError."""
    method, value = element.find(f"{{{_DS}}}DigestMethod"), element.find(f"{{{_DS}}}DigestValue")
    uri = element.get("URI")
    if uri is None or method is None or value is None or method.get("Algorithm") != _SHA256 or len(element) != 2:
        raise ValueError("not a reference by SHA-256")
    return uri, b64decode(value.text or "", validate=True)
