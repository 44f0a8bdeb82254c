"""Python's garbage is collected in the thread of the windows only.

Python collects in whichever thread happens to allocate. Where that is a background job, a widget that ended up in a
circle of references would be destroyed outside the thread it belongs to, and the process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

SWEEP_EVERY_MS = 1000


class Sweeper(QObject):
    """From its making on nothing is collected by itself; from `begin` on it looks each second what is due."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self, interval=SWEEP_EVERY_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Leave alone for ever what is loaded now, and sweep from here on."""
        gc.freeze()
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        generations = zip(range(3), gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, count, limit in generations if count > limit]
        if due:
            gc.collect(max(due))
