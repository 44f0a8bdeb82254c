"""The superior's papers: taken over in one step, several over time, previewed, refused where they loosen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue, layers_of
from kiemdiem_desktop.domain.member import Member, PartyPost, WorkGroup
from kiemdiem_desktop.domain.round import FormCode, Round
from kiemdiem_desktop.rules.regulations import LocalParameterError
from kiemdiem_desktop.services.cell import deadlines, layer_words, local_layers, roster, rounds
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.workspace import Workspace


def layer(*values: tuple[str, str], number: str = "12-HD/ĐU", on: date = date(2026, 11, 5)) -> LocalLayer:
    """Give a paper of the commune's committee."""
    return LocalLayer(
        number=number,
        issued_on=on,
        issuer="Đảng ủy xã Tiên Phong",
        values=tuple(LocalValue(name=name, value=value) for name, value in values),
    )


def test_a_paper_is_one_step_and_one_undo(workspace: Workspace, round_: Round) -> None:
    paper = layer(("vote_threshold", "two_thirds"), ("cap_percent", "15"), ("submit_by", "12/12"))
    local_layers.apply_local_layer(workspace, paper)
    regs = regulation_set(workspace, round_)
    assert (regs.word("vote_threshold"), regs.number("cap_percent")) == ("two_thirds", 15)
    assert regs.parameter("cap_percent").set_by == "12-HD/ĐU ngày 05/11/2026 của Đảng ủy xã Tiên Phong"
    assert local_layers.list_layers(workspace) == (paper,)
    assert workspace.store.undo() == "Áp dụng văn bản của cấp trên"
    assert workspace.store.parameters.all() == ()


def test_the_newest_paper_counts_and_taking_it_back_leaves_the_older(workspace: Workspace, round_: Round) -> None:
    newer = layer(("cap_percent", "15"), number="20-HD/ĐU", on=date(2026, 12, 1))
    local_layers.apply_local_layer(workspace, newer)
    local_layers.apply_local_layer(workspace, layer(("cap_percent", "18"), ("quorum", "two_thirds")))
    regs = regulation_set(workspace, round_)
    assert (regs.number("cap_percent"), regs.word("quorum")) == (15, "two_thirds")
    assert [row.number for row in local_layers.list_layers(workspace)] == ["20-HD/ĐU", "12-HD/ĐU"]
    local_layers.remove_layer(workspace, newer)
    assert regulation_set(workspace, round_).number("cap_percent") == 18


def test_a_paper_that_comes_again_replaces_what_it_said(workspace: Workspace, round_: Round) -> None:
    local_layers.apply_local_layer(workspace, layer(("cap_percent", "18"), ("quorum", "two_thirds")))
    local_layers.apply_local_layer(workspace, layer(("cap_percent", "16")))
    regs = regulation_set(workspace, round_)
    assert (regs.number("cap_percent"), regs.word("quorum")) == (16, "over_half")


def test_one_value_that_loosens_refuses_the_whole_paper_with_the_article(workspace: Workspace, round_: Round) -> None:
    paper = layer(("quorum", "two_thirds"), ("cap_percent", "22"))
    with pytest.raises(LocalParameterError, match=r"nới lỏng.*Điều 11 khoản 1 điểm 1\.5"):
        local_layers.apply_local_layer(workspace, paper)
    assert workspace.store.parameters.all() == ()
    assert list(local_layers.refusals(workspace, paper)) == ["cap_percent"]
    with pytest.raises(LocalParameterError):
        local_layers.preview_layer(workspace, round_, paper)


def test_a_paper_needs_its_number_issuer_and_something_to_say(workspace: Workspace) -> None:
    whole = layer(("cap_percent", "15"))
    for paper in (replace(whole, number=" "), replace(whole, issuer=""), replace(whole, values=())):
        with pytest.raises(InvalidValueError):
            local_layers.apply_local_layer(workspace, paper)


def test_the_preview_names_who_changes_and_records_nothing(sample: Workspace) -> None:
    round_ = rounds.current_round(sample)
    before = check(sample, round_)
    preview = local_layers.preview_layer(sample, round_, layer(("score_htxs_min", "100")))
    closed = [row.subject_id for row in preview.subjects if Level.HTXS in row.closed]
    opened = [
        own.subject_id
        for own in before.verdict.subjects
        if any(row.level is Level.HTXS and row.is_open for row in own.levels)
    ]
    assert closed == [subject_id for subject_id in opened if subject_id in closed]
    assert closed
    assert sample.store.parameters.all() == before.dossier.parameters


def test_a_paper_issued_after_the_round_was_closed_leaves_its_verdicts(workspace: Workspace, round_: Round) -> None:
    with workspace.store.step("Kết thúc"):
        workspace.store.rounds.save(replace(round_, closed_at=datetime(2026, 12, 20, tzinfo=UTC)))
    local_layers.apply_local_layer(workspace, layer(("cap_percent", "15"), on=date(2027, 1, 5)))
    assert regulation_set(workspace, workspace.store.rounds.get(round_.id)).number("cap_percent") == 20


def test_the_papers_day_becomes_the_due_day_of_the_round(workspace: Workspace, round_: Round) -> None:
    local_layers.apply_local_layer(workspace, layer(("submit_by", "15/12")))
    assert deadlines.due_on(check(workspace, round_)) == date(2026, 12, 15)


def test_the_exceptional_share_is_refused_without_its_ground(workspace: Workspace, round_: Round) -> None:
    paper = layer(("cap_exception", "yes"))
    with pytest.raises(LocalParameterError, match="căn cứ"):
        local_layers.apply_local_layer(workspace, paper)
    granted = replace(paper, values=(replace(paper.values[0], ground="Dẫn đầu cụm thi đua"),))
    local_layers.apply_local_layer(workspace, granted)
    assert regulation_set(workspace, round_).parameter("cap_exception").ground == "Dẫn đầu cụm thi đua"


def test_rows_go_together_by_their_paper() -> None:
    one, other = layer(("a", "1"), ("b", "2")), layer(("a", "3"), on=date(2026, 12, 1))
    assert layers_of((*one.rows(), *other.rows())) == (other, one)


def test_the_preview_is_told_by_subject_before_and_after(sample: Workspace) -> None:
    round_ = rounds.current_round(sample)
    lines = layer_words.tell_preview(sample, round_, layer(("cap_percent", "10"), ("score_htxs_min", "95")))
    told = {line.who: line.changes for line in lines}
    assert told["Nhóm các đảng viên khác"] == ("Xuất sắc tối đa: 2 → 1.",)
    cell = next(change for change in lines[0].changes if "tối đa 2" in change)
    assert cell.startswith("Đổi: ")
    assert "→ Nhóm các đảng viên khác: 3 xuất sắc, 10 tốt, tối đa 1" in cell


def test_what_a_paper_may_set_names_its_place_and_leaves_out_what_is_fixed(workspace: Workspace, round_: Round) -> None:
    choices = {row.name: row for row in layer_words.list_layer_choices(workspace, round_)}
    assert "new_member_months" not in choices
    assert choices["cap_percent"].refines == "Điều 11 khoản 1 điểm 1.5"
    assert choices["submit_by"].now == "chưa có văn bản nào quy định"
    assert choices["submit_by"].source == "§4.2, Hướng dẫn 43-HD/BTCTW"
    (line,) = layer_words.tell_layer(workspace, round_, layer(("cap_percent", "30")))
    assert (line.value, line.now) == ("30 phần trăm", "20 phần trăm")
    assert "nới lỏng" in line.refusal


def test_a_closed_round_keeps_the_papers_it_was_closed_with(
    workspace: Workspace, clock: FixedClock, round_: Round
) -> None:
    paper = layer(("cap_percent", "15"))
    local_layers.apply_local_layer(workspace, paper)
    clock.instant = datetime(2026, 12, 20, tzinfo=UTC)
    rounds.close_round(workspace, round_.id)
    clock.instant = datetime(2027, 11, 1, tzinfo=UTC)
    local_layers.apply_local_layer(workspace, layer(("cap_percent", "12"), number="9-HD/ĐU"))
    local_layers.remove_layer(workspace, paper)
    closed = workspace.store.rounds.get(round_.id)
    assert regulation_set(workspace, closed).number("cap_percent") == 15
    assert [row.number for row in local_layers.list_layers(workspace)] == ["9-HD/ĐU"]
    newer = rounds.open_round(workspace, year=2027, evaluation_on=date(2027, 12, 10))
    assert regulation_set(workspace, newer).number("cap_percent") == 12


def test_a_paper_taken_back_while_no_round_is_closed_leaves_nothing(workspace: Workspace, round_: Round) -> None:
    paper = layer(("cap_percent", "15"))
    local_layers.apply_local_layer(workspace, paper)
    local_layers.remove_layer(workspace, paper)
    assert workspace.store.parameters.all() == ()
    assert regulation_set(workspace, round_).number("cap_percent") == 20


def test_a_paper_says_which_form_the_secretaries_write(sample: Workspace) -> None:
    round_ = rounds.current_round(sample)
    deputy = next(one for one in sample.store.members.all() if one.party_post is PartyPost.DEPUTY_SECRETARY)
    roster.save_member(sample, replace(deputy, work_group=WorkGroup.OUTSIDE))
    paper = layer(("form_secretaries", "2A"))
    told = {line.who: line.changes for line in layer_words.tell_preview(sample, round_, paper)}
    moved = [who for who, changes in told.items() if any("→ Mẫu 2A" in change for change in changes)]
    assert moved == [deputy.full_name]
    assert form_of(sample, deputy) is FormCode.F2C
    local_layers.apply_local_layer(sample, paper)
    assert form_of(sample, deputy) is FormCode.F2A
    assert sample.store.undo() == "Áp dụng văn bản của cấp trên"
    assert form_of(sample, deputy) is FormCode.F2C


def form_of(workspace: Workspace, member: Member) -> FormCode:
    """Give the form that a member writes in the open round."""
    (own,) = workspace.store.subjects.where(round_id=rounds.current_round(workspace).id, member_id=member.id)
    return own.form


def test_a_form_against_the_centre_is_refused_with_the_article(workspace: Workspace, round_: Round) -> None:
    with pytest.raises(LocalParameterError, match=r"trái với quy định của Trung ương \(2B, §2\.1b\)"):
        local_layers.apply_local_layer(workspace, layer(("form_no_post", "2A")))
    choices = {row.name: row for row in layer_words.list_layer_choices(workspace, round_)}
    assert "form_leader" not in choices
    assert choices["form_secretaries"].choices == (
        ("by_group", "Theo diện công tác của từng người"),
        ("2A", "Mẫu 2A"),
        ("2B", "Mẫu 2B"),
        ("2C", "Mẫu 2C"),
    )
    assert choices["form_secretaries"].now == "Theo diện công tác của từng người"
    (line,) = layer_words.tell_layer(workspace, round_, layer(("form_secretaries", "2A")))
    assert (line.value, line.refusal) == ("Mẫu 2A", "")
