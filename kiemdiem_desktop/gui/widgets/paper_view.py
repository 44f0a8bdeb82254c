"""The pages of a PDF, drawn as they will print, with zoom and page number."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.pages import POINTS_PER_INCH, Pages
from kiemdiem_desktop.gui.theme import flat, px, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _

SCREEN_DPI = 96
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
FIT_WIDTH = 0
PAGE_GAP = 12


class PaperView(QWidget):
    """Pages one under the other; only those in sight are drawn. `zoom` is in percent, FIT_WIDTH fits the width."""

    def __init__(self) -> None:
        super().__init__()
        self.zoom = FIT_WIDTH
        self._pages: Pages | None = None
        self._labels: tuple[QLabel, ...] = ()
        self._sheet = QWidget()
        self._column = spaced(QVBoxLayout(self._sheet), gap=PAGE_GAP, margin=PAGE_GAP)
        self._scroll = named(QScrollArea(), _("Các trang"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._sheet)
        self._scroll.verticalScrollBar().valueChanged.connect(self._draw_visible)
        self.where = say(tone="quiet", wrap=False)
        self._lay_out()

    def show_pdf(self, pdf: bytes, title: str) -> None:
        """Show a PDF; `title` is read out by screen readers."""
        self._pages = Pages(pdf)
        for label in self._labels:
            self._column.removeWidget(label)
            label.deleteLater()
        self._labels = tuple(
            named(QLabel(), _("{title}, trang {page}").format(title=title, page=page + 1))
            for page in range(len(self._pages))
        )
        for place, label in enumerate(self._labels):
            self._column.insertWidget(place, label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._scroll.verticalScrollBar().setValue(0)
        self._size_pages()

    def use_zoom(self, zoom: int) -> None:
        """Show the pages at `zoom` percent, or FIT_WIDTH."""
        self.zoom = zoom
        self._size_pages()

    def step_zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        now = self._percent()
        wanted = [zoom for zoom in ZOOMS if zoom > now] if step > 0 else [zoom for zoom in ZOOMS[::-1] if zoom < now]
        if wanted:
            self.use_zoom(wanted[0])

    @property
    def page(self) -> int:
        """The page (from 0) at the top of what is seen."""
        seen_from = self._scroll.verticalScrollBar().value() + px(24)
        passed = [place for place, top in enumerate(self._tops()) if top <= seen_from]
        return passed[-1] if passed else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_pages()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._size_pages()

    def _percent(self) -> float:
        if self.zoom != FIT_WIDTH or self._pages is None:
            return float(self.zoom or 100)
        widest = max(self._pages.size_points(page).width() for page in range(len(self._pages)))
        room = self._scroll.viewport().width() - px(24) - self._scroll.verticalScrollBar().sizeHint().width()
        return max(room / (widest * SCREEN_DPI / POINTS_PER_INCH) * 100, 20.0)

    def _size_pages(self) -> None:
        if self._pages is None:
            return
        scale = self._percent() / 100 * SCREEN_DPI / POINTS_PER_INCH
        for page, label in enumerate(self._labels):
            size = (self._pages.size_points(page) * scale).toSize()
            if label.size() != size or label.minimumSize() != size:
                label.setPixmap(QPixmap())
                label.setFixedSize(size)
        self._column.activate()
        self._draw_visible()

    def _draw_visible(self) -> None:
        seen_from = self._scroll.verticalScrollBar().value()
        seen_to = seen_from + self._scroll.viewport().height()
        for page, (label, top) in enumerate(zip(self._labels, self._tops(), strict=True)):
            in_sight = top < seen_to and top + label.height() > seen_from
            if in_sight and label.pixmap().isNull():
                label.setPixmap(self._draw(page, label.size()))
            elif not in_sight:
                label.setPixmap(QPixmap())
        self.where.setText(_("Trang {page} / {count}").format(page=self.page + 1, count=len(self._labels)))

    def _tops(self) -> list[int]:
        tops, top = [], px(PAGE_GAP)
        for label in self._labels:
            tops.append(top)
            top += label.height() + px(PAGE_GAP)
        return tops

    def _draw(self, page: int, size: QSize) -> QPixmap:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        dpi = size.width() * ratio / self._pages.size_points(page).width() * POINTS_PER_INCH
        image = self._pages.draw(page, dpi=dpi)
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = Flow(buttons, gap=4)
        row.addWidget(self.where)
        for text, zoom in ((_("Thu nhỏ"), -1), (_("Phóng to"), 1)):
            button = flat(QPushButton(text))
            button.clicked.connect(lambda _checked=False, zoom=zoom: self.step_zoom(zoom))
            row.addWidget(button)
        fit = flat(QPushButton(_("Vừa chiều ngang")))
        fit.clicked.connect(lambda _checked=False: self.use_zoom(FIT_WIDTH))
        row.addWidget(fit)
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(buttons)
        column.addWidget(self._scroll, 1)
        self._column.addStretch()
