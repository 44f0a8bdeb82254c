"""The part of a self-review where the subject rates itself: points in all, and the level it proposes."""

from decimal import Decimal

from kiemdiem_desktop.documents.blocks import Alignment, Block, Heading, Paragraph, plain
from kiemdiem_desktop.documents.grid import cell_text
from kiemdiem_desktop.documents.templates.person import level_boxes
from kiemdiem_desktop.documents.templates.points_table import group_points, whole_points
from kiemdiem_desktop.documents.wording import DOTS
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules.regulation import CriteriaSet

_TWO_RATINGS = (FormCode.F02, FormCode.F02A, FormCode.F02B)
_WITH_ANNEX = (FormCode.F01, FormCode.F2A, FormCode.F2B)


def points_lines(frame: CriteriaSet, review: SelfReview, total_points: str | None) -> tuple[Block, ...]:
    """Give the points of each group and in all, each out of its most; nothing for a frame of four grades."""
    if frame.is_graded:
        return ()
    groups = [
        f"{number}. {group.title}: {_points(group_points(group, review))}/{cell_text(group.max_points)}"
        for number, group in enumerate(frame.groups, 1)
    ]
    total = None if total_points is None else Decimal(total_points)
    lines = (*groups, f"Tổng điểm: {_points(total)}/{cell_text(whole_points(frame))}")
    return tuple(Paragraph(runs=plain(line), alignment=Alignment.LEFT) for line in lines)


def annex_note(form: FormCode, frame: CriteriaSet) -> tuple[Block, ...]:
    """Give the note that the annex on the results of the tasks goes with the form, where the form asks for it."""
    if frame.is_graded or form not in _WITH_ANNEX:
        return ()
    words = "(Kèm theo phụ lục kết quả thực hiện nhiệm vụ, thể hiện rõ sản phẩm, tiến độ, chất lượng.)"
    return (Paragraph(runs=plain(words, is_italic=True), alignment=Alignment.LEFT),)


def level_choice(part: SubjectDossier, review: SelfReview) -> tuple[Block, ...]:
    """Give the boxes of the proposed level.

    The forms of 2019 and 2023 have a first line for the rating as a civil servant; it is filled in by hand.
    """
    boxes = level_boxes(review.self_level)
    if part.file is None or part.subject.form not in _TWO_RATINGS:
        return (boxes,)
    if not part.file.member.is_civil_servant:
        return (Heading(text="Xếp loại đảng viên", level=3), boxes)
    return (
        Heading(text="1. Xếp loại cán bộ, công chức, viên chức", level=3),
        level_boxes(None),
        Heading(text="2. Xếp loại đảng viên", level=3),
        boxes,
    )


def _points(points: Decimal | None) -> str:
    return DOTS if points is None else cell_text(points)
