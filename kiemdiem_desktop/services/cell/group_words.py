"""What the groups of the cap are called: the stated ones by their words, those of the cell by the name it gave."""

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.wording.labels import LABELS


def group_name(code: str) -> str:
    """Give the words for a group."""
    return _(LABELS.get(code, code))
