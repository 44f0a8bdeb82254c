"""Vì sao: for each level which rule decides, in words, for the one who is asked about."""

from datetime import date

import pytest

from kiemdiem_desktop.documents.writers import write_text
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import Grade, TaskCounts
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import build, list_papers
from kiemdiem_desktop.services.cell.reviews import set_grade, set_section_text, set_tasks
from kiemdiem_desktop.services.cell.rounds import current_round, open_round
from kiemdiem_desktop.services.cell.whys import RuleState, find_whom, has_sheet, tell_why, why_of
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def checked(sample: Workspace) -> CheckedRound:
    """The sample round, checked."""
    return check(sample, current_round(sample))


def test_each_level_tells_what_closes_it_and_what_it_meets(checked: CheckedRound) -> None:
    why = why_of(checked, find_whom(checked, "Y Hlim").id)
    best, good, done, lowest = why.levels
    assert [line.code for line in best.closing] == ["level.beyond_short"]
    assert best.closing[0].change == "Thêm 1 nhiệm vụ vượt mức yêu cầu thì đạt."
    assert best.closing[0].article == "Điều 11 khoản 1 điểm 1.3, Quy định 366-QĐ/TW"
    assert {line.state for line in best.met} == {RuleState.MET}
    assert "level.score_below" in {line.code for line in good.met}
    assert good.is_open
    assert done.is_open
    assert (lowest.level, lowest.is_open, lowest.closing) == (Level.KHT, False, ())
    assert "không thấy trường hợp nào" in lowest.note


def test_every_open_level_of_everybody_has_nothing_that_closes_it(checked: CheckedRound) -> None:
    for own in checked.dossier.subjects:
        for level in why_of(checked, own.subject.id).levels:
            assert level.is_open is not bool(level.closing) or level.level is Level.KHT
            assert level.closing or level.met or level.not_checked or level.note


def test_a_name_without_marks_or_a_part_of_it_is_enough(checked: CheckedRound) -> None:
    assert find_whom(checked, "y hlim").name == "Y Hlim"
    assert find_whom(checked, str(find_whom(checked, "ngh").id)).name == "Lê Văn Nghĩa"
    with pytest.raises(NotFoundError, match="Không có"):
        find_whom(checked, "Không Ai Cả")
    with pytest.raises(InvalidValueError, match="nhiều người"):
        find_whom(checked, "n")


def test_lines_of_text_hold_rule_figures_and_article(checked: CheckedRound) -> None:
    lines = list(tell_why(why_of(checked, find_whom(checked, "Y Hlim").id)))
    assert lines[0] == "Y Hlim, năm 2026: tổng 91 điểm; mức tự nhận: Hoàn thành xuất sắc nhiệm vụ"
    assert lines[1] == "Hoàn thành xuất sắc nhiệm vụ: KHÔNG MỞ"
    assert lines[2].startswith("  ✗ Xuất sắc cần ít nhất 30 % nhiệm vụ vượt mức yêu cầu. Có 4 trên 16 nhiệm vụ")


def test_the_sheet_speaks_of_nobody_else_and_of_no_advice(sample: Workspace) -> None:
    for own in check(sample, current_round(sample)).dossier.subjects:
        if own.review is not None:
            set_section_text(sample, own.subject.id, section="A.II.1", text="Không có hạn chế")
    checked = check(sample, current_round(sample))
    assert checked.advice
    names = {own.subject.name for own in checked.dossier.subjects}
    names |= {file.member.full_name for file in checked.dossier.members}
    sheets = [paper for paper in list_papers(checked) if paper.code == "why_sheet"]
    assert len(sheets) > 10
    for paper in sheets:
        text = write_text(build(sample, checked, paper))
        assert [name for name in names - {paper.name, "Chi bộ", "Chi ủy"} if name in text] == []
        for advice in checked.advice:
            assert advice.detail not in text


def test_only_members_who_are_rated_have_a_sheet(checked: CheckedRound) -> None:
    assert has_sheet(checked, find_whom(checked, "Y Hlim").id)
    collective = next(own.subject for own in checked.dossier.subjects if own.subject.member_id is None)
    assert not has_sheet(checked, collective.id)
    assert not has_sheet(checked, None)


def test_in_an_older_round_nothing_rules_kht_out_and_it_says_so(workspace: Workspace) -> None:
    round_ = open_round(workspace, year=2024, evaluation_on=date(2024, 12, 10))
    whom = find_whom(check(workspace, round_), "Lê Thị Giáo").id
    assert why_of(check(workspace, round_), whom).levels[3].note == "Chưa đủ số liệu để loại trừ mức này."
    set_tasks(workspace, whom, TaskCounts(assigned=10, completed=10, on_time=10, beyond=5))
    for code in ("I.1", "I.2", "III"):
        set_grade(workspace, whom, criterion=code, grade=Grade.GOOD)
    best, good, _done, lowest = why_of(check(workspace, round_), whom).levels
    assert [line.code for line in best.closing] == ["level.grades_htxs"]
    assert "Quy định 124-QĐ/TW" in best.closing[0].article
    assert [line.found for line in good.met] == ["Cấp độ của các tiêu chí: 3 tốt."]
    assert (lowest.is_open, lowest.note) == (True, "Không thấy trường hợp nào buộc xếp mức này.")
