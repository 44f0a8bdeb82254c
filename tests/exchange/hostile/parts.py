"""What the hostile packages are made of: keys of every state, a ZIP writer that lies on demand, signed contents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import quoteattr
from zlib import crc32

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, certificate_text
from kiemdiem_desktop.exchange import canonical_zip
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import read_zip, write_zip
from kiemdiem_desktop.exchange.errors import PackageError
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key, read_certificate
from kiemdiem_desktop.exchange.layout import in_order
from kiemdiem_desktop.exchange.manifest import write_manifest
from tests.exchange.samples import AT, MANIFEST, SIGNATURE, a_key, a_package

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
USES: Final = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One hostile package and the error that refuses it."""

    name: str
    data: bytes
    error: type[PackageError]


@dataclass(frozen=True, slots=True, kw_only=True)
class OddKey:
    """A private key of any kind with a certificate over it."""

    private_key: PrivateKey
    certificate_der: bytes

    @property
    def software_key(self) -> SoftwareKey:
        """The same for our own signing."""
        pem = self.private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return SoftwareKey(private_key_pem=pem, certificate_der=self.certificate_der)


def odd_key(private_key: PrivateKey, *, uses: tuple[str, ...] | None = None, ends: datetime | None = None) -> OddKey:
    """Give a key in the name of cell CB-07, issued for `uses` (None: whatever)."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "CB-07"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Đinh Thị Hoà"),
        ]
    )
    end = ends or AT + timedelta(days=99)
    builder = x509.CertificateBuilder(name, name, private_key.public_key(), 7, end - timedelta(days=200), end)
    if uses is not None:
        stated = x509.KeyUsage(**{use: use in uses for use in USES})
        builder = builder.add_extension(stated, critical=True)
    digest = None if isinstance(private_key, ed25519.Ed25519PrivateKey) else SHA256()
    return OddKey(private_key=private_key, certificate_der=builder.sign(private_key, digest).public_bytes(Encoding.DER))


@cache
def odd_keys() -> Mapping[str, OddKey]:
    """Give the keys that no package may be signed with, each once."""
    p256 = ec.generate_private_key(ec.SECP256R1())
    return {
        "RSA-1024": odd_key(rsa.generate_private_key(65537, 1024)),
        "RSA-2048": odd_key(rsa.generate_private_key(65537, 2048)),
        "P-384": odd_key(ec.generate_private_key(ec.SECP384R1())),
        "P-224": odd_key(ec.generate_private_key(ec.SECP224R1())),
        "secp256k1": odd_key(ec.generate_private_key(ec.SECP256K1())),
        "Ed25519": odd_key(ed25519.Ed25519PrivateKey.generate()),
        "for encryption": odd_key(p256, uses=("key_agreement", "encipher_only")),
        "for certificates": odd_key(p256, uses=("key_cert_sign", "crl_sign")),
        "for nothing": odd_key(p256, uses=("data_encipherment",)),
        "expired": odd_key(p256, ends=AT - timedelta(days=1)),
        "of tomorrow": odd_key(p256, ends=AT + timedelta(days=201)),
    }


def enrolled(certificate_der: bytes, unit_code: str = "CB-07", owner: KeyOwner = KeyOwner.CELL) -> EnrolledKey:
    """Give a certificate as one whose words were compared."""
    certificate = read_certificate(certificate_der)
    return EnrolledKey(
        owner=owner,
        unit_code=unit_code,
        holder=certificate.holder,
        fingerprint=certificate.fingerprint,
        certificate=certificate_text(certificate_der),
        since=(AT - timedelta(days=30)).date(),
        enrolled_at=AT,
    )


@cache
def trusted() -> tuple[EnrolledKey, ...]:
    """Give all that the receiver knows: a generous receiver, who enrolled every odd key too."""
    revoked = enrolled(a_key("Đã Hủy").certificate_der)
    day = AT.date()
    return (
        enrolled(a_key().certificate_der),
        enrolled(a_key("Y Ngọc").certificate_der),
        replace(revoked, revoked_on=day, revoke_reason="mất máy"),
        replace(enrolled(a_key("Chờ Xác Nhận").certificate_der), enrolled_at=None),
        replace(enrolled(a_key("Hết Nhiệm Kỳ").certificate_der), until=day - timedelta(days=9)),
        replace(enrolled(a_key("Chưa Nhận Việc").certificate_der), since=day + timedelta(days=9)),
        enrolled(other_cell().certificate_der, "CB-08"),
        enrolled(a_key("Cấp Trên").certificate_der, owner=KeyOwner.SUPERIOR),
        *(enrolled(key.certificate_der) for key in odd_keys().values()),
    )


@cache
def other_cell() -> SoftwareKey:
    """Give the key of a neighbouring cell."""
    return make_software_key(holder="Láng Giềng", cell_code="CB-08", cell_name="Chi bộ thôn 8", at=AT)


@cache
def sound_entries() -> Mapping[str, bytes]:
    """Give the entries of the sound package."""
    return read_zip(a_package())


def sealed(entries: Mapping[str, bytes], key: SoftwareKey | None = None) -> bytes:
    """Give entries listed and signed anew by the cell's own key: what a hostile insider could do."""
    kept = {name: data for name, data in entries.items() if not name.startswith("META-INF/")}
    manifest = write_manifest(kept, 1)
    return write_zip({**entries, MANIFEST: manifest, SIGNATURE: make_signature(manifest, key or a_key(), at=AT)})


def with_manifest(manifest: bytes) -> bytes:
    """Give the package with this manifest, rightly signed."""
    pair = {MANIFEST: manifest, SIGNATURE: make_signature(manifest, a_key(), at=AT)}
    return write_zip({**sound_entries(), **pair})


def with_signature(signature: bytes) -> bytes:
    """Give the package with this signature file."""
    return write_zip({**sound_entries(), SIGNATURE: signature})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as the lying writer writes it; None: as it is in truth."""

    name: bytes
    data: bytes
    local_name: bytes | None = None
    flags: int = 0
    method: int = 0
    crc: int | None = None
    packed: int | None = None
    size: int | None = None
    local_size: int | None = None
    offset: int | None = None
    mode: int = 0
    extra: bytes = b""
    date: int = 0x21


def entries_of(entries: Mapping[str, bytes]) -> list[Entry]:
    """Give entries for the lying writer, in their right order."""
    return [Entry(name=name.encode(), data=entries[name]) for name in in_order(entries)]


def write_lies(entries: Iterable[Entry], *, count: int | None = None, shift: int = 0, comment: bytes = b"") -> bytes:
    """Write a ZIP whose headers say what the entries tell; `shift` moves the stated place of the directory."""
    body, directory, number = bytearray(), bytearray(), 0
    for number, entry in enumerate(entries, 1):  # noqa: B007 - the last number is the count
        local, central = _headers(entry, len(body))
        directory += central
        body += local + entry.data
    stated = number if count is None else count
    end = canonical_zip._END.pack(b"PK\x05\x06", 0, 0, stated, stated, len(directory), len(body) + shift, len(comment))
    return bytes(body + directory + end + comment)


def _headers(entry: Entry, place: int) -> tuple[bytes, bytes]:
    def told(value: int | None, truth: int) -> int:
        return truth if value is None else value

    size = len(entry.data)
    crc = told(entry.crc, crc32(entry.data))
    packed, full = told(entry.packed, size), told(entry.size, size)
    local_name = entry.local_name if entry.local_name is not None else entry.name
    fields: tuple[Any, ...] = (entry.flags, entry.method, 0, entry.date, crc)
    lengths = (len(local_name), len(entry.extra))
    local = canonical_zip._LOCAL.pack(b"PK\x03\x04", 20, *fields, packed, told(entry.local_size, full), *lengths)
    place = told(entry.offset, place)
    ends = (len(entry.name), len(entry.extra), 0, 0, 0, entry.mode << 16, place)
    central = canonical_zip._CENTRAL.pack(b"PK\x01\x02", 20, 20, *fields, packed, full, *ends)
    return local + local_name + entry.extra, central + entry.name + entry.extra


def manifest_with(*names: str) -> bytes:
    """Give a manifest over the sound entries and over empty ones of any names."""
    sound = {name: data for name, data in sound_entries().items() if not name.startswith("META-INF/")}
    lines = write_manifest(sound, 1).decode()
    more = write_manifest({"content.json": b""}, 1).decode()
    line = more[more.index("  <asic:DataObjectReference") : more.index("</asic:ASiCManifest>")]
    added = "".join(line.replace('"content.json"', quoteattr(name)) for name in names)
    return lines.replace("</asic:ASiCManifest>", added + "</asic:ASiCManifest>").encode()
