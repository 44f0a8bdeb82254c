"""A real token for tests: SoftHSM2 in a folder of its own, made by the tests, with the PKCS#11 spy counting logins."""

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.exchange.samples import AT

SOFTHSM = Path("/usr/lib/softhsm/libsofthsm2.so")
SPIES = (
    Path("/usr/lib/x86_64-linux-gnu/pkcs11-spy.so"),
    Path("/usr/lib/x86_64-linux-gnu/pkcs11/pkcs11-spy.so"),
    Path("/usr/lib/aarch64-linux-gnu/pkcs11-spy.so"),
)
PIN, WRONG_PIN = "246810", "135790"
RSA_ID, EC_ID = "a1", "a2"
_TokenKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftToken:
    """An initialised token; `spy` is the driver to load where calls are to be counted."""

    folder: Path
    spy: Path

    @property
    def environment(self) -> dict[str, str]:
        """What the driver and the spy read from the environment."""
        return {
            "SOFTHSM2_CONF": str(self.folder / "softhsm2.conf"),
            "PKCS11SPY": str(SOFTHSM),
            "PKCS11SPY_OUTPUT": str(self.folder / "spy.log"),
        }

    def calls(self, name: str) -> int:
        """Count the calls of a function of the driver so far."""
        log = self.folder / "spy.log"
        text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        return len(re.findall(rf"^\d+: {name}$", text, re.MULTILINE))

    def seen(self) -> str:
        """Give all that the spy wrote."""
        return (self.folder / "spy.log").read_text(encoding="utf-8", errors="replace")


def make_soft_token(folder: Path, *, at: datetime = AT) -> SoftToken:
    """Initialise a token with an RSA-2048 and a P-256 key, each with somebody else's certificate that holds `at`."""
    (folder / "tokens").mkdir(parents=True)
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\n")
    token = SoftToken(folder=folder, spy=next(path for path in SPIES if path.exists()))
    _run(token, "softhsm2-util", "--init-token", "--free", "--label", "chi-bo", "--pin", PIN, "--so-pin", "87654321")
    for key_id, private_key in ((RSA_ID, rsa.generate_private_key(65537, 2048)), (EC_ID, _p256())):
        _put(token, key_id, private_key, at)
    return token


def _p256() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _put(
    token: SoftToken, key_id: str, private_key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, at: datetime
) -> None:
    key, certificate = token.folder / f"{key_id}.pem", token.folder / f"{key_id}.der"
    key.write_bytes(private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate.write_bytes(certificate_of(private_key, f"Y Ngọc {key_id}", at=at))
    words = ("--token", "chi-bo", "--label", key_id, "--id", key_id, "--pin", PIN)
    _run(token, "softhsm2-util", "--import", str(key), *words)
    write = ("--write-object", str(certificate), "--type", "cert", "--id", key_id, "--label", key_id)
    _run(token, "pkcs11-tool", "--module", str(SOFTHSM), "--token-label", "chi-bo", "--login", "--pin", PIN, *write)


def certificate_of(private_key: PrivateKeyTypes, holder: str, *, at: datetime = AT) -> bytes:
    """Give a certificate as an office's authority issues it: its unit is a department, not a cell's code."""
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Cơ quan chứng thực")])
    names = ((NameOID.ORGANIZATIONAL_UNIT_NAME, "Văn phòng Đảng ủy"), (NameOID.COMMON_NAME, holder))
    subject = x509.Name([x509.NameAttribute(kind, value) for kind, value in names])
    begin, end = at - timedelta(days=365), at + timedelta(days=365)
    authority = _p256()
    assert isinstance(private_key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey)
    builder = x509.CertificateBuilder(issuer, subject, private_key.public_key(), 366, begin, end)
    return builder.sign(authority, SHA256()).public_bytes(Encoding.DER)


def _run(token: SoftToken, *command: str) -> None:
    done = subprocess.run(command, env={**os.environ, **token.environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
