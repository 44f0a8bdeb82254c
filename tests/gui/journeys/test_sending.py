"""The journey of the package: check, content, key, a place that fails, a place that holds; proved by two strangers."""

import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from kiemdiem_desktop.exchange.verifying import verify
from kiemdiem_desktop.services.cell.sent_packages import list_packages
from kiemdiem_desktop.services.cell.signing_keys import find_key
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.journeys.hands import CTRL
from tests.gui.journeys.office import Office

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WRITING_MS = 180_000  # a limit for a machine that is busy with other work: 112 files are written down in 6 s of its own


def go_to_place(office: Office) -> None:
    """Go from the check to the choice of a place."""
    office.go_to("Gửi cấp trên")
    office.hands.click("Tiếp: xem nội dung sẽ gửi")
    assert "gói số" in office.hands.said()
    office.hands.click("Tiếp: ký")


def write_to(office: Office, folder: Path) -> None:
    """Choose a folder by hand and press *Ký và ghi gói*."""
    office.answers.will(folder)
    office.hands.click("Chọn thư mục khác")
    office.hands.click("Ký và ghi gói")


def wait_until_written(office: Office) -> None:
    """Wait for the last step."""

    def is_written() -> None:
        assert "✓ Đã ghi và kiểm tra" in office.hands.said()

    office.hands.qtbot.waitUntil(is_written, timeout=WRITING_MS)


def prove_with_openssl(workspace: Workspace, package: Path, folder: Path) -> None:
    """Check the seal with OpenSSL alone, as of the evening of the sending."""
    key = find_key(workspace)
    assert key is not None
    signer, inner = folder / "signer.pem", folder / "x" / "META-INF"
    signer.write_bytes(certificate_file(key))
    with zipfile.ZipFile(package) as file:
        file.extractall(folder / "x")
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(inner / "signature001.p7s")]
    command += ["-content", str(inner / "ASiCManifest001.xml"), "-CAfile", str(signer), "-purpose", "any"]
    command += ["-attime", str(int(AT.timestamp()))]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_package_is_sealed_written_proved_and_replaced_only_with_a_reason(
    ready_office: Office, tmp_path: Path
) -> None:
    office, hands, workspace = ready_office, ready_office.hands, ready_office.workspace
    stick, gone = tmp_path / "usb", tmp_path / "usb-da-rut"
    for folder in (stick, gone):
        folder.mkdir()
    go_to_place(office)
    assert hands.read("Họ và tên người giữ khóa") == "A Brêng"
    hands.click("Lập khóa ký")
    assert "A Brêng niêm phong" in hands.said()
    hands.click("Tiếp: chọn nơi ghi")
    office.answers.will(gone)
    hands.click("Chọn thư mục khác")
    gone.rmdir()
    hands.click("Ký và ghi gói")
    hands.qtbot.waitUntil(lambda: "Không còn thấy" in hands.said(), timeout=WRITING_MS)
    assert list_packages(workspace) == ()

    write_to(office, stick)
    wait_until_written(office)
    (first,) = list_packages(workspace)
    package = stick / first.file_name
    key = find_key(workspace)
    assert key is not None
    content = verify(package, trusted=(key.certificate_der,), at=AT).content
    assert content["sequence"] == 1
    prove_with_openssl(workspace, package, tmp_path)

    hands.press(Qt.Key.Key_Z, CTRL)
    assert list_packages(workspace) == (first,)
    assert not office.window.actions_by_id["undo"].isEnabled(), "nothing before a sent package is undone"

    hands.click("Xong")
    go_to_place(office)
    hands.click("Tiếp: chọn nơi ghi")
    hands.click("Ký và ghi gói")
    assert "Ghi lý do" in hands.said()
    assert list_packages(workspace) == (first,)
    hands.fill("Lý do thay gói", "Sửa căn cứ của một đồng chí")
    hands.click("Ký và ghi gói")
    hands.qtbot.waitUntil(lambda: len(list_packages(workspace)) == 2, timeout=WRITING_MS)
    second = list_packages(workspace)[0]
    content = verify(stick / second.file_name, trusted=(key.certificate_der,), at=AT).content
    assert (content["sequence"], content["replace_reason"]) == (2, "Sửa căn cứ của một đồng chí")
    assert content["replaces"] == first.digest
