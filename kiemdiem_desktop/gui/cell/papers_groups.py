"""The choice above the list of papers: what is needed now, what was printed last, all of them, or one group."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.choice import CalmBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.papers import GROUP_TITLES, Paper
from kiemdiem_desktop.services.cell.papers_now import PapersNow

NOW, RECENT, ALL = "now", "recent", "all"


class GroupBox(QWidget):
    """Offers the choices that hold papers, each with their number; `changed` tells another choice.

    What is needed now is shown until another choice is made.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now: frozenset[str] = frozenset()
        self._recent: tuple[str, ...] = ()
        self.box: QComboBox = named(CalmBox(), _("Nhóm giấy tờ"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(16)
        self.box.activated.connect(lambda _row: self.changed.emit())
        column = spaced(QVBoxLayout(self), gap=0)
        column.addWidget(self.box)

    @property
    def choice(self) -> str:
        """The chosen line: NOW, RECENT, ALL, or the code of a group."""
        return str(self.box.currentData() or NOW)

    def chosen_of(self, papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
        """Give those of `papers` that the choice shows, in the order to show them."""
        if self.choice == NOW:
            return tuple(paper for paper in papers if paper.file_stem in self._now)
        if self.choice == RECENT:
            found = {paper.file_stem: paper for paper in papers}
            return tuple(found[stem] for stem in self._recent if stem in found)
        return tuple(paper for paper in papers if self.choice in {ALL, paper.group.value})

    def show_papers(self, papers: tuple[Paper, ...], now: PapersNow, recent: tuple[str, ...]) -> None:
        """Offer the groups of `papers`; the choice stays where it can, else it falls on what is needed now."""
        chosen = self.choice
        self._now, self._recent = now.stems, recent
        stems = {paper.file_stem for paper in papers}
        counts = [(NOW, now.title, len(now.stems)), (RECENT, _("Vừa in, vừa lưu"), len(stems & set(recent)))]
        counts.append((ALL, _("Tất cả"), len(papers)))
        counts += [
            (group.value, _(title), sum(paper.group is group for paper in papers))
            for group, title in GROUP_TITLES.items()
        ]
        self.box.clear()
        for code, title, count in counts:
            if count:
                self.box.addItem(_("{group} ({count})").format(group=title, count=count), code)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))

    def show_all(self) -> None:
        """Go back to all papers."""
        self.box.setCurrentIndex(self.box.findData(ALL))
        self.changed.emit()
