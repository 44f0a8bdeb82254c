"""What is done with the cell's key on the step *Ký*: made, its card looked at, printed and saved."""

from collections.abc import Callable

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.cell.papers_press import Press
from kiemdiem_desktop.gui.cell.sending_parts import PaperDialog
from kiemdiem_desktop.gui.cell.sending_signing import SigningPage
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.papers import PaperJob
from kiemdiem_desktop.services.cell.sending import summarise
from kiemdiem_desktop.services.cell.sheets import enrolment_card_job
from kiemdiem_desktop.services.cell.signing_keys import card_of, find_key, make_key, suggest_holder
from kiemdiem_desktop.services.workspace import Workspace


class KeyDesk:
    """Serves the page of the key; `made` is called after a key was made."""

    def __init__(
        self, workspace: Workspace, desk: Desk, press: Press, page: SigningPage, made: Callable[[], None]
    ) -> None:
        self._workspace, self._desk, self._press, self._page, self._made = workspace, desk, press, page, made
        page.see_button.clicked.connect(self.see)
        page.print_button.clicked.connect(self.print_out)
        page.save_button.clicked.connect(self.save)
        page.other_button.clicked.connect(self.ask_anew)
        page.keep_button.clicked.connect(self.keep)

    def draw(self, checked: CheckedRound) -> None:
        """Show the key as it is."""
        key = find_key(self._workspace)
        card = None if key is None else card_of(key, at=self._workspace.clock.now())
        self._page.show_key(card, summarise(self._workspace, checked), suggested=suggest_holder(checked))

    def make(self) -> None:
        """Make the key in the name that was typed; asks before one takes the place of another."""
        page, dialogs = self._page, self._desk.dialogs
        page.holder.flush()
        old = page.card
        if old is not None and not dialogs.confirm(
            _("Lập khóa mới thay khóa của đồng chí {holder}?").format(holder=old.holder),
            detail=_("Gói ký bằng khóa mới chỉ được nhận sau khi cấp trên ghi nhận thẻ mới. Khóa cũ không dùng nữa."),
            yes=_("Lập khóa mới"),
            is_grave=True,
        ):
            return
        try:
            make_key(self._workspace, holder=page.holder_typed.strip())
        except InvalidValueError as error:
            page.holder.show_wrong(str(error))
            page.holder.setFocus()
            return
        page.asks = False
        self._made()
        page.print_button.setFocus()
        self._desk.tell(_("Đã lập khóa. In thẻ đăng ký khóa và đưa cấp trên ghi nhận."))

    def see(self) -> None:
        """Show the card as it will print."""
        job = self._card()
        self._press.make((job,), lambda pdfs: PaperDialog(self._page.window(), job.document.title, pdfs[0]).open())

    def print_out(self) -> None:
        """Print the card. Raises: KiemdiemError without a printer."""
        self._press.print_out((self._card(),), _("thẻ đăng ký khóa"))

    def save(self) -> None:
        """Save the card as a file."""
        self._press.save(self._card(), _("thẻ đăng ký khóa"))

    def ask_anew(self) -> None:
        """Ask for the holder of another key."""
        self._page.asks = True
        self._page.take_holder("")
        self._made()
        self._page.holder.setFocus()

    def keep(self) -> None:
        """Come back to the key that is there."""
        self._page.asks = False
        self._made()

    def _card(self) -> PaperJob:
        key = find_key(self._workspace)
        assert key is not None
        return enrolment_card_job(self._workspace, key)
