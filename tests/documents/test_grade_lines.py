"""The forms of older years print their four boxes under the items that were graded."""

from datetime import date

import pytest

from kiemdiem_desktop.documents.blocks import Paragraph
from kiemdiem_desktop.documents.templates.grade_lines import GRADE_NAMES, grade_lines
from kiemdiem_desktop.domain.ids import RoundId, SubjectId
from kiemdiem_desktop.domain.review import CriterionPoints, Grade, SelfReview
from kiemdiem_desktop.domain.round import FormCode
from tests import shipped

REGULATIONS = shipped.regulations()


def lines(year: int, form: FormCode, *points: CriterionPoints) -> dict[str, list[str]]:
    """Give the printed lines by section."""
    regs = REGULATIONS.in_force_on(date(year, 12, 10))
    review = SelfReview(round_id=RoundId(1), subject_id=SubjectId(1), points=points)
    found = {}
    for section in regs.form(form).sections:
        blocks = grade_lines(section, review, regs.criteria(form))
        texts = ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)]
        if texts:
            found[section.code] = texts
    return found


@pytest.mark.parametrize(
    ("year", "form", "sections"),
    [
        (2024, FormCode.F02A, ["A.I.1", "A.I.2", "A.III"]),
        (2024, FormCode.F02B, ["A.I.1", "A.I.2", "A.I.3", "A.I.4", "A.I.5", "A.III"]),
        (2024, FormCode.F01, ["A.I.1", "A.I.2", "A.I.3", "A.I.4", "A.III"]),
        (2020, FormCode.F02, ["A.I.1", "A.I.2", "A.III"]),
        (2026, FormCode.F2B, []),
    ],
)
def test_each_form_has_its_tick_lines(year: int, form: FormCode, sections: list[str]) -> None:
    assert list(lines(year, form)) == sections


def test_the_chosen_grade_is_marked_alone() -> None:
    found = lines(2024, FormCode.F02A, CriterionPoints(code="I.2", grade=Grade.GOOD))
    assert found["A.I.2"] == ["Tự đánh giá về cấp độ thực hiện: □ Xuất sắc   ■ Tốt   □ Trung bình   □ Kém"]
    assert "■" not in found["A.I.1"][0]


def test_the_one_form_of_2019_ticks_four_items_under_one_heading() -> None:
    found = lines(2020, FormCode.F02, CriterionPoints(code="I.1.3", grade=Grade.FAIR))
    assert len(found["A.I.1"]) == 4
    assert found["A.I.1"][2].startswith("Ý thức tổ chức kỷ luật: ")
    assert "■ Trung bình" in found["A.I.1"][2]


def test_every_grade_has_its_word() -> None:
    assert set(GRADE_NAMES) == set(Grade)
