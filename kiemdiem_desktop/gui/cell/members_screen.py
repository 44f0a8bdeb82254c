"""Đảng viên: the roster of a year as a grid, a card beside it, and the import of a file as pages of this screen."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import StatusKind
from kiemdiem_desktop.gui.cell.import_page import ImportPage
from kiemdiem_desktop.gui.cell.members_roster import RosterPage
from kiemdiem_desktop.gui.dropping import FileDrop, one_file
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.page_stack import PageStack
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.roster import remove_member
from kiemdiem_desktop.services.cell.roster_import import ImportResult
from kiemdiem_desktop.services.cell.standings import RosterLine, find_member_of
from kiemdiem_desktop.services.workspace import Workspace

MOST_NAMED = 3


class MembersScreen(Screen):
    """Two pages: the roster, and the import that is entered from it. A file may be dropped on either."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"members", "statuses", "disciplines", "commendations", "rounds", "parameters", "subjects"}
    )

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self.roster = RosterPage(workspace)
        self.importing = ImportPage(workspace, desk, leave=self.show_roster, done=self._imported)
        self.pages = PageStack(self.roster, self.importing)
        FileDrop(self, one_file, lambda screen, files: screen.begin_import(files[0]))
        named(self, _("Đảng viên"))
        spaced(QVBoxLayout(self), margin=16).addWidget(self.pages)
        self._connect()

    @override
    def refresh(self) -> None:
        self.roster.refresh()
        self.importing.refresh()

    @override
    def show_subject(self, subject_id: int) -> None:
        member_id = find_member_of(self._workspace, subject_id)
        if member_id is not None:
            self.show_member(member_id)

    @override
    def focus_field(self, where: str, subject_id: int | None) -> bool:
        """Put the cursor into a field; "member.id.7" and "member" only bring the member to the fore."""
        self.show_roster()
        if where.startswith("member.id."):
            return self.show_member(MemberId(int(where.removeprefix("member.id."))))
        if subject_id is not None:
            self.show_subject(subject_id)
        if not self.roster.open_field(where):
            self.roster.grid.view.setFocus()
            return where == "member"
        return super().focus_field(where, subject_id)

    def show_member(self, member_id: MemberId) -> bool:
        """Bring a member to the fore, of whichever year; False where there is none."""
        self.show_roster()
        return self.roster.show_member(member_id)

    def show_roster(self) -> None:
        """Go back from the import to the roster."""
        self.pages.show_page(self.roster)
        self.roster.grid.view.setFocus()

    def begin_import(self, file: Path | None = None) -> None:
        """Show the import page, with a file where one was dropped."""
        self.roster.flush()
        self.pages.show_page(self.importing)
        self.importing.begin(file)

    def add_member(self) -> None:
        """Put the cursor into the blank row."""
        self.show_roster()
        self.roster.grid.go_to_blank()

    def remove_current(self) -> None:
        """Ask whether the member is to be removed, and advise to record a move instead."""
        line = self.roster.grid.current
        if line is None or not line.member.id:
            return
        self._remove(line)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.roster.fit(self.width())

    def _remove(self, line: RosterLine) -> None:
        name = line.member.full_name
        record, remove = _("Ghi chuyển đi, ra khỏi Đảng…"), _("Xóa khỏi danh sách")
        answer = self.desk.dialogs.ask(
            _("Xóa đồng chí {name} khỏi danh sách?").format(name=name),
            (remove, record),
            detail=_(
                "Chỉ xóa khi ghi nhầm. Nếu đồng chí đã chuyển đi, từ trần hoặc ra khỏi Đảng, hãy ghi ở “Diễn biến” kèm "
                "ngày: danh sách các năm cũ vẫn còn nguyên."
            ),
        )
        if answer == 1:
            self.roster.begin_status(StatusKind.MOVED_OUT)
        elif answer == 0:
            remove_member(self._workspace, line.member.id)
            self.desk.tell(_("Đã xóa đồng chí {name}. Bấm Ctrl+Z nếu xóa nhầm.").format(name=name))

    def _imported(self, result: ImportResult) -> None:
        self.show_roster()
        done = _(
            "Đã nhập: thêm {added}, sửa {changed}, bỏ qua {skipped}. Nếu nhầm, bấm Ctrl+Z để hoàn tác cả lần nhập."
        )
        words = done.format(added=result.added, changed=result.changed, skipped=result.skipped)
        self.desk.tell(f"{words} {_what_next(result.to_look_at)}")

    def _connect(self) -> None:
        self.roster.add_button.clicked.connect(lambda _checked=False: self.add_member())
        self.roster.import_button.clicked.connect(lambda _checked=False: self.begin_import())
        self.roster.empty_button.clicked.connect(lambda _checked=False: self.begin_import())
        self.roster.card.remove_button.clicked.connect(lambda _checked=False: self.remove_current())
        keys = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_member, context=keys)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.roster.next_member, context=keys)


def _what_next(to_look_at: tuple[str, ...]) -> str:
    """Tell whose data were not clear in the file, else what is usually done next."""
    if not to_look_at:
        return _("Tiếp theo: xem cột “Diện kiểm điểm”, bổ sung chức vụ và diễn biến của từng đồng chí.")
    more = _(" và {count} đồng chí khác").format(count=len(to_look_at) - MOST_NAMED)
    names = ", ".join(to_look_at[:MOST_NAMED]) + (more if len(to_look_at) > MOST_NAMED else "")
    return _("Còn {count} đồng chí có chỗ chưa đọc được, xem lại và ghi bổ sung: {names}.").format(
        count=len(to_look_at), names=names
    )
