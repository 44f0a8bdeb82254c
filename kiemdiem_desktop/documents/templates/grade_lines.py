"""The tick lines of the forms of 2018 to 2024: how well each item was done, in four grades."""

from collections.abc import Mapping

from kiemdiem_desktop.documents.blocks import Alignment, Block, Paragraph, plain
from kiemdiem_desktop.domain.review import Grade, SelfReview
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion, FormSection

GRADE_NAMES: Mapping[Grade, str] = {
    Grade.EXCELLENT: "Xuất sắc",
    Grade.GOOD: "Tốt",
    Grade.FAIR: "Trung bình",
    Grade.POOR: "Kém",
}


def grade_lines(section: FormSection, review: SelfReview, frame: CriteriaSet) -> tuple[Block, ...]:
    """Give a line of four boxes for each criterion of a graded frame that stands under a section; else nothing.

    Source: qd-124-2023 Điều 11 khoản 1
    """
    own = section.code.removeprefix("A.")
    return tuple(_line(row, review, name="" if row.code == own else row.text) for row in frame.under(section))


def _line(criterion: Criterion, review: SelfReview, *, name: str) -> Paragraph:
    found = review.points_of(criterion.code)
    chosen = found.grade if found else None
    boxes = "   ".join(f"{'■' if grade is chosen else '□'} {label}" for grade, label in GRADE_NAMES.items())
    lead = f"{name}: " if name else "Tự đánh giá về cấp độ thực hiện: "
    return Paragraph(runs=plain(lead + boxes, is_italic=True), alignment=Alignment.LEFT)
