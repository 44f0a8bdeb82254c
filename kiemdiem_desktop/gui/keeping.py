"""The commands that keep a workspace safe: one-file copies, going back to a backup, passphrase, recovery sheet."""

from collections.abc import Callable

from kiemdiem_desktop.domain.backup import BackupInfo, BackupReason, RestorePreview
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.keeping import (
    back_up,
    export_single_file,
    list_backups,
    preview_restore,
    restore,
    single_file_name,
)
from kiemdiem_desktop.services.library import change_passphrase, is_passphrase_of
from kiemdiem_desktop.services.workspace import Workspace

MOST_CHOICES = 6
_REASONS = {
    BackupReason.OPENED: N_("khi mở sổ"),
    BackupReason.WORK: N_("trong lúc làm việc"),
    BackupReason.IMPORT: N_("trước khi nhập danh sách"),
    BackupReason.UPDATE: N_("trước khi nâng cấp chương trình"),
    BackupReason.RESTORE: N_("trước khi phục hồi"),
    BackupReason.ASKED: N_("đồng chí yêu cầu"),
}
_COUNTED = {
    "members": N_("đảng viên"),
    "reviews": N_("bản kiểm điểm"),
    "comments": N_("góp ý"),
    "ballots": N_("kết quả phiếu"),
    "ratings": N_("đề nghị xếp loại"),
    "rounds": N_("đợt kiểm điểm"),
}


class Keeping:
    """Runs these commands over one open workspace; `owner` gives the name of its cell or committee, "" for none."""

    def __init__(self, workspace: Workspace, dialogs: Dialogs, owner: Callable[[], str]) -> None:
        self._workspace, self._dialogs, self._owner = workspace, dialogs, owner

    def export(self) -> None:
        """Write the whole workspace as one file, to a stick or another disk."""
        name = single_file_name(self._owner(), self._workspace)
        path = self._dialogs.save_file(_("Sao lưu cả sổ thành một tệp"), name, _("Sổ chi bộ (*.sochibo)"))
        if path is None:
            return
        export_single_file(self._workspace, path)
        self._dialogs.tell(
            _("Đã sao lưu và đọc lại để kiểm tra"),
            detail=_(
                "Tệp: {path}\n\nTệp vẫn được khóa bằng mật khẩu của sổ. Để dùng sổ trên máy khác: chép tệp sang "
                "máy đó, mở chương trình, bấm “Nhận sổ từ tệp”."
            ).format(path=path),
        )

    def back_up_now(self) -> BackupInfo | None:
        """Make a backup inside the program's own keeping."""
        return back_up(self._workspace)

    def choose_backup(self) -> None:
        """Ask which of the newest backups to go back to."""
        found = list_backups(self._workspace)[:MOST_CHOICES]
        if not found:
            self._dialogs.tell(_("Chưa có bản sao lưu nào"), detail=_("Sổ tự sao lưu mỗi ngày khi mở."))
            return
        chosen = self._dialogs.ask(
            _("Phục hồi từ bản nào?"),
            tuple(backup_words(info) for info in found),
            detail=_("Trước khi phục hồi, sổ hiện tại được sao lưu lại; các bản cũ hơn có ở Cài đặt."),
        )
        if chosen is not None:
            self.restore(found[chosen])

    def restore(self, backup: BackupInfo) -> bool:
        """Show what would change, ask, and go back; False where the person thought better of it."""
        preview = preview_restore(self._workspace, backup)
        is_sure = self._dialogs.confirm(
            _("Đưa sổ về bản sao lưu {backup}?").format(backup=backup_words(backup)),
            detail=preview_words(preview),
            yes=_("Phục hồi"),
            is_grave=True,
        )
        if is_sure:
            restore(self._workspace, backup)
            self._dialogs.tell(
                _("Đã phục hồi"), detail=_("Sổ ngay trước khi phục hồi cũng đã được sao lưu, có thể quay lại.")
            )
        return is_sure

    def change_passphrase(self) -> None:
        """Ask for the old and the new passphrase."""
        folder = self._workspace.store.folder
        assert folder is not None
        old = self._dialogs.ask_passphrase(_("Mật khẩu đang dùng"))
        if old is None:
            return
        if not is_passphrase_of(folder, old):
            self._dialogs.warn(_("Mật khẩu chưa đúng."), hint=_("Xem lại phím Caps Lock và kiểu gõ tiếng Việt."))
            return
        new = self._dialogs.ask_passphrase(_("Mật khẩu mới"), is_new=True)
        if new is not None:
            change_passphrase(folder, old=old, new=new)
            self._dialogs.tell(_("Đã đổi mật khẩu"), detail=_("Mã khôi phục đã in vẫn dùng được."))


def backup_words(info: BackupInfo) -> str:
    """Give a backup in words: when and why it was made."""
    at = info.made_at.astimezone()
    return _("{at:%H:%M} ngày {at:%d/%m/%Y}, {reason}").format(at=at, reason=reason_words(info))


def reason_words(info: BackupInfo) -> str:
    """Tell what a backup was made for."""
    return _(_REASONS[info.reason])


def preview_words(preview: RestorePreview) -> str:
    """Tell what going back would change, count by count."""
    changed = [
        _("{what}: đang có {now}, sẽ còn {then}").format(what=_(_COUNTED[row.table]), now=row.now, then=row.then)
        for row in preview.counts
        if row.table in _COUNTED and row.now != row.then
    ]
    lines = changed or [_("Số lượng đảng viên, bản kiểm điểm, phiếu và đề nghị không đổi; nội dung có thể khác.")]
    if preview.last_saved_at is not None:
        at = preview.last_saved_at.astimezone()
        lines.append(_("Việc cuối cùng có trong bản này: {at:%H:%M} ngày {at:%d/%m/%Y}.").format(at=at))
    return "\n".join(lines)
