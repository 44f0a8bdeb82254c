"""A program that has just started proves a package: nothing that signing loaded is there to help it."""

import subprocess
import sys
from pathlib import Path

from tests.exchange.samples import AT, a_key, a_package

CODE = """
import sys
from datetime import datetime
from pathlib import Path
from kiemdiem_desktop.exchange.verifying import verify

package, certificate, at = sys.argv[1:]
found = verify(Path(package), trusted=(Path(certificate).read_bytes(),), at=datetime.fromisoformat(at))
sys.stdout.buffer.write(found.signer.certificate.holder.encode())
"""


def test_a_package_is_proved_by_a_program_that_has_signed_nothing(tmp_path: Path) -> None:
    package, certificate = tmp_path / "a.asice", tmp_path / "khoa.cer"
    package.write_bytes(a_package())
    certificate.write_bytes(a_key().certificate_der)
    done = subprocess.run(
        [sys.executable, "-c", CODE, package, certificate, AT.isoformat()], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == "Đinh Thị Hoà"
