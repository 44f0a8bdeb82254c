"""The base of every screen, and the desk that a screen is given.

    class RatingScreen(Screen):
        reads = frozenset({"ratings", "members"})

        def __init__(self, workspace: Workspace, desk: Desk) -> None:
            super().__init__(desk)
            ...                                  # layouts in code

        def refresh(self) -> None:
            self._model.show_rows(rating_rows(self._workspace))   # one query

The frame calls `on_changes` after every step of the store; `refresh` runs at once where the screen is visible, else
when it is next shown. A slot calls one service and lets errors fly: `gui/errors.py` shows them.
Mark fields with `place(widget, "review.tasks")`: findings jump there, and the side panel shows the article behind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.gui.cursor_home import bring_into_view, go_to_fault
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.typed_field import Flushable

WidgetT = TypeVar("WidgetT", bound=QWidget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the frame lends to a screen.

    `go(screen_id, where, subject_id)` shows another screen, at a field where `where` is not "". `tell` shows a quiet
    sentence of success above the screen; it stays until the next one or until it is closed.
    """

    dialogs: Dialogs
    jobs: Jobs
    go: Callable[[str, str, int | None], None]
    tell: Callable[[str], None]


class Screen(QWidget):
    """One task. Subclasses state `reads` (table names) and write `refresh`."""

    reads: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = True

    def refresh(self) -> None:
        """Draw everything from one query."""
        raise NotImplementedError

    def open_work(self) -> int | None:
        """Give the number for the rail; None leaves it to `FrameQueries.open_work`."""
        return None

    def show_subject(self, subject_id: int) -> None:
        """Bring the subject (member or collective of the round) to the fore; screens that show one at a time."""

    def focus_field(self, where: str, subject_id: int | None) -> bool:
        """Put the cursor into the field marked `where`; False where this screen has none."""
        if subject_id is not None:
            self.show_subject(subject_id)
        found = _field_at(self, where, subject_id)
        if found is None:
            return False
        bring_into_view(found)
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def flush(self) -> bool:
        """Store all unfinished typing; False where a field refused its text (it says why under itself)."""
        fields = [widget for widget in self.findChildren(QWidget) if _may_hold_typing(type(widget).__mro__)]
        refused = [field for field in fields if isinstance(field, Flushable) and not field.flush()]
        return not refused

    def settle(self) -> bool:
        """Store all unfinished typing before going on; where a field refused its text, the cursor goes there."""
        is_settled = self.flush()
        if not is_settled:
            go_to_fault({"": self}, lambda _page_id: None)
        return is_settled

    def on_changes(self, changes: Changes) -> None:
        """Draw anew if anything that this screen reads has changed: now if visible, else when next shown."""
        if self.reads & changes.tables:
            self._is_stale = True
            if self.isVisible():
                self._redraw()

    def catch_up(self) -> None:
        """Draw anew if anything changed since the last time: before it is laid out, so that this is done once."""
        if self._is_stale:
            self._redraw()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.catch_up()
        super().showEvent(event)

    def _redraw(self) -> None:
        self._is_stale = False
        self.refresh()


@cache
def _may_hold_typing(kinds: tuple[type, ...]) -> bool:
    """Whether widgets of these classes are asked to store their typing: looking closer at each one costs too much."""
    return issubclass(kinds[0], Flushable)


def place(widget: WidgetT, where: str, subject_id: int | None = None) -> WidgetT:
    """Give `widget` marked as the field `where` (of one subject, where a screen shows several)."""
    widget.setProperty("where", where)
    widget.setProperty("subject_id", subject_id)
    return widget


def where_of(widget: QWidget | None) -> str:
    """Give the mark of `widget` or of the nearest marked widget around it; "" where there is none."""
    while widget is not None:
        mark = widget.property("where")
        if isinstance(mark, str):
            return mark
        widget = widget.parentWidget()
    return ""


def cite(widget: QWidget, citation: Citation) -> None:
    """Mark `widget` as the field of a citation, where its place alone does not tell the article."""
    widget.setProperty("citation", citation)


def citation_of(widget: QWidget | None) -> Citation | None:
    """Give the citation marked on `widget` or on the nearest marked widget around it."""
    while widget is not None:
        mark = widget.property("citation")
        if isinstance(mark, Citation):
            return mark
        widget = widget.parentWidget()
    return None


def _field_at(root: QWidget, where: str, subject_id: int | None) -> QWidget | None:
    marked = [widget for widget in root.findChildren(QWidget) if isinstance(widget.property("where"), str)]
    mine = [widget for widget in marked if widget.property("subject_id") in (None, subject_id)]
    exact = [widget for widget in mine if widget.property("where") == where]
    wider = [widget for widget in mine if where.startswith(f"{widget.property('where')}.")]
    return next(iter(exact + wider), None)
