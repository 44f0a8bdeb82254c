"""The panel at the right: findings above, the article behind the field with the cursor below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.gui.frame import Article
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.findings_panel import FindingsPanel
from kiemdiem_desktop.i18n import _


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
        parts.addWidget(self.findings)
        parts.addWidget(self._article_part())
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        spaced(QVBoxLayout(self), margin=(12, 12, 4, 4)).addWidget(parts)

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
