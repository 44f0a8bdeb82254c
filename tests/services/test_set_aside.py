"""A finding that was kept with a reason is no work left on the home page; it stays among the findings."""

from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.home import home_of
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import fill_sample
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.workspace_folder import open_in_memory
from tests.services.conftest import RESOURCES


def test_what_was_kept_with_a_reason_is_no_work_left(regulations: Regulations) -> None:
    store = open_in_memory(clock=SystemClock())
    workspace = Workspace(store=store, regulations=regulations, clock=SystemClock(), resources_dir=RESOURCES)
    fill_sample(workspace, completed=True)
    checked = check(workspace, current_round(workspace))
    (kept,) = [text for text in checked.findings if text.finding.severity is Severity.MUST_FIX]
    assert kept.finding.override is not None
    assert home_of(workspace, checked).todo == ()
    store.close()
