"""The rail at the left: one button for each screen, icon and word, with the number of open work."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.frame import ScreenItem
from kiemdiem_desktop.gui.icons import icon
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, px, spaced
from kiemdiem_desktop.i18n import _


class RailButton(QPushButton):
    """One place on the rail; `count` is drawn at its right end and read out after its name."""

    def __init__(self, item: ScreenItem) -> None:
        super().__init__(_(item.title))
        self.setCheckable(True)
        self._item = item
        self.count = 0
        self.setToolTip(f"{_(item.title)} ({item.shortcut})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how much work is open here; 0 shows nothing."""
        self.count = count
        title = _(self._item.title)
        named(self, _("{title}, còn {count} việc").format(title=title, count=count) if count else title)
        self.updateGeometry()
        self.update()

    def redraw_icon(self) -> None:
        """Draw the icon in the colours and size of now."""
        colours = colours_now()
        self.setIconSize(QSize(px(24), px(24)))
        drawn = icon(self._item.icon, colour=colours.quiet, checked_colour=colours.accent_text, size=px(24))
        self.setIcon(drawn)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + px(44), self.fontMetrics().height() + px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.fontMetrics().height() + px(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count:
            _draw_count(self, str(self.count))


def _draw_count(button: QPushButton, text: str) -> None:
    colours = colours_now()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = button.fontMetrics().height() + px(2)
    width = max(height, button.fontMetrics().horizontalAdvance(text) + px(12))
    box = QRectF(button.width() - width - px(8), (button.height() - height) / 2, width, height)
    painter.setPen(QColor(colours.outline))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(QColor(colours.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QWidget):
    """All places; `chosen(screen_id)` is called when one is pressed."""

    def __init__(self, items: tuple[ScreenItem, ...], chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        named(self, _("Các phần việc"))
        self.buttons = {item.id: RailButton(item) for item in items}
        self._group = QButtonGroup(self)
        column = spaced(QVBoxLayout(self), gap=2, margin=8)
        for item in items:
            button = self.buttons[item.id]
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, screen_id=item.id: chosen(screen_id))
            QShortcut(QKeySequence(item.shortcut), self).activated.connect(partial(chosen, item.id))
            column.addWidget(button)
        column.addStretch(1)

    def show_current(self, screen_id: str) -> None:
        """Mark the place where one is."""
        self.buttons[screen_id].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the open work of each place."""
        for screen_id, button in self.buttons.items():
            button.show_count(counts.get(screen_id, 0))

    def redraw_icons(self) -> None:
        """Draw all icons in the colours and size of now."""
        for button in self.buttons.values():
            button.redraw_icon()
