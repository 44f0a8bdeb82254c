"""What is done on a day of exchange: both sides on disk, a stick between them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.returns import list_tasks, set_task_done
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.library import Shelf, create_workspace
from kiemdiem_desktop.services.workspace import Workspace
from tests import shipped
from tests.services.conftest import RESOURCES
from tests.services.round_trip import GUIDANCE, ROUND, collect, found, introduce, posting, send, take
from tests.store.workspaces import CHEAP, PASSPHRASE


def shelf_in(folder: Path) -> Shelf:
    """Give a shelf whose keys cost next to nothing, in the evening of 10/12/2026."""
    return Shelf(
        root=folder / "so",
        regulations=shipped.regulations(),
        clock=FixedClock(instant=datetime(2026, 12, 10, 12, 0, tzinfo=UTC)),
        resources_dir=RESOURCES,
        key_cost=CHEAP,
    )


def make_both(folder: Path) -> tuple[Workspace, Workspace, Path]:
    """Give the finished sample cell and its committee, known to each other, and a stick; all in `folder`."""
    shelf, stick = shelf_in(folder), folder / "usb"
    stick.mkdir()
    cell, _code = create_workspace(shelf, name="Chi bộ", passphrase=PASSPHRASE)
    fill_sample(cell, completed=True)
    make_key(cell, holder="A Brêng")
    committee, _code = create_workspace(shelf, name="Đảng ủy", passphrase=PASSPHRASE)
    return cell, found(committee), stick


@action("Trả lời gợi ý")
def answer_all(cell: Workspace) -> None:
    """Answer every prompt in one step."""
    for prompt in cell.store.prompts.where(round_id=current_round(cell).id):
        cell.store.prompts.save(replace(prompt, answer=prompt.answer or "Đã công khai."))


def do_the_day(folder: Path) -> None:
    """Guidance, dossier, return, dossier again, receipt, decision, list of keys."""
    cell, committee, stick = make_both(folder)
    registered = introduce(cell, committee)
    take(
        cell, answering.issue_guidance(committee, registered, ROUND, GUIDANCE, posting(stick, "15-HD/ĐU")).written.path
    )
    answer_all(cell)
    dossier = collect(committee, send(cell, stick).written.path)
    take(cell, answering.issue_return(committee, dossier, Correction(reason="Thiếu"), posting(stick)).written.path)
    for task in list_tasks(cell, current_round(cell).id):
        set_task_done(cell, task.id, is_done=True)
    again = collect(committee, send(cell, stick, reason="Đã bổ sung").written.path)
    take(cell, answering.issue_receipt(committee, again, posting(stick)).written.path)
    levels = answering.proposed_levels(again)
    take(cell, answering.issue_decision(committee, again, levels, posting(stick, "30-QĐ/ĐU")).written.path)
    cell.store.close()
    committee.store.close()
