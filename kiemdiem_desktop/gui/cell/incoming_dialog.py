"""Nhận từ cấp trên: which file, what stands in it, what accepting changes; nothing is done before *Nhận*."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.cell.sending_parts import Facts, Notice
from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, say
from kiemdiem_desktop.gui.widgets.chip import Chip
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.incoming import OpenedPackage, list_incoming, open_incoming, reopen, save_documents
from kiemdiem_desktop.services.cell.incoming_preview import preview
from kiemdiem_desktop.services.cell.quarantine import look_into
from kiemdiem_desktop.services.cell.stick_files import kind_named
from kiemdiem_desktop.services.workspace import Workspace

WAITING = "unknown_signer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the dialog asks of its surroundings: packages on sticks, a file, a folder, and to accept one.

    `accept(opened, file)` is called on *Nhận* and may raise to say why not.
    """

    find: Callable[[], tuple[Path, ...]]
    ask_file: Callable[[], Path | None]
    ask_folder: Callable[[], Path | None]
    accept: Callable[[OpenedPackage, Path], None]


class IncomingDialog(CalmDialog):
    """`opened` is the proved package that is shown, None while there is none; `file` where it lies."""

    def __init__(self, parent: QWidget | None, workspace: Workspace, ways: Ways) -> None:
        super().__init__(parent, _("Nhận từ cấp trên"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held(self, min_width=680)
        self._workspace, self._ways = workspace, ways
        self.opened: OpenedPackage | None = None
        self.file: Path | None = None
        self._files: tuple[Path, ...] = ()
        self.found_words = say(tone="quiet")
        self.files = named(QListWidget(), _("Các gói của cấp trên trên USB"))
        self.files.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.files.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.files.currentRowChanged.connect(self._choose)
        self.trouble = Notice(tone="red")
        self.waiting = Chip(_("Khóa chờ xác nhận: gói này chưa được tính"), symbol="△", tone="amber")
        self.title, self.facts = heading(level=2), Facts()
        self.warnings, self.changes_title = Notice(), heading(_("Nhận gói này sẽ:"), 2)
        self.changes, self.inside = say(), say(tone="quiet")
        for text in (self.changes, self.inside):
            text.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self.found_words, self.files, self.waiting, self.trouble, self.title, self.facts, self.warnings):
            self.body.addWidget(part)
        self.save_button = QPushButton(_("&Lưu giấy tờ kèm theo…"))
        self.save_button.clicked.connect(lambda _checked=False: self.save_documents())
        self.received_title = heading(_("Đã nhận trước đây"), 2)
        self.received = named(QListWidget(), _("Các gói đã nhận"))
        self.received.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.received.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.received.itemActivated.connect(lambda _item: self.show_received(self.received.currentRow()))
        self.received.itemClicked.connect(lambda _item: self.show_received(self.received.currentRow()))
        for part in (self.changes_title, self.changes, self.inside):
            self.body.addWidget(part)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.received_title)
        self.body.addWidget(self.received)
        self.again_button = self.add_button(_("Tìm &lại trên USB"), self.look_again)
        self.file_button = self.add_button(_("&Chọn tệp…"), self._ask_for_file)
        self.add_button(_("Thôi"), self.reject)
        self.accept_button: QPushButton = self.add_button(_("&Nhận"), self.take, is_main=True)
        self.waiting.hide()
        self._list_received()
        self.look_again()

    def look_again(self) -> None:
        """List the packages on the sticks that are plugged in now, and show the first."""
        self._files = self._ways.find()
        self.files.blockSignals(True)
        self.files.clear()
        for path in self._files:
            kind = kind_named(path)
            QListWidgetItem(f"{kind.label if kind else ''} – {path.name}", self.files)
        self.files.blockSignals(False)
        self.files.setVisible(bool(self._files))
        self.found_words.setText(
            _("Thấy {count} gói của cấp trên trên USB:").format(count=len(self._files))
            if self._files
            else _("Không thấy gói nào của cấp trên trên USB. Cắm USB rồi tìm lại, hoặc chọn tệp đã tải về.")
        )
        self._draw()
        if self._files:
            self.files.setCurrentRow(0)

    def show_file(self, file: Path) -> None:
        """Open a file, prove it and show what it says; a file that is not proved is shown as plain text only."""
        self.file, self.opened = file, None
        self.waiting.hide()
        self.trouble.say("")
        self.inside.setText("")
        try:
            self.opened = open_incoming(self._workspace, file)
        except KiemdiemError as error:
            self._refuse(file, f"{error.message}\n{error.hint}", waits=error.code == WAITING)
        except OSError:
            self.trouble.say(_("Không đọc được tệp này. Cắm lại USB rồi tìm lại."), tone="red")
        self._draw()

    def take(self) -> None:
        """Accept what is shown."""
        if self.opened is None or self.file is None:
            return
        try:
            self._ways.accept(self.opened, self.file)
        except KiemdiemError as error:
            self.trouble.say(f"{error.message}\n{error.hint}", tone="red")
            self.fit()
            return
        self.accept()

    def show_received(self, row: int) -> None:
        """Show again what an accepted package says."""
        self.files.setCurrentRow(-1)
        self.file, self.opened = None, reopen(self._workspace, self._rows[row])
        self.waiting.hide()
        self.trouble.say("")
        self.inside.setText("")
        self._draw()

    def save_documents(self) -> None:
        """Write the papers of the shown package to a folder that is asked for; nothing is opened."""
        folder = self._ways.ask_folder() if self.opened else None
        if folder is None or self.opened is None:
            return
        try:
            written = save_documents(self.opened, folder)
        except KiemdiemError as error:
            self.trouble.say(f"{error.message}\n{error.hint}", tone="red")
            return
        names = ", ".join(file.path.name for file in written)
        self.inside.setText(_("Đã lưu vào {folder}: {names}").format(folder=folder, names=names))
        self._draw()

    def _list_received(self) -> None:
        self._rows = list_incoming(self._workspace)
        for row in self._rows:
            words = _("{kind} {number} – nhận {day:%d/%m/%Y}").format(
                kind=row.kind.label, number=row.number, day=row.received_at.astimezone()
            )
            QListWidgetItem(" ".join(words.split()), self.received)
        for part in (self.received_title, self.received):
            part.setVisible(bool(self._rows))

    def _refuse(self, file: Path, why: str, *, waits: bool) -> None:
        self.waiting.setVisible(waits)
        self.trouble.say(f"{file.name}\n{why}", tone="amber" if waits else "red")
        self.inside.setText("\n".join(look_into(self._workspace, file).lines))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.show_file(self._files[row])

    def _ask_for_file(self) -> None:
        file = self._ways.ask_file()
        if file is not None:
            self.files.setCurrentRow(-1)
            self.show_file(file)

    def _draw(self) -> None:
        seen = None if self.opened is None else preview(self._workspace, self.opened)
        self.title.setText(seen.title if seen else "")
        self.facts.show_facts(seen.facts if seen else ())
        self.warnings.say("\n".join(seen.warnings) if seen else "")
        self.changes.setText("\n".join(seen.changes) if seen else "")
        is_new = self.opened is not None and self.opened.received_at is None
        for part in (self.title, self.facts):
            part.setVisible(seen is not None)
        for part in (self.changes_title, self.changes):
            part.setVisible(bool(seen and seen.changes))
        self.changes_title.setText(_("Nhận gói này sẽ:") if is_new else _("Gói này đã:"))
        self.save_button.setVisible(bool(self.opened and self.opened.documents))
        self.inside.setVisible(bool(self.inside.text()))
        self.accept_button.setEnabled(is_new)
        (self.accept_button if is_new else self.file_button).setFocus()
        if self.isVisible():
            self.fit()
