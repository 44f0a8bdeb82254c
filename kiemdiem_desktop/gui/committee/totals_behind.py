"""Tổng hợp: what stands behind the figure under the cursor: units, then their people, one more click to the dossier."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, px, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.figures import PersonBehind, UnitBehind

OPEN_WHEN_FEW: Final = 12
_ROLE: Final = Qt.ItemDataRole.UserRole
Open = Callable[[str, str], None]


class _LowTree(QTreeWidget):
    """Asks for little height, so that table and tree fit under each other on a small laptop."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(96))


class BehindPanel(QWidget):
    """A tree of units and people; `open_dossier(cell code, subject code)` is asked for with Enter or a double click."""

    def __init__(self, open_dossier: Open) -> None:
        super().__init__()
        self._open = open_dossier
        self.title = heading(level=2)
        self.told = say(tone="quiet")
        self.tree = named(_LowTree(), _("Đơn vị và người đằng sau con số"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        self.tree.itemExpanded.connect(self._fill)
        self.tree.itemActivated.connect(lambda item, _column: self._activate(item))
        self.tree.currentItemChanged.connect(lambda item, _before: self._follow(item))
        self.open_button = QPushButton(_("&Mở hồ sơ"))
        self.open_button.clicked.connect(lambda _checked=False: self._activate(self.tree.currentItem()))
        self._units: tuple[UnitBehind, ...] = ()
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show how to use the panel."""
        self.title.setText(_("Đằng sau con số"))
        self.told.setText(_("Chọn một con số trong bảng để thấy những đơn vị và đồng chí được tính vào đó."))
        self.tree.clear()
        self.open_button.setEnabled(False)

    def show_behind(self, title: str, units: tuple[UnitBehind, ...]) -> None:
        """Show the units behind a figure; few are shown with their people at once."""
        self._units = units
        self.title.setText(title)
        people = sum(len(unit.people) for unit in units)
        self.told.setText(_told(units, people))
        self.open_button.setEnabled(False)
        self.tree.clear()
        for place, unit in enumerate(units):
            item = QTreeWidgetItem([unit.name, f"{unit.count}"])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _ROLE, place)
            item.setToolTip(0, unit.name)
            if unit.people:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.tree.addTopLevelItem(item)
        if people <= OPEN_WHEN_FEW:
            self.tree.expandAll()

    def _fill(self, item: QTreeWidgetItem) -> None:
        """Add the people of a unit when it is opened for the first time."""
        if item.parent() is not None or item.childCount():
            return
        for person in self._units[item.data(0, _ROLE)].people:
            child = QTreeWidgetItem(item, [person.name, person.standing])
            child.setData(0, _ROLE, (person.cell_code, person.code))
            child.setToolTip(0, person.name)

    def _follow(self, item: QTreeWidgetItem | None) -> None:
        self.open_button.setEnabled(item is not None and self._target(item) is not None)

    def _activate(self, item: QTreeWidgetItem | None) -> None:
        target = None if item is None else self._target(item)
        if target is not None:
            self._open(*target)

    def _target(self, item: QTreeWidgetItem) -> tuple[str, str] | None:
        """Give the dossier that an item leads to; None where its figures came without one."""
        if item.parent() is not None:
            cell_code, code = item.data(0, _ROLE)
            return str(cell_code), str(code)
        people: tuple[PersonBehind, ...] = self._units[item.data(0, _ROLE)].people
        return (people[0].cell_code, "") if people else None

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.title, 1)
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(held(self.tree, min_width=240, min_height=96), 1)


def _told(units: tuple[UnitBehind, ...], people: int) -> str:
    if not units:
        return _("Không có đơn vị nào.")
    whole = sum(unit.count for unit in units)
    if people == whole:
        return _("Ở {units} đơn vị. Mở một đơn vị để thấy từng người; Enter để mở hồ sơ.").format(units=len(units))
    return _("Ở {units} đơn vị; {named} có tên ở đây, số còn lại theo bảng tổng hợp hoặc chưa có hồ sơ.").format(
        units=len(units), named=people
    )
