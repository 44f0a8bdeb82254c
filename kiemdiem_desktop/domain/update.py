"""What an update package says: which version for which machines, what is new in it, and every file of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiemdiem_desktop.i18n import N_, _

UPDATE_KIND: Final = "update"


def update_label() -> str:
    """Give the kind in words."""
    return _("Gói cập nhật chương trình")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFile:
    """One file of the program: its path below the folder of its version, with slashes, and its SHA-256."""

    path: str
    size: int
    sha256: str
    is_program: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateNotice:
    """The signed content of an update package.

    `target` is "windows" or "linux". `schema` counts the migrations of the workspaces that it writes. `changes` is
    what is new, as the CHANGELOG tells it. `files` stand in the order of their paths.
    """

    version: str
    target: str
    schema: int
    made_at: datetime
    changes: str = ""
    files: tuple[ProgramFile, ...]

    @property
    def size_bytes(self) -> int:
        """The room that the files take."""
        return sum(file.size for file in self.files)


_TARGETS: Final = {"windows": N_("máy Windows"), "linux": N_("máy Linux"), "debian": N_("máy Linux")}


def target_words(target: str) -> str:
    """Give the machines that a target stands for in words."""
    return _(_TARGETS[target]) if target in _TARGETS else target
