"""Made dossiers: the same on every run, sound by the rules, in the published form; the province adds up."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

from jsonschema import Draft202012Validator

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee.subject_rows import list_rows, objects
from tests.services.conftest import RESOURCES
from tests.services.made_dossiers import MadeCell, make_content
from tests.services.made_people import Ends
from tests.services.province import (
    ALL_MEMBERS,
    MEMBERS,
    ON,
    ORGANISATIONS,
    make_known,
    make_load,
    province,
)
from tests.services.round_trip import collect, make_committee

CELL = MadeCell(
    code="TP-03",
    name="Chi bộ thôn 3",
    level=Level.HTT,
    levels=(Level.HTXS, *[Level.HTT] * 8, Level.HTNV, Level.KHT),
    ends=Ends(exempt=2, newcomers=1),
    has_committee=True,
)


def test_a_made_cell_is_the_same_on_every_run_and_in_the_published_form(regulations: Regulations) -> None:
    regs = regulations.in_force_on(ON)
    content = make_content(CELL, ON, regs)
    again = make_content(CELL, ON, regulations.in_force_on(ON))
    assert canonical_json(content) == canonical_json(again)
    schema = json.loads((RESOURCES / "schemas" / "dossier-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(content)
    reasons = Counter(str(row["eligibility"]["reason"]) for row in objects(content["members"]))  # type: ignore[call-overload,index] # as made above
    assert reasons == {"ordinary": 11, "exempt": 2, "under_six_months": 1}


def test_it_is_made_by_the_rules_of_older_years_too(regulations: Regulations) -> None:
    for on in (date(2022, 12, 10), date(2024, 12, 10)):
        assert objects(make_content(CELL, on, regulations.in_force_on(on))["subjects"])


def test_the_plan_of_the_province_is_what_was_published() -> None:
    cells = province()
    levels = Counter(level for cell in cells for level in cell.levels)
    whole = sum(len(cell.levels) + cell.ends.exempt + cell.ends.newcomers for cell in cells)
    assert (levels, Counter(cell.level for cell in cells), whole) == (MEMBERS, ORGANISATIONS, ALL_MEMBERS)
    assert len({cell.code for cell in cells}) == 658


def test_packages_that_worker_processes_made_are_accepted(
    regulations: Regulations, clock: FixedClock, tmp_path: Path
) -> None:
    load = make_load(tmp_path / "goi", province(members=3)[:3], workers=1)
    committee = make_committee(regulations, clock)
    make_known(committee, load)
    for file in load.files:
        collect(committee, file)
    assert len(list_rows(committee, 2026)) == 3 * 4
    committee.store.close()
