"""How long the totals of a province take: 31,315 members in 658 organisations, everything decided, beside a floor.

The floor is the least anybody can do: read the same columns of every member's row out of the same encrypted book.

Run as a script, on a quiet machine: `python -m tests.benchmarks.bench_totals`.
"""

import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter, process_time
from typing import Final

from kiemdiem_desktop.documents.wording import NOT_OF_THE_CELL
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.committee.counting import MEMBER_FIELDS
from kiemdiem_desktop.services.committee.figures import FigurePlace, find_behind
from kiemdiem_desktop.services.committee.sum_checking import tell_sums
from kiemdiem_desktop.services.committee.totals import sum_up
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import RESOURCES
from tests.services.province_rows import EVERYBODY, YEAR, make_province

TARGET_MS: Final = 300.0
MOST_FLOORS: Final = 4.0
TURNS: Final = 9


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Give the median of some turns on the wall and of the processor, the first one apart."""
    walls, processors = [], []
    for _turn in range(TURNS + 1):
        gc.collect()
        wall, processor = perf_counter(), process_time()
        work()
        walls.append((perf_counter() - wall) * 1000)
        processors.append((process_time() - processor) * 1000)
    return median(walls[1:]), median(processors[1:])


def decide_all(workspace: Workspace) -> None:
    """Decide every proposed level, as at the end of a round: the largest join that totals meet."""
    with workspace.store.step("Quyết định", is_barrier=True):
        workspace.store.decided_subjects.add_all(
            DecidedSubject(
                cell_code=row.cell_code,
                year=row.year,
                subject_code=row.code,
                name=row.name,
                kind=row.kind,
                level=row.proposed_level,
            )
            for row in workspace.store.subject_rows.all()
            if row.proposed_level is not None
        )


def main() -> int:
    """Print the figures; 1 where a target is missed."""
    clock = FixedClock(instant=datetime(YEAR, 12, 25, tzinfo=UTC))
    workspace = make_province(load_regulations(RESOURCES), clock)
    rows = workspace.store.subject_rows
    is_good = True
    for name, prepare in (("proposed", lambda _workspace: None), ("decided", decide_all)):
        prepare(workspace)
        found = sum_up(workspace, YEAR)
        assert found.totals.whole().total == EVERYBODY
        floor = milliseconds(lambda: rows.member_columns(YEAR, "cn", MEMBER_FIELDS, gone=NOT_OF_THE_CELL))
        spent = milliseconds(lambda: sum_up(workspace, YEAR))
        behind = milliseconds(lambda found=found: find_behind(workspace, found, FigurePlace(figure="kht")))  # type: ignore[misc]
        checked = milliseconds(lambda found=found: tell_sums(workspace, found))  # type: ignore[misc]
        sys.stdout.write(
            f"{name}: totals {spent[0]:.0f} ms (processor {spent[1]:.0f}; target < {TARGET_MS:.0f}), floor "
            f"{floor[0]:.0f} ({floor[1]:.0f}), {spent[1] / floor[1]:.1f} floors (target < {MOST_FLOORS:.0f}); "
            f"behind a figure {behind[0]:.0f}, sums checked {checked[0]:.0f}\n"
        )
        is_good = is_good and spent[1] < TARGET_MS and spent[1] < MOST_FLOORS * floor[1]
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
