"""A list whose lines a person puts in order: dragged with the mouse, or moved by Alt and an arrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.drag_list import DragList

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderList(DragList):
    """A list whose lines are moved: `carried(from, to)` by dragging, `stepped(by)` by Alt and an arrow."""

    carried = Signal(int, int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("nominee")
        self.setDropIndicatorShown(True)

    @override
    def receive(self, number: int, row: int) -> None:
        target = row if row >= 0 else self.count() - 1
        if target != number:
            self.carried.emit(number, target)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
