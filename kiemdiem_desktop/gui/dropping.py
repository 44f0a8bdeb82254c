"""Files and folders dropped onto a window or a screen from the file manager."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.package import PACKAGE_ENDINGS
from kiemdiem_desktop.gui.overriding import override

WidgetT = TypeVar("WidgetT", bound=QWidget)
Paths = tuple[Path, ...]
Choice = Callable[[Paths], Paths]
_DROPS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDrop(QObject, Generic[WidgetT]):
    """Watches `target`; of what is dropped `take` gets what `choose` picks, with the target.

    Where nothing is picked, the drop is left to whoever else wants it: a screen leaves a package to its window.
    `take` must not hold the target itself: the two would keep each other alive.
    """

    def __init__(self, target: WidgetT, choose: Choice, take: Callable[[WidgetT, Paths], None]) -> None:
        super().__init__(target)
        self._choose, self._take = choose, take
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DROPS:
            return super().eventFilter(watched, event)
        assert isinstance(event, QDropEvent)
        paths = self._choose(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(cast("WidgetT", watched), paths)
        return True


def no_package(paths: Paths) -> Paths:
    """Pick all that is dropped, unless there is a package among it: that is for the window."""
    return () if any(_ends(path, PACKAGE_ENDINGS) for path in paths) else paths


def one_file(paths: Paths) -> Paths:
    """Pick the file that is dropped alone."""
    return paths if len(paths) == 1 and paths[0].is_file() else ()


def one_ending(endings: tuple[str, ...]) -> Choice:
    """Give a choice of the file that is dropped alone, where its name ends with one of these."""
    return lambda paths: paths if len(paths) == 1 and _ends(paths[0], endings) else ()


def first_ending(endings: tuple[str, ...]) -> Choice:
    """Give a choice of the first file whose name ends with one of these."""
    return lambda paths: next(((path,) for path in paths if _ends(path, endings)), ())


def all_with_ending(endings: tuple[str, ...]) -> Choice:
    """Give a choice of all that is dropped, where one thing at least is a folder or ends with one of these."""
    return lambda paths: paths if any(path.is_dir() or _ends(path, endings) for path in paths) else ()


def _ends(path: Path, endings: tuple[str, ...]) -> bool:
    return path.name.lower().endswith(endings)
