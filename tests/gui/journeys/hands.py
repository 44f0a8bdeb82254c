"""Finding controls by the words that a person reads, and using them with mouse and keyboard."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.keyboard import press, type_vi

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
EDITORS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
WidgetT = TypeVar("WidgetT", bound=QWidget)


class Hands:
    """A person before `window()`: everything is found by what it says, and must be shown and enabled to be used."""

    def __init__(self, window: Callable[[], QWidget], qtbot: QtBot) -> None:
        self._window, self.qtbot = window, qtbot

    @property
    def window(self) -> QWidget:
        """The window that is worked in; it takes the keyboard back from a dialog that was closed."""
        window = self._window()
        if QApplication.activeWindow() is None:
            with self.qtbot.waitActive(window):
                window.activateWindow()
        return window

    def button(self, words: str) -> QAbstractButton:
        """Give the shown button that says `words`, else the one whose words begin so."""
        shown = [button for button in self._shown(QAbstractButton) if button.text() or button.accessibleName()]
        return _best(shown, words, lambda button: (plain(button.text()), button.accessibleName()))

    def click(self, words: str) -> None:
        """Click a button with the mouse."""
        self.click_at(self.button(words))

    def click_at(self, widget: QWidget) -> None:
        """Scroll to a control and click it."""
        assert widget.isEnabled(), f"cannot be pressed: {plain(str(widget.property('text')))}"
        reveal(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def field(self, name: str) -> QWidget:
        """Give the shown field called `name`, else the one whose name begins so."""
        fields = [field for field in self._shown(QWidget) if isinstance(field, EDITORS)]
        return _best(fields, name, lambda field: (field.accessibleName(),))

    def fill(self, name: str, text: str, *, key: Qt.Key | None = None) -> None:
        """Type over whatever the field `name` holds, and press `key` in the end."""
        field = self.field(name)
        reveal(field)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        field.setFocus()
        press(field, Qt.Key.Key_A, CTRL)
        self.write(text)
        if key is not None:
            press(self.focus, key)

    def write(self, text: str) -> None:
        """Type `text` wherever the cursor is."""
        for letter in text:
            if letter == "\n":
                press(self.focus, Qt.Key.Key_Return)
            else:
                type_vi(self.focus, letter)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the cursor is."""
        press(self.focus, key, modifier)

    def choose(self, name: str, words: str) -> None:
        """Unfold the choice `name` and click the line that begins with `words`."""
        box = self.field(name)
        assert isinstance(box, QComboBox)
        reveal(box)
        row = next(place for place in range(box.count()) if box.itemText(place).startswith(words))
        box.showPopup()
        box.view().setCurrentIndex(box.model().index(row, 0))
        press(box.view(), Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not box.view().isVisible())

    def read(self, name: str) -> str:
        """Give what the field `name` holds."""
        return text_in(self.field(name))

    @property
    def focus(self) -> QWidget:
        """The control that has the cursor."""
        now = QApplication.focusWidget() or self.window.focusWidget()
        assert now is not None, "nothing has the cursor"
        return now

    def said(self) -> str:
        """Give all words that stand in the window now."""
        labels = [label.text() for label in self._shown(QLabel) if label.text()]
        return "\n".join([*labels, *(plain(button.text()) for button in self._shown(QAbstractButton))])

    def wait_for(self, words: str) -> None:
        """Wait until the window says `words`."""

        def is_said() -> None:
            assert words in self.said()

        self.qtbot.waitUntil(is_said)

    def lines(self, name: str) -> list[str]:
        """Give the lines of the list or table `name`, the cells of a line one after the other."""
        view = self.table(name)
        return [" | ".join(words) for words in rows_of(view)]

    def table(self, name: str) -> QAbstractItemView:
        """Give the shown list or table `name`."""
        found = self.field(name)
        assert isinstance(found, QAbstractItemView)
        return found

    def click_line(self, name: str, words: str) -> None:
        """Click the first line of a list that holds `words`."""
        view = self.table(name)
        row = next(row for row, cells in enumerate(rows_of(view)) if words in " | ".join(cells))
        self.click_cell(view, view.model().index(row, 0))

    def click_in(self, name: str, row: str, column: str) -> None:
        """Click the cell of a table in the row of `row` and under the heading `column`."""
        view = self.table(name)
        self.click_cell(view, cell_of(view, row, column))

    def click_cell(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click a line or a cell with the mouse."""
        reveal(view)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def _shown(self, kind: type[WidgetT]) -> list[WidgetT]:
        window = self.window
        found = window.findChildren(kind)
        return [widget for widget in found if widget.isVisibleTo(window) and widget.objectName() != "cellEditor"]


def plain(words: str) -> str:
    """Give words without the mark of their key and without dots that stand for a question to come."""
    return words.replace("&", "").removesuffix("…")


def text_in(field: QWidget) -> str:
    """Give what a field holds."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    assert isinstance(field, QLineEdit)
    return field.text()


def rows_of(view: QAbstractItemView) -> list[list[str]]:
    """Give the words in the cells of every row."""
    model = view.model()
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    return [[str(model.index(row, column).data() or "") for column in columns] for row in range(model.rowCount())]


def cell_of(view: QAbstractItemView, row: str, column: str) -> QModelIndex:
    """Give the shown cell of a table by the first words of its row and by its heading."""
    assert isinstance(view, QTableView)
    line = next(at for at, cells in enumerate(rows_of(view)) if any(cell.startswith(row) for cell in cells))
    model = view.model()
    titles = (model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount()))
    places = [place for place, title in enumerate(titles) if str(title).replace("\n", " ") == column]
    return model.index(line, next(place for place in places if not view.isColumnHidden(place)))


def reveal(widget: QWidget) -> None:
    """Scroll everything around `widget` so that it can be seen, as a person does before clicking."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _best(found: Iterable[WidgetT], words: str, names: Callable[[WidgetT], tuple[str, ...]]) -> WidgetT:
    known = list(found)
    exact = [widget for widget in known if words in names(widget)]
    near = [widget for widget in known if any(name.startswith(words) for name in names(widget))]
    assert exact or near, f"nothing here is called “{words}”: {[names(widget) for widget in known]}"
    return (exact or near)[0]
