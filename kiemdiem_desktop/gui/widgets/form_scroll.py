"""What a long form lies in: it scrolls up and down, keeps the cursor in sight, and stands still while redrawn."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.gui.theme import px
from kiemdiem_desktop.gui.widgets.growing_edit import GrowingEdit
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll

MARGIN = 48


class FormScroll(PageScroll):
    """Holds one form."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._show_cursor)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def reveal(self, widget: QWidget) -> None:
        """Bring `widget` near the top and put the cursor into it, or into the first field after it."""
        settle_layouts()
        top = widget.mapTo(self._form, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(top - px(MARGIN), 0))
        _first_field(widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_still(self, draw: Callable[[], None]) -> None:
        """Call `draw`, then put the field with the cursor back to where it was on the screen."""
        anchor = QApplication.focusWidget()
        if anchor is None or not self._form.isAncestorOf(anchor):
            draw()
            return
        before = anchor.mapTo(self.viewport(), QPoint(0, 0)).y()
        draw()
        settle_layouts()
        after = anchor.mapTo(self.viewport(), QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + after - before)

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field that takes the cursor into sight; in a growing editor follow the cursor itself."""
        if isinstance(before, GrowingEdit) and self.isAncestorOf(before):
            before.cursor_moved.disconnect(self._follow.start)
        if isinstance(now, GrowingEdit) and self.isAncestorOf(now):
            now.cursor_moved.connect(self._follow.start)
        if now is not None and now is not self._form and self._form.isAncestorOf(now):
            self._follow.start()

    def _show_cursor(self) -> None:
        field = QApplication.focusWidget()
        if field is None or not self._form.isAncestorOf(field):
            return
        spot = field.cursorRect().center() if isinstance(field, GrowingEdit) else field.rect().center()
        place = field.mapTo(self._form, spot)
        self.ensureVisible(place.x(), place.y(), 0, px(MARGIN))


def _first_field(widget: QWidget) -> QWidget:
    """Give the first widget from `widget` on that takes the cursor."""
    field: QWidget | None = widget
    while field is not None:
        if field.focusProxy() is not None or (field.isVisible() and field.focusPolicy() & Qt.FocusPolicy.TabFocus):
            return field
        field = field.nextInFocusChain()
        if field is widget:
            break
    return widget


def settle_layouts() -> None:
    """Let all layouts take their sizes now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
