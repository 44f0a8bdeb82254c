"""What people do with keys, as questions one after the other: compare a card, call off, open a file, ask a device."""

from collections.abc import Callable

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyPlace
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.key_ring import (
    CardOfFile,
    cards_in,
    compare_card,
    is_in_file,
    note_waiting_key,
    register_own_key,
    revoke_key,
)
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.signing_ways import (
    DeviceSearch,
    FoundKey,
    OpenedKey,
    add_driver,
    key_in_file,
    key_on_device,
    list_drivers,
    search_devices,
)
from kiemdiem_desktop.services.workspace import Workspace

REASONS = (N_("Thay người giữ khóa"), N_("Mất máy hoặc mất thiết bị"), N_("Lộ mật khẩu hoặc mã PIN"), N_("Lý do khác…"))
PLACES = {
    KeyPlace.WORKSPACE: N_("trong sổ này"),
    KeyPlace.FILE: N_("trong tệp"),
    KeyPlace.TOKEN: N_("trên thiết bị ký"),
    KeyPlace.ELSEWHERE: N_("người khác giữ"),
}
KEY_FILES = N_("Tệp khóa (*.p12 *.pfx)")
CARDS = N_("Chứng thư hoặc gói (*.cer *.pem *.crt *.asice *.age)")
LIBRARIES = N_("Phần mềm của hãng (*.dll *.so *.dylib)")


class KeyTasks:
    """Serves the page of keys and the step of signing; each task tells how it ended."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        self._workspace, self._desk = workspace, desk

    def enrol(self, owner: KeyOwner, whose: str) -> None:
        """Take up the key of somebody else from a certificate file or a package. Raises: KiemdiemError."""
        card = self.choose_card(whose)
        if card is not None:
            self.compare(card, owner)

    def choose_card(self, whose: str) -> CardOfFile | None:
        """Ask for a certificate file or a package, and for one of its keys. Raises: KiemdiemError."""
        file = self._desk.dialogs.open_file(_("Chọn chứng thư hoặc gói của {whose}").format(whose=whose), _(CARDS))
        if file is None:
            return None
        cards = cards_in(file, envelope_secrets(self._workspace))
        return cards[0] if len(cards) == 1 else self._which(cards)

    def revoke(self, key: EnrolledKey) -> None:
        """Call a key off, with its reason. Raises: KiemdiemError."""
        dialogs = self._desk.dialogs
        chosen = dialogs.ask(
            _("Hủy khóa của “{holder}” vì lý do gì?").format(holder=key.holder),
            tuple(_(reason) for reason in REASONS),
            detail=_("Từ nay mọi gói ký bằng khóa này bị từ chối. Không lấy lại được."),
        )
        if chosen is None:
            return
        reason: str | None = _(REASONS[chosen])
        if chosen == len(REASONS) - 1:
            reason = dialogs.ask_text(_("Lý do hủy khóa"), _("Lý do"), check=_need_words)
        if reason is not None:
            revoke_key(self._workspace, key.id, on=self._workspace.clock.today(), reason=reason)
            self._desk.tell(_("Đã hủy khóa của “{holder}”. Báo ngay cho nơi nhận gói.").format(holder=key.holder))

    def note_key_file(self) -> None:
        """Note the key of a PKCS#12 file among the own ones. Raises: KiemdiemError."""
        opened = self._open_file(_("Mật khẩu của tệp khóa"))
        if opened is not None:
            register_own_key(self._workspace, opened.certificate_der, KeyPlace.FILE)
            self._desk.tell(_("Đã ghi khóa trong tệp. Tệp và mật khẩu không được cất; mỗi lần ký sẽ hỏi lại."))

    def find_devices(self, then: Callable[[DeviceSearch], None]) -> None:
        """Look for signing devices beside the window. Raises: KiemdiemError."""
        drivers = list_drivers(self._workspace)
        self._desk.jobs.run(lambda _progress: search_devices(drivers), then, _("Đang tìm thiết bị ký"))

    def note_device(self) -> None:
        """Look for devices and note one of their keys among the own ones. Raises: KiemdiemError."""
        self.find_devices(self._note_found)

    def add_library(self) -> None:
        """Let devices be looked for through one more library of a maker. Raises: KiemdiemError."""
        file = self._desk.dialogs.open_file(_("Chọn tệp phần mềm của hãng thiết bị ký"), _(LIBRARIES))
        if file is not None:
            add_driver(self._workspace, file)
            self.note_device()

    def open_key(self, key: EnrolledKey, then: Callable[[OpenedKey], None]) -> None:
        """Open a key that lies in a file or on a device, for one signature, and hand it over.

        Raises: KiemdiemError.
        """
        title = _("Ký bằng khóa của “{holder}”").format(holder=key.holder)
        if key.place is KeyPlace.FILE:
            opened = self._open_file(title)
            if opened is not None:
                _check_same(opened.certificate_der, key)
                then(opened)
            return

        def ask(found: DeviceSearch) -> None:
            wanted = next((row for row in found.keys if row.fingerprint == key.fingerprint), None)
            if wanted is None:
                self._desk.dialogs.warn(
                    _("Không thấy thiết bị ký của “{holder}”.").format(holder=key.holder),
                    hint="\n".join((*found.troubles, _("Cắm thiết bị vào máy, chờ đèn sáng rồi làm lại."))),
                )
                return
            pin = self._ask_pin(wanted, title)
            if pin is not None:
                then(key_on_device(wanted, pin))

        self.find_devices(ask)

    def _ask_pin(self, key: FoundKey, title: str) -> str | None:
        if key.is_locked:
            self._desk.dialogs.warn(key.pin_warning, hint=_("Trong lúc chờ, có thể ký bằng khóa của chương trình."))
            return None
        once = _("Mã PIN chỉ gửi đến thiết bị một lần và không được cất.")
        detail = f"{key.pin_warning} {once}".strip()
        return self._desk.dialogs.ask_passphrase(_("{title}: mã PIN").format(title=title), detail=detail)

    def _open_file(self, title: str) -> OpenedKey | None:
        file = self._desk.dialogs.open_file(_("Chọn tệp khóa"), _(KEY_FILES))
        if file is None:
            return None
        password = self._desk.dialogs.ask_passphrase(
            title, detail=_("Mật khẩu của tệp “{name}”; không được cất.").format(name=file.name)
        )
        return None if password is None else key_in_file(file, password)

    def _note_found(self, found: DeviceSearch) -> None:
        dialogs = self._desk.dialogs
        if not found.keys:
            dialogs.warn(_("Chưa thấy thiết bị ký nào."), hint=_search_words(found))
            return
        names = tuple(f"{row.holder} ({row.label})" for row in found.keys)
        chosen = dialogs.ask(_("Dùng khóa nào trên thiết bị?"), names, detail="\n".join(found.troubles))
        if chosen is not None:
            register_own_key(self._workspace, found.keys[chosen].certificate_der, KeyPlace.TOKEN)
            self._desk.tell(_("Đã ghi khóa trên thiết bị. Mỗi lần ký, cắm thiết bị và nhập mã PIN."))

    def _which(self, cards: tuple[CardOfFile, ...]) -> CardOfFile | None:
        names = tuple(f"{card.holder} – {card.unit_name}" if card.unit_name else card.holder for card in cards)
        chosen = self._desk.dialogs.ask(_("Tệp có nhiều khóa. Ghi nhận khóa nào?"), names)
        return None if chosen is None else cards[chosen]

    def compare(self, card: CardOfFile, owner: KeyOwner) -> EnrolledKey | None:
        """Ask how the card is compared, and take the key up only where it fits; give it then."""
        dialogs, whose = self._desk.dialogs, _("{holder}, {unit}").format(holder=card.holder, unit=card.unit_name)
        how = dialogs.ask(
            _("Đối chiếu khóa của {whose} bằng cách nào?").format(whose=whose),
            (_("So tệp nhận tận tay…"), _("Để sau: chờ xác nhận"), _("Gõ 12 từ trên thẻ…")),
            detail=_("Gặp trực tiếp hoặc gọi điện cho người giữ khóa; nghe họ đọc thẻ, đừng đọc cho họ."),
        )
        if how == 1:
            note_waiting_key(self._workspace, card, owner)
            self._desk.tell(
                _("Khóa của {whose} chờ xác nhận; gói ký bằng khóa này chưa được tính.").format(whose=whose)
            )
        elif how is not None and (by := self._compare_file(card) if how == 0 else self._compare_words(card)):
            unit = (card.unit_code, card.unit_name)
            key = take_up_key(self._workspace, card.certificate_der, owner=owner, compared_by=by, unit=unit)
            self._desk.tell(_("Đã ghi nhận khóa của {whose}.").format(whose=whose))
            return key
        return None

    def _compare_words(self, card: CardOfFile) -> str:
        typed = self._desk.dialogs.ask_text(
            _("Gõ 12 từ nghe {holder} đọc").format(holder=card.holder),
            _("Theo thứ tự trên thẻ; có dấu hay không dấu đều được"),
            check=lambda text: "\n".join(compare_card(text, card).troubles),
        )
        return "" if typed is None else _("đối chiếu 12 từ")

    def _compare_file(self, card: CardOfFile) -> str:
        file = self._desk.dialogs.open_file(_("Chọn tệp chứng thư nhận tận tay"), _(CARDS))
        if file is None:
            return ""
        if is_in_file(card, file):
            return _("so tệp chứng thư {name}").format(name=file.name)
        self._desk.dialogs.warn(
            _("Hai tệp là hai khóa khác nhau, nên chưa ghi nhận."), hint=_("Hỏi lại người giữ khóa xem tệp nào đúng.")
        )
        return ""


def _check_same(certificate_der: bytes, key: EnrolledKey) -> None:
    if certificate_der != key.certificate_der:
        raise KiemdiemError(
            code="other_key_file",
            message=_("Tệp vừa chọn không phải tệp khóa của “{holder}”.").format(holder=key.holder),
            hint=_("Chọn đúng tệp đã ghi ở Cài đặt, hoặc ghi tệp mới ở đó."),
        )


def _need_words(text: str) -> str:
    return "" if text.strip() else _("Ghi lý do bằng vài chữ.")


def _search_words(found: DeviceSearch) -> str:
    if not found.drivers:
        return _(
            "Máy này chưa cài phần mềm của hãng nào. Cài phần mềm đi cùng thiết bị, hoặc chỉ cho chương trình tệp đó."
        )
    return "\n".join(
        (
            _("Đã tìm qua: {names}.").format(names=", ".join(found.drivers)),
            *found.troubles,
            _("Cắm thiết bị, chờ đèn sáng rồi tìm lại."),
        )
    )
