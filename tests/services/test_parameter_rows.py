"""Parameters as a person reads them: value in words, how sure it is, the superior's own first."""

from datetime import date

from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.services.cell.parameter_rows import ParameterRow, list_parameter_rows
from kiemdiem_desktop.services.cell.parameters import set_parameter
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.workspace import Workspace


def rows_of(workspace: Workspace, round_: Round) -> dict[str, ParameterRow]:
    """Give the rows by name."""
    return {row.name: row for row in list_parameter_rows(workspace, round_)}


def test_every_choice_has_its_words(workspace: Workspace) -> None:
    rows = rows_of(workspace, open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31)))
    chosen = [row for row in rows.values() if KINDS[row.name].choices]
    assert chosen
    assert all(words and words != text and "_" not in words for row in chosen for text, words in row.choices)


def test_values_are_told_in_words(workspace: Workspace) -> None:
    rows = rows_of(workspace, open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31)))
    assert rows["cap_percent"].value == "20 phần trăm"
    assert rows["points_step"].value == "0,5 điểm"
    assert rows["vote_threshold"].value == "Quá nửa"
    assert rows["cap_exception"].value == "Không"
    assert rows["finish_by"].value == "31/12"
    assert rows["minutes_of_one_day"].value == "480 phút"
    assert rows["split_outside_general"].value == "8; 8; 8; 6"
    assert dict(rows["vote_threshold"].choices)["two_thirds"] == "Từ hai phần ba trở lên"


def test_what_the_text_leaves_open_is_said_as_such(workspace: Workspace) -> None:
    rows = rows_of(workspace, open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31)))
    assert not rows["vote_threshold"].is_clear
    assert "chưa rõ" in rows["vote_threshold"].certainty
    assert rows["general_points"].is_fixed


def test_a_local_value_comes_first_with_its_paper_and_the_default(workspace: Workspace) -> None:
    round_ = open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31))
    paper = LocalParameter(
        name="cap_percent", value="15", number="12-HD/ĐU", issued_on=date(2026, 11, 5), issuer="Đảng ủy xã"
    )
    set_parameter(workspace, round_, paper)
    first = list_parameter_rows(workspace, round_)[0]
    assert (first.name, first.value, first.default) == ("cap_percent", "15 phần trăm", "20 phần trăm")
    assert "12-HD/ĐU" in first.source
    assert first.local is not None


def test_an_older_paper_on_the_same_matter_is_named_beside_the_newer(workspace: Workspace) -> None:
    round_ = open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31))
    for value, number, day in (("18", "3-HD/ĐU", 5), ("15", "9-HD/ĐU", 20)):
        paper = LocalParameter(
            name="cap_percent", value=value, number=number, issued_on=date(2026, 11, day), issuer="Đảng ủy xã"
        )
        set_parameter(workspace, round_, paper)
    row = rows_of(workspace, round_)["cap_percent"]
    assert row.value == "15 phần trăm"
    assert row.earlier == ("18 phần trăm theo 3-HD/ĐU ngày 05/11/2026 của Đảng ủy xã",)


def test_a_decision_on_the_exceptional_share_is_entered_with_its_ground_elsewhere(workspace: Workspace) -> None:
    rows = rows_of(workspace, open_round(workspace, year=2026, evaluation_on=date(2026, 12, 31)))
    assert "kèm căn cứ" in rows["cap_exception"].set_at
    assert rows["cap_rounding"].set_at == ""
