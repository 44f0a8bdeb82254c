"""What the groups of the cap are called: the stated ones by their words, those of the cell by the name it gave."""

from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.wording.labels import LABELS

_STATED = ("leaders", "others", "members", "form_02", "form_02A", "form_02B", "form_2A", "form_2B", "form_2C")


def group_name(code: str) -> str:
    """Give the words for a group."""
    return _(LABELS.get(code, code))


def group_code(name: str) -> str:
    """Give the group that a typed name means: a stated one where it is one's words, else the name itself."""
    typed = " ".join(name.split())
    return next((code for code in _STATED if search_key(group_name(code)) == search_key(typed)), typed)
