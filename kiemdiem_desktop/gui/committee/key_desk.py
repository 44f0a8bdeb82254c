"""The committee's own key: made on first need, its card to be seen and printed, its certificate for cells to take."""

from collections.abc import Callable

from kiemdiem_desktop.gui.key_changing import ChangeWords, KeyChanging
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.printing import print_pages
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.answering import issue_trust
from kiemdiem_desktop.services.committee.books import make_key
from kiemdiem_desktop.services.committee.cards import make_card, write_card, write_certificate
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.workspace import Workspace


class KeyDesk:
    """Serves the settings and every screen that is about to sign."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        self._workspace, self._desk = workspace, desk
        words = ChangeWords(
            usual_reason=_("Thay người giữ khóa"),
            usual_holder=_("Họ và tên đồng chí được giao giữ khóa của cấp ủy"),
            warning=_("Chi bộ chỉ mở được gói ký bằng khóa mới sau khi ghi nhận thẻ mới của cấp ủy."),
            next_steps=_(
                "Việc tiếp theo:\n1. In thẻ đăng ký khóa (mở ngay sau đây).\n2. Đưa thẻ và tệp chứng thư cho các chi "
                "bộ, hoặc gọi điện đọc 12 từ.\n3. Chi bộ ghi nhận xong mới mở được gói của cấp ủy."
            ),
        )
        self.changing = KeyChanging(
            workspace,
            desk,
            words,
            make=lambda holder, reason: make_key(workspace, holder=holder, reason=reason),
            show_card=self.show_card,
        )

    def need_key(self, then: Callable[[], None]) -> None:
        """Go on where there is a key; else let it be made first, and go on then."""
        if find_own_key(self._workspace) is None:
            is_wanted = self._desk.dialogs.confirm(
                _("Cấp ủy chưa có khóa ký. Lập khóa ngay?"),
                detail=_("Khóa niêm phong mọi gói gửi xuống; lập một lần, thẻ của khóa in ra cho các chi bộ."),
                yes=_("Lập khóa"),
            )
            if is_wanted:
                self.changing.hand_over()
        if find_own_key(self._workspace) is not None:
            then()

    def show_card(self, certificate_der: bytes) -> None:
        """Show the card of a key; it prints from there."""
        card = make_card(self._workspace, certificate_der)
        self._desk.jobs.run(
            lambda _progress: write_card(card),
            lambda pdf: PaperDialog(
                self._desk.dialogs.window, card.document.title, pdf, print_out=lambda: self._print(pdf)
            ).open(),
            _("Đang chuẩn bị thẻ"),
        )

    def save_certificate(self) -> None:
        """Write the certificate into a folder or onto a stick, for cells to enrol. Raises: KiemdiemError."""
        folder = self._desk.dialogs.folder(_("Ghi tệp chứng thư của cấp ủy vào đâu?"))
        if folder is not None:
            written = write_certificate(self._workspace, folder)
            self._desk.tell(_("Đã ghi và kiểm tra: {path}").format(path=written.path))

    def give_trust_list(self) -> None:
        """Sign the list of all keys and write it. Raises: KiemdiemError."""
        self.need_key(self._give_trust_list)

    def _give_trust_list(self) -> None:
        folder = self._desk.dialogs.folder(_("Ghi danh sách khóa được công nhận vào đâu?"))
        if folder is not None:
            made = issue_trust(self._workspace, Posting(folder=folder))
            self._desk.tell(
                _("Đã ký, ghi và kiểm tra danh sách khóa: {path}. Gửi tệp này cho tất cả các chi bộ.").format(
                    path=made.written.path
                )
            )

    def _print(self, pdf: bytes) -> None:
        choice = self._desk.dialogs.how_to_print(_("In thẻ đăng ký khóa"))
        if choice is not None:
            print_pages(pdf, choice)
            self._desk.tell(_("Đã gửi thẻ đến máy in. Lấy giấy ở máy in."))
