"""Gửi cấp trên: check, see what is sent, seal, choose the place, written and read back; five steps in a line."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import CancelledError, KiemdiemError
from kiemdiem_desktop.gui.cell.incoming_desk import IncomingDesk
from kiemdiem_desktop.gui.cell.no_round import NoRound
from kiemdiem_desktop.gui.cell.round_view import DOSSIER_TABLES, RoundView
from kiemdiem_desktop.gui.cell.sending_check import CheckPage
from kiemdiem_desktop.gui.cell.sending_content import ContentPage
from kiemdiem_desktop.gui.cell.sending_done import DonePage
from kiemdiem_desktop.gui.cell.sending_key import KeyDesk
from kiemdiem_desktop.gui.cell.sending_pages import StepPages
from kiemdiem_desktop.gui.cell.sending_parts import Notice
from kiemdiem_desktop.gui.cell.sending_place import PlacePage
from kiemdiem_desktop.gui.cell.sending_signing import SigningPage
from kiemdiem_desktop.gui.cell.sending_size import MailBar
from kiemdiem_desktop.gui.cell.sending_work import Sealing
from kiemdiem_desktop.gui.drives import Drive, find_drives
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.papers_press import Press, Send
from kiemdiem_desktop.gui.printing import print_papers
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import flat, heading, primary, spaced
from kiemdiem_desktop.gui.widgets.steps import Steps
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.mail_budget import mail_budget
from kiemdiem_desktop.services.cell.papers import PaperJob
from kiemdiem_desktop.services.cell.returns import suggest_replace_reason
from kiemdiem_desktop.services.cell.sealing import SealedPackage
from kiemdiem_desktop.services.cell.sending import summarise
from kiemdiem_desktop.services.cell.sent_packages import list_told
from kiemdiem_desktop.services.cell.signing_keys import find_key, write_certificate
from kiemdiem_desktop.services.signing_ways import OpenedKey
from kiemdiem_desktop.services.workspace import Workspace

CHECK, CONTENT, SIGNING, PLACE, DONE = range(5)


class SendingScreen(Screen):
    """One step is shown at a time; what changes meanwhile leads back to the step that has to be seen again."""

    reads: ClassVar[frozenset[str]] = DOSSIER_TABLES | {
        "settings",
        "packages",
        "incoming",
        "return_tasks",
        "enrolled_keys",
    }

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        view: RoundView,
        *,
        drives: Callable[[], tuple[Drive, ...]] = find_drives,
        send: Send = print_papers,
    ) -> None:
        super().__init__(desk)
        self._workspace, self._view = workspace, view
        self._press = Press(desk, send=send)
        self._work = Sealing(workspace, desk, self._press)
        self.step = CHECK
        self.steps = Steps(
            (_("Kiểm tra"), _("Xem nội dung sẽ gửi"), _("Ký"), _("Chọn nơi ghi"), _("Đã ghi và kiểm tra"))
        )
        self.news = Notice()
        self.incoming = IncomingDesk(workspace, desk, drives=drives)
        self.check_page = CheckPage(workspace, desk, self.incoming.open)
        self.content_page = ContentPage(self.open_paper)
        self.signing_page = SigningPage()
        self.key = KeyDesk(workspace, desk, self._press, self.signing_page, self._draw)
        self.place_page = PlacePage(drives, lambda: desk.dialogs.folder(_("Ghi gói vào thư mục nào?")))
        self.done_page = DonePage(copy=self.copy, certify=self.certify)
        self.back_button, self.next_button = flat(QPushButton(_("&Quay lại"))), primary(QPushButton())
        self.empty = NoRound(view, desk)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.signing_page.holder.entered.connect(self.go_on)
        self._lay_out()

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        self._all.setVisible(checked is not None)
        self.empty.setVisible(checked is None)
        self.empty.refresh()
        if checked is None:
            return
        self.check_page.show_round(checked, list_told(self._workspace))
        if self.step in {CONTENT, SIGNING, PLACE}:
            self._look_for_changes(checked)
        self._draw()

    def go_on(self) -> None:
        """Do what the main button says."""
        self.news.say("")
        checked = self._view.checked
        if checked is None or not self.next_button.isEnabled():
            return
        match self.step:
            case 0:
                self._work.take_hold(checked)
                self.show_step(CONTENT)
            case 1:
                self.show_step(SIGNING)
            case 2 if self.signing_page.has_key:
                self.show_step(PLACE)
            case 2:
                self.key.make()
            case 3:
                self.send()
            case _:
                self._work.begin_anew()
                self.show_step(CHECK)
                self.desk.go("home", "", None)

    def go_back(self) -> None:
        """Show the step before."""
        self.news.say("")
        self._work.stop_measuring()
        self.show_step(max(self.step - 1, CHECK))

    def show_step(self, step: int) -> None:
        """Show a step, the cursor on what is to be done there."""
        self.step = step
        if step == PLACE and (checked := self._view.checked) is not None:
            reason = suggest_replace_reason(self._workspace, checked.dossier.round.id)
            self.place_page.begin(summarise(self._workspace, checked), reason)
        self._draw()
        if step in {CONTENT, PLACE} and self._work.frozen is not None:
            self._measure(self.content_page.mail if step == CONTENT else self.place_page.mail)
        self._pages.go_to_top()
        firsts: dict[int, QWidget] = {CONTENT: self.content_page.papers, PLACE: self.place_page.first}
        if step == CHECK and not self.check_page.may_go_on:
            firsts[CHECK] = self.check_page.lines
        if step == SIGNING and not self.signing_page.has_key:
            firsts[SIGNING] = self.signing_page.holder
        firsts.get(step, self.next_button).setFocus()

    def send(self) -> None:
        """Seal and write; whatever the place refuses is told on the page, and can be tried again."""
        if not self.place_page.check():
            return
        assert self.place_page.folder is not None
        self.place_page.trouble.say("")
        try:
            if self._work.is_sealed(self.place_page.reasons):
                self._seal(None)
            else:
                self.key.open(self._seal)
        except KiemdiemError as error:
            self._fail(error)

    def _measure(self, bar: MailBar) -> None:
        budget = mail_budget(self._workspace)
        bar.show_unknown()
        self._work.measure(lambda size: bar.show_about(size, budget))

    def _seal(self, key: OpenedKey | None) -> None:
        folder = self.place_page.folder
        assert folder is not None
        try:
            self._work.send(folder, self.place_page.reasons, self._written, self._fail, key=key)
        except KiemdiemError as error:
            self._fail(error)

    def copy(self) -> None:
        """Write the same package to one more place."""
        folder = self.desk.dialogs.folder(_("Ghi thêm một bản vào đâu?"))
        if folder is not None:
            self._work.copy(folder, self._copied)

    def certify(self) -> None:
        """Write the key's public certificate beside the package. Raises: KiemdiemError."""
        key, written = find_key(self._workspace), self._work.written
        if key is not None and written is not None:
            file = write_certificate(self._workspace, key, written.written.path.parent)
            self.desk.tell(_("Đã ghi và kiểm tra chứng thư: {path}").format(path=file.path))

    def open_paper(self, job: PaperJob) -> None:
        """Show one paper as it will be sealed."""
        self._press.make((job,), lambda pdfs: PaperDialog(self.window(), job.document.title, pdfs[0]).open())

    def _written(self) -> None:
        self.place_page.forget()
        self.show_step(DONE)

    def _copied(self, sealed: SealedPackage) -> None:
        self.desk.tell(_("Đã ghi và kiểm tra thêm một bản: {path}").format(path=sealed.written.path))

    def _fail(self, error: BaseException) -> None:
        """Tell on the page why nothing was written."""
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, KiemdiemError):
            raise error
        again = _("Xong rồi thì bấm lại “Ký và ghi gói”.")
        self.place_page.trouble.say(f"{error.message}\n{error.hint}\n{again}", tone="red")
        self.place_page.look_again(keeps_trouble=True)

    def _look_for_changes(self, checked: CheckedRound) -> None:
        if not self.check_page.may_go_on:
            self.step = CHECK
            self.news.say(_("Vừa có chỗ phải sửa, nên trở lại bước Kiểm tra."))
        elif self._work.take_hold(checked):
            self.step = CONTENT
            self.news.say(_("Nội dung vừa thay đổi; xin xem lại trước khi ký."))

    def _draw(self) -> None:
        checked = self._view.checked
        if checked is None:
            return
        if self._work.frozen is not None:
            self.content_page.show_content(summarise(self._workspace, checked), self._work.frozen)
        self.key.draw(checked)
        if self._work.written is not None:
            receiver, packages = checked.dossier.cell.superior_name, list_told(self._workspace)
            self.done_page.show_package(self._work.written, receiver, packages, mail_budget(self._workspace))
        self._show_page()

    def _show_page(self) -> None:
        for step, page in enumerate(self._pages.pages):
            page.setVisible(step == self.step)
        self.steps.show_current(self.step)
        signing = _("&Tiếp: chọn nơi ghi") if self.signing_page.has_key else _("Lập &khóa ký")
        words = (_("&Tiếp: xem nội dung sẽ gửi"), _("&Tiếp: ký"), signing, _("&Ký và ghi gói"), _("X&ong"))
        self.next_button.setText(words[self.step])
        self.next_button.setEnabled(self.step != CHECK or self.check_page.may_go_on)
        self.back_button.setVisible(self.step in {CONTENT, SIGNING, PLACE})

    def _lay_out(self) -> None:
        self._all = QWidget()
        self._pages = StepPages(
            (self.check_page, self.content_page, self.signing_page, self.place_page, self.done_page)
        )
        column = spaced(QVBoxLayout(self), gap=12, margin=(24, 16, 24, 16))
        column.addWidget(self._all, 1)
        column.addWidget(self.empty, 1)
        parts = spaced(QVBoxLayout(self._all), gap=12)
        for part in (heading(_("Gửi cấp trên")), self.steps, self.news):
            parts.addWidget(part)
        parts.addWidget(self._pages, 1)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.next_button)
        parts.addLayout(row)
