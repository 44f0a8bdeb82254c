"""Gợi ý, last page: to whom guidance goes, what went when, one file each onto a stick, and once more where needed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee.guidance_page import GuidancePage
from kiemdiem_desktop.gui.committee.key_desk import KeyDesk
from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import primary, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.guidance_issuing import (
    GuidanceLine,
    list_addressees,
    note_all,
    prepare_guidance,
    seal_all,
    waiting_files,
    write_all,
)
from kiemdiem_desktop.services.committee.issuing import Draft, OutgoingFile, SealedDraft
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.workspace import Workspace


class SendingPage(GuidancePage):
    """A line for each unit; those with "Có" in the first column are sent to."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._key = KeyDesk(workspace, desk)
        self._lines: tuple[GuidanceLine, ...] = ()
        self._left_out: set[str] = set()
        self.told = say(tone="quiet")
        self.all_button = QPushButton(_("Chọn tất &cả"))
        self.new_button = QPushButton(_("Chọn đơn &vị chưa gửi"))
        self.none_button = QPushButton(_("&Bỏ chọn tất cả"))
        tools = (self.all_button, self.new_button, self.none_button)
        self.grid = Grid[GuidanceLine](
            self._columns(), key=lambda line: line.unit.code, label=_("Nơi nhận"), tools=tools
        )
        self.grid.view.fit_columns(is_fitted=True)
        self.grid.model.keeps_places = False
        self.send_button = primary(QPushButton())
        self.again_button = QPushButton(_("Gh&i lại gói đã gửi…"))
        for button, slot in (
            (self.all_button, lambda: self._choose(lambda _line: True)),
            (self.new_button, lambda: self._choose(lambda line: line.last is None)),
            (self.none_button, lambda: self._choose(lambda _line: False)),
            (self.send_button, self.send),
            (self.again_button, self.write_again),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.told)
        column.addWidget(self.grid, 1)
        row = QWidget()
        flow = Flow(row, gap=8)
        flow.addWidget(self.send_button)
        flow.addWidget(self.again_button)
        column.addWidget(row)

    @property
    def chosen(self) -> tuple[GuidanceLine, ...]:
        """The units that guidance will go to."""
        return tuple(line for line in self._lines if line.unit.code not in self._left_out)

    @override
    def refresh(self) -> None:
        """Show the units as they stand."""
        if current_plan(self._workspace) is None:
            return
        self._lines = list_addressees(self._workspace)
        self.grid.show_rows(self._lines)
        if self.grid.current is None and self._lines:
            self.grid.select(self._lines[0].unit.code, "chosen")
        self._tell()

    def send(self) -> None:
        """Issue guidance to the chosen units: a key where there is none, a folder, one file each."""
        if self.chosen:
            self._key.need_key(self._ask_folder)

    def write_again(self) -> None:
        """Write what was issued last to the chosen units once more. Raises: KiemdiemError."""
        issued = tuple(line.last for line in self.chosen if line.last is not None)
        folder = self._desk.dialogs.folder(_("Ghi lại các gói hướng dẫn vào đâu?")) if issued else None
        if folder is not None:
            self._write(waiting_files(self._workspace, issued), folder)

    def _ask_folder(self) -> None:
        folder = self._desk.dialogs.folder(_("Ghi gói hướng dẫn vào thư mục hoặc USB nào?"))
        if folder is not None:
            units = tuple(line.unit for line in self.chosen)
            prepared = prepare_guidance(self._workspace, units, folder)
            self._desk.jobs.run(partial(_seal, prepared), partial(self._keep, folder), _("Đang ký các gói hướng dẫn"))

    def _keep(self, folder: Path, sealed: tuple[SealedDraft, ...]) -> None:
        self._write(note_all(self._workspace, sealed), folder)

    def _write(self, files: tuple[OutgoingFile, ...], folder: Path) -> None:
        self._desk.jobs.run(
            lambda progress: write_all(files, folder, progress.report), self._done, _("Đang ghi và kiểm tra từng gói")
        )

    def _done(self, written: tuple[Path, ...]) -> None:
        self.refresh()
        self._desk.tell(
            _("Đã ghi và kiểm tra {count} gói vào {folder}. Mỗi tệp chuyển cho đơn vị có mã ở tên tệp.").format(
                count=len(written), folder=written[0].parent
            )
        )

    def _choose(self, is_wanted: Callable[[GuidanceLine], bool]) -> None:
        self._left_out = {line.unit.code for line in self._lines if not is_wanted(line)}
        self.refresh()

    def _store(self, line: GuidanceLine, typed: str) -> None:
        if typed == _("Có"):
            self._left_out.discard(line.unit.code)
        else:
            self._left_out.add(line.unit.code)
        self.refresh()

    def _tell(self) -> None:
        chosen = self.chosen
        open_ = sum(not line.has_key for line in chosen)
        sent = sum(line.last is not None for line in self._lines)
        words = _("Đã gửi {sent}/{whole} đơn vị. Mỗi đơn vị một tệp riêng, đóng kín cho khóa của đơn vị đó.")
        told = words.format(sent=sent, whole=len(self._lines))
        if open_:
            told += _(" {count} đơn vị chưa có khóa: tệp có chữ ký nhưng không đóng kín.").format(count=open_)
        self.told.setText(told)
        self.send_button.setText(_("&Ký và ghi gói cho {count} đơn vị…").format(count=len(chosen)))
        self.send_button.setEnabled(bool(chosen))
        self.again_button.setEnabled(any(line.last for line in chosen))

    def _columns(self) -> tuple[Column[GuidanceLine], ...]:
        return (
            Column(
                id="chosen",
                title=_("Gửi"),
                text=lambda line: _("Không") if line.unit.code in self._left_out else _("Có"),
                store=self._store,
                choices=(_("Có"), _("Không")),
                letters=8,
            ),
            Column(id="name", title=_("Đơn vị"), text=lambda line: line.unit.name, letters=34),
            Column(id="own", title=_("Gợi ý riêng"), text=lambda line: str(line.own_prompts or ""), letters=11),
            Column(
                id="key",
                title=_("Đóng kín"),
                text=lambda line: _("● có khóa") if line.has_key else _("○ chưa có khóa"),
                tone=lambda line: "plain" if line.has_key else "amber",
                letters=16,
            ),
            Column(id="last", title=_("Đã gửi"), text=_last_words, letters=24),
        )


def _seal(prepared: tuple[Draft, ...], progress: Progress) -> tuple[SealedDraft, ...]:
    return seal_all(prepared, progress.report)


def _last_words(line: GuidanceLine) -> str:
    if line.last is None:
        return ""
    return _("lần {number}, {at:%H:%M %d/%m/%Y}").format(number=line.last.sequence, at=line.last.issued_at.astimezone())
