"""Search ignores marks and đ; every typed word must begin a word of what is found."""

import pytest

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.services.cell.rounds import open_round
from kiemdiem_desktop.services.cell.search import is_found, search_articles, search_people
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.test_deadlines import EVALUATION


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bi", True),
        ("BÍ", True),
        ("tran bi", True),
        ("đông", True),
        ("dong", True),
        ("an", False),
        ("tran giao", False),
        ("", False),
        ("  ", False),
    ],
)
def test_words_are_found_from_their_beginning(typed: str, *, found: bool) -> None:
    assert is_found(typed, "Trần Văn Bí", "thôn Đông") is found


def test_people_are_found_with_their_subject_in_the_round(workspace: Workspace) -> None:
    before = search_people(workspace, "bi", None)
    round_ = open_round(workspace, year=2026, evaluation_on=EVALUATION)
    after = search_people(workspace, "bi", round_)
    assert [(hit.name, hit.subject_id) for hit in before] == [("Trần Văn Bí", None)]
    assert [(hit.name, hit.detail) for hit in after] == [("Trần Văn Bí", "Bí thư")]
    assert after[0].subject_id not in (None, SubjectId(0))


def test_articles_are_found_by_number_before_their_text(workspace: Workspace) -> None:
    found = search_articles(workspace, "dieu 7", None)
    assert [hit.citation.article for hit in found][:1] == ["Điều 7"]
    assert all("Điều 7" in hit.detail for hit in found[:3])
    assert search_articles(workspace, "không có từ này đâu", None) == ()
