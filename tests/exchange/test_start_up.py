"""What signs and checks signatures is loaded with the first package, never with the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiemdiem_desktop.exchange.tokens.child import CHILD_WORD

ROOT = Path(__file__).parents[2]
SIGNING = (
    "cryptography.x509",
    "cryptography.hazmat.primitives.asymmetric.ec",
    "asn1crypto",
    "pkcs11",
    "pyrage",
    "zlib_ng",
    "orjson",
)
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


def test_drivers_of_devices_are_loaded_in_the_child_alone() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kiemdiem_desktop").rglob("*.py")
        if "doors.pkcs11_" in path.read_text(encoding="utf-8")
    }
    assert users == {"kiemdiem_desktop/exchange/tokens/child.py"}
    assert f'"{CHILD_WORD}"' in (ROOT / "kiemdiem_desktop/__main__.py").read_text(encoding="utf-8")
