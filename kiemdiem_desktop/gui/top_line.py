"""The top line (whose workspace, which round, which regulation, when stored, search) and the bottom line."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kiemdiem_desktop.gui.frame import Headline, Standing
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, retone, say, spaced
from kiemdiem_desktop.gui.widgets.elided_label import ElidedLabel
from kiemdiem_desktop.i18n import _


class TopLine(QWidget):
    """Name · round · regulation at the left; "đã lưu 09:41", search and the side panel at the right."""

    def __init__(self, *, search: Callable[[], None], toggle_panel: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("topLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ElidedLabel(tone="strong")
        self._rest = ElidedLabel(tone="quiet")
        self._saved = named(say(tone="quiet", wrap=False), _("Lần lưu gần nhất"))
        self.search_button = flat(QPushButton(_("Tìm  (Ctrl+K)")))
        self.search_button.clicked.connect(search)
        self.panel_button = flat(QPushButton(_("Kiểm tra  (F9)")))
        self.panel_button.setCheckable(True)
        self.panel_button.clicked.connect(toggle_panel)
        row = spaced(QHBoxLayout(self), gap=12, margin=(16, 4, 8, 4))
        row.addWidget(self._name)
        row.addWidget(self._rest, 1)
        for part in (self._saved, self.search_button, self.panel_button):
            row.addWidget(part)
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_headline(self, headline: Headline) -> None:
        """Show whose workspace and which round this is."""
        self._name.setText(headline.workspace)
        self._rest.setText(" · ".join(part for part in (headline.round, headline.regulation) if part))
        named(self, f"{headline.workspace} · {self._rest.text()}")

    def show_saved(self, at: datetime) -> None:
        """Show when the last step was stored, in local time."""
        self._saved.setText(_("đã lưu {time}").format(time=at.astimezone().strftime("%H:%M")))


class StatusLine(QWidget):
    """The bottom line: backup and stick, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._backup = ElidedLabel(tone="quiet")
        self._stick = ElidedLabel(tone="quiet")
        row = spaced(QHBoxLayout(self), gap=24, margin=(16, 4, 16, 4))
        row.addWidget(self._backup)
        row.addStretch()
        row.addWidget(self._stick)

    def show_standing(self, standing: Standing) -> None:
        """Show how the backup and the stick stand."""
        self._backup.setText(standing.backup)
        self._stick.setText(standing.stick)
        retone(self._backup, "amber" if standing.needs_care else "quiet")
        named(self, " · ".join(part for part in (standing.backup, standing.stick) if part))
