"""Two dossiers of a cell side by side: only what differs, whose it is, before and after."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, primary, px, say, spaced
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.differing import DossierDifference


class DifferenceDialog(QDialog):
    """Nearly as large as the window; Esc closes it."""

    def __init__(self, parent: QWidget | None, found: DossierDifference) -> None:
        super().__init__(parent)
        title = _("{cell}: gói số {newer} thay gói số {older}").format(
            cell=found.newer.cell_name, newer=found.newer.sequence, older=found.older.sequence
        )
        self.setWindowTitle(title)
        self.told = say(_told(found))
        self.table = SideBySide((3, 5, 5), label=_("Chỗ khác giữa hai bản"))
        self.table.show_rows(_titles(found), tuple(_rows(found)))
        self.close_button = primary(QPushButton(_("Đón&g")))
        self.close_button.clicked.connect(self.accept)
        column = spaced(QVBoxLayout(self), gap=12, margin=16)
        column.addWidget(heading(title, 2))
        column.addWidget(self.told)
        column.addWidget(held(self.table, min_height=200), 1)
        row = spaced(QHBoxLayout(), gap=8)
        row.addStretch()
        row.addWidget(self.close_button)
        column.addLayout(row)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(px(1080), room.width() - px(48)), room.height() - px(96))
        super().showEvent(event)


def _told(found: DossierDifference) -> str:
    reason = found.reason or _("không ghi lý do")
    if not found.lines:
        return _("Lý do gửi lại: {reason}. Không có gì khác ở mức xếp loại, điểm, phiếu, danh sách và lời văn.").format(
            reason=reason
        )
    return _("Lý do gửi lại: {reason}. Có {count} chỗ khác.").format(reason=reason, count=len(found.lines))


def _titles(found: DossierDifference) -> tuple[str, str, str]:
    day = _("Gói số {number}, nhận {day:%d/%m/%Y}")
    older, newer = found.older, found.newer
    return (
        _("Mục"),
        day.format(number=older.sequence, day=older.received_at.astimezone()),
        day.format(number=newer.sequence, day=newer.received_at.astimezone()),
    )


def _rows(found: DossierDifference) -> list[SideRow]:
    """Give the lines under the name of whom they are about, in the order in which the names come first."""
    of: dict[str, list[SideRow]] = {}
    for line in found.lines:
        row = SideRow(cells=(line.what, line.before or "–", line.after or "–"))
        of.setdefault(line.who, [SideRow(cells=(line.who,), is_heading=True)]).append(row)
    return [row for rows in of.values() for row in rows]
