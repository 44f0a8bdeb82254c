"""A second signature: a colleague's package is proved, signed by a key of this machine, and written elsewhere."""

from pathlib import Path

from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyPlace, KeyStatus
from kiemdiem_desktop.gui.key_tasks import KeyTasks
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.countersigning import (
    PackageToSign,
    check_signing_day,
    countersign,
    open_to_sign,
    take_countersigned,
)
from kiemdiem_desktop.services.cell.kept_copies import waits_for_envelope
from kiemdiem_desktop.services.cell.signing_keys import find_key
from kiemdiem_desktop.services.key_ring import list_keys
from kiemdiem_desktop.services.signing_ways import OpenedKey
from kiemdiem_desktop.services.workspace import Workspace

PACKAGES = N_("Gói hồ sơ (*.asice *.age)")


class SecondSigning:
    """Signs a package that somebody else made and signed first."""

    def __init__(self, workspace: Workspace, desk: Desk, tasks: KeyTasks) -> None:
        self._workspace, self._desk, self._tasks = workspace, desk, tasks

    def sign(self) -> None:
        """Choose the package, prove it, choose the key, sign, write. Raises: KiemdiemError."""
        file = self._desk.dialogs.open_file(_("Chọn gói cần ký thêm"), _(PACKAGES))
        if file is None:
            return
        package = open_to_sign(self._workspace, file)
        keys = usable_keys(self._workspace)
        if not keys:
            self._desk.dialogs.warn(
                _("Chưa có khóa nào để ký."), hint=_("Lập khóa, hoặc thêm khóa trong tệp hay trên thiết bị ký ở trên.")
            )
            return
        chosen = self._desk.dialogs.ask(
            _("Ký thêm bằng khóa nào?"),
            tuple(key.holder for key in keys),
            detail=_("Gói nguyên vẹn. Đã ký: {holders}. Dấu vân tay: {words}.").format(
                holders=", ".join(package.holders), words=package.words
            ),
        )
        if chosen is not None:
            self._open(keys[chosen], package)

    def take_back(self) -> None:
        """Note a package of ours that came back with one more signature. Raises: KiemdiemError."""
        file = self._desk.dialogs.open_file(_("Chọn gói đã được ký thêm"), _(PACKAGES))
        if file is not None:
            row = take_countersigned(self._workspace, file)
            self._desk.tell(_taken_words(file, is_ready=file.name == row.file_name and not self._waits(row)))

    def _waits(self, row: SentPackage) -> bool:
        return waits_for_envelope(self._workspace, row)

    def _open(self, key: EnrolledKey, package: PackageToSign) -> None:
        own = find_key(self._workspace)
        if key.place is KeyPlace.WORKSPACE and own is not None:
            self._write(own, package)
        else:
            self._tasks.open_key(key, lambda opened: self._write(opened, package))

    def _write(self, key: OpenedKey, package: PackageToSign) -> None:
        at = check_signing_day(self._workspace, key)
        folder = self._desk.dialogs.folder(_("Ghi gói đã ký thêm vào đâu?"))
        if folder is None:
            return
        self._desk.jobs.run(
            lambda _progress: countersign(package, key, folder, at=at),
            lambda written: self._desk.tell(
                _("Đã ký thêm, ghi và kiểm tra: {path}. Đưa tệp này lại cho người lập gói.").format(path=written.path)
            ),
            _("Đang ký thêm"),
        )


def _taken_words(file: Path, *, is_ready: bool) -> str:
    if is_ready:
        return _("Đã nhận gói ký thêm. Gửi cấp trên đúng tệp này: {path}").format(path=file)
    return _("Đã nhận gói ký thêm. Vào Gửi cấp trên, ghi lại gói vào USB: gói được mã hóa cho cấp trên khi ghi.")


def usable_keys(workspace: Workspace) -> tuple[EnrolledKey, ...]:
    """Give the keys that can sign here today: the one in the workspace first, then those in files and on devices."""
    rows = list_keys(workspace, KeyOwner.OWN)
    kept = (KeyPlace.FILE, KeyPlace.TOKEN)
    return tuple(row.key for row in rows if row.status is KeyStatus.KNOWN and (row.is_signing or row.key.place in kept))
