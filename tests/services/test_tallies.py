"""The sheet of the count: gaps in words, second typing, times of day as people write them."""

from dataclasses import replace

import pytest

from kiemdiem_desktop.domain.comment import Comment, CommentSource
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount
from kiemdiem_desktop.services.cell.comments import with_part
from kiemdiem_desktop.services.cell.tallies import tell_gaps
from kiemdiem_desktop.services.cell.typed_words import read_names, read_time

CLOSED = BallotCount(
    round_id=RoundId(1), subject_id=SubjectId(1), issued=14, returned=14, valid=13, invalid=1, htxs=3, htt=10
)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, ()),
        (
            {"issued": 15},
            ("thừa 1 phiếu so với số đồng chí có quyền biểu quyết có mặt", "thiếu 1 phiếu so với số phát ra"),
        ),
        ({"returned": 13}, ("thiếu 1 phiếu so với số phát ra", "thừa 1 phiếu so với số thu về")),
        ({"invalid": 0}, ("thiếu 1 phiếu so với số thu về",)),
        ({"htt": 11}, ("thừa 1 phiếu so với số hợp lệ",)),
        ({"htt": 9, "blank": 1}, ()),
        ({"retyped": (14, 14, 13, 1, 3, 10, 0, 0, 0, 0)}, ()),
        ({"retyped": (14, 14, 13, 1, 4, 10, 0, 0, 0, 0)}, ("nhập lần hai khác ở: xuất sắc",)),
    ],
)
def test_each_gap_is_told_in_words(changed: dict[str, int], words: tuple[str, ...]) -> None:
    gaps = tell_gaps(replace(CLOSED, **changed), 14)  # type: ignore[arg-type]
    assert tuple(gap.partition(" (")[0] for gap in gaps) == words


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("7h30", "07:30"), ("7 giờ 30 phút", "07:30"), ("13:45", "13:45"), ("0730", "07:30"), ("8h", "08:00"), ("", "")],
)
def test_a_time_is_read_as_people_write_it(typed: str, stored: str) -> None:
    assert read_time(typed) == stored


@pytest.mark.parametrize("typed", ["25h", "7h60", "sáng", "7:-1", "12345"])
def test_what_is_no_time_is_refused_in_words(typed: str) -> None:
    with pytest.raises(InvalidValueError, match="không phải là giờ"):
        read_time(typed)


def test_names_are_parted_by_commas_or_semicolons() -> None:
    assert read_names("Siu Thưn, Y Hlim ;Lê Văn Nghĩa,") == ("Siu Thưn", "Y Hlim", "Lê Văn Nghĩa")


def test_what_does_not_go_with_a_source_is_taken_away() -> None:
    spoken = Comment(round_id=RoundId(1), subject_id=SubjectId(1), speaker_id=MemberId(3), text="Tốt.")
    agency = with_part(with_part(spoken, "source", CommentSource.AGENCY), "level", Level.HTT)
    assert (agency.speaker_id, agency.level) == (None, Level.HTT)
    assert with_part(agency, "source", CommentSource.MEETING).level is None
