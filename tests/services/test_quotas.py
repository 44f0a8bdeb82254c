"""The superior's quota in accepted guidance, told beside the cap: below, at and over it, and the lower of the two."""

from dataclasses import replace
from pathlib import Path

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import CapGroup, CapReading
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.home import cap_in_words
from kiemdiem_desktop.services.cell.quotas import QuotaLine, tell_quotas
from kiemdiem_desktop.services.cell.rating_words import RatingRow, list_rating_rows, tell_caps
from kiemdiem_desktop.services.cell.ratings import propose
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.round_trip import ROUND, introduce, posting, take


def give(cell: Workspace, committee: Workspace, folder: Path, *quotas: Value, number: str = "15-HD/ĐU") -> None:
    """Let the cell accept guidance with quotas."""
    registered = introduce(cell, committee)
    made = answering.issue_guidance(committee, registered, ROUND, {"quotas": list(quotas)}, posting(folder, number))
    take(cell, made.written.path)


def tell(cell: Workspace, *, at_best: int) -> tuple[QuotaLine, ...]:
    """Tell the quotas with `at_best` members at the best level and all others at the next."""
    checked = check(cell, current_round(cell))
    members: tuple[RatingRow, ...] = tuple(row for row in list_rating_rows(checked) if row.is_member)
    rows = [replace(row, standing=Level.HTXS if n < at_best else Level.HTT) for n, row in enumerate(members)]
    return tell_quotas(checked, tell_caps(checked, checked.verdict.caps), rows)


def test_a_quota_is_told_with_its_paper_below_at_and_over_it(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    assert tell(cell, at_best=2) == ()
    give(cell, committee, tmp_path, {"group": "Đảng viên", "level": "HTXS", "at_most": 3})
    told = {count: tell(cell, at_best=count)[0] for count in (2, 3, 4)}
    paper = "văn bản 15-HD/ĐU của Đảng ủy xã Tiên Phong, 19/11/2026"
    begin = "Cấp trên phân bổ: Đảng viên, mức hoàn thành xuất sắc nhiệm vụ tối đa 3 suất"
    assert told[2].text.startswith(f"{begin} – {paper}. Đang có 2, còn 1 suất.")
    assert "Đang có 3, đã hết suất." in told[3].text
    assert "Đang có 4, vượt 1 suất." in told[4].text
    assert [told[count].is_over for count in (2, 3, 4)] == [False, False, True]


def test_the_lower_of_cap_and_quota_is_what_is_left(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    give(cell, committee, tmp_path, {"group": "Đảng viên", "level": "HTXS", "at_most": 0})
    give(cell, committee, tmp_path, {"group": "Đảng viên", "level": "HTXS", "at_most": 90}, number="16-HD/ĐU")
    (line,) = tell(cell, at_best=1)
    assert "16-HD/ĐU" in line.text, "the newer paper holds"
    assert "Mức tỷ lệ thấp hơn" in line.text


def test_a_percentage_is_counted_by_the_reading_in_use(cell: Workspace, committee: Workspace, tmp_path: Path) -> None:
    give(cell, committee, tmp_path, {"group": "Đảng viên", "level": "HTXS", "percent": 20})
    checked = check(cell, current_round(cell))
    htt = sum(row.is_member for row in list_rating_rows(checked)) - 3
    (line,) = tell(cell, at_best=3)
    assert f"tối đa {htt // 5} suất (20 %, tính như mức tỷ lệ)" in line.text


def test_a_lower_quota_is_the_headroom_of_the_bar_and_a_finding_when_passed(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    give(cell, committee, tmp_path, {"group": "Đảng viên", "level": "HTXS", "at_most": 0})
    checked = check(cell, current_round(cell))
    groups = tuple(replace(group, htxs=0, htt=20, readings=readings(group, 4, 0)) for group in checked.verdict.caps)
    (first, *_others) = tell_caps(checked, groups)
    assert (first.limit, first.cap_limit, first.headroom) == (0, 4, "đã hết suất")
    assert first.words.endswith("cấp trên phân bổ ít hơn")
    best = next(own for own in checked.dossier.subjects if own.subject.member_id is not None)
    propose(cell, best.subject.id, Level.HTXS)
    after = check(cell, current_round(cell))
    (found,) = [row for row in after.findings if row.finding.code == "cap.quota_exceeded"]
    assert found.detail == (
        "Đảng viên: 3 ở mức Hoàn thành xuất sắc nhiệm vụ, cấp trên phân bổ tối đa 0 – "
        "văn bản 15-HD/ĐU của Đảng ủy xã Tiên Phong, 19/11/2026."
    )
    assert "vượt 3 suất" in cap_in_words(after)


def readings(group: CapGroup, limit: int, used: int) -> tuple[CapReading, ...]:
    """Give the readings of a group with another limit."""
    return tuple(replace(row, limit=limit, used=used, headroom=limit - used) for row in group.readings)
