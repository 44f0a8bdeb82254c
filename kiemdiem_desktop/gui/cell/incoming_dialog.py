"""Nhận từ cấp trên: which file, what stands in it, what accepting changes; nothing is done before *Nhận*."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.cell.sending_parts import Facts, Notice
from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, say
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.incoming import OpenedPackage, open_incoming
from kiemdiem_desktop.services.cell.incoming_preview import preview
from kiemdiem_desktop.services.cell.quarantine import look_into
from kiemdiem_desktop.services.workspace import Workspace


class IncomingDialog(CalmDialog):
    """`opened` is the proved package that is shown, None while there is none; `file` where it lies.

    `accept_package` is called with both on *Nhận* and may raise to say why not.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: Workspace,
        *,
        find: Callable[[], tuple[Path, ...]],
        ask: Callable[[], Path | None],
        accept_package: Callable[[OpenedPackage, Path], None],
    ) -> None:
        super().__init__(parent, _("Nhận từ cấp trên"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held(self, min_width=680)
        self._workspace, self._find, self._ask, self._accept = workspace, find, ask, accept_package
        self.opened: OpenedPackage | None = None
        self.file: Path | None = None
        self._files: tuple[Path, ...] = ()
        self.found_words = say(tone="quiet")
        self.files = named(QListWidget(), _("Các gói của cấp trên trên USB"))
        self.files.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.files.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.files.currentRowChanged.connect(self._choose)
        self.trouble = Notice(tone="red")
        self.title, self.facts = heading(level=2), Facts()
        self.warnings, self.changes_title = Notice(), heading(_("Nhận gói này sẽ:"), 2)
        self.changes, self.inside = say(), say(tone="quiet")
        for text in (self.changes, self.inside):
            text.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self.found_words, self.files, self.trouble, self.title, self.facts, self.warnings):
            self.body.addWidget(part)
        for part in (self.changes_title, self.changes, self.inside):
            self.body.addWidget(part)
        self.again_button = self.add_button(_("Tìm &lại trên USB"), self.look_again)
        self.file_button = self.add_button(_("&Chọn tệp…"), self._ask_file)
        self.add_button(_("Thôi"), self.reject)
        self.accept_button: QPushButton = self.add_button(_("&Nhận"), self.take, is_main=True)
        self.look_again()

    def look_again(self) -> None:
        """List the packages on the sticks that are plugged in now, and show the first."""
        self._files = self._find()
        self.files.blockSignals(True)
        self.files.clear()
        for path in self._files:
            QListWidgetItem(f"{path.name}\n{path.parent}", self.files)
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
        self.trouble.say("")
        self.inside.setText("")
        try:
            self.opened = open_incoming(self._workspace, file)
        except KiemdiemError as error:
            self._refuse(file, f"{error.message}\n{error.hint}")
        except OSError:
            self.trouble.say(_("Không đọc được tệp này. Cắm lại USB rồi tìm lại."), tone="red")
        self._draw()

    def take(self) -> None:
        """Accept what is shown."""
        if self.opened is None or self.file is None:
            return
        try:
            self._accept(self.opened, self.file)
        except KiemdiemError as error:
            self.trouble.say(f"{error.message}\n{error.hint}", tone="red")
            self.fit()
            return
        self.accept()

    def _refuse(self, file: Path, why: str) -> None:
        self.trouble.say(f"{file.name}\n{why}", tone="red")
        self.inside.setText("\n".join(look_into(self._workspace, file).lines))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.show_file(self._files[row])

    def _ask_file(self) -> None:
        file = self._ask()
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
            part.setVisible(is_new and bool(seen and seen.changes))
        self.inside.setVisible(bool(self.inside.text()))
        self.accept_button.setEnabled(is_new)
        (self.accept_button if is_new else self.file_button).setFocus()
        if self.isVisible():
            self.fit()
