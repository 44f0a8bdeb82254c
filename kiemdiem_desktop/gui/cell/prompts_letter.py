"""The way from the prompts to the superior's letter and back, and a copy of a kept letter."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.gui.cell import doors
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.letters import find_original, save_original
from kiemdiem_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from kiemdiem_desktop.gui.cell.letter_page import LetterPage


class LetterWay:
    """Shows the page of a letter on top of `pages`; `back` draws the screen of prompts anew."""

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView, back: Callable[[], None]) -> None:
        self._workspace, self._desk, self._view, self._back = workspace, desk, view, back
        self.pages: QStackedWidget | None = None
        self.page: LetterPage | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the page of a letter is in front."""
        return self.pages is not None and self.page is not None and self.pages.currentWidget() is self.page

    def begin(self, path: Path | None = None) -> None:
        """Ask for a letter, or take the one that was dropped, and show its page once it is read."""
        assert self.pages is not None
        page = doors.letter_page(self._workspace, self._desk, self._view, leave=self.leave, done=self._stored)
        page.opened = self._show
        self.page = page
        if path is None:
            page.choose()
        else:
            page.open_letter(path)

    def leave(self) -> None:
        """Go back to the prompts; nothing was stored."""
        if self.pages is not None and self.page is not None:
            self.pages.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        self._back()

    def save_original(self, prompt: ReviewPrompt) -> None:
        """Ask where, and write a copy of the letter that a prompt came with. Raises: NotFoundError."""
        original = find_original(self._workspace, prompt)
        if original is None:
            return
        kind = _("Văn bản gốc (*{ending})").format(ending=Path(original.file_name).suffix)
        path = self._desk.dialogs.save_file(_("Lưu bản sao văn bản gốc"), original.file_name, kind)
        if path is not None:
            save_original(self._workspace, original, path)
            self._desk.tell(_("Đã lưu bản sao: {path}. Mở bằng Word hoặc chương trình đọc PDF.").format(path=path))

    def _show(self) -> None:
        assert self.pages is not None
        assert self.page is not None
        if self.pages.indexOf(self.page) < 0:
            self.pages.addWidget(self.page)
        self.pages.setCurrentWidget(self.page)

    def _stored(self, count: int) -> None:
        self.leave()
        words = _("Đã ghi {count} gợi ý và giữ văn bản gốc. Nếu nhầm, bấm Ctrl+Z để hoàn tác cả lần nhập.")
        self._desk.tell(words.format(count=count))
