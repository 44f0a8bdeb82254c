"""The small parts that the steps of sending share: facts, a warning that stays, numbered lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.package_words import ToldPackage, package_words
from kiemdiem_desktop.gui.theme import heading, repolish, say, spaced
from kiemdiem_desktop.gui.widgets.sign import Sign
from kiemdiem_desktop.i18n import _

_SIGNS = {"amber": ("please-look", "amber"), "red": ("must-fix", "accent_text"), "plain": ("info", "text")}


class Facts(QFrame):
    """A card of labels with their values, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.values: tuple[tuple[str, str], ...] = ()
        self._labels: list[QLabel] = []
        self._grid = spaced(QGridLayout(self), gap=8, margin=12)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show pairs of label and value in their order."""
        if facts == self.values:
            return
        self.values = facts
        for label in self._labels:
            label.deleteLater()
        self._labels = []
        for row, (called, value) in enumerate(facts):
            name, what = say(called, tone="quiet", wrap=False), say(value)
            what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(what, row, 1, Qt.AlignmentFlag.AlignTop)
            self._labels += [name, what]


class Notice(QFrame):
    """A sentence with its sign that stays: amber (please look), red (trouble) or plain."""

    def __init__(self, sentence: str = "", *, tone: str = "amber") -> None:
        super().__init__()
        self._sign, self._text = Sign(), say()
        row = spaced(QHBoxLayout(self), gap=12, margin=(12, 8, 12, 8))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.say(sentence, tone=tone)

    @property
    def text(self) -> str:
        """The sentence; "" while there is none."""
        return self._text.text()

    def say(self, sentence: str, *, tone: str = "amber") -> None:
        """Show another sentence; "" hides the notice."""
        self._sign.show_sign(*_SIGNS[tone])
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        repolish(self, "banner", value=tone)
        if not sentence or self.parentWidget() is not None:  # without a parent it would be a window of its own
            self.setVisible(bool(sentence))


class PackageList(QWidget):
    """The packages that were written, the newest first, in words."""

    def __init__(self) -> None:
        super().__init__()
        self._text = say()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(heading(_("Các gói đã ghi"), 2))
        column.addWidget(self._text)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def show_packages(self, packages: tuple[ToldPackage, ...]) -> None:
        """Show packages, each with its fate, in their order; nothing is shown where there is none."""
        self._text.setText("\n\n".join(package_words(package, fate) for package, fate in packages))
        self.setVisible(bool(packages))


def numbered(lines: tuple[str, ...]) -> str:
    """Give lines with their numbers, for reading in order."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
