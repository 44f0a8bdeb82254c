"""Whatever a cell's data holds: the checks end, speak in words, and say the same things of the same data."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.finding import Finding
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import RoundVerdict, SubjectVerdict
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, CaseSubject, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.rules.verdicts import check_round
from tests import shipped

ON = date(2026, 12, 10)
REGULATIONS = shipped.regulations()
REGS = REGULATIONS.in_force_on(ON)
YEARS = {day: REGULATIONS.in_force_on(day) for day in (date(2018, 12, 10), date(2020, 12, 10), date(2024, 12, 10), ON)}

levels = st.sampled_from([*(level.value for level in Level), "none"])
counts = st.integers(-1, 12).map(str)
maybe = st.sampled_from(["yes", "no", "unknown"])
days = st.sampled_from(["none", "2025", "2025-12-31", "2026", "2026-06", "2026-06-10", "2026-12-10", "2027-01-02"])
disciplines = st.fixed_dictionaries(
    {"form": st.sampled_from(["reprimand", "expulsion"]), "decided": days, "violated": days, "duty": maybe},
    optional={"at": st.sampled_from(["here", "former_unit", "both"]), "self_detected": maybe, "remedied": maybe},
)
statuses = st.fixed_dictionaries(
    {"kind": st.sampled_from(["exempt", "suspended", "moved_in", "moved_out", "temporary_elsewhere", "interrupted"])},
    optional={"since": days, "until": days},
)
conclusions = st.fixed_dictionaries(
    {"kind": st.sampled_from(["degradation", "personnel_wrongdoing", "exemplary_breach", "complaint"])},
    optional={"harm": maybe, "self_detected": maybe, "remedied": maybe},
)
tasks = st.dictionaries(st.sampled_from(["assigned", "completed", "on_time", "beyond", "not_completed"]), counts)
ballots = st.dictionaries(st.sampled_from(["issued", "returned", "valid", "invalid", "HTXS", "HTT", "blank"]), counts)
cells: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"subject": st.sampled_from([subject.value for subject in CaseSubject])},
    optional={
        "grades": st.sampled_from(["excellent", "good", "fair", "poor", "none"]),
        "points": st.integers(0, 200).map(lambda half: str(half / 2)),
        "proposed": levels,
        "self": levels,
        "reason": st.sampled_from(["none", "Có lý do"]),
        "admitted": days,
        "tasks": st.one_of(st.just("none"), tasks),
        "disciplines": st.lists(disciplines, max_size=2),
        "statuses": st.lists(statuses, max_size=2),
        "conclusions": st.lists(conclusions, max_size=2),
        "ballots": st.lists(ballots, max_size=2),
        "carried": st.dictionaries(st.sampled_from(["remedied", "open"]), st.integers(0, 3).map(str)),
        "review": st.just("none"),
        "meeting": st.just("none"),
        "attendance": st.just("none"),
        "year": st.just("none"),
        "cell": st.just({"committee": "yes"}),
    },
)


def checked(words: dict[str, Any], on: date = ON) -> tuple[Dossier, RoundVerdict]:
    """Check what the words describe by the rules of the day `on`; their dates move with its year."""
    moved = moved_to(words, on.year)
    dossier = dossier_of(Words.of(moved, "thử", GIVEN_WORDS), on, YEARS[on])
    return dossier, check_round(dossier, YEARS[on])


def moved_to(value: Any, year: int) -> Any:
    """Give the words with the dates of 2025, 2026 and 2027 moved to the years around `year`."""
    if isinstance(value, dict):
        return {key: moved_to(item, year) for key, item in value.items()}
    if isinstance(value, list):
        return [moved_to(item, year) for item in value]
    is_day = isinstance(value, str) and value[:4] in ("2025", "2026", "2027")
    return str(int(value[:4]) + year - 2026) + value[4:] if is_day else value


def closing(verdict: SubjectVerdict, level: Level) -> tuple[Finding, ...]:
    """Give what closes a level."""
    return next((row.findings for row in verdict.levels if row.level is level), ())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=cells, on=st.sampled_from(list(YEARS)))
def test_every_finding_can_be_said_and_every_closed_level_has_its_reason(words: dict[str, Any], on: date) -> None:
    dossier, verdict = checked(words, on)
    for finding in verdict.findings:
        assert describe(finding, dossier, YEARS[on]).detail
    for subject in verdict.subjects:
        for row in subject.levels:
            assert row.is_open is not bool(row.findings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=cells, on=st.sampled_from(list(YEARS)))
def test_a_level_is_never_open_above_a_closed_easier_one(words: dict[str, Any], on: date) -> None:
    _dossier, verdict = checked(words, on)
    for subject in verdict.subjects:
        is_open = {row.level: row.is_open for row in subject.levels}
        for better, easier in ((Level.HTXS, Level.HTT), (Level.HTT, Level.HTNV)):
            assert not is_open.get(better, False) or is_open[easier]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=cells, on=st.sampled_from(list(YEARS)))
def test_some_level_is_left_to_everybody_who_is_rated(words: dict[str, Any], on: date) -> None:
    _dossier, verdict = checked(words, on)
    for subject in verdict.subjects:
        assert not subject.is_rated or any(row.is_open for row in subject.levels)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=cells, on=st.sampled_from(list(YEARS)))
def test_forced_cases_stay_closed_whatever_is_claimed(words: dict[str, Any], on: date) -> None:
    _dossier, verdict = checked(words, on)
    for subject in verdict.subjects:
        if any(finding.forces_kht for finding in subject.findings):
            assert all(closing(subject, level) for level in (Level.HTXS, Level.HTT, Level.HTNV))
            assert not closing(subject, Level.KHT)


def test_an_empty_round_is_checked_too() -> None:
    dossier, _verdict = checked({})
    empty = replace(dossier, members=(), subjects=(), meeting=None, attendance=())
    codes = {finding.code for finding in check_round(empty, REGS).findings}
    assert {"roster.cell_missing", "meeting.missing"} <= codes
