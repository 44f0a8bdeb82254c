"""What is done with the cell's key on the step *Ký*: made, its card looked at, printed and saved."""

from collections.abc import Callable

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyPlace
from kiemdiem_desktop.gui.cell.key_signing import usable_keys
from kiemdiem_desktop.gui.cell.sending_signing import SigningPage
from kiemdiem_desktop.gui.key_tasks import PLACES, KeyTasks
from kiemdiem_desktop.gui.paper_dialog import PaperDialog
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.papers import PaperJob
from kiemdiem_desktop.services.cell.sending import summarise
from kiemdiem_desktop.services.cell.sheets import card_job
from kiemdiem_desktop.services.cell.signing_keys import card_of, find_key, make_key, suggest_holder
from kiemdiem_desktop.services.signing_ways import OpenedKey
from kiemdiem_desktop.services.workspace import Workspace


class KeyDesk:
    """Serves the page of the key; `made` is called after a key was made."""

    def __init__(
        self, workspace: Workspace, desk: Desk, press: Press, page: SigningPage, made: Callable[[], None]
    ) -> None:
        self._workspace, self._desk, self._press, self._page, self._made = workspace, desk, press, page, made
        self._tasks = KeyTasks(workspace, desk)
        self._chosen = ""
        self._key: EnrolledKey | None = None
        page.see_button.clicked.connect(self.see)
        page.print_button.clicked.connect(self.print_out)
        page.save_button.clicked.connect(self.save)
        page.other_button.clicked.connect(self.ask_anew)
        page.keep_button.clicked.connect(self.keep)

    def draw(self, checked: CheckedRound) -> None:
        """Show the chosen key as it is, and the keys there are to choose from."""
        keys = usable_keys(self._workspace)
        key = next((row for row in keys if row.fingerprint == self._chosen), keys[0] if keys else None)
        self._key = key
        shown = key.certificate_der if key is not None else self._certificate()
        card = None if shown is None else card_of(shown, at=self._workspace.clock.now())
        self._page.show_choice(tuple((row.fingerprint, _words_of(row)) for row in keys), self._choose)
        self._page.show_key(card, summarise(self._workspace, checked), suggested=suggest_holder(checked))

    def open(self, then: Callable[[OpenedKey | None], None]) -> None:
        """Hand over the chosen key for one signature: None for the cell's own. Raises: KiemdiemError."""
        if self._key is None or self._key.place is KeyPlace.WORKSPACE:
            then(None)
        else:
            self._tasks.open_key(self._key, then)

    def _choose(self, fingerprint: str) -> None:
        self._chosen = fingerprint
        self._made()

    def _certificate(self) -> bytes | None:
        key = find_key(self._workspace)
        return None if key is None else key.certificate_der

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
        certificate = self._key.certificate_der if self._key is not None else self._certificate()
        assert certificate is not None
        return card_job(self._workspace, certificate)


def _words_of(key: EnrolledKey) -> str:
    return _("{holder} ({place})").format(holder=key.holder, place=_(PLACES[key.place]))
