"""Xếp loại: the cap on the best level, as bars with numbers in words, and all four readings."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk, place
from kiemdiem_desktop.gui.theme import flat, heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.level_bar import LevelBar
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.rating_words import CapLine, RatingRow, has_cap_exception
from kiemdiem_desktop.services.cell.ratings import rank_nominees
from kiemdiem_desktop.services.workspace import Workspace

LEAST_BAR, LEAST_CARD = 300, 360
_SETTINGS = (
    ("cap_base", N_("Cách tính số gốc")),
    ("cap_rounding", N_("Cách làm tròn")),
    ("cap_exception", N_("Trường hợp được tỷ lệ cao hơn")),
)


class CapBars(QWidget):
    """One bar for each group, side by side where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self, gap=16, fills=True, least=LEAST_BAR)
        self.bars: list[LevelBar] = []

    def show_caps(self, lines: tuple[CapLine, ...]) -> None:
        """Show the caps of the groups."""
        while len(self.bars) < len(lines):
            self.bars.append(LevelBar())
            self._flow.addWidget(self.bars[-1])
        for bar in self.bars[len(lines) :]:
            bar.hide()
        for bar, line in zip(self.bars, lines, strict=False):
            words = _("{group}: {words} – {headroom}.").format(
                group=line.name, words=line.words, headroom=line.headroom
            )
            bar.show_cap(used=line.used, limit=line.limit, words=words)
            bar.show()


class CapsPage(QWidget):
    """All readings of the cap, the way to the values that choose among them, and the order of the nominees."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._cards: list[CapCard] = []
        self.note = say(tone="quiet")
        cards = QWidget()
        self._flow = Flow(cards, gap=16, fills=True, least=LEAST_CARD)
        self.nominees = NomineeList(workspace)
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.note)
        column.addWidget(cards)
        column.addWidget(self._ways(desk))
        column.addWidget(self.nominees)
        column.addStretch()

    def show_round(self, checked: CheckedRound, lines: tuple[CapLine, ...], rows: tuple[RatingRow, ...]) -> None:
        """Show the caps, as they stand or as they are tried out, and the nominees."""
        while len(self._cards) < len(lines):
            self._cards.append(CapCard())
            self._flow.addWidget(self._cards[-1])
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(lines))
        for card, line in zip(self._cards, lines, strict=False):
            card.show_line(line)
        words = (
            _("Đang dùng tỷ lệ ngoại lệ do cấp có thẩm quyền cho phép.")
            if has_cap_exception(checked)
            else _("Văn bản không nói rõ cách tính: chương trình nêu cả bốn, dấu ● là cách đang dùng.")
        )
        first = _("Mỗi đồng chí tính theo mức đề nghị; chưa đề nghị thì theo phiếu; chưa có phiếu thì theo tự nhận.")
        self.note.setText(f"{words} {first}")
        self.nominees.show_rows(rows)

    def _ways(self, desk: Desk) -> QWidget:
        row = QWidget()
        flow = Flow(row, gap=8)
        flow.addWidget(say(_("Cấp trên quy định khác thì ghi ở Cài đặt:"), tone="quiet", wrap=False))
        for name, words in _SETTINGS:
            button = flat(QPushButton(_(words)))
            button.clicked.connect(lambda _checked=False, name=name: desk.go("settings", f"parameter.{name}", None))
            flow.addWidget(place(button, "caps"))
        return row


class CapCard(QFrame):
    """One group: how many suất are left, and the cap by each reading."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title, self.headroom = heading(level=2), say(tone="strong")
        self.bar = LevelBar()
        self.readings = [say() for _reading in range(4)]
        self.article = say(tone="quiet")
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        for widget in (self.title, self.headroom, self.bar, *self.readings, self.article):
            column.addWidget(widget)

    def show_line(self, line: CapLine) -> None:
        """Show the cap of a group."""
        self.title.setText(line.name)
        self.headroom.setText(_("Xuất sắc: {headroom}").format(headroom=line.headroom))
        self.bar.show_cap(used=line.used, limit=line.limit, words=line.words)
        for label, reading in zip(self.readings, line.readings, strict=True):
            label.setText(f"{'●' if reading.is_default else '○'} {reading.text}")
        self.article.setText(_("Căn cứ: {article}.").format(article=line.article))


class NomineeList(QWidget):
    """Those proposed for the best level, best first: the superior cuts from the end."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: tuple[SubjectId, ...] = ()
        self.title = heading(_("Thứ tự đề nghị xuất sắc"), 2)
        self.none = say(_("Chưa đề nghị đồng chí nào hoàn thành xuất sắc nhiệm vụ."), tone="quiet")
        self.list = place(named(QListWidget(), _("Thứ tự đề nghị xuất sắc")), "rating.nominee_rank")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up_button, self.down_button = QPushButton(_("Đưa &lên")), QPushButton(_("Đưa x&uống"))
        for button, by in ((self.up_button, -1), (self.down_button, 1)):
            button.clicked.connect(_moving(self.move_nominee, by))
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.none)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(held(self.list, min_height=140), 1)
        buttons = spaced(QVBoxLayout(), gap=8)
        buttons.addWidget(self.up_button)
        buttons.addWidget(self.down_button)
        buttons.addStretch()
        row.addLayout(buttons)
        column.addLayout(row)

    def show_rows(self, rows: tuple[RatingRow, ...]) -> None:
        """Show the nominees in their order; those without a place come last."""
        nominees = nominees_of(rows)
        words = [f"{place_}. {row.name}" for place_, row in enumerate(nominees, start=1)]
        unranked = [row for row in nominees if row.rank is None]
        if [self.list.item(index).text() for index in range(self.list.count())] != words:
            chosen = self._chosen()
            self.list.clear()
            for text in words:
                QListWidgetItem(text, self.list)
            self._ids = tuple(row.subject_id for row in nominees)
            self.list.setCurrentRow(self._ids.index(chosen) if chosen in self._ids else 0)
        self._ids = tuple(row.subject_id for row in nominees)
        self.none.setVisible(not words or bool(unranked))
        if words and unranked:
            self.none.setText(_("Thứ tự chưa ghi đủ: bấm Đưa lên hoặc Đưa xuống để xếp."))
        else:
            self.none.setText(_("Chưa đề nghị đồng chí nào hoàn thành xuất sắc nhiệm vụ."))
        for widget in (self.list, self.up_button, self.down_button):
            widget.setVisible(bool(words))

    def move_nominee(self, by: int) -> None:
        """Move the chosen nominee up or down; the whole order is kept."""
        index = self.list.currentRow()
        target = index + by
        ids = list(self._ids)
        if not ids:
            return
        if index >= 0 and 0 <= target < len(ids):
            ids[index], ids[target] = ids[target], ids[index]
        rank_nominees(self._workspace, tuple(ids))

    def _chosen(self) -> SubjectId | None:
        index = self.list.currentRow()
        return self._ids[index] if 0 <= index < len(self._ids) else None


def nominees_of(rows: tuple[RatingRow, ...]) -> tuple[RatingRow, ...]:
    """Give those proposed for the best level by their rank, those without one last."""
    best = [row for row in rows if row.is_nominee]
    return tuple(sorted(best, key=lambda row: (row.rank is None, row.rank or 0)))


def _moving(move: Callable[[int], None], by: int) -> Callable[[], None]:
    return lambda: move(by)
