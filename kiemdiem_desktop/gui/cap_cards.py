"""The cap on the best level to look at: a bar for each group, and a card with all four readings."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.level_bar import LevelBar
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cap_words import CapLine

LEAST_BAR, LEAST_CARD = 300, 360


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
