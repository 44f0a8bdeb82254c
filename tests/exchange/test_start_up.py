"""What signs and checks signatures is loaded with the first package, never with the program."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SIGNING = ("cryptography.x509", "cryptography.hazmat.primitives.asymmetric.ec", "asn1crypto", "pkcs11", "pyrage")
CODE = "import sys, {module}\nprint(*sorted(set(sys.modules) & set({signing!r})))"


@pytest.mark.parametrize(
    "module",
    [
        "kiemdiem_desktop.gui.program",
        "kiemdiem_desktop.gui.cell.window",
        "kiemdiem_desktop.gui.cell.settings_screen",
        "kiemdiem_desktop.gui.cell.sending_screen",
        "kiemdiem_desktop.cli.commands",
        "kiemdiem_desktop.exchange.verifying",
        "kiemdiem_desktop.exchange.tokens.devices",
    ],
)
def test_no_signing_library_is_loaded_with(module: str) -> None:
    code = CODE.format(module=module, signing=SIGNING)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
