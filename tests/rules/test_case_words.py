"""The page about rule cases names every word that a case may use."""

import re
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.domain.member import DisciplineForm, StatusKind
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.re_rating import ReRatingGround
from kiemdiem_desktop.domain.year_record import ConclusionKind
from kiemdiem_desktop.rules import case_history
from kiemdiem_desktop.rules import case_values as parts
from kiemdiem_desktop.rules.case_dossier import (
    ATTENDANCE_WORDS,
    CELL_WORDS,
    GIVEN_WORDS,
    MEETING_WORDS,
    CaseOrder,
    CaseSubject,
)
from kiemdiem_desktop.rules.cases import CAP_WORDS, CASE_WORDS, ELIGIBILITY_WORDS, EXPECT_WORDS, VOTE_BASE_WORDS

PAGE = (Path(__file__).parents[2] / "resources" / "schemas" / "cases.md").read_text(encoding="utf-8")
WORDS = {
    *CASE_WORDS, *GIVEN_WORDS, *EXPECT_WORDS, *ELIGIBILITY_WORDS, *VOTE_BASE_WORDS, *CAP_WORDS, *CELL_WORDS,
    *MEETING_WORDS, *ATTENDANCE_WORDS, *parts.STATUS_WORDS, *parts.DISCIPLINE_WORDS, *parts.CONCLUSION_WORDS,
    *parts.YEAR_WORDS, *parts.TASK_WORDS, *parts.BALLOT_WORDS, *parts.COMMENT_WORDS, *parts.PROMPT_WORDS,
    *parts.SHORTCOMING_WORDS, *parts.CARRIED_WORDS, *parts.OVERRIDE_WORDS,
    *case_history.RESULT_WORDS, *case_history.QUARTER_WORDS, *Period, *ReRatingGround,
    *CaseSubject, *CaseOrder, *StatusKind, *DisciplineForm, *ConclusionKind, *CommentSource,
}  # fmt: skip


@pytest.mark.parametrize("word", sorted(WORDS))
def test_word_is_explained(word: str) -> None:
    assert re.search(rf"\b{re.escape(word)}\b", PAGE)


def test_the_page_names_no_word_that_is_unknown() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    named = {word for row in rows for word in re.findall(r"`([a-z_]+)`", row.split("|")[1])}
    assert named <= {*GIVEN_WORDS, *EXPECT_WORDS}
