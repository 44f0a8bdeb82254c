"""Advice stays with the secretary: it blocks nothing, and nothing that is printed or sent knows of it."""

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.finding import FindingText, Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules.advice import compared_texts
from kiemdiem_desktop.services.cell import comparing, papers, reviews, sending
from kiemdiem_desktop.services.cell.checks import CheckedRound, check, hush_advice, override_finding
from kiemdiem_desktop.services.cell.home import count_open_work, home_of
from kiemdiem_desktop.services.cell.readiness import list_missing
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.workspace import Workspace

TEXT = (
    "Tôi vận động bà con góp công làm đường bê tông, đứng ra hòa giải các vụ tranh chấp rẫy trong thôn và giám sát "
    "việc xóa nhà tạm cho các hộ nghèo đến khi bàn giao"
)


def now(workspace: Workspace) -> CheckedRound:
    """Check the round as it stands."""
    return check(workspace, current_round(workspace))


def two_members(workspace: Workspace) -> tuple[SubjectId, SubjectId]:
    """Give two members who use form 2B."""
    rows = [own.subject for own in now(workspace).dossier.subjects if own.subject.form is FormCode.F2B and own.review]
    return rows[0].id, rows[1].id


def copied(workspace: Workspace) -> tuple[SubjectId, SubjectId]:
    """Let two members write the same but for a word."""
    one, other = two_members(workspace)
    reviews.set_section_text(workspace, one, section="A.I.2", text=TEXT)
    reviews.set_section_text(workspace, other, section="A.I.2", text=TEXT.replace("bê tông", "nhựa"))
    return one, other


def advice_of(workspace: Workspace, subject_id: SubjectId) -> list[FindingText]:
    """Give the advice on a subject."""
    return [text for text in now(workspace).advice if text.finding.subject_id == subject_id]


def test_an_honest_dossier_gets_none(finished: Workspace) -> None:
    assert now(finished).advice == ()


def test_a_copy_is_told_to_both_and_blocks_nothing(finished: Workspace) -> None:
    before = now(finished)
    one, other = copied(finished)
    checked = now(finished)
    assert {text.finding.subject_id for text in checked.advice} == {one, other}
    assert {text.finding.severity for text in checked.advice} == {Severity.PLEASE_LOOK}
    assert checked.findings == before.findings
    assert checked.verdict.findings == before.verdict.findings
    assert list_missing(checked) == list_missing(before)
    assert count_open_work(finished, checked) == count_open_work(finished, before)
    assert home_of(finished, checked).todo == home_of(finished, before).todo


def test_neither_package_nor_paper_knows_of_it(finished: Workspace) -> None:
    copied(finished)
    checked = now(finished)
    assert checked.advice
    make_key(finished, holder="A Brêng")
    carried = repr(sending.prepare(finished, current_round(finished)).content)
    assert all(found.code in carried for found in checked.verdict.findings)
    printed = "\n".join(repr(papers.build(finished, checked, paper)) for paper in papers.list_papers(checked))
    for text in checked.advice:
        for words in (text.finding.code, text.detail, text.rule, "Đối chiếu"):
            assert words not in carried
            assert words not in printed


def test_it_needs_no_reason_and_takes_none(finished: Workspace) -> None:
    copied(finished)
    found = now(finished).advice[0].finding
    with pytest.raises(InvalidValueError) as caught:
        override_finding(finished, current_round(finished), found, reason="Đã hỏi", who="Bí thư")
    assert "lời nhắc" in str(caught.value)
    assert not [row for row in finished.store.overrides.all() if row.finding_code == found.code]


def test_what_was_seen_is_quiet_until_the_words_change(finished: Workspace) -> None:
    one, other = copied(finished)
    checked = now(finished)
    (text,) = advice_of(finished, one)
    hush_advice(finished, checked, text.finding)
    assert advice_of(finished, one) == []
    assert advice_of(finished, other)
    reviews.set_section_text(finished, one, section="A.I.2", text=TEXT.replace("rẫy trong thôn", "đất"))
    assert advice_of(finished, one)
    finished.store.undo()
    finished.store.undo()
    assert advice_of(finished, one)


def test_the_two_passages_stand_side_by_side_with_what_they_share(finished: Workspace) -> None:
    one, other = copied(finished)
    checked = now(finished)
    (counterpart,) = [row for row in comparing.list_counterparts(checked, one) if row.subject_id is not None]
    assert counterpart.subject_id == other
    (pair,) = comparing.list_pairs(checked, one, other)
    assert pair.is_alike
    assert pair.title.startswith("I.2 – ")
    marked = [part for part, is_same in comparing.marked_parts(pair.mine, pair.my_spans) if is_same]
    assert marked[0] == "Tôi vận động bà con góp công làm đường"
    assert not any("bê tông" in part for part in marked)
    assert "".join(part for part, _same in comparing.marked_parts(pair.other, pair.other_spans)) == pair.other


def test_last_year_stands_beside_this_year_whole(finished: Workspace) -> None:
    checked = now(finished)
    own = next(own for own in checked.dossier.subjects if own.previous_review and own.review)
    assert comparing.list_counterparts(checked, own.subject.id)[0].subject_id is None
    pairs = comparing.list_pairs(checked, own.subject.id, None)
    assert own.previous_review is not None
    assert [pair.other for pair in pairs] == [text for _code, text in compared_texts(own.previous_review)]
    assert not any(pair.is_alike for pair in pairs)


def test_a_heading_copied_by_all_is_no_copy(finished: Workspace) -> None:
    checked = now(finished)
    one, other = two_members(finished)
    own = next(own for own in checked.dossier.subjects if own.subject.id == one)
    headings = " ".join(section.heading for section in checked.regulations.form(own.subject.form).sections)
    for subject_id in (one, other):
        reviews.set_section_text(finished, subject_id, section="A.I.1", text=headings)
    assert not [text for text in now(finished).advice if text.finding.code == "advice.same_as_another"]
