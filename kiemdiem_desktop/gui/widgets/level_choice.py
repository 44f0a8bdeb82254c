"""The choice of a rating level: sign and word for each, and for a closed one the reason under the field."""

from collections.abc import Mapping

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.i18n import _


class LevelChoice(ChoiceField[Level | None]):
    """★ ● ◐ ○ with their words; None is "(chưa chọn)".

    A closed level can still be pointed at: its reason then stands under the field, and it is the service that
    refuses it or asks for a reason to override.
    """

    def __init__(self, label: str, *, hint: str = "") -> None:
        self._closed: Mapping[Level, str] = {}
        super().__init__(label, _options({}), hint=hint)
        self._box.highlighted.connect(self._tell_reason)
        self._box.activated.connect(self._tell_reason)

    def show_closed(self, closed: Mapping[Level, str]) -> None:
        """Tell which levels are closed, each with the reason in words."""
        index = self._box.currentIndex()
        self._closed = closed
        self.show_options(_options(closed))
        self._box.setCurrentIndex(index)
        self._tell_reason(index)

    @override
    def show_wrong(self, sentence: str) -> None:
        super().show_wrong(sentence)
        if not sentence:
            self._tell_reason(self._box.currentIndex())

    def _tell_reason(self, index: int) -> None:
        level = self._values[index] if index >= 0 else None
        reason = self._closed.get(level, "") if level is not None else ""
        if not self.is_wrong:
            self.show_note(f"{level_words(level)}: {reason}" if level is not None and reason else "")


def _options(closed: Mapping[Level, str]) -> tuple[tuple[Level | None, str], ...]:
    levels = tuple((level, _words(level, is_closed=level in closed)) for level in Level)
    return ((None, _("(chưa chọn)")), *levels)


def _words(level: Level, *, is_closed: bool) -> str:
    return _("{level} – không mở").format(level=level_words(level)) if is_closed else level_words(level)
