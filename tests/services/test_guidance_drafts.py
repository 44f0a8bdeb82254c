"""Guidance of a committee: written for all and for one, issued one file each, opened and obeyed by a cell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.guidance_draft import FOR_ALL
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.superior_package import EVERY_MEMBER, PromptText, Quota, SubjectName
from kiemdiem_desktop.exchange.envelope import is_envelope
from kiemdiem_desktop.rules.regulations import LocalParameterError, Regulations
from kiemdiem_desktop.services.cell.accepting import accept
from kiemdiem_desktop.services.cell.incoming import open_incoming
from kiemdiem_desktop.services.committee import guidance_drafts as drafts
from kiemdiem_desktop.services.committee.guidance_issuing import issue_guidance_to, list_addressees
from kiemdiem_desktop.services.committee.layer_rules import check_value, choices_for_paper
from kiemdiem_desktop.services.committee.plans import save_plan
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.committee.units import suggest_unit
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.round_trip import introduce, make_committee

PAPER = LocalLayer(
    number="15-HD/ĐU",
    issued_on=date(2026, 11, 19),
    issuer="Đảng ủy xã Tiên Phong",
    values=(LocalValue(name="vote_threshold", value="two_thirds"),),
)


@pytest.fixture
def committee(regulations: Regulations, clock: FixedClock, cell: Workspace) -> Iterator[Workspace]:
    """The committee above it, with a plan; the two know each other."""
    workspace = make_committee(regulations, clock)
    introduce(cell, workspace)
    save_plan(workspace, RoundPlan(year=2026, evaluation_on=date(2026, 12, 10), due_on=date(2026, 12, 12)))
    yield workspace
    workspace.store.close()


def a_prompt(kind: str, text: str) -> PromptText:
    """Give a prompt for a collective or for each member."""
    return PromptText(subject=drafts.collective_name(kind), text=text)


def test_without_a_plan_nothing_can_be_written(regulations: Regulations, clock: FixedClock) -> None:
    workspace = make_committee(regulations, clock)
    with pytest.raises(NotFoundError, match="Chưa lập kế hoạch"):
        drafts.get_draft(workspace)
    workspace.store.close()


def test_a_prompt_needs_a_text_and_somebody(committee: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="còn trống"):
        drafts.add_prompt(committee, FOR_ALL, PromptText(subject=SubjectName(name=" "), text="Làm rõ quỹ."))


def test_one_cell_gets_what_is_for_all_and_its_own_besides(committee: Workspace) -> None:
    (line,) = list_addressees(committee)
    drafts.add_prompt(committee, FOR_ALL, a_prompt("chi-bo", "Sinh hoạt chậm."))
    drafts.add_prompt(committee, line.unit.code, a_prompt("chi-uy", "Phân công chưa rõ."))
    common, own = drafts.get_draft(committee), drafts.get_draft(committee, line.unit.code)
    five = Quota(group="Đảng viên", level=Level.HTXS, at_most=5)
    two = Quota(group="Đảng viên", level=Level.HTXS, at_most=2)
    whole = drafts.merged(
        drafts.save_draft(committee, replace(common, quotas=(five,))),
        drafts.save_draft(committee, replace(own, quotas=(two,))),
    )
    assert [row.text for row in whole.prompts] == ["Sinh hoạt chậm.", "Phân công chưa rõ."]
    assert whole.quotas == (two,)
    assert list_addressees(committee)[0].own_prompts == 1


def test_a_paper_of_local_rules_holds_here_and_goes_along(committee: Workspace) -> None:
    assert any(choice.name == "vote_threshold" for choice in choices_for_paper(committee))
    loose = replace(PAPER, values=(LocalValue(name="cap_percent", value="50"),))
    with pytest.raises(LocalParameterError, match="nới lỏng"):
        check_value(committee, loose)
    drafts.save_layer(committee, PAPER)
    assert [row.name for row in committee.store.parameters.all()] == ["vote_threshold"]
    drafts.drop_layer(committee, PAPER)
    assert committee.store.parameters.all() == ()
    assert drafts.get_draft(committee).layers == ()


def test_a_form_goes_along_and_something_else_is_refused(committee: Workspace, tmp_path: Path) -> None:
    (tmp_path / "Mẫu báo cáo.docx").write_bytes(b"PK mau")
    (tmp_path / "virus.exe").write_bytes(b"MZ")
    draft = drafts.add_form(committee, tmp_path / "Mẫu báo cáo.docx", "Mẫu báo cáo")
    assert dict(drafts.forms_of(committee, draft)) == {"mau-bao-cao.docx": b"PK mau"}
    for file, told in (("virus.exe", "không phải biểu mẫu"), ("Mẫu báo cáo.docx", "Đã có biểu mẫu")):
        with pytest.raises(InvalidValueError, match=told):
            drafts.add_form(committee, tmp_path / file, "x")


def test_guidance_is_issued_closed_to_the_cell_which_obeys_it(
    committee: Workspace, cell: Workspace, tmp_path: Path
) -> None:
    drafts.add_prompt(committee, FOR_ALL, a_prompt("chi-bo", "Làm rõ việc sinh hoạt chậm."))
    drafts.add_prompt(committee, FOR_ALL, a_prompt(EVERY_MEMBER, "Tự soi 27 biểu hiện."))
    drafts.save_layer(committee, PAPER)
    register_cell(committee, suggest_unit(committee, "Chi bộ chưa có khóa", None))
    lines = list_addressees(committee)
    assert sorted(line.has_key for line in lines) == [False, True]
    paths = issue_guidance_to(committee, [line.unit for line in lines], tmp_path)
    assert sorted(is_envelope(path.read_bytes()) for path in paths) == [False, True]
    assert all(line.last for line in list_addressees(committee))
    mine = next(path for path in paths if is_envelope(path.read_bytes()))
    opened = open_incoming(cell, mine)
    accept(cell, opened)
    round_ = opened.round
    assert round_ is not None
    assert cell.store.rounds.get(round_.id).superior_due_on == date(2026, 12, 12)
    asked = cell.store.prompts.where(round_id=round_.id)
    members = [row for row in cell.store.subjects.where(round_id=round_.id) if row.kind is SubjectKind.MEMBER]
    assert len([row for row in asked if row.text == "Tự soi 27 biểu hiện."]) == len(members)
    assert any(row.name == "vote_threshold" for row in cell.store.parameters.all())
