"""Typing a self-review: fields are kept one by one and typing merges into one undo step."""

from datetime import date
from decimal import Decimal

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import Shortcoming, TaskCounts
from kiemdiem_desktop.services.cell import reviews, rounds
from kiemdiem_desktop.services.workspace import Workspace


@pytest.fixture
def subject_id(workspace: Workspace) -> SubjectId:
    """The teacher in the round of 2026."""
    round_ = rounds.open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10))
    return next(row.id for row in workspace.store.subjects.where(round_id=round_.id) if row.name == "Lê Thị Giáo")


def test_text_is_kept_in_composed_letters_with_its_lines(workspace: Workspace, subject_id: SubjectId) -> None:
    reviews.set_section_text(workspace, subject_id, section="A.I.1", text="Gương mẫu.\nĐoàn kết.")
    assert reviews.get_review(workspace, subject_id).text_of("A.I.1") == "Gương mẫu.\nĐoàn kết."


def test_typing_in_one_field_is_one_undo_step(workspace: Workspace, subject_id: SubjectId) -> None:
    for text in ("Gương", "Gương mẫu", "Gương mẫu."):
        reviews.set_section_text(workspace, subject_id, section="A.I.1", text=text)
    assert workspace.store.undo() == "Sửa nội dung mục"
    assert reviews.get_review(workspace, subject_id).text_of("A.I.1") == ""


def test_two_fields_are_two_undo_steps(workspace: Workspace, subject_id: SubjectId) -> None:
    reviews.set_section_text(workspace, subject_id, section="A.I.1", text="Một")
    reviews.set_section_text(workspace, subject_id, section="A.I.2", text="Hai")
    workspace.store.undo()
    review = reviews.get_review(workspace, subject_id)
    assert (review.text_of("A.I.1"), review.text_of("A.I.2")) == ("Một", "")


def test_points_and_levels_are_kept(workspace: Workspace, subject_id: SubjectId) -> None:
    reviews.set_points(workspace, subject_id, criterion="I.1", points=Decimal("18.5"))
    reviews.set_self_level(workspace, subject_id, Level.HTT)
    review = reviews.get_review(workspace, subject_id)
    entered = review.points_of("I.1")
    assert entered is not None
    assert (entered.points, review.self_level) == (Decimal("18.5"), Level.HTT)


def test_cleared_points_are_gone_not_zero(workspace: Workspace, subject_id: SubjectId) -> None:
    reviews.set_points(workspace, subject_id, criterion="I.1", points=Decimal(5))
    reviews.set_points(workspace, subject_id, criterion="I.1", points=None)
    assert reviews.get_review(workspace, subject_id).points_of("I.1") is None


def test_negative_task_counts_are_refused(workspace: Workspace, subject_id: SubjectId) -> None:
    with pytest.raises(InvalidValueError, match="âm"):
        reviews.set_tasks(workspace, subject_id, TaskCounts(assigned=-1))


def test_finished_mark_is_set_and_taken_back(workspace: Workspace, subject_id: SubjectId) -> None:
    reviews.finish_review(workspace, subject_id)
    assert reviews.get_review(workspace, subject_id).finished_at == workspace.clock.now()
    reviews.reopen_review(workspace, subject_id)
    assert reviews.get_review(workspace, subject_id).finished_at is None


def test_shortcoming_must_say_something(workspace: Workspace, subject_id: SubjectId) -> None:
    round_id = workspace.store.subjects.get(subject_id).round_id
    with pytest.raises(InvalidValueError, match="hạn chế"):
        reviews.save_shortcoming(workspace, Shortcoming(round_id=round_id, subject_id=subject_id, what="  "))


def test_parts_of_a_shortcoming_are_typed_one_by_one(workspace: Workspace, subject_id: SubjectId) -> None:
    round_id = workspace.store.subjects.get(subject_id).round_id
    row = reviews.save_shortcoming(workspace, Shortcoming(round_id=round_id, subject_id=subject_id, what="Họp muộn"))
    for typed in ("Ở", "Ở xa"):
        reviews.edit_shortcoming(workspace, row.id, part="cause", value=typed)
    assert workspace.store.shortcomings.get(row.id).cause == "Ở xa"
    workspace.store.undo()
    assert workspace.store.shortcomings.get(row.id).cause == ""


def test_a_shortcoming_cannot_be_emptied(workspace: Workspace, subject_id: SubjectId) -> None:
    round_id = workspace.store.subjects.get(subject_id).round_id
    row = reviews.save_shortcoming(workspace, Shortcoming(round_id=round_id, subject_id=subject_id, what="Họp muộn"))
    with pytest.raises(InvalidValueError, match="hạn chế"):
        reviews.edit_shortcoming(workspace, row.id, part="what", value=" ")
