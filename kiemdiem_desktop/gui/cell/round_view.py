"""The round as the rules see it, worked out once after each change however many screens ask."""

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.services.cell.cells import find_cell
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace

DOSSIER_TABLES = frozenset(
    {
        *("cells", "members", "statuses", "disciplines", "commendations", "rounds", "subjects", "reviews"),
        *("shortcomings", "comments", "meetings", "attendance", "ballots", "ratings", "overrides", "prompts"),
        *("year_records", "conclusions", "parameters", "earlier_ratings", "re_ratings", "quarter_records"),
    }
)
"""The tables that the checked round is worked out from: what screens that show all of it read."""


class RoundView:
    """The latest check of the current round. Made before the window, it hears of a change before any screen does."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._is_fresh = self._is_warm = False
        self._checked: CheckedRound | None = None
        self._problem: KiemdiemError | None = None
        workspace.store.subscribe(self._forget)

    @property
    def checked(self) -> CheckedRound | None:
        """The checked round; None where no round was opened, or where it cannot be checked (see `problem`)."""
        self._renew()
        return self._checked

    @property
    def advice(self) -> tuple[FindingText, ...]:
        """The advice on the round; nothing before `warm_up`, so that the first window need not wait for it."""
        checked = self.checked
        return checked.advice if checked is not None and self._is_warm else ()

    def warm_up(self) -> None:
        """Let advice be told from now on. The first time compares all texts, later only what was changed."""
        self._is_warm = True

    @property
    def problem(self) -> KiemdiemError | None:
        """Why the round cannot be checked at all (a regulation that this program does not hold), else None."""
        self._renew()
        return self._problem

    def _renew(self) -> None:
        if self._is_fresh:
            return
        self._checked = self._problem = None
        round_ = find_current_round(self._workspace)
        if round_ is not None and find_cell(self._workspace) is not None:
            try:
                self._checked = check(self._workspace, round_)
            except KiemdiemError as error:
                self._problem = error
        self._is_fresh = True

    def _forget(self, _changes: Changes) -> None:
        self._is_fresh = False
