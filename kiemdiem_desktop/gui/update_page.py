"""Cập nhật chương trình: which version runs, what a signed package on a stick brings, and one step back.

The same page stands in *Cài đặt* of both kinds of workspace, and in a dialog of its own where a package was opened by
a double click.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.update import UPDATE_KIND
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.drives import find_drives
from kiemdiem_desktop.gui.jobs import Jobs, Progress
from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.program_home import Pointer
from kiemdiem_desktop.services.update_words import back_warning, changes_lines, seen_lines, standing_lines
from kiemdiem_desktop.services.updating import (
    Report,
    SeenUpdate,
    UpdateStep,
    go_back,
    install_update,
    prepare_update,
    program_standing,
    see_update,
)
from kiemdiem_desktop.services.workspace import Workspace

FILTER = "*.asice"
WHERE = "update"


class UpdatePage(QWidget):
    """`seen` is the package that is shown, proved and fitting; None while there is none."""

    def __init__(
        self,
        shelf: Shelf,
        workspace: Workspace | None,
        *,
        dialogs: Dialogs,
        jobs: Jobs,
        restart: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setProperty("where", WHERE)
        self._shelf, self._workspace, self._dialogs, self._jobs = shelf, workspace, dialogs, jobs
        self.seen: SeenUpdate | None = None
        self.standing, self.trouble = say(), say(tone="red")
        self.title, self.facts, self.news = heading("", 2), say(), say()
        self.news_title = heading(_("Có gì mới"), 2)
        self.restart_button = primary(QPushButton(_("Mở &lại chương trình")))
        self.stick_button = QPushButton(_("Tìm gói cập nhật trên &USB"))
        self.file_button = QPushButton(_("&Chọn gói cập nhật…"))
        self.install_button = primary(QPushButton(_("Cậ&p nhật")))
        self.back_button = QPushButton()
        self._lay_out()
        for button, slot in (
            (self.restart_button, restart),
            (self.stick_button, self.look_on_sticks),
            (self.file_button, self.ask_file),
            (self.install_button, self.install),
            (self.back_button, self.step_back),
        ):
            button.clicked.connect(lambda _checked=False, act=slot: act())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Show which version runs, and what can be done."""
        standing = program_standing(self._shelf)
        can = standing.home is not None and standing.publishers > 0
        self.standing.setText("\n".join(standing_lines(standing)))
        self.restart_button.setVisible(bool(standing.waiting))
        for button in (self.stick_button, self.file_button):
            button.setVisible(can)
        words = _("Dùng lại bản &mới hơn ({version})…") if standing.is_back else _("Quay lại bản &trước ({version})…")
        self.back_button.setText(words.format(version=standing.previous))
        self.back_button.setVisible(bool(standing.previous) and not standing.waiting)
        self._draw()

    def look_on_sticks(self) -> None:
        """Show the newest package that lies on a stick, or say that there is none."""
        folders = tuple(drive.path for drive in find_drives())
        found = sorted(file for folder in folders for file in folder.glob(f"{UPDATE_KIND}-*.asice") if file.is_file())
        if len(found) > 1:
            chosen = self._dialogs.ask(_("Dùng gói nào?"), tuple(file.name for file in found))
            found = [] if chosen is None else [found[chosen]]
        elif not found:
            self._refuse(_("Không thấy gói cập nhật nào trên USB. Cắm USB rồi tìm lại, hoặc chọn tệp."))
        if found:
            self.show_file(found[0])

    def ask_file(self) -> None:
        """Ask for a package and show it."""
        file = self._dialogs.open_file(
            _("Chọn gói cập nhật"), _("Gói cập nhật chương trình ({ending})").format(ending=FILTER)
        )
        if file is not None:
            self.show_file(file)

    def show_file(self, file: Path) -> None:
        """Prove a package and show what it brings, or why it is refused."""
        self._refuse("")
        shelf = self._shelf
        self._jobs.run(
            lambda progress: see_update(shelf, file, _told(progress)),
            self._show_seen,
            UpdateStep.VERIFY.label,
            failed=self._failed,
        )

    def install(self) -> None:
        """Back up, and let the new version be laid beside this one."""
        seen, shelf = self.seen, self._shelf
        if seen is None:
            return
        try:
            prepared = prepare_update(shelf, self._workspace)
        except KiemdiemError as error:
            self._failed(error)
            return
        self._jobs.run(
            lambda progress: install_update(shelf, seen, prepared, _told(progress)),
            self._installed,
            _("Đang cập nhật lên bản {version}").format(version=seen.notice.version),
            failed=self._failed,
        )

    def step_back(self) -> None:
        """Let the version before this one start from now on, after a question."""
        standing = program_standing(self._shelf)
        question = _("Dùng lại bản {version}?").format(version=standing.previous)
        if self._dialogs.confirm(
            question,
            detail="\n\n".join(back_warning(standing)),
            yes=_("Dùng lại bản này"),
            is_grave=not standing.is_back,
        ):
            try:
                self._installed(go_back(self._shelf))
            except KiemdiemError as error:
                self._failed(error)

    def _show_seen(self, seen: SeenUpdate) -> None:
        self.seen = seen
        self._draw()
        self.install_button.setFocus()

    def _installed(self, _pointer: Pointer) -> None:
        self.seen = None
        self.refresh()
        self.restart_button.setFocus()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KiemdiemError):
            raise error
        self._refuse(f"{error.message}\n{error.hint}")

    def _refuse(self, why: str) -> None:
        self.seen = None
        self.trouble.setText(why)
        self._draw()

    def _draw(self) -> None:
        seen = self.seen
        self.trouble.setVisible(bool(self.trouble.text()))
        for part in (self.title, self.facts, self.news_title, self.news, self.install_button, self._card):
            part.setVisible(seen is not None)
        if seen is not None:
            new = seen.notice.version
            self.title.setText(_("Gói cập nhật lên bản {version}").format(version=new))
            self.facts.setText("\n".join(seen_lines(seen)))
            self.news.setText("\n".join(changes_lines(seen.notice.changes)))
            self.install_button.setText(_("Cậ&p nhật lên bản {version}").format(version=new))
        window = self.window()
        if isinstance(window, UpdateDialog) and window.isVisible():
            QTimer.singleShot(0, window, window.fit)  # when the page has taken its new height

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        for text in (self.standing, self.facts, self.news, self.trouble):
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(held(self.standing, max_width=900))
        column.addWidget(self.restart_button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        for button in (self.stick_button, self.file_button, self.back_button):
            row.addWidget(button)
        column.addWidget(buttons)
        column.addWidget(held(self.trouble, max_width=900))
        self._card = QFrame()
        self._card.setObjectName("card")
        card = spaced(QVBoxLayout(self._card), gap=12, margin=16)
        for part in (self.title, self.facts):
            card.addWidget(part)
        card.addWidget(self.install_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.news_title, self.news):
            card.addWidget(part)
        column.addWidget(held(self._card, max_width=900))
        column.addStretch()


class UpdateDialog(CalmDialog):
    """The page in a window of its own, for a package that was opened by a double click, and for the help menu."""

    def __init__(self, parent: QWidget | None, page: UpdatePage) -> None:
        super().__init__(parent, _("Cập nhật chương trình"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held(self, min_width=680, max_width=900)
        self.page = page
        self.body.addWidget(page)
        self.add_button(_("Đóng"), self.reject)


def _told(progress: Progress) -> Report:
    """Give what carries the reports of an update to the progress dialog, in whole megabytes."""

    def tell(step: UpdateStep, done: int, whole: int) -> None:
        progress.report(done // 1_000_000, whole // 1_000_000, step.label)

    return tell
