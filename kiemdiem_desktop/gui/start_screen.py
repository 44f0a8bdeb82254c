"""The first window: choose a workspace, make a new one, open the sample, or get in by the recovery code."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui import start_doors
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, primary, px, repolish, say, spaced
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.gui.widgets.passphrase_field import PassphraseField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.shelf_list import ShelfEntry, list_entries

if TYPE_CHECKING:
    from kiemdiem_desktop.gui.committee.create_page import CreateCommitteePage
    from kiemdiem_desktop.gui.create_page import CreatePage
    from kiemdiem_desktop.gui.dialogs import Dialogs
    from kiemdiem_desktop.gui.recovery_page import CodePage, SheetPage
    from kiemdiem_desktop.services.library import Shelf
    from kiemdiem_desktop.services.workspace import Workspace

Opened = Callable[["Workspace", str], None]
GetShelf = Callable[[], "Shelf"]
WIDE, COLUMN_WIDTH = 760, 640
LIST_SHARE, WAYS_SHARE = 6, 3
WELCOME_PICTURE = 64


class StartWindow(QWidget):
    """Holds the pages of the start; `opened(workspace, name)` is called with the workspace that was opened.

    `root` is where the workspaces stand; `shelf` gives the shelf when something is to be opened or made.
    """

    def __init__(self, root: Path, shelf: GetShelf, opened: Opened, dialogs: "Dialogs | None" = None) -> None:
        super().__init__()
        self.setWindowTitle(_("Kiểm điểm cuối năm"))
        self._dialogs = dialogs
        self._shelf, self._opened = shelf, opened
        self.choice = ChoicePage(root, shelf, opened, self.dialogs)
        self.choice.create_button.clicked.connect(self.show_create)
        self.choice.code_button.clicked.connect(self.show_code)
        self.choice.create_committee_button.clicked.connect(self.show_create_committee)
        self.choice.sample_button.clicked.connect(self.open_sample)
        self.choice.committee_sample_button.clicked.connect(self.open_committee_sample)
        self.stack = QStackedWidget()
        self._pages: dict[QWidget, PageScroll] = {}
        spaced(QVBoxLayout(self)).addWidget(self.stack)
        self.show_choice()

    def dialogs(self) -> "Dialogs":
        """Give the dialogs over this window."""
        if self._dialogs is None:
            self._dialogs = start_doors.dialogs(self)
        return self._dialogs

    @cached_property
    def create_page(self) -> "CreatePage":
        """The page that makes a new workspace, made when first asked for."""
        return start_doors.create_page(self._shelf(), self._show_sheet, self.show_choice)

    @cached_property
    def create_committee_page(self) -> "CreateCommitteePage":
        """The page that makes new books of a committee, made when first asked for."""
        return start_doors.create_committee_page(self._shelf(), self._show_sheet, self.show_choice)

    @cached_property
    def sheet(self) -> "SheetPage":
        """The page of the recovery code."""
        return start_doors.sheet_page(self.dialogs())

    @cached_property
    def code(self) -> "CodePage":
        """The page for a forgotten passphrase."""
        return start_doors.code_page(self._shelf(), self._opened_by_code, self.show_choice)

    def show_choice(self) -> None:
        """Show the list of workspaces as it is now."""
        self.choice.refresh()
        self._show(self.choice, _("Chọn sổ"))

    def show_waiting(self, words: str) -> None:
        """Tell what happens with a file that was opened from outside; "" for nothing any more."""
        self.choice.waiting.setText(words)
        self.choice.waiting.setVisible(bool(words))

    def show_create(self) -> None:
        """Show the page that makes a new workspace."""
        self.create_page.begin()
        self._show(self.create_page, _("Tạo sổ chi bộ mới"))

    def show_create_committee(self) -> None:
        """Show the page that makes new books of a committee."""
        self.create_committee_page.begin()
        self._show(self.create_committee_page, _("Tạo sổ cấp ủy mới"))

    def show_code(self) -> None:
        """Show the page that opens the chosen workspace by its recovery code."""
        entry = self.choice.entry
        if entry is not None:
            self.code.begin(entry)
            self._show(self.code, _("Quên mật khẩu"))

    def open_sample(self) -> None:
        """Open the sample cell, fresh each time."""
        self._opened(start_doors.open_sample(self._shelf()), _("Chi bộ mẫu"))

    def open_committee_sample(self) -> None:
        """Open the sample committee, fresh each time."""
        self._opened(start_doors.open_committee_sample(self._shelf()), _("Cấp ủy mẫu"))

    def _show_sheet(self, workspace: "Workspace", name: str, code: str) -> None:
        self.sheet.begin(workspace, code, lambda: self._finish(workspace, name))
        self._show(self.sheet, _("Mã khôi phục"))

    def _opened_by_code(self, workspace: "Workspace", name: str) -> None:
        self._finish(workspace, name)

    def _finish(self, workspace: "Workspace", name: str) -> None:
        self.show_choice()
        self._opened(workspace, name)

    def _show(self, page: QWidget, title: str) -> None:
        if page not in self._pages:
            self._pages[page] = scroll = named(PageScroll(), title)
            self.stack.addWidget(scroll)
            scroll.setWidget(page)  # last: Qt styles anew all that lies in a widget that gets another parent
        self.stack.setCurrentWidget(self._pages[page])
        page.setFocus()


class ChoicePage(QWidget):
    """The list of names, the passphrase of the chosen one, and the other ways in."""

    def __init__(self, root: Path, shelf: GetShelf, opened: Opened, dialogs: "Callable[[], Dialogs]") -> None:
        super().__init__()
        self._root, self._shelf, self._opened, self._dialogs = root, shelf, opened, dialogs
        self._entries: tuple[ShelfEntry, ...] = ()
        self.list = named(QListWidget(), _("Các sổ trên máy này"))
        self.passphrase = PassphraseField(_("Mật khẩu của sổ"))
        self.open_button = primary(QPushButton(_("&Mở sổ")))
        self.create_button = QPushButton(_("&Tạo sổ chi bộ mới"))
        self.create_committee_button = QPushButton(_("Tạo sổ cấp ủ&y mới"))
        self.sample_button = QPushButton(_("Mở &chi bộ mẫu"))
        self.committee_sample_button = QPushButton(_("Mở cấ&p ủy mẫu"))
        self.import_button = QPushButton(_("&Nhận sổ từ tệp…"))
        self.code_button = QPushButton(_("&Quên mật khẩu…"))
        self.recover_button = QPushButton(_("Lấy lại từ bản &sao lưu…"))
        self._why, self.waiting = say(tone="quiet"), say(tone="amber")
        self.waiting.hide()
        self._other_ways = heading(_("Việc khác"), 2)
        self._picture = QLabel()
        self._hints = (
            say(_("Nhập tên chi bộ, đặt mật khẩu; sau đó đưa danh sách đảng viên từ tệp Excel vào."), tone="quiet"),
            say(_("Cho đảng ủy: nhận hồ sơ của các chi bộ, thẩm định, quyết định, tổng hợp."), tone="quiet"),
            say(_("Một chi bộ hư cấu để xem thử; sửa thoải mái, không ảnh hưởng đến sổ thật."), tone="quiet"),
            say(_("Một đảng ủy xã hư cấu với 12 chi bộ, kèm hồ sơ để tập nhận và thẩm định."), tone="quiet"),
            say(_("Khi đã làm ở máy khác: chọn tệp sao lưu mang sang bằng USB."), tone="quiet"),
        )
        self._lay_out()
        self.open_button.clicked.connect(self.open)
        self.passphrase.line.returnPressed.connect(self.open)
        self.list.itemActivated.connect(lambda _item: self.passphrase.line.setFocus())
        self.list.currentRowChanged.connect(lambda _row: self._forget_wrong())
        self.import_button.clicked.connect(self.take_file)
        self.recover_button.clicked.connect(self.recover)

    @property
    def entry(self) -> ShelfEntry | None:
        """The chosen workspace."""
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def refresh(self) -> None:
        """Show what is on the shelf, the one used last first and chosen."""
        self._entries = list_entries(self._root)
        self.list.clear()
        self.list.addItems([_entry_words(entry) for entry in self._entries])
        self.list.setCurrentRow(0)
        is_any = bool(self._entries)
        for part in (self.list, self.passphrase, self.open_button, self.code_button, self._other_ways):
            part.setVisible(is_any)
        for part in (self._picture, *self._hints):
            part.setVisible(not is_any)
        if not is_any:
            self._picture.setPixmap(start_doors.picture("kiemdiem", px(WELCOME_PICTURE)))
        self._turn()
        self.recover_button.hide()
        repolish(self.create_button, "primary", value=not is_any)
        self._why.setText(
            _("Chọn sổ, nhập mật khẩu rồi bấm “Mở sổ”.")
            if is_any
            else _("Chào đồng chí. Chưa có sổ nào trên máy này; bắt đầu bằng một trong các cách dưới đây.")
        )
        self.setFocusProxy(self.passphrase if is_any else self.create_button)

    def open(self) -> None:
        """Open the chosen workspace by its passphrase."""
        entry = self.entry
        if entry is None:
            return
        typed = self.passphrase.take()
        try:
            workspace = start_doors.open_workspace(self._shelf(), entry.folder, typed)
        except KiemdiemError as error:
            self._show_refusal(error)
            return
        self.passphrase.show_wrong("")
        self._opened(workspace, entry.name)

    def take_file(self) -> None:
        """Take in a workspace that came from another computer as one file."""
        path = self._dialogs().open_file(_("Nhận sổ từ tệp sao lưu"), _("Sổ chi bộ (*.sochibo)"))
        if path is None:
            return
        name = self._dialogs().ask_text(_("Đặt tên cho sổ"), _("Tên sổ trên máy này"), value=_name_of(path))
        if name is not None:
            entry = start_doors.import_single_file(self._shelf(), path, name)
            self.refresh()
            self.list.setCurrentRow(next(i for i, row in enumerate(self._entries) if row.folder == entry.folder))

    def recover(self) -> None:
        """Put a backup in place of a damaged file, after asking which one."""
        entry = self.entry
        found = start_doors.list_backups_of(entry.folder) if entry else ()
        if entry is None or not found:
            self._dialogs().warn(
                _("Sổ này không có bản sao lưu nào trên máy."),
                hint=_("Nếu có tệp sao lưu trên USB hoặc ổ khác, dùng “Nhận sổ từ tệp”."),
            )
            return
        chosen = self._dialogs().ask(
            _("Lấy lại từ bản nào?"),
            tuple(words for _info, words in found),
            detail=_("Tệp hỏng được giữ lại bên cạnh, không bị xóa."),
        )
        passphrase = None if chosen is None else self._dialogs().ask_passphrase(_("Mật khẩu của sổ"))
        if chosen is not None and passphrase is not None:
            start_doors.recover_from_backup(self._shelf(), entry.folder, found[chosen][0], passphrase)
            self.refresh()
            self._dialogs().tell(_("Đã lấy lại sổ từ bản sao lưu"), detail=_("Nhập mật khẩu để mở sổ."))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(400), super().minimumSizeHint().height())

    def _turn(self) -> None:
        """List and other ways side by side where there is room; without a list all in one column."""
        is_beside = bool(self._entries) and self.width() >= px(WIDE)
        self._page.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        for place, share in ((1, LIST_SHARE), (2, WAYS_SHARE)):
            self._page.setStretch(place, share if is_beside or (self._entries and place == 1) else 0)
        beside = px(24) if is_beside else max(px(24), (self.width() - px(COLUMN_WIDTH)) // 2)
        self._page.setContentsMargins(beside, px(24), beside, px(24))

    def _show_refusal(self, error: KiemdiemError) -> None:
        self.passphrase.show_wrong(str(error))
        self.recover_button.setVisible(error.code in {"damaged", "keys_damaged", "newer_workspace"})
        self.passphrase.line.setFocus()

    def _forget_wrong(self) -> None:
        self.passphrase.show_wrong("")
        self.recover_button.hide()

    def _lay_out(self) -> None:
        self._page = page = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), gap=24, margin=24)
        left = spaced(QVBoxLayout(), gap=12)
        left.addWidget(self._picture)
        left.addWidget(heading(_("Kiểm điểm, đánh giá, xếp loại cuối năm")))
        left.addWidget(self._why)
        left.addWidget(self.waiting)
        left.addWidget(held(self.list, min_height=160), 1)
        left.addWidget(self.passphrase)
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.open_button)
        row.addWidget(self.recover_button)
        row.addStretch()
        left.addLayout(row)
        right = spaced(QVBoxLayout(), gap=12)
        right.addWidget(self._other_ways)
        buttons = (
            *(self.create_button, self.create_committee_button),
            *(self.sample_button, self.committee_sample_button, self.import_button),
        )
        for button, hint in zip(buttons, self._hints, strict=True):
            right.addWidget(button)
            right.addWidget(hint)
        right.addWidget(self.code_button)
        right.addStretch()
        page.addStretch(1)
        frame, side = (
            held(QWidget(), min_width=360, max_width=COLUMN_WIDTH),
            held(QWidget(), min_width=240, max_width=COLUMN_WIDTH),
        )
        frame.setLayout(left)
        side.setLayout(right)
        page.addWidget(frame, LIST_SHARE)
        page.addWidget(side, WAYS_SHARE)
        page.addStretch(1)


def _entry_words(entry: ShelfEntry) -> str:
    name = _("{name} (sổ cấp ủy)").format(name=entry.name) if entry.is_committee else entry.name
    if entry.opened_at is None:
        return name
    return _("{name}\nGhi lần cuối {at:%H:%M} ngày {at:%d/%m/%Y}").format(name=name, at=entry.opened_at.astimezone())


def _name_of(path: Path) -> str:
    return path.stem.rsplit("-", 1)[0].replace("-", " ").capitalize()
