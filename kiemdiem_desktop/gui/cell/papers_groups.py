"""The choice above the list of papers: all of them, or one group."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import spaced
from kiemdiem_desktop.gui.widgets.choice import CalmBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.papers import GROUP_TITLES, Paper, PaperGroup


class GroupBox(QWidget):
    """Offers the groups that hold papers, each with their number; `changed` tells another choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box: QComboBox = named(CalmBox(), _("Nhóm giấy tờ"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(16)
        self.box.activated.connect(lambda _row: self.changed.emit())
        column = spaced(QVBoxLayout(self), gap=0)
        column.addWidget(self.box)

    @property
    def group(self) -> PaperGroup | None:
        """The chosen group; None for all."""
        code = self.box.currentData()
        return PaperGroup(code) if code else None

    def has(self, paper: Paper) -> bool:
        """Whether `paper` is of the chosen group."""
        return self.group in {None, paper.group}

    def show_papers(self, papers: tuple[Paper, ...]) -> None:
        """Offer the groups of `papers`; the choice stays where it can."""
        chosen = self.group
        self.box.clear()
        self.box.addItem(_("Tất cả ({count})").format(count=len(papers)), "")
        for group, title in GROUP_TITLES.items():
            count = sum(paper.group is group for paper in papers)
            if count:
                words = _("{group} ({count})").format(group=_(title), count=count)
                self.box.addItem(words, group.value)
        self.box.setCurrentIndex(max(self.box.findData(chosen.value if chosen else ""), 0))

    def show_all(self) -> None:
        """Go back to all papers."""
        self.box.setCurrentIndex(0)
        self.changed.emit()
