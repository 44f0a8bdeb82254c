"""A row that becomes several where there is no room: chips, buttons, short fields. Screens stay readable at 200 %."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px


class Flow(QLayout):
    """Puts widgets side by side, `gap` apart, and goes on below. `fills` widens those of a row to the full width.

    Use `flow.addWidget(w)` as with any layout. Widths are those of the size hints, at least `least` (pixels at 100 %);
    with `fills` and `least` all are alike, so that a longer text (an error under a field) moves nothing.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, fills: bool = False, least: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._fills, self._least = gap, fills, least
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._place(QRect(0, 0, width, 0), moves=False)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, moves=True)

    @override
    def sizeHint(self) -> QSize:
        widths = [self._width(item) for item in self._shown()]
        width = sum(widths) + px(self._gap) * max(len(widths) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in self._shown()), default=0))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, item: QLayoutItem) -> int:
        if self._fills and self._least:
            return px(self._least)
        return max(item.sizeHint().width(), px(self._least))

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = self._width(item)
            if not rows or used + px(self._gap) + wanted > width:
                rows.append([])
                used = -px(self._gap)
            rows[-1].append(item)
            used += px(self._gap) + wanted
        return rows

    def _place(self, rect: QRect, *, moves: bool) -> int:
        top = rect.top()
        for row in self._rows(rect.width()):
            widths = [min(self._width(item), rect.width()) for item in row]
            spare = rect.width() - sum(widths) - px(self._gap) * (len(row) - 1)
            if self._fills:
                widths = [width + spare // len(row) for width in widths]
            heights = [_height(item, width) for item, width in zip(row, widths, strict=True)]
            left = rect.left()
            for item, width, height in zip(row, widths, heights, strict=True):
                if moves:
                    down = 0 if self._fills else (max(heights) - height) // 2
                    item.setGeometry(QRect(QPoint(left, top + down), QSize(width, height)))
                left += width + px(self._gap)
            top += max(heights) + px(self._gap)
        return max(top - px(self._gap) - rect.top(), 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
