"""The last day of a round: the superior's own limit, or that of the guidance."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.services.cell.articles import article_at
from kiemdiem_desktop.services.cell.cells import get_cell, propose_code, save_cell
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.deadlines import due_on
from kiemdiem_desktop.services.cell.field_screens import screen_of
from kiemdiem_desktop.services.cell.home import home_of, main_regulation
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.workspace import Workspace

EVALUATION = date(2026, 12, 31)


def test_the_limit_of_the_superior_comes_first(workspace: Workspace) -> None:
    round_ = open_round(workspace, year=2026, evaluation_on=EVALUATION, superior_due_on=date(2026, 12, 20))
    assert due_on(check(workspace, round_)) == date(2026, 12, 20)


def test_the_guidance_says_the_end_of_the_year(workspace: Workspace) -> None:
    round_ = open_round(workspace, year=2026, evaluation_on=EVALUATION)
    assert due_on(check(workspace, round_)) == date(2026, 12, 31)


def test_a_special_unit_has_until_the_middle_of_january(workspace: Workspace) -> None:
    save_cell(workspace, replace(get_cell(workspace), is_special_unit=True))
    round_ = open_round(workspace, year=2026, evaluation_on=EVALUATION)
    assert due_on(check(workspace, round_)) == date(2027, 1, 15)


def test_the_home_page_names_the_regulation_of_the_levels(workspace: Workspace) -> None:
    checked = check(workspace, open_round(workspace, year=2026, evaluation_on=EVALUATION))
    assert main_regulation(checked.regulations).id == "qd-366-2025"
    assert home_of(workspace, checked).regulation == "366-QĐ/TW"


def test_a_field_leads_to_the_screen_of_its_nearest_word() -> None:
    assert screen_of("review.section.A.I.1") == "reviews"
    assert screen_of("round.order") == "ratings"
    assert screen_of("round.parameters") == "settings"
    assert screen_of("unheard.of") == "home"


def test_the_article_behind_a_field_is_held_in_our_words(workspace: Workspace) -> None:
    checked = check(workspace, open_round(workspace, year=2026, evaluation_on=EVALUATION))
    for where in (
        "member.statuses",
        "prompts.answer",
        "review.tasks",
        "review.section.A.I.1",
        "ballot",
        "caps",
        "round",
    ):
        article = article_at(checked, where)
        assert article is not None, where
        assert article.text
    assert article_at(checked, "unheard") is None


def test_a_code_is_proposed_from_the_name() -> None:
    assert propose_code("Chi bộ thôn 3") == "THON-3"
    assert propose_code("Chi bộ Trường THCS Đông Hạ") == "TRUONG-THCS-DONG-HA"
    assert propose_code("") == ""
