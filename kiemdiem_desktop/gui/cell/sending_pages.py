"""The pages of the steps: they scroll between the line of steps and the buttons, or with all where room is scarce."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px, spaced
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _

ROOMY_WINDOW = 560


class _Scroll(PageScroll):
    """Never asks for more room than there is; what does not fit is scrolled."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(400), px(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(200))


class StepPages(QWidget):
    """Holds `pages`; whoever shows one hides the others. In a low window the whole screen scrolls instead."""

    def __init__(self, pages: tuple[QWidget, ...]) -> None:
        super().__init__()
        self.pages = pages
        self._sheet = QWidget()
        sheet = spaced(QVBoxLayout(self._sheet))
        for page in pages:
            sheet.addWidget(page)
        self._scroll = named(_Scroll(self._sheet), _("Bước đang làm"))
        self._is_roomy = True
        self._column = spaced(QVBoxLayout(self))
        self._column.addWidget(self._scroll)

    def go_to_top(self) -> None:
        """Show the beginning of the page, whatever scrolls it."""
        around: QWidget | None = self._sheet
        while around is not None:
            if isinstance(around, QScrollArea):
                around.verticalScrollBar().setValue(0)
            around = around.parentWidget()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_roomy = self.window().height() >= px(ROOMY_WINDOW)
        if is_roomy == self._is_roomy:
            return
        self._is_roomy = is_roomy
        self._scroll.setVisible(is_roomy)
        if is_roomy:
            self._column.removeWidget(self._sheet)
            self._scroll.setWidget(self._sheet)
        else:
            self._column.addWidget(self._scroll.takeWidget())
        self._sheet.show()
