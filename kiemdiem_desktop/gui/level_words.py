"""The levels in the few letters that a column of a list has, each with its sign."""

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import N_, _

_SHORT = {
    Level.HTXS: N_("Xuất sắc"),
    Level.HTT: N_("Tốt"),
    Level.HTNV: N_("Hoàn thành"),
    Level.KHT: N_("Không hoàn thành"),
}
NOT_CHOSEN = N_("(chưa chọn)")


def short_level(level: Level | None) -> str:
    """Give "★ Xuất sắc"; "" for none."""
    return "" if level is None else f"{level.symbol} {_(_SHORT[level])}"


def short_choices() -> tuple[str, ...]:
    """Give the words to choose from in a cell of a list, best level first, none last."""
    return (*(short_level(level) for level in Level), _(NOT_CHOSEN))


def read_short(typed: str) -> Level | None:
    """Give the level behind the words of `short_choices`; None for anything else."""
    return next((level for level in Level if short_level(level) == typed), None)
