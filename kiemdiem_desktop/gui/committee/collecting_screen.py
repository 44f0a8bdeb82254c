"""Tiếp nhận: files of cells taken in, each with its verdict, and what has come from whom; receipts for one or all."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.answering import issue_receipt
from kiemdiem_desktop.services.committee.collecting import Collected, collected_lines, receive
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.committee.standing import CellStanding, list_standings, without_receipt
from kiemdiem_desktop.services.workspace import Workspace

PACKAGE_ENDINGS = (".asice", ".asice.age")


class CollectingScreen(Screen):
    """Who is expected and what came in stands on the left, the verdicts of the last files on the right."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"registered_cells", "received_dossiers", "issued_packages", "enrolled_keys", "committees"}
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self.count = heading(level=2)
        self.cells = named(QListWidget(), _("Các chi bộ và hồ sơ đã nhận"))
        self.cells.setWordWrap(True)
        self.verdicts = say()
        self.verdicts.setTextFormat(Qt.TextFormat.PlainText)
        self.verdicts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.nothing = say(
            _("Chưa có chi bộ nào trong danh sách. Ghi nhận khóa của từng chi bộ rồi nhận hồ sơ của các chi bộ đó."),
            tone="quiet",
        )
        self.file_button = primary(QPushButton(_("&Nhận tệp hồ sơ…")))
        self.folder_button = QPushButton(_("Nhận cả &thư mục, USB…"))
        self.receipt_button = QPushButton(_("Ghi &biên nhận cho tất cả…"))
        for button, slot in self._slots():
            button.clicked.connect(lambda _checked=False, act=slot: act())
        self._lay_out()

    def take_in(self, files: tuple[Path, ...]) -> tuple[Collected, ...]:
        """Receive files and show what became of each; gives the verdicts."""
        found = tuple(receive(self._workspace, file) for file in files)
        self.verdicts.setText("\n".join(line for row in found for line in collected_lines(row)))
        taken = sum(row.dossier is not None for row in found)
        self.desk.tell(_("Đã xem {count} tệp, nhận {taken}.").format(count=len(found), taken=taken))
        return found

    @override
    def refresh(self) -> None:
        rows = list_standings(self._workspace)
        came = sum(row.dossier is not None for row in rows)
        self.count.setText(_("Đã nhận {came}/{whole} chi bộ").format(came=came, whole=len(rows)))
        self.cells.clear()
        for row in rows:
            QListWidgetItem(standing_words(row), self.cells)
        self.cells.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.receipt_button.setEnabled(bool(without_receipt(self._workspace)))

    def _slots(self) -> tuple[tuple[QPushButton, Callable[[], None]], ...]:
        return (
            (self.file_button, self._ask_file),
            (self.folder_button, self._ask_folder),
            (self.receipt_button, self._give_receipts),
        )

    def _ask_file(self) -> None:
        file = self.desk.dialogs.open_file(_("Gói hồ sơ của chi bộ"), _("Gói hồ sơ (*.asice *.age)"))
        if file is not None:
            self.take_in((file,))

    def _ask_folder(self) -> None:
        folder = self.desk.dialogs.folder(_("Nhận hồ sơ trong thư mục hoặc USB nào?"))
        if folder is None:
            return
        files = tuple(sorted(path for path in folder.iterdir() if path.name.lower().endswith(PACKAGE_ENDINGS)))
        if files:
            self.take_in(files)
        else:
            self.desk.tell(_("Không có gói nào trong {folder}.").format(folder=folder))

    def _give_receipts(self) -> None:
        folder = self.desk.dialogs.folder(_("Ghi biên nhận vào đâu?"))
        if folder is None:
            return
        made = [
            issue_receipt(self._workspace, dossier, Posting(folder=folder))
            for dossier in without_receipt(self._workspace)
        ]
        self.desk.tell(_("Đã ghi và kiểm tra {count} giấy biên nhận.").format(count=len(made)))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12, margin=(24, 16, 24, 16))
        column.addWidget(heading(_("Tiếp nhận")))
        column.addWidget(
            say(_("Kéo thả tệp vào cửa sổ, hoặc chọn tệp, thư mục. Mỗi tệp một kết luận; tệp hỏng không làm dừng."))
        )
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        for button in (self.file_button, self.folder_button, self.receipt_button):
            row.addWidget(button)
        column.addWidget(buttons)
        parts = spaced(QHBoxLayout(), gap=24)
        left, right = QWidget(), QWidget()
        mine, theirs = spaced(QVBoxLayout(left), gap=8), spaced(QVBoxLayout(right), gap=8)
        mine.addWidget(self.count)
        mine.addWidget(self.nothing)
        mine.addWidget(held(self.cells, min_height=240), 1)
        theirs.addWidget(heading(_("Kết luận của lần nhận vừa rồi"), 2))
        theirs.addWidget(self.verdicts)
        theirs.addStretch()
        parts.addWidget(left, 1)
        parts.addWidget(right, 1)
        column.addLayout(parts, 1)


def standing_words(row: CellStanding) -> str:
    """Tell of a cell: whether its dossier came, which one, and what it was answered."""
    if row.dossier is None:
        return _("○ {name} ({code}): chưa nhận hồ sơ").format(name=row.cell.name, code=row.cell.code)
    return _("● {name} ({code}): gói số {number} năm {year}, nhận {day:%d/%m/%Y}. {answer}").format(
        name=row.cell.name,
        code=row.cell.code,
        number=row.dossier.sequence,
        year=row.dossier.year,
        day=row.dossier.received_at.astimezone(),
        answer=row.answered.label if row.answered else _("Chưa trả lời"),
    )
