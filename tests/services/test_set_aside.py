"""A finding that was kept with a reason is no work left on the home page; it stays among the findings."""

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.home import home_of
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


def test_what_was_kept_with_a_reason_is_no_work_left(finished: Workspace) -> None:
    checked = check(finished, current_round(finished))
    (kept,) = [text for text in checked.findings if text.finding.severity is Severity.MUST_FIX]
    assert kept.finding.override is not None
    assert home_of(finished, checked).todo == ()
