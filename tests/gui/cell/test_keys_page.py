"""Cài đặt › Khóa và thẻ đăng ký: keys made, handed over, called off, compared, and a second signature."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.trust import KeyOwner, KeyPlace, KeyStatus
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key
from kiemdiem_desktop.exchange.verifying import verify
from kiemdiem_desktop.gui.cell.sending_screen import SIGNING, SendingScreen
from kiemdiem_desktop.gui.cell.settings_keys import KeysPage
from kiemdiem_desktop.gui.cell.settings_screen import SettingsScreen
from kiemdiem_desktop.gui.cell.tools import CellTools
from kiemdiem_desktop.gui.key_tasks import KeyTasks
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.key_ring import list_keys, register_own_key
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.packages import certificate_file
from tests.exchange.soft_token import PIN, WRONG_PIN, make_soft_token
from tests.gui.cell.conftest import dialogs_of, fits_sideways
from tests.gui.eyes import clipped_in

if TYPE_CHECKING:
    from kiemdiem_desktop.services.signing_ways import OpenedKey

MakeWindow = Callable[..., MainWindow]
PASSWORD = "bốn mùa hoa"


def page_of(window: MainWindow) -> KeysPage:
    """Give the page of keys, shown."""
    window.show_screen("settings")
    screen = window.screen_now
    assert isinstance(screen, SettingsScreen)
    screen.tabs.show_page_of(screen.keys)
    return screen.keys


def a_key(tools: CellTools, holder: str, unit_code: str = "") -> SoftwareKey:
    """Give a key of somebody, of the own cell unless told otherwise."""
    code = unit_code or tools.workspace.store.cells.all()[0].code
    return make_software_key(
        holder=holder, cell_code=code, cell_name="Đảng ủy xã Tiên Phong", at=tools.workspace.clock.now()
    )


def write(path: Path, data: bytes) -> Path:
    """Write a file and give its path."""
    path.write_bytes(data)
    return path


def key_file(key: SoftwareKey) -> bytes:
    """Give a PKCS#12 file of a key."""
    private_key = load_pem_private_key(key.private_key_pem, password=None)
    assert isinstance(private_key, ec.EllipticCurvePrivateKey)
    certificate = x509.load_der_x509_certificate(key.certificate_der)
    return serialize_key_and_certificates(
        b"k", private_key, certificate, None, BestAvailableEncryption(PASSWORD.encode())
    )


def test_the_page_fits_and_nothing_is_clipped(make_window: MakeWindow, tools: CellTools) -> None:
    make_key(tools.workspace, holder="A Brêng")
    window = make_window()
    page = page_of(window)
    assert fits_sideways(window.stack)
    assert not clipped_in(page)
    assert page.own.current is not None
    assert page.card_button.isEnabled()
    assert not page.revoke_superior_button.isEnabled()


def test_a_new_secretary_takes_over_in_three_answers(make_window: MakeWindow, tools: CellTools) -> None:
    make_key(tools.workspace, holder="A Brêng")
    window = make_window("Thay bí thư", "Y Ngọc Linh", True)
    page = page_of(window)
    page.hand_over_button.click()
    rows = list_keys(tools.workspace, KeyOwner.OWN)
    assert [row.key.holder for row in rows] == ["Y Ngọc Linh", "A Brêng"]
    assert rows[1].key.revoke_reason == "Thay bí thư"
    assert "In thẻ đăng ký khóa" in dialogs_of(window).told[0]
    assert [row.key.holder for row in page.own.model.rows] == ["Y Ngọc Linh", "A Brêng"]


def test_a_lost_machine_calls_the_old_key_off_at_once(make_window: MakeWindow, tools: CellTools) -> None:
    make_key(tools.workspace, holder="A Brêng")
    window = make_window("Mất máy, lộ mật khẩu (hủy luôn khóa cũ)", "A Brêng", True)
    page_of(window).hand_over_button.click()
    assert [row.status for row in list_keys(tools.workspace, KeyOwner.OWN)] == [KeyStatus.KNOWN, KeyStatus.REVOKED]


def test_the_superiors_key_is_taken_up_only_where_twelve_words_fit(
    make_window: MakeWindow, tools: CellTools, tmp_path: Path
) -> None:
    key = a_key(tools, "Lê Văn Thường Trực", "DU-TP")
    file = write(tmp_path / "dang-uy.cer", certificate_file(key))
    window = make_window(file, "Gõ 12 từ trên thẻ…", " ".join(key.card_words))
    page = page_of(window)
    page.enrol_button.click()
    (row,) = list_keys(tools.workspace, KeyOwner.SUPERIOR)
    assert (row.status, row.key.enrolled_by) == (KeyStatus.KNOWN, "đối chiếu 12 từ")
    wrong = make_window(file, "Gõ 12 từ trên thẻ…", " ".join(reversed(key.card_words)))
    with pytest.raises(AssertionError):  # the dialog does not take words that do not fit
        page_of(wrong).tasks.enrol(KeyOwner.SUPERIOR, "cấp trên")


def test_an_uncompared_key_waits_and_two_files_are_compared(
    make_window: MakeWindow, tools: CellTools, tmp_path: Path
) -> None:
    key, other = a_key(tools, "Lê Văn Thường Trực", "DU-TP"), a_key(tools, "Người Lạ", "DU-TP")
    file, false = (
        write(tmp_path / "a.cer", certificate_file(key)),
        write(tmp_path / "b.cer", certificate_file(other)),
    )
    window = make_window(
        *(file, "Để sau: chờ xác nhận"), *(file, "So tệp nhận tận tay…", false), *(file, "So tệp nhận tận tay…", file)
    )
    page = page_of(window)
    states: list[KeyStatus] = []
    for _time in range(3):
        assert page.waiting.isVisibleTo(page) is (KeyStatus.UNKNOWN in states[-1:])
        page.enrol_button.click()
        states.append(list_keys(tools.workspace, KeyOwner.SUPERIOR)[0].status)
    assert states == [KeyStatus.UNKNOWN, KeyStatus.UNKNOWN, KeyStatus.KNOWN]
    assert page.waiting.text().startswith("△")
    assert not page.waiting.isVisibleTo(page)
    assert "hai khóa khác nhau" in dialogs_of(window).told[0]


def test_a_key_is_called_off_with_its_reason(make_window: MakeWindow, tools: CellTools) -> None:
    key = a_key(tools, "Lê Văn Thường Trực", "DU-TP")
    take_up_key(tools.workspace, key.certificate_der, owner=KeyOwner.SUPERIOR, compared_by="12 từ")
    window = make_window("Lý do khác…", "hết nhiệm kỳ")
    page = page_of(window)
    page.revoke_superior_button.click()
    (row,) = list_keys(tools.workspace, KeyOwner.SUPERIOR)
    assert (row.status, row.key.revoke_reason) == (KeyStatus.REVOKED, "hết nhiệm kỳ")
    assert not page.revoke_superior_button.isEnabled()


def test_a_colleague_signs_second_with_a_key_in_a_file(
    make_window: MakeWindow, tools: CellTools, tmp_path: Path
) -> None:
    first, mine = a_key(tools, "A Brêng"), a_key(tools, "Y Ngọc Linh")
    code, now = tools.workspace.store.cells.all()[0].code, tools.workspace.clock.now()
    content = {"format_version": 1, "kind": "dossier", "cell": {"code": code, "name": "Chi bộ"}, "sequence": 1}
    package = write(tmp_path / "goi.asice", make_package(content=content, documents={}, key=first, at=now))
    p12 = write(tmp_path / "toi.p12", key_file(mine))
    out = tmp_path / "ra"
    out.mkdir()
    window = make_window(p12, PASSWORD, package, "Y Ngọc Linh", p12, PASSWORD, out)
    page = page_of(window)
    page.file_button.click()
    with pytest.raises(KiemdiemError, match="Chờ xác nhận"):
        page.second.sign()
    dialogs_of(window)._answers.insert(0, package)
    take_up_key(tools.workspace, first.certificate_der, owner=KeyOwner.OWN, compared_by="12 từ")
    page.second_button.click()
    trusted = (first.certificate_der, mine.certificate_der)
    signers = verify(out / "goi.asice", trusted=trusted, at=now).signers
    assert [signer.certificate.holder for signer in signers] == ["A Brêng", "Y Ngọc Linh"]


def test_the_step_of_signing_offers_the_keys_that_can_sign(make_window: MakeWindow, tools: CellTools) -> None:
    make_key(tools.workspace, holder="A Brêng")
    register_own_key(tools.workspace, a_key(tools, "Y Ngọc Linh").certificate_der, KeyPlace.FILE)
    window = make_window()
    window.show_screen("sending")
    screen = window.screen_now
    assert isinstance(screen, SendingScreen)
    checked = tools.view.checked
    assert checked is not None
    screen._work.take_hold(checked)
    screen.show_step(SIGNING)
    page = screen.signing_page
    assert page.choice.isVisible()
    assert page.card is not None
    assert page.card.holder == "A Brêng"
    page.choice._choose(1)
    assert page.card.holder == "Y Ngọc Linh"
    assert "Y Ngọc Linh niêm phong" in page.declaration.text()


def test_a_device_is_found_its_pin_asked_once_and_a_wrong_one_told(
    make_window: MakeWindow, tools: CellTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = make_soft_token(tmp_path / "token")
    for name, value in token.environment.items():
        monkeypatch.setenv(name, value)
    window = make_window("Y Ngọc a1 (chi-bo)", WRONG_PIN, PIN)
    page = page_of(window)
    page.device_button.click()
    (row,) = list_keys(tools.workspace, KeyOwner.OWN)
    assert (row.key.place, row.key.holder) == (KeyPlace.TOKEN, "Y Ngọc a1")
    tasks = KeyTasks(tools.workspace, page._desk)
    made: list[OpenedKey] = []
    tasks.open_key(row.key, made.append)
    with pytest.raises(KiemdiemError, match="không nhận mã PIN"):
        made[0].sign_digest(bytes(32))
    tasks.open_key(row.key, made.append)
    assert made[1].sign_digest(bytes(32))


@pytest.mark.parametrize("percent", [100, 200])
def test_a_key_that_waits_is_told_within_the_width(
    make_window: MakeWindow, tools: CellTools, theme: Theme, tmp_path: Path, percent: int
) -> None:
    file = write(tmp_path / "a.cer", certificate_file(a_key(tools, "Lê Văn Thường Trực", "DU-TP")))
    theme.use_percent(percent)
    window = make_window(file, "Để sau: chờ xác nhận")
    page = page_of(window)
    page.enrol_button.click()
    assert page.waiting.text() == "△ 1 khóa chờ xác nhận"
    assert fits_sideways(window.stack)
    assert not clipped_in(page)
