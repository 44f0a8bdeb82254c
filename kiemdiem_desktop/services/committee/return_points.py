"""What a dossier is given back for: points taken from the findings, to be ticked, and the day it is due again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kiemdiem_desktop.domain.superior_package import ReturnPoint, SubjectName
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.appraising import PointsLine
from kiemdiem_desktop.services.committee.rechecking import ComparedFinding, Rechecked, Side

_DAYS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing that may be asked of the cell; `is_wanted`: ticked at first."""

    point: ReturnPoint
    is_wanted: bool

    @property
    def words(self) -> str:
        """Whom it concerns, and what to do."""
        return f"{self.point.subject.name}: {self.point.text}" if self.point.subject else self.point.text


def suggest_points(checked: Rechecked, points: Iterable[PointsLine] = ()) -> tuple[Suggestion, ...]:
    """Give what the findings ask for, those that must be mended first; then points without an explanation."""
    found = [row for row in checked.findings if row.side is not Side.NOT_TOLD]
    ordered = sorted(found, key=lambda row: not row.needs_look)
    return (*(_of_finding(row) for row in ordered), *(_of_points(line) for line in points if line.is_big))


def due_day(today: date) -> date:
    """Give the day that is offered: five days on, and no Saturday or Sunday."""
    day = today + timedelta(days=_DAYS)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _DAYS else 0)


def _of_finding(row: ComparedFinding) -> Suggestion:
    text = row.text
    words = " ".join(part for part in (text.detail, text.advice) if part)
    place = f"{text.where}. " if text.where else ""
    return Suggestion(
        point=ReturnPoint(
            subject=SubjectName(code=row.code, name=text.who) if row.code else None, text=f"{place}{words}"
        ),
        is_wanted=row.needs_look,
    )


def _of_points(line: PointsLine) -> Suggestion:
    row = line.subject.row
    words = _("Tự chấm {own} điểm, thẩm định {appraised} điểm: giải trình từng tiêu chí chênh lệch.").format(
        own=_decimal(line.own), appraised=_decimal(line.appraised)
    )
    return Suggestion(point=ReturnPoint(subject=SubjectName(code=row.code, name=row.name), text=words), is_wanted=False)


def _decimal(value: object) -> str:
    return "…" if value is None else str(value).replace(".", ",")
