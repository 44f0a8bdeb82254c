"""What a value of the superior would change in the open round, told before anything is stored."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.change_words import ChangedLine


class ChangePreview(QWidget):
    """One sentence and, where something would change, a line for each subject."""

    def __init__(self, *, min_height: int) -> None:
        super().__init__()
        self.words = say(tone="strong")
        self.table = held(SideBySide((4, 12), label=_("Những chỗ sẽ thay đổi")), min_height=min_height)
        self.table.hide()
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.words)
        column.addWidget(self.table)

    def ask(self, lines: Callable[[], tuple[ChangedLine, ...]]) -> None:
        """Show what `lines` tells, or why the value cannot stand."""
        try:
            found = lines()
        except KiemdiemError as error:
            self.say_only(str(error))
            return
        rows = tuple(SideRow(cells=(row.who, "\n".join(row.changes))) for row in found)
        self.table.show_rows((_("Đối tượng"), _("Nếu áp dụng thì")), rows)
        self.table.setVisible(bool(rows))
        self.words.setText(_found_words(len(rows)))

    def say_only(self, words: str) -> None:
        """Show a sentence and no lines."""
        self.words.setText(words)
        self.table.hide()


def _found_words(count: int) -> str:
    if not count:
        return _("Không kết luận nào của đợt đang mở thay đổi.")
    return _("{count} chỗ của đợt đang mở sẽ thay đổi:").format(count=count)
