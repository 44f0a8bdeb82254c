"""The proof of a package that does not depend on this program: `age` opens the envelope, OpenSSL verifies all in it."""

import ssl
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

from kiemdiem_desktop.services.own_keys import find_own_key, need_envelope_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace


def prove(file: Path, receiver: Workspace, sender: Workspace, folder: Path, *others: bytes) -> None:
    """Open an envelope with `age` alone and verify every signature in it with OpenSSL alone.

    `others` are the certificates, in DER, of further signers.
    """
    assert file.name.endswith(".asice.age")
    (folder / "khoa.txt").write_text(need_envelope_key(receiver).secret + "\n", encoding="ascii")
    command: list[str | Path] = ["age", "--decrypt", "-i", folder / "khoa.txt", file]
    container = subprocess.run(command, capture_output=True, check=True).stdout
    prove_container(container, file.stem, sender, folder, *others)


def prove_container(container: bytes, name: str, sender: Workspace, folder: Path, *others: bytes) -> None:
    """Verify every signature in a container with OpenSSL alone; what is in it goes to `name` in `folder`."""
    key = find_own_key(sender)
    assert key is not None
    signers = (certificate_file(key), *(ssl.DER_cert_to_PEM_cert(der).encode() for der in others))
    signer = folder / "signer.pem"
    signer.write_bytes(b"".join(signers))
    with zipfile.ZipFile(BytesIO(container)) as package:
        package.extractall(folder / name)
    inner = folder / name / "META-INF"
    signatures = sorted(inner.glob("signature*.p7s"))
    assert len(signatures) == 1 + len(others)
    moment = f"{sender.clock.now().timestamp():.0f}"
    for signature in signatures:
        manifest = inner / f"ASiCManifest{signature.stem[-3:]}.xml"
        words = f"cms -verify -partial_chain -binary -inform DER -in {signature} -content {manifest} -purpose any"
        proof = ["openssl", *words.split(), "-attime", moment, "-CAfile", str(signer)]
        done = subprocess.run(proof, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
