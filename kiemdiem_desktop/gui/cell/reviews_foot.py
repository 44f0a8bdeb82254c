"""The line under a self-review: its contents, the people before and after, the comparison, and the main button."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import primary, repolish, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import ReviewPage

MOST_LETTERS = 72


class ReviewFoot(QWidget):
    """`step(±1)` goes to another subject, `finish()` marks or reopens, `go_to(widget)` shows a part of the form.

    `compare()` shows the words beside those of last year and of others.
    """

    def __init__(
        self,
        *,
        step: Callable[[int], None],
        finish: Callable[[], None],
        go_to: Callable[[QWidget], None],
        compare: Callable[[], None],
    ) -> None:
        super().__init__()
        self._go_to = go_to
        self._menu = QMenu(self)
        self._contents: list[tuple[str, QWidget]] = []
        self.contents_button = named(QPushButton(_("&Mục lục")), _("Mục lục của bản kiểm điểm"))
        self.contents_button.setMenu(self._menu)
        self.before_button = named(QPushButton(_("‹ T&rước")), _("Người trước"), _("Ctrl+PgUp"))
        self.next_button = named(QPushButton(_("&Tiếp ›")), _("Người tiếp theo"), _("Ctrl+Enter"))
        self.compare_button = QPushButton()
        self.compare_button.clicked.connect(lambda _checked=False: compare())
        self.finish_button = primary(QPushButton())
        self.before_button.clicked.connect(lambda _checked=False: step(-1))
        self.next_button.clicked.connect(lambda _checked=False: step(1))
        self.finish_button.clicked.connect(lambda _checked=False: finish())
        self._lay_out()

    def show_page(
        self, page: ReviewPage, contents: list[tuple[str, QWidget]], *, has_before: bool, has_next: bool
    ) -> None:
        """Show what can be done with one subject; `contents` are the headings of its form."""
        self.before_button.setEnabled(has_before)
        self.next_button.setEnabled(has_next)
        is_finished = page.review.finished_at is not None
        self.finish_button.setText(_("Mở &lại") if is_finished else _("Đánh dấu x&ong"))
        self.finish_button.setEnabled(page.is_open and bool(page.review.id))
        repolish(self.finish_button, "primary", value=not is_finished)
        if contents is not self._contents:
            self._contents = contents
            self._fill_menu()

    def show_alike(self, count: int) -> None:
        """Show how many reminders there are about words that are nearly the same as others."""
        self.compare_button.setText(_("Đố&i chiếu ({count})").format(count=count) if count else _("Đố&i chiếu"))
        named(self.compare_button, _("Đối chiếu với năm trước và với bản khác"))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for title, widget in self._contents:
            words = title if len(title) <= MOST_LETTERS else f"{title[:MOST_LETTERS].rsplit(' ', 1)[0]}…"
            action = self._menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, widget=widget: self._go_to(widget))

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        for button in (self.contents_button, self.before_button, self.next_button, self.compare_button):
            flow.addWidget(button)
        row = spaced(QHBoxLayout(self), gap=8, margin=(16, 8, 16, 8))
        row.addWidget(buttons, 1)
        row.addWidget(self.finish_button)
