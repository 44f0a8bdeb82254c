"""A yes or no that is stored at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox


class TickBox(QCheckBox):
    """Shows a value; a tick by the person is committed, one by the program is not."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._commit: Callable[[bool], None] | None = None
        self.clicked.connect(self._store)

    def show_value(self, *, is_on: bool, commit: Callable[[bool], None] | None) -> None:
        """Show `is_on`; None as `commit` greys it out."""
        self._commit = commit
        self.setEnabled(commit is not None)
        self.setChecked(is_on)

    def _store(self, is_on: bool) -> None:  # noqa: FBT001 - the slot of a Qt signal
        if self._commit is not None:
            self._commit(is_on)
