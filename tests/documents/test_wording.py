"""Every code that the rules give has its words on paper."""

from datetime import date

from kiemdiem_desktop.documents.wording import (
    ANSWER_NAMES,
    CAP_NAMES,
    COMMENT_KIND_NAMES,
    GROUP_NAMES,
    LEVEL_NAMES,
    POST_NAMES,
    REASON_NAMES,
    SOURCE_NAMES,
    STATE_NAMES,
)
from kiemdiem_desktop.domain.comment import AnswerKind, CommentKind, CommentSource
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.review import ShortcomingState
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules import caps
from kiemdiem_desktop.rules.outcomes import outcomes_on


def test_every_reason_of_the_rules_has_words() -> None:
    of_the_vote = {"exempt_absent", "excused_absent", "probationary"}
    assert set(outcomes_on(date(2026, 12, 10))) | of_the_vote == set(REASON_NAMES)


def test_every_reading_and_group_of_the_cap_has_words() -> None:
    assert set(CAP_NAMES) == set(caps.READINGS)
    members = {f"form_{code}" for code in FormCode if code is not FormCode.F01}
    assert members | {"members", "leaders", "others"} == set(GROUP_NAMES)


def test_every_word_of_the_field_has_words() -> None:
    assert set(LEVEL_NAMES) == set(Level)
    assert set(POST_NAMES) == set(PartyPost)
    assert set(SOURCE_NAMES) == set(CommentSource)
    assert set(COMMENT_KIND_NAMES) == set(CommentKind)
    assert set(ANSWER_NAMES) == set(AnswerKind) - {AnswerKind.NONE}
    assert set(STATE_NAMES) == set(ShortcomingState)


def test_official_names_are_those_of_the_interface() -> None:
    assert {level: level.label for level in Level} == LEVEL_NAMES
