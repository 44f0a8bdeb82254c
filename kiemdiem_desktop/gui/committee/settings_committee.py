"""Settings: the details of the committee."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.gui.committee.committee_form import CommitteeForm
from kiemdiem_desktop.gui.spelling_field import SpellingField
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.books import get_committee, is_code_open, save_committee
from kiemdiem_desktop.services.workspace import Workspace


class CommitteePage(QWidget):
    """Stores each field at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.form = CommitteeForm()
        self.spelling = SpellingField(workspace)
        self._code_note = say(
            _("Mã cấp ủy đã nằm trong khóa ký và các gói đã gửi nên không đổi được nữa."), tone="quiet"
        )
        column = spaced(QVBoxLayout(self), gap=16)
        column.addWidget(heading(_("Cấp ủy"), 2))
        column.addWidget(say(_("Các thông tin này in ở đầu giấy tờ và nằm trong mọi gói gửi xuống."), tone="quiet"))
        column.addWidget(held(self.form, max_width=980))
        column.addWidget(self._code_note)
        column.addWidget(held(self.spelling, max_width=360))
        column.addStretch()

    def refresh(self) -> None:
        """Show the committee as it is stored."""
        self.spelling.refresh()
        is_open = is_code_open(self._workspace)
        self._code_note.setVisible(not is_open)
        self.form.show_committee(
            get_committee(self._workspace), key="committee", commit=self._save, is_code_open=is_open
        )

    def _save(self, committee: Committee) -> None:
        save_committee(self._workspace, committee)
