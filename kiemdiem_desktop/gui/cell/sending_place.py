"""Step 4 of sending: where the package is written, and why it takes the place of the one before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.sending_envelope import EnvelopeChoice
from kiemdiem_desktop.gui.cell.sending_parts import Notice
from kiemdiem_desktop.gui.cell.sending_size import MailBar
from kiemdiem_desktop.gui.cell.sending_work import Reasons
from kiemdiem_desktop.gui.drives import Drive, drive_words
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.sending import SendingSummary


class PlacePage(QWidget):
    """`folder` is the chosen place, None before a choice; `reason` why another package is sent."""

    def __init__(self, find_drives: Callable[[], tuple[Drive, ...]], ask_folder: Callable[[], Path | None]) -> None:
        super().__init__()
        self._find, self._ask = find_drives, ask_folder
        self._drives: tuple[Drive, ...] = ()
        self.folder: Path | None = None
        self.reason = ""
        self.trouble = Notice(tone="red")
        self.drives = named(QListWidget(), _("USB và ổ đĩa đang cắm"))
        self.drives.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.drives.setWordWrap(True)
        self.drives.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.drives.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.no_drive = say(_("Chưa thấy USB nào. Cắm USB rồi bấm “Tìm lại”, hoặc chọn một thư mục."), tone="quiet")
        self.again_button, self.folder_button = QPushButton(_("Tìm &lại")), QPushButton(_("&Chọn thư mục khác…"))
        self.chosen = say(tone="strong")
        self.reason_field = TextField(
            _("Lý do thay gói đã ghi"),
            lines=2,
            grows=True,
            counts_words=False,
            hint=_("Cấp trên đọc lý do này để biết dùng gói nào."),
        )
        self.envelope, self.mail = EnvelopeChoice(), MailBar()
        self.drives.currentRowChanged.connect(self._choose)
        self.again_button.clicked.connect(lambda _checked=False: self.look_again())
        self.folder_button.clicked.connect(self._ask_folder)
        self._lay_out()

    @property
    def reasons(self) -> Reasons:
        """Why a package is replaced, and why it has no envelope."""
        envelope = self.envelope
        return Reasons(replace=self.reason, envelope=envelope.open_reason, for_signers=envelope.is_for_signers)

    def begin(self, summary: SendingSummary, suggested: str) -> None:
        """Look for drives; ask for a reason, offering `suggested`, where a package was sent before."""
        before = summary.replaces
        self.reason = self.reason or (suggested if before else "")
        self.envelope.show_plan(summary.envelope)
        self.reason_field.setVisible(before is not None)
        self.reason_field.show_value(self.reason, key=before.digest if before else "", commit=self._take_reason)
        if before is not None:
            words = _("Lý do thay gói số {number} đã ghi ngày {day:%d/%m/%Y}")
            text = words.format(number=before.sequence, day=before.made_at.astimezone())
            self.reason_field.label.setText(text)
            named(self.reason_field.editor, text)
        self.look_again()

    @property
    def first(self) -> QWidget:
        """What is to be filled in or chosen first."""
        if self.reason_field.isVisibleTo(self) and not self.reason:
            return self.reason_field
        return self.drives if self._drives else self.folder_button

    def forget(self) -> None:
        """Forget reason and trouble after a package was written; the place stays."""
        self.reason = ""
        self.trouble.say("")

    def look_again(self, *, keeps_trouble: bool = False) -> None:
        """List the drives that are plugged in now; a chosen place stays chosen."""
        trouble = self.trouble.text if keeps_trouble else ""
        self._drives = self._find()
        self.drives.blockSignals(True)
        self.drives.clear()
        for drive in self._drives:
            item = QListWidgetItem(drive_words(drive), self.drives)
            if drive.is_read_only:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        rows = [row for row, drive in enumerate(self._drives) if drive.path == self.folder]
        self.drives.setCurrentRow(rows[0] if rows else -1)
        self.drives.blockSignals(False)
        self.drives.setVisible(bool(self._drives))
        self.no_drive.setVisible(not self._drives)
        usable = [drive for drive in self._drives if not drive.is_read_only]
        self._use(self.folder or (usable[0].path if len(usable) == 1 else None))
        self.trouble.say(trouble, tone="red")

    def check(self) -> bool:
        """Whether all is chosen; tells what is not."""
        self.reason_field.flush()
        needs_reason = self.reason_field.isVisibleTo(self) and not self.reason.strip()
        self.reason_field.show_wrong(_("Ghi lý do: cấp trên cần biết vì sao có gói mới.") if needs_reason else "")
        if self.folder is None:
            self.trouble.say(_("Chưa chọn nơi ghi. Chọn USB trong danh sách hoặc một thư mục."), tone="red")
        return self.envelope.check() and not needs_reason and self.folder is not None

    def _choose(self, row: int) -> None:
        if row >= 0:
            self._use(self._drives[row].path)

    def _ask_folder(self) -> None:
        folder = self._ask()
        if folder is not None:
            self.folder = folder
            self.look_again()

    def _use(self, folder: Path | None) -> None:
        self.folder = folder
        self.chosen.setText(_("Sẽ ghi vào: {folder}").format(folder=folder) if folder else _("Chưa chọn nơi ghi."))
        rows = [row for row, drive in enumerate(self._drives) if drive.path == folder]
        if rows and self.drives.currentRow() != rows[0]:
            self.drives.setCurrentRow(rows[0])
        self.trouble.say("")

    def _take_reason(self, reason: str) -> None:
        self.reason = reason

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.trouble)
        column.addWidget(self.reason_field)
        column.addWidget(self.envelope)
        column.addWidget(heading(_("Ghi gói vào đâu?"), 2))
        column.addWidget(self.mail)
        column.addWidget(self.drives)
        column.addWidget(self.no_drive)
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        row.addWidget(self.again_button)
        row.addWidget(self.folder_button)
        column.addWidget(buttons)
        column.addWidget(self.chosen)
        column.addWidget(
            say(
                _("Gói được ghi, đọc lại và so với bản gốc. Chờ đến khi thấy “Đã ghi và kiểm tra” mới rút USB."),
                tone="quiet",
            )
        )
        column.addStretch()
