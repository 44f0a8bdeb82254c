"""A list beside a form; where there is no room for both, one of the two, and a button that changes between them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import held, px, spaced
from kiemdiem_desktop.i18n import _

LIST_WIDTH, LEAST_BOTH, MUCH = 208, 560, 10_000


class ListBeside(QWidget):
    """Call `show_form` when something was chosen from the list to be worked on."""

    def __init__(self, list_part: QWidget, form: QWidget, *, list_width: int = LIST_WIDTH) -> None:
        super().__init__()
        self._list, self._form, self._is_narrow = list_part, form, False
        self.list_button = QPushButton(_("&Danh sách"))
        self.list_button.setCheckable(True)
        self.list_button.toggled.connect(self._arrange)
        self._split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._split.addWidget(held(list_part, min_width=list_width))
        self._split.addWidget(form)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([1, MUCH])
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.list_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._split, 1)
        self._arrange()

    def show_form(self) -> None:
        """Show the form where only one of the two has room."""
        self.list_button.setChecked(False)

    @override
    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(max(self._list.minimumSizeHint().width(), self._form.minimumSizeHint().width()), size.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < px(LEAST_BOTH)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _arrange(self) -> None:
        shows_list = self.list_button.isChecked()
        self.list_button.setVisible(self._is_narrow)
        self._list.setVisible(not self._is_narrow or shows_list)
        self._form.setVisible(not self._is_narrow or not shows_list)
        self._split.setSizes([MUCH, 0] if self._is_narrow and shows_list else [1, MUCH])
