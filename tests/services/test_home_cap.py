"""A proposal above the cap is work left on the home page, though every subject has its level."""

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.home import count_open_work, list_steps
from kiemdiem_desktop.services.cell.ratings import propose
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


def test_a_proposal_above_the_cap_is_work_left(finished: Workspace) -> None:
    round_ = current_round(finished)
    assert count_open_work(finished, check(finished, round_))["ratings"] == 0
    subjects = finished.store.subjects.where(round_id=round_.id)
    propose(finished, next(row.id for row in subjects if row.name == "A Brêng"), Level.HTXS)
    checked = check(finished, round_)
    assert count_open_work(finished, checked)["ratings"] == 1
    step = next(step for step in list_steps(finished, checked) if step.code == "ratings")
    assert step.detail == "19/19 đã đề nghị; vượt 1 suất xuất sắc"
