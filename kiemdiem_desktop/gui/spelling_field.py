"""The choice between “ủy, hóa” and “uỷ, hoá” on papers: the same in the settings of a cell and of a committee."""

from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.spelling import Spelling, get_spelling, set_spelling
from kiemdiem_desktop.services.workspace import Workspace


class SpellingField(ChoiceField[Spelling]):
    """Stores the choice at once."""

    def __init__(self, workspace: Workspace) -> None:
        options = (
            (Spelling.AS_TYPED, _("Như đã gõ")),
            (Spelling.ON_FIRST, _("ủy, hóa, hòa")),
            (Spelling.ON_SECOND, _("uỷ, hoá, hoà")),
        )
        super().__init__(_("Cách viết trên giấy tờ"), options, hint=_("Tên người luôn giữ như đã gõ."))
        self._workspace = workspace

    def refresh(self) -> None:
        """Show the choice as it is stored."""
        self.show_value(get_spelling(self._workspace), commit=self._set)

    def _set(self, spelling: Spelling) -> None:
        set_spelling(self._workspace, spelling)
