"""Xếp loại, page Kéo thử: the board with the caps above it and what would change below; amber while trying."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from kiemdiem_desktop.gui.cap_cards import CapBars
from kiemdiem_desktop.gui.cell.ratings_board import LevelBoard, Move
from kiemdiem_desktop.gui.cell.ratings_list import tip_words
from kiemdiem_desktop.gui.theme import held, repolish, retone, say, spaced
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cap_words import CapLine
from kiemdiem_desktop.services.cell.change_words import ChangedLine
from kiemdiem_desktop.services.cell.rating_words import RatingRow


class TrialPage(QFrame):
    """Names are moved between the levels; the caps and the findings follow at once, the workspace stays as it is."""

    def __init__(self, move: Move, stop: Callable[[], None]) -> None:
        super().__init__()
        self.words = say()
        self.bars = CapBars()
        self.board = LevelBoard(move, tip_words)
        self.stop_button = QPushButton(_("Thôi t&hử, trở về số đã ghi"))
        self.stop_button.clicked.connect(lambda _checked=False: stop())
        self.change_words = say(tone="strong")
        self.changes = held(SideBySide((4, 12), label=_("Những chỗ sẽ thay đổi")), min_height=130)
        self._column = spaced(QVBoxLayout(self), gap=8)
        keys = _("Chuột: kéo tên sang cột khác. Phím: ← → sang cột; 1, 2, 3, 4 hoặc Ctrl cùng ← → để chuyển tên.")
        for part in (self.words, self.bars, self.board, say(keys, tone="quiet")):
            self._column.addWidget(part)
        self._column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.change_words)
        self._column.addWidget(self.changes)
        self._column.addStretch()

    def show_rows(
        self,
        rows: tuple[RatingRow, ...],
        caps: tuple[CapLine, ...],
        changes: tuple[ChangedLine, ...],
        *,
        is_trying: bool,
    ) -> None:
        """Show the subjects as they stand, or as they are tried out."""
        self.bars.show_caps(caps)
        self.board.show_rows(rows)
        repolish(self, "banner", value="amber" if is_trying else "none")
        spaced(self._column, gap=8, margin=8 if is_trying else 0)
        retone(self.words, "amber" if is_trying else "quiet")
        self.words.setText(
            _("ĐANG THỬ PHƯƠNG ÁN. Không có gì được ghi vào sổ.")
            if is_trying
            else _("Kéo tên một đồng chí sang mức khác để xem tỷ lệ và các kiểm tra thay đổi; không có gì được ghi.")
        )
        self.stop_button.setVisible(is_trying)
        self._show_changes(changes, is_trying=is_trying)

    def _show_changes(self, changes: tuple[ChangedLine, ...], *, is_trying: bool) -> None:
        rows = tuple(SideRow(cells=(row.who, "\n".join(row.changes))) for row in changes)
        self.changes.show_rows((_("Đối tượng"), _("Theo phương án này")), rows)
        self.changes.setVisible(bool(rows))
        self.change_words.setVisible(is_trying)
        words = _("So với số đã ghi, {count} chỗ thay đổi:") if rows else _("So với số đã ghi: không có gì thay đổi.")
        self.change_words.setText(words.format(count=len(rows)))
