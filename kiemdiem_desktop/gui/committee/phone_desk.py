"""The list of those to be called: seen as it prints, printed, or written as PDF and Excel."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.printing import print_pages
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.board import Board
from kiemdiem_desktop.services.committee.phone_list import PhonePaper, make_phone_list, phone_pdf, save_phone_list
from kiemdiem_desktop.services.workspace import Workspace


class PhoneDesk:
    """Serves the board; `parent` is the window that the paper is shown over."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        self._workspace, self._desk = workspace, desk

    def show_list(self, board: Board, parent: QWidget | None = None) -> None:
        """Ask what is wanted: look and print, or write both files."""
        paper = make_phone_list(self._workspace, board)
        answer = self._desk.dialogs.ask(_("Danh sách đơn vị cần gọi điện"), (_("&Xem và in"), _("&Ghi PDF và Excel…")))
        if answer == 0:
            self._look(paper, parent)
        elif answer == 1:
            folder = self._desk.dialogs.folder(_("Ghi danh sách vào đâu?"))
            if folder is not None:
                self._save(paper, folder)

    def _look(self, paper: PhonePaper, parent: QWidget | None) -> None:
        self._desk.jobs.run(
            lambda _progress: phone_pdf(paper),
            lambda pdf: PaperDialog(
                parent or self._desk.dialogs.window, paper.document.title, pdf, print_out=lambda: self._print(pdf)
            ).open(),
            _("Đang chuẩn bị danh sách"),
        )

    def _save(self, paper: PhonePaper, folder: Path) -> None:
        self._desk.jobs.run(
            lambda _progress: save_phone_list(paper, folder),
            lambda files: self._desk.tell(
                _("Đã ghi và kiểm tra: {names}.").format(names=", ".join(file.path.name for file in files))
            ),
            _("Đang ghi danh sách"),
        )

    def _print(self, pdf: bytes) -> None:
        choice = self._desk.dialogs.how_to_print(_("In danh sách gọi điện"))
        if choice is not None:
            print_pages(pdf, choice)
            self._desk.tell(_("Đã gửi danh sách đến máy in. Lấy giấy ở máy in."))
