"""The day by which the round has to be finished."""

from datetime import date

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.rules.due import superior_due_on
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.services.cell.checks import CheckedRound


def due_on(checked: CheckedRound) -> date:
    """Give the last day of the round: the superior's own limit, or else that of the regulations.

    Raises: NotInForceError where no regulation in force sets one.

    Source: hd-43-2025 §4.1
    """
    return due_day(checked.dossier, checked.regulations)


def due_day(dossier: Dossier, regulations: RegulationSet) -> date:
    """Give the same from its parts; a quarter ends on its last day, a special unit sums up later."""
    superior = superior_due_on(dossier.round, regulations)
    if superior is not None:
        return superior
    if dossier.round.period.is_quarter:
        return max(dossier.round.period.last_day(dossier.round.year), dossier.round.evaluation_on)
    is_special = dossier.cell.is_special_unit
    day, month = regulations.word("special_finish_by" if is_special else "finish_by").split("/")
    return date(dossier.round.year + int(is_special), int(month), int(day))
