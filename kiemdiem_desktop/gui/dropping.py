"""What is dropped onto a screen from the file manager."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped_paths(event: QDropEvent) -> tuple[Path, ...]:
    """Give the files and folders of this computer that an event carries; none where it carries something else."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
