"""Working days: Monday to Friday, without the fixed holidays that the parameters name."""

from datetime import date, timedelta

from kiemdiem_desktop.rules.parameter_kinds import month_day
from kiemdiem_desktop.rules.regulation_set import RegulationSet


def working_days_before(held: date, days: int, regs: RegulationSet) -> date:
    """Give the last day on which a paper can go out to be `days` whole working days before `held`.

    The day of sending counts as the first of them. The moving holidays of Tết are not known.
    Source: hd-43-2025 §2.1a
    """
    day = held
    left = days
    holidays = _holidays(regs)
    while left > 0:
        day -= timedelta(days=1)
        if day.weekday() < 5 and (day.month, day.day) not in holidays:
            left -= 1
    return day


def _holidays(regs: RegulationSet) -> set[tuple[int, int]]:
    return {month_day(part) for part in regs.word("fixed_holidays").split(";") if part}
