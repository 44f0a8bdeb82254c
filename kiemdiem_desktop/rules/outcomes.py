"""What the standing of a member means for review, rating and vote, by the years of the regulations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.rules.check import SINCE_366, UNDER_124, UNDER_132, UNDER_HD_16
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulation import InForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a reason means for review, rating and vote, and the article it stands on."""

    is_reviewed: bool
    is_rated: bool
    can_vote: bool
    citation: Citation
    is_certain: bool = True


def _outcome(source: str, *, is_reviewed: bool, can_vote: bool, is_certain: bool = True) -> Outcome:
    return Outcome(
        is_reviewed=is_reviewed,
        is_rated=is_reviewed,
        can_vote=can_vote,
        citation=citation(source, ""),
        is_certain=is_certain,
    )


def _outcomes(who: str, place: str, temporary: str, committee: str) -> dict[str, Outcome]:
    """Give the outcomes that all years share, each on the article of its year."""
    return {
        "died": _outcome(who, is_reviewed=False, can_vote=False),
        "left": _outcome(who, is_reviewed=False, can_vote=False),
        "moved_out": _outcome(place, is_reviewed=False, can_vote=False),
        "not_yet_here": _outcome(place, is_reviewed=False, can_vote=False),
        "temporary_here": _outcome(temporary, is_reviewed=False, can_vote=False),
        "suspended": _outcome(who, is_reviewed=False, can_vote=False),
        "exempt": _outcome(who, is_reviewed=False, can_vote=False),
        "under_six_months": _outcome(who, is_reviewed=False, can_vote=True),
        "admission_unknown": _outcome(who, is_reviewed=True, can_vote=True, is_certain=False),
        "temporary_elsewhere": _outcome(temporary, is_reviewed=True, can_vote=False),
        "committee_suspended": _outcome(committee, is_reviewed=True, can_vote=True),
        "interrupted": _outcome(who, is_reviewed=True, can_vote=True, is_certain=False),
        "moved_in": _outcome(place, is_reviewed=True, can_vote=True),
        "not_quarterly": _outcome("local-default Mục 7", is_reviewed=False, can_vote=True),
        "ordinary": _outcome(who, is_reviewed=True, can_vote=True),
    }


_OF_366 = _outcomes("qd-366-2025 Điều 5 khoản 2", "qd-366-2025 Điều 7 khoản 2", "hd-43-2025 §7.6", "hd-43-2025 §7.7")
_OF_124 = _outcomes(
    "qd-124-2023 Điều 5 khoản 2", "qd-124-2023 Điều 7 khoản 2", "hd-25-2023 §7.5", "qd-124-2023 Điều 5 khoản 2"
)
_OF_HD_21 = _outcomes("hd-21-2019 §II.6", "hd-21-2019 §II.6", "hd-21-2019 §II.6", "hd-21-2019 §II.6")
_OF_HD_21["under_six_months"] = replace(_OF_HD_21["under_six_months"], is_reviewed=True)
# the guidance of 2018 names the exempt members only; what it does not say is left for people to settle
_WHO_2018, _PLACE_2018 = "hd-16-2018 Phần đối tượng", "hd-16-2018 Phần quy trình"
_OF_HD_16 = _outcomes(_WHO_2018, _PLACE_2018, _PLACE_2018, _WHO_2018)
_OF_HD_16["suspended"] = _outcome(_WHO_2018, is_reviewed=True, can_vote=False, is_certain=False)
_OF_HD_16["under_six_months"] = _outcome(_WHO_2018, is_reviewed=True, can_vote=True, is_certain=False)
_BY_DATE: tuple[tuple[InForce, Mapping[str, Outcome]], ...] = (
    (SINCE_366, _OF_366),
    (UNDER_124, _OF_124),
    (UNDER_HD_16, _OF_HD_16),
    (UNDER_132, _OF_HD_21),
)


def outcomes_on(day: date) -> Mapping[str, Outcome]:
    """Give the outcomes by reason as they hold on a day; before 2018 those of 2018.

    Source: qd-366-2025 Điều 5 khoản 2; qd-124-2023 Điều 5 khoản 2; hd-21-2019 §II.6; hd-16-2018 Phần đối tượng
    """
    return next((outcomes for in_force, outcomes in _BY_DATE if in_force.covers(day)), _OF_HD_16)
