"""The page that makes new books of a committee: its details and a passphrase."""

from collections.abc import Callable
from dataclasses import replace

from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.gui.committee.committee_form import NEW_COMMITTEE, CommitteeForm
from kiemdiem_desktop.gui.create_frame import CreateFrame, Made
from kiemdiem_desktop.gui.new_passphrase import Check
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.books import check_committee, found_committee
from kiemdiem_desktop.services.library import Shelf, create_workspace
from kiemdiem_desktop.services.workspace import Workspace


class CreateCommitteePage(CreateFrame):
    """`made(workspace, name, recovery code)` is called with the new workspace; `back` leaves the page."""

    def __init__(self, shelf: Shelf, made: Made, back: Callable[[], None]) -> None:
        self._shelf = shelf
        self.form = CommitteeForm()
        super().__init__(_("Tạo sổ cấp ủy mới"), self.form, made=made, back=back)
        self.setFocusProxy(self.form.lines["name"])

    def begin(self) -> None:
        """Begin with an empty form."""
        self.form.show_committee(NEW_COMMITTEE, key=object())
        self.secret.begin()

    @override
    def form_checks(self) -> tuple[Check, ...]:
        self.form.flush()
        committee, name, code = self.form.committee, self.form.lines["name"], self.form.lines["code"]
        for field in (name, code):
            field.show_wrong("")
        return ((code if committee.name.strip() else name, lambda: check_committee(committee)),)

    @override
    def make_workspace(self, passphrase: str) -> tuple[Workspace, str, str]:
        committee = replace(self.form.committee, name=nfc(self.form.committee.name))
        workspace, code = create_workspace(self._shelf, name=committee.name, passphrase=passphrase)
        found_committee(workspace, committee)
        return workspace, committee.name, code
