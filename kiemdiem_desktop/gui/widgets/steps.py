"""A line of steps: where one is, what is done, what is still to come."""

from PySide6.QtWidgets import QLabel, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import repolish, say
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _


class Steps(QWidget):
    """Steps named in the order of the work; numbers and words, the one of now in the accent. Wraps at 200 %."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self._titles = titles
        self._labels = tuple(QLabel() for _title in titles)
        self.current = 0
        flow = Flow(self, gap=12)
        for index, label in enumerate(self._labels):
            if index:
                flow.addWidget(say("→", tone="quiet", wrap=False))
            flow.addWidget(label)
        self.show_current(0)

    def show_current(self, index: int) -> None:
        """Show that step `index` (from 0) is being done; those before it are done."""
        self.current = index
        for place, (label, title) in enumerate(zip(self._labels, self._titles, strict=True)):
            label.setText(f"{'✓' if place < index else place + 1}  {title}")
            repolish(label, "step", value="now" if place == index else "other")
        title = self._titles[index]
        named(
            self,
            _("Bước {number} trong {count}: {title}").format(number=index + 1, count=len(self._titles), title=title),
        )
