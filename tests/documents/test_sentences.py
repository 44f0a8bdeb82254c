"""What members typed stands in the papers as whole sentences, with their posts in the Party first."""

from dataclasses import replace

import pytest

from kiemdiem_desktop.documents.templates.frame import post_of
from kiemdiem_desktop.documents.wording import listed, sentence
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import FormCode, Subject, SubjectKind

VILLAGE_HEAD = Subject(
    round_id=RoundId(1),
    kind=SubjectKind.MEMBER,
    name="A Brêng",
    form=FormCode.F2A,
    party_post=PartyPost.SECRETARY,
    post_text="Trưởng thôn",
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Đã xong", "Đã xong."), ("Đã xong.", "Đã xong."), ("Đã xong. ", "Đã xong."), ("Vì sao?", "Vì sao?")],
)
def test_sentence_ends_once(typed: str, printed: str) -> None:
    assert sentence(typed) == printed


def test_list_in_a_sentence_keeps_no_inner_full_stops() -> None:
    assert listed(("Vắng họp.", "Nộp chậm. ")) == "Vắng họp; Nộp chậm."


def test_party_post_comes_before_the_post_in_the_village() -> None:
    assert post_of(VILLAGE_HEAD) == "Bí thư chi bộ; Trưởng thôn"


def test_ordinary_member_is_shown_by_the_post_at_work() -> None:
    assert post_of(replace(VILLAGE_HEAD, party_post=PartyPost.NONE)) == "Trưởng thôn"
    assert post_of(replace(VILLAGE_HEAD, party_post=PartyPost.NONE, post_text="")) == "Đảng viên"
