"""The panel at the right: findings above, the article behind the field with the cursor below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.gui.frame import Article
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, px, say, spaced
from kiemdiem_desktop.gui.widgets.findings_panel import FindingsPanel
from kiemdiem_desktop.i18n import _

PANEL_WIDTH = 320
LEAST_SCREEN_WIDTH = 640


class SidePanel(QWidget):
    """Findings and article; `go_to` is called with the finding that was chosen."""

    def __init__(self, go_to: Callable[[FindingText], None]) -> None:
        super().__init__()
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.findings = FindingsPanel(go_to)
        self._title = heading(_("Căn cứ"), 2)
        self._text = say(_("Đặt con trỏ vào một ô để xem điều khoản liên quan."), tone="quiet")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        spaced(QVBoxLayout(self), margin=(12, 12, 4, 4)).addWidget(parts)
        parts.addWidget(self.findings)
        parts.addWidget(self._article_part())
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)

    def show_article(self, article: Article) -> None:
        """Show the article behind a field or a finding."""
        self._title.setText(article.title)
        self._text.setText(article.text)
        self._text.setProperty("tone", "plain")
        named(self._text, f"{article.title}. {article.text}")

    def _article_part(self) -> QWidget:
        part = QWidget()
        column = spaced(QVBoxLayout(part), gap=8, margin=(0, 12, 0, 0))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._text)
        column.addWidget(self._title)
        column.addWidget(named(scroll, _("Điều khoản")), 1)
        return part


class PanelSplit(QSplitter):
    """The screen and, where there is room or it is asked for, the panel beside it; `unfolded` tells which."""

    unfolded = Signal(bool)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.setHandleWidth(1)
        self.stays_folded = False

    def hold(self, screen: QWidget, panel: SidePanel) -> None:
        """Take in what is shown side by side, once."""
        self._panel = panel
        self.addWidget(screen)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)

    def show_panel(self, *, is_shown: bool) -> None:
        """Fold or unfold the panel."""
        self._panel.setVisible(is_shown)
        self.unfolded.emit(is_shown)
        if is_shown:
            width = min(px(PANEL_WIDTH), self.width() // 2)
            self.setSizes([self.width() - width, width])

    def fit(self, room: int) -> None:
        """Fold the panel where `room` (pixels for screen and panel) does not hold both."""
        has_room = room >= px(PANEL_WIDTH + LEAST_SCREEN_WIDTH)
        self.show_panel(is_shown=has_room and not self.stays_folded)
