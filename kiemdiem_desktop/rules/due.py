"""The day that the superior set for the dossier."""

from datetime import date

from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.rules.parameter_kinds import month_day
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_JULY = 7


def superior_due_on(round_: Round, regs: RegulationSet) -> date | None:
    """Give the superior's limit: the day entered for the round, or else that of its paper; None where neither is known.

    A day of the first half of the year is one of the year after the round.

    Source: hd-43-2025 §4.2
    """
    if round_.superior_due_on is not None or "submit_by" not in regs.values:
        return round_.superior_due_on
    month, day = month_day(regs.word("submit_by"))
    return date(round_.year + int(month < _JULY), month, day)
