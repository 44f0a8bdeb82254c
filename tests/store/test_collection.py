"""Collections: what goes in comes out, in order, with clear words where it cannot."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem_desktop.domain.errors import KiemdiemError, NotFoundError
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.member import Member, StatusKind, StatusPeriod
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.review import CriterionPoints, SectionText, SelfReview, TaskCounts
from kiemdiem_desktop.store.codec import RowCodec, clean_text, kind_of
from kiemdiem_desktop.store.faults import WriteOutsideStepError
from kiemdiem_desktop.store.store import Store
from kiemdiem_desktop.store.tables import FIELD_TABLES, Table
from tests.store.workspaces import add_round, add_subject

st.register_type_strategy(PartialDate, st.dates().map(lambda day: PartialDate(day.year, day.month)))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(clean_text))
st.register_type_strategy(int, st.integers(0, 2**53))
st.register_type_strategy(Decimal, st.decimals(0, 100, places=2))


@pytest.mark.parametrize("table", FIELD_TABLES, ids=lambda table: table.name)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_row_gives_back_the_value_it_was_written_from(table: Table[Any], data: st.DataObject) -> None:
    codec = RowCodec(table.holds)
    value = data.draw(st.from_type(table.holds))
    assert codec.decode(tuple(codec.encode(value).values())) == value


def test_a_review_with_all_its_parts_is_stored_and_read(store: Store) -> None:
    with store.step("Thêm"):
        member = store.members.add(Member(full_name="Trần Văn Đức"))
        round_id = add_round(store)
        review = store.reviews.add(
            SelfReview(
                round_id=round_id,
                subject_id=add_subject(store, round_id, member.id),
                sections=(SectionText(code="A.I.1", text="Chấp hành tốt\nnghị quyết"),),
                points=(CriterionPoints(code="1", points=Decimal("9.50")), CriterionPoints(code="2")),
                tasks=TaskCounts(assigned=5, completed=4),
                signed_on=date(2026, 11, 20),
                finished_at=datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC),
            )
        )
    assert store.reviews.get(review.id) == review
    assert review.points[0].points == Decimal("9.50")


def test_texts_are_kept_in_nfc_without_what_no_text_may_hold(store: Store) -> None:
    with store.step("Thêm"):
        added = store.members.add(Member(full_name="Nguye\u0302\u0303n Đư\u0301c\x00", note="một\r\nhai \ud83d"))
    assert added.full_name == "Nguyễn Đức"
    assert added.note == "một\nhai ?"
    assert store.members.get(added.id) == added


def test_members_stand_in_the_order_of_given_names(store: Store) -> None:
    names = ["Trần Ưng", "Lê Ánh", "Phạm An", "Võ Đức", "Đỗ Dũng", "Bùi Ảnh"]
    with store.step("Thêm"):
        store.members.add_all(Member(full_name=name) for name in names)
        store.members.add(Member(full_name="H'Hen Niê", given_name="H'Hen"))
    found = [member.full_name for member in store.members.all()]
    assert found == ["Phạm An", "Bùi Ảnh", "Lê Ánh", "Đỗ Dũng", "Võ Đức", "H'Hen Niê", "Trần Ưng"]


def test_members_are_found_without_marks(store: Store) -> None:
    with store.step("Thêm"):
        store.members.add(Member(full_name="Trần Văn Đức", personal_number="037076001234"))
        store.members.add(Member(full_name="Đặng Thị Ánh", workplace="Trạm Y tế 100%"))
    found = {typed: [m.full_name for m in store.members.search(typed)] for typed in ("duc tran", "760", "Đ", "%", "_")}
    assert found == {
        "duc tran": ["Trần Văn Đức"],
        "760": ["Trần Văn Đức"],
        "Đ": ["Đặng Thị Ánh", "Trần Văn Đức"],
        "%": ["Đặng Thị Ánh"],
        "_": [],
    }
    assert store.members.search(" ") == store.members.all()


def test_a_type_that_no_row_can_hold_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no place in a row"):
        kind_of(dict[str, int])
    with pytest.raises(TypeError, match="no place in a row"):
        kind_of(bytes)


def test_the_order_follows_a_changed_name(store: Store) -> None:
    with store.step("Thêm"):
        first, _second = store.members.add_all((Member(full_name="Lê An"), Member(full_name="Lê Bình")))
    with store.step("Sửa"):
        store.members.save(replace(first, full_name="Lê Vân"))
    assert [member.full_name for member in store.members.all()] == ["Lê Bình", "Lê Vân"]


def test_where_find_and_count_compare_fields_none_included(store: Store) -> None:
    with store.step("Thêm"):
        member = store.members.add(Member(full_name="Lê An", born_on=PartialDate(1976)))
        store.members.add(Member(full_name="Lê Bình"))
        period = store.statuses.add(StatusPeriod(member_id=member.id, kind=StatusKind.EXEMPT))
    assert store.statuses.where(member_id=member.id, kind=StatusKind.EXEMPT) == (period,)
    assert store.members.find(born_on=PartialDate(1976)) == member
    assert store.members.find(full_name="Lê Cúc") is None
    assert store.members.count(born_on=None) == 1
    assert store.members.count() == 2


def test_an_unknown_field_is_a_bug_not_an_empty_answer(store: Store) -> None:
    with pytest.raises(KeyError):
        store.members.where(ful_name="Lê An")


def test_what_is_not_there_is_said_in_words(store: Store) -> None:
    missing = Member(id=MemberId(7), full_name="Lê An")
    with pytest.raises(NotFoundError, match="không còn trong sổ"):
        store.members.get(7)
    with pytest.raises(NotFoundError), store.step("Sửa"):
        store.members.save(missing)
    with pytest.raises(NotFoundError), store.step("Xóa"):
        store.members.remove(7)


def test_adding_gives_ids_of_its_own_and_nothing_for_nothing(store: Store) -> None:
    with store.step("Thêm"):
        one, two = store.parameters.add_all(LocalParameter(name=name, value="1") for name in ("a", "b"))
        again = store.parameters.add(one)
        assert store.parameters.add_all(()) == ()
    assert (one.id, two.id, again.id) == (1, 2, 3)


def test_a_member_with_history_is_not_removed(store: Store) -> None:
    with store.step("Thêm"):
        member = store.members.add(Member(full_name="Lê An"))
        store.statuses.add(StatusPeriod(member_id=member.id, kind=StatusKind.EXEMPT))
    with pytest.raises(KiemdiemError, match="còn mục khác") as caught, store.step("Xóa"):
        store.members.remove(member.id)
    assert caught.value.code == "record_in_use"
    assert store.members.count() == 1


def test_a_second_review_of_one_subject_is_refused(store: Store) -> None:
    with store.step("Thêm"):
        member = store.members.add(Member(full_name="Lê An"))
        round_id = add_round(store)
        subject_id = add_subject(store, round_id, member.id)
        store.reviews.add(SelfReview(round_id=round_id, subject_id=subject_id))
    with pytest.raises(KiemdiemError) as caught, store.step("Thêm"):
        store.reviews.add(SelfReview(round_id=round_id, subject_id=subject_id))
    assert caught.value.code == "duplicate_record"


def test_a_row_that_names_nobody_is_refused(store: Store) -> None:
    with pytest.raises(KiemdiemError) as caught, store.step("Thêm"):
        store.reviews.add(SelfReview(round_id=RoundId(1), subject_id=SubjectId(1)))
    assert caught.value.code == "record_in_use"


def test_a_write_outside_a_step_is_refused_by_the_file(store: Store) -> None:
    with pytest.raises(WriteOutsideStepError):
        store.members.add(Member(full_name="Lê An"))
    with pytest.raises(WriteOutsideStepError):
        store.settings.set("tên", "giá trị")
    assert store.members.count() == 0


def test_an_instant_without_its_zone_is_a_bug(store: Store) -> None:
    naive = datetime(2026, 11, 21)  # noqa: DTZ001 - the mistake under test
    with pytest.raises(ValueError, match="zone"), store.step("Thêm"):
        store.rounds.add(replace(store.rounds.get(add_round(store)), opened_at=naive))
    assert store.rounds.count() == 0


def test_settings_are_texts_and_blobs_are_bytes_outside_undo(store: Store) -> None:
    with store.step("Ghi"):
        store.settings.set("bảng cột", "họ tên=1")
        store.settings.set("bảng cột", "họ tên=2")
    store.blobs.set("khóa", b"\x00\xff")
    assert store.settings.get("bảng cột") == "họ tên=2"
    store.undo()
    assert store.settings.get("bảng cột") is None
    assert store.blobs.get("khóa") == b"\x00\xff"
    assert store.blobs.get("khác") is None


def test_a_blob_shares_the_fate_of_its_step(store: Store) -> None:
    with suppress(ZeroDivisionError), store.step("Ký"):
        store.blobs.set("khóa", b"1")
        raise ZeroDivisionError
    assert store.blobs.get("khóa") is None
    with store.step("Ký"):
        store.blobs.set("khóa", b"2")
    assert store.blobs.get("khóa") == b"2"


def test_the_different_values_of_a_field_are_given_once(store: Store) -> None:
    with store.step("Thêm"):
        store.members.add_all(Member(full_name=name, workplace=place) for name, place in (("A", "x"), ("B", "x")))
    assert store.members.distinct("workplace") == {"x"}
    assert store.members.distinct("full_name", workplace="x") == {"A", "B"}
    assert store.members.distinct("full_name", workplace="y") == frozenset()
