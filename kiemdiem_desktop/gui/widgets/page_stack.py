"""Pages of which one is shown; only the shown one takes room, so that a short page does not scroll like a long one."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """The first page is shown at the start."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self.pages = pages
        for page in pages:
            self.addWidget(page)
        self.show_page(pages[0])

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages."""
        for other in self.pages:
            policy = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(policy, policy)
        self.setCurrentWidget(page)
