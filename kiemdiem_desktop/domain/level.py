"""The four levels of rating and the words and signs they are shown with."""

from enum import StrEnum

from kiemdiem_desktop.i18n import N_, _


class Level(StrEnum):
    """A rating level, best first. Source: qd-366-2025 Điều 11."""

    HTXS = "HTXS"
    HTT = "HTT"
    HTNV = "HTNV"
    KHT = "KHT"

    @property
    def rank(self) -> int:
        """0 for the best level, 3 for the lowest."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """The full name as the forms print it."""
        return _(_LABELS[self])

    @property
    def symbol(self) -> str:
        """A sign that tells the level without colour."""
        return _SYMBOLS[self]


_LABELS = {
    Level.HTXS: N_("Hoàn thành xuất sắc nhiệm vụ"),
    Level.HTT: N_("Hoàn thành tốt nhiệm vụ"),
    Level.HTNV: N_("Hoàn thành nhiệm vụ"),
    Level.KHT: N_("Không hoàn thành nhiệm vụ"),
}
_RANKS = {level: rank for rank, level in enumerate(Level)}
_SYMBOLS = {Level.HTXS: "★", Level.HTT: "●", Level.HTNV: "◐", Level.KHT: "○"}
