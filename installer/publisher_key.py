"""Makes the publisher's key, once: the key as a .p12 file outside the project, its certificate into the program.

For builders: `python -m installer.publisher_key "Name of the publisher" /safe/place/publisher.p12`; the password is
asked for. Keep the key on a stick in a safe, and a copy elsewhere: whoever has it can change every program out there.
Before it ends (five years), make the next one and ship its certificate along, beside the old one.
"""

import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from installer.bundle import ROOT
from installer.make_update import PASSWORD
from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key
from kiemdiem_desktop.services.packages import certificate_file

CERTIFICATES = ROOT / "resources" / "publisher"
UNIT = "NPH"  # nơi phát hành
LEAST_LETTERS = 12


def key_file(key: SoftwareKey, name: str, password: str) -> bytes:
    """Give a key with its certificate as PKCS#12."""
    serialization = doors.cryptography_serialization()
    private_key = serialization.load_pem_private_key(key.private_key_pem, password=None)
    certificate = doors.cryptography_x509().load_der_x509_certificate(key.certificate_der)
    protection = serialization.BestAvailableEncryption(password.encode("utf-8"))
    data: bytes = doors.cryptography_pkcs12().serialize_key_and_certificates(
        name.encode("utf-8"), private_key, certificate, None, protection
    )
    return data


def main() -> None:
    """Make the key and write both files; an existing key is never written over."""
    name, place = sys.argv[1], Path(sys.argv[2])
    if place.resolve().is_relative_to(ROOT):
        raise SystemExit("Keep the key outside the project.")
    password = os.environ.get(PASSWORD) or getpass.getpass("Password for the key file: ")
    if len(password) < LEAST_LETTERS:
        raise SystemExit(f"The password needs {LEAST_LETTERS} letters or more.")
    key = make_software_key(holder=name, cell_code=UNIT, cell_name=name, at=datetime.now(UTC))
    with place.open("xb") as file:
        place.chmod(0o600)
        file.write(key_file(key, name, password))
    CERTIFICATES.mkdir(exist_ok=True)
    certificate = CERTIFICATES / f"{key.fingerprint[:16]}.pem"
    certificate.write_bytes(certificate_file(key))
    sys.stdout.write(f"{place}\n{certificate}\n{' '.join(key.card_words)}\n")


if __name__ == "__main__":
    main()
