"""The regulations of the program: dates, pins, articles, forms, frames, local layer."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import FormCode, RegulationPin
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.parameter_kinds import KINDS, Direction, unit_text
from kiemdiem_desktop.rules.regulations import (
    LocalParameterError,
    NotInForceError,
    RegulationSet,
    UnknownRegulationError,
    load_regulations,
)
from kiemdiem_desktop.rules.verdicts import RATING_CHECKS, ROUND_CHECKS, SUBJECT_CHECKS
from tests import shipped

ROOT = Path(__file__).parents[2]
REGULATIONS = shipped.regulations()
SETS = tuple(REGULATIONS.in_force_on(date(year, 12, 10)) for year in (2018, 2020, 2024, 2026))
SET = SETS[-1]
RULES = {"qd-132-2018", "hd-16-2018", "hd-21-2019", "qd-124-2023", "hd-25-2023", "qd-366-2025", "hd-43-2025"}


def local(name: str, value: str) -> LocalParameter:
    """Give a local value with its paper."""
    return LocalParameter(
        name=name, value=value, number="12-HD/ĐU", issued_on=date(2026, 11, 5), issuer="Đảng ủy xã Mẫu"
    )


def test_the_set_of_2026_holds_366_and_43() -> None:
    ids = {regulation.id for regulation in SET.regulations}
    assert {"qd-366-2025", "hd-43-2025", "qd-208-2026", "local-default"} <= ids
    assert "qd-294-2025" not in ids


def test_every_known_parameter_has_a_value_in_some_year() -> None:
    assert {parameter.name for found in SETS for parameter in found.parameters()} == {
        name for name, kind in KINDS.items() if not kind.left_to_superior
    }


@pytest.mark.parametrize("found", SETS, ids=lambda found: str(found.on))
def test_every_value_has_a_source_and_a_certainty(found: RegulationSet) -> None:
    for parameter in found.parameters():
        assert found.article(parameter.source) is not None, parameter.name
        assert parameter.certainty in "VSI?"
        assert unit_text(parameter.unit)


@pytest.mark.parametrize("found", SETS, ids=lambda found: str(found.on))
def test_every_check_of_a_year_cites_a_text_of_that_year(found: RegulationSet) -> None:
    everything = [(row.code, row.source, row.in_force) for row in ROUND_CHECKS]
    everything += [(row.code, row.source, row.in_force) for row in (*SUBJECT_CHECKS, *RATING_CHECKS)]
    older = {"qd-294-2025"} if found is SET else set()  # its successor of 2026 was not read: its name is still said
    for code, source, in_force in everything:
        cited = found.cited(source)
        is_held = cited.regulation_id in older or found.regulation(cited.regulation_id) is not None
        assert is_held or not in_force.covers(found.on), code


def test_a_round_of_each_year_gets_that_years_rules() -> None:
    names = [[one.id for one in found.regulations if one.id.startswith(("qd-1", "qd-3", "hd-"))] for found in SETS]
    assert [set(ids) & RULES for ids in names] == [
        {"qd-132-2018", "hd-16-2018"},
        {"qd-132-2018", "hd-21-2019"},
        {"qd-124-2023", "hd-25-2023"},
        {"qd-366-2025", "hd-43-2025"},
    ]


# what one text of the centre sets and another leaves to the default layer
ELSEWHERE = {
    dated.parameter.name
    for regulation in REGULATIONS.all
    for dated in regulation.values
    if not regulation.id.startswith("local-default")
}


def test_what_the_centre_left_open_stands_in_the_default_layer_only() -> None:
    for regulation in REGULATIONS.all:
        for dated in regulation.values:
            is_open = KINDS[dated.parameter.name].direction is Direction.FREE
            if regulation.id == "qd-366-2025":
                assert not is_open
            if regulation.id.startswith("local-default"):
                assert is_open or dated.parameter.name in ELSEWHERE


@pytest.mark.parametrize(
    ("day", "is_there"), [(date(2025, 8, 29), False), (date(2025, 8, 30), True), (date(2026, 12, 31), True)]
)
def test_366_holds_from_its_signing(day: date, *, is_there: bool) -> None:
    found = REGULATIONS.in_force_on(day)
    assert (found.regulation("qd-366-2025") is not None) is is_there


def test_outside_its_dates_a_parameter_raises() -> None:
    early = REGULATIONS.in_force_on(date(2025, 8, 29))
    with pytest.raises(NotInForceError) as caught:
        early.parameter("score_htxs_min")
    assert "29/08/2025" in caught.value.message
    with pytest.raises(NotInForceError):
        early.form(FormCode.F2B)
    with pytest.raises(NotInForceError):
        early.criteria(FormCode.F2B)


def test_a_round_finds_its_pinned_set_again() -> None:
    again = REGULATIONS.pinned(SET.pins, on=SET.on)
    assert again == SET
    without_day = REGULATIONS.pinned(SET.pins)
    assert without_day.on == date(2026, 7, 26)
    assert without_day.values == SET.values


def test_a_pin_of_a_regulation_that_is_not_here_says_so() -> None:
    with pytest.raises(UnknownRegulationError) as caught:
        REGULATIONS.pinned((RegulationPin(id="qd-999-2031", digest=""),))
    assert "qd-999-2031" in caught.value.message


def test_data_that_changed_since_the_pin_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources" / "regulations", tmp_path / "regulations")
    path = tmp_path / "regulations" / "hd-43-2025" / "articles.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Mẫu 01", "Mẫu 1"), encoding="utf-8")
    changed = load_regulations(tmp_path).pinned(SET.pins, on=SET.on)
    assert changed.changed == ("hd-43-2025",)
    assert REGULATIONS.pinned(SET.pins).changed == ()


@pytest.mark.parametrize(
    ("article", "title"),
    [
        ("Điều 11 khoản 1 điểm 1.4", "Hoàn thành xuất sắc - khắc phục hạn chế"),
        ("Điều 11 khoản 1 điểm 1.9", "Hoàn thành xuất sắc nhiệm vụ"),
        ("Điều 11 khoản 9", "Xếp loại chất lượng"),
        ("Điều 1", "Phạm vi và đối tượng áp dụng"),
    ],
)
def test_an_article_is_found_or_the_nearest_that_holds_it(article: str, title: str) -> None:
    found = SET.article(Citation(regulation_id="qd-366-2025", article=article))
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize("article", ["Điều 99", "Mục 1", ""])
def test_no_article_is_invented(article: str) -> None:
    assert SET.article(Citation(regulation_id="qd-366-2025", article=article)) is None
    assert SET.article(Citation(regulation_id="qd-0-1900", article="Điều 1")) is None


@pytest.mark.parametrize("found", SETS[:-1], ids=lambda found: str(found.on))
def test_older_frames_are_graded_and_know_the_results(found: RegulationSet) -> None:
    assert found.frames
    for frame in found.frames.values():
        assert frame.is_graded
        assert any(group.is_results for group in frame.groups)
        codes = [criterion.code for criterion in frame.criteria]
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("found", "leader", "no_post"),
    [
        (SETS[0], FormCode.F02, FormCode.F02),
        (SETS[1], FormCode.F02, FormCode.F02),
        (SETS[2], FormCode.F02B, FormCode.F02A),
        (SETS[3], FormCode.F2A, FormCode.F2B),
    ],
)
def test_the_letters_of_the_forms_changed_sides(found: RegulationSet, leader: FormCode, no_post: FormCode) -> None:
    assert person_form(WorkGroup.LEADER, found) is leader
    assert person_form(WorkGroup.NO_POST, found) is no_post
    assert set(found.frames) >= {FormCode.F01, leader, no_post}


@pytest.mark.parametrize("code", SET.frames)
def test_each_frame_shares_out_30_and_70(code: FormCode) -> None:
    frame = SET.criteria(code)
    sums = [sum((c.max_points or Decimal(0) for c in group.criteria), Decimal(0)) for group in frame.groups]
    assert sums == [30, 70]
    codes = [criterion.code for criterion in frame.criteria]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("code", "official", "annex", "heads"),
    [
        (FormCode.F01, "Mẫu 01-HD KĐ.ĐG 2025", "Phụ lục 1", 4),
        (FormCode.F2A, "Mẫu 2A-HD KĐ.ĐG 2025", "Phụ lục 3", 6),
        (FormCode.F2B, "Mẫu 2B-HD KĐ.ĐG 2025", "Phụ lục 4", 3),
        (FormCode.F2C, "Mẫu 2C-HD KĐ.ĐG 2025", "Phụ lục 5", 3),
    ],
)
def test_forms_have_their_headings(code: FormCode, official: str, annex: str, heads: int) -> None:
    form = SET.form(code)
    assert form.official_code == official
    assert SET.criteria(code).annex == annex
    assert len([section for section in form.sections if section.code.startswith("A.I.")]) == heads
    for wanted in ("A.II.1", "A.II.2", "A.III", "A.IV", "A.V", "A.VI"):
        section = form.section(wanted)
        assert section is not None
        assert not section.is_heading_only
    assert form.section("A.VII") is None
    assert form.is_provisional is (code is FormCode.F2A)


def test_a_local_value_names_its_paper() -> None:
    found = SET.with_local((local("vote_threshold", "two_thirds"),)).parameter("vote_threshold")
    assert found.is_local
    assert found.text == "two_thirds"
    assert found.set_by == "12-HD/ĐU ngày 05/11/2026 của Đảng ủy xã Mẫu"
    assert SET.with_local(()) is SET


def test_a_local_split_changes_the_maxima() -> None:
    changed = SET.with_local((local("split_collective_results", "40; 30"),))
    assert [c.max_points for c in changed.criteria(FormCode.F01).groups[1].criteria] == [40, 30]


@pytest.mark.parametrize("parameter", SET.parameters(), ids=lambda parameter: parameter.name)
def test_every_value_can_be_typed_in_again_as_it_stands(parameter: object) -> None:
    name = getattr(parameter, "name", "")
    again = SET.with_local((local(name, SET.parameter(name).text),)).parameter(name)
    assert again.value == SET.parameter(name).value


TIGHT = [
    (found, parameter.name)
    for found in SETS
    for parameter in found.parameters()
    if parameter.unit in ("percent", "points")
    and KINDS[parameter.name].direction in ("up", "down")
    and not parameter.source.regulation_id.startswith("local-default")
]


@pytest.mark.parametrize(("found", "name"), TIGHT, ids=lambda part: str(getattr(part, "on", part)))
def test_no_local_value_loosens_the_centre(found: RegulationSet, name: str) -> None:
    central = found.parameter(name)
    step = -1 if KINDS[name].direction is Direction.UP else 1
    looser = str(int(central.text) + step)
    with pytest.raises(LocalParameterError) as caught:
        found.with_local((local(name, looser),))
    assert central.source.article in caught.value.message


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("score_htx_min", "90", "score_htxs_min"),
        ("no_such_thing_at_all", "90", "Chọn tên trong danh sách"),
        ("beyond_min_percent", "30,5", "phần trăm"),
        ("cap_base", "of_everything", "of_htt_up"),
        ("cap_exception", "maybe", "có hoặc không"),
        ("finish_by", "31-12", "ngày/tháng"),
        ("points_step", "-1", "điểm"),
        ("split_collective_general", "5;5", "phải có 6 số cộng lại bằng 30, đang có 2 số bằng 10"),
    ],
)
def test_a_local_value_that_cannot_be_taken_says_why(name: str, value: str, says: str) -> None:
    with pytest.raises(LocalParameterError) as caught:
        SET.with_local((local(name, value),))
    assert says in str(caught.value)


def test_local_values_need_a_set_that_knows_them() -> None:
    empty = replace(SET, values={})
    with pytest.raises(LocalParameterError):
        empty.with_local((local("vote_threshold", "two_thirds"),))
