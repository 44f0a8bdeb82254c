"""How long the screens of a 60-member cell take to draw anew, beside the check of the round in the same run.

Run by name: `QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/bench_screens.py`.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.clock import SystemClock
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.cell.tools import make_tools
from kiemdiem_desktop.gui.cell.window import build_window
from kiemdiem_desktop.gui.session import Session
from kiemdiem_desktop.gui.start import make_application
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.rules.regulations import load_regulations
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.roster import add_member
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import open_sample
from kiemdiem_desktop.services.library import Shelf

ROOT = Path(__file__).parents[2]
MEMBERS, TURNS, MOST_FLOORS = 60, 7, 6


def milliseconds(work: Callable[[], object]) -> float:
    """Give the median of some turns, the first one apart."""
    spent = []
    for _turn in range(TURNS + 1):
        begun = perf_counter()
        work()
        QApplication.processEvents()
        spent.append((perf_counter() - begun) * 1000)
    return median(spent[1:])


def test_every_screen_is_drawn_anew_within_some_checks_of_the_round(tmp_path: Path) -> None:
    resources = ROOT / "resources"
    app = QApplication.instance() or make_application(["bench"], resources, ROOT / "translations")
    assert isinstance(app, QApplication)
    theme = Theme(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat), app)
    shelf = Shelf(root=tmp_path, regulations=load_regulations(resources), clock=SystemClock(), resources_dir=resources)
    workspace = open_sample(shelf)
    one = workspace.store.members.all()[0]
    for number in range(workspace.store.members.count(), MEMBERS):
        add_member(workspace, replace(one, full_name=f"Nguyễn Văn {number}", personal_number=f"{number:012d}"))
    session = Session(
        lock=lambda: None,
        leave=lambda: None,
        start_sample_anew=lambda: None,
        idle_minutes=lambda: 10,
        use_idle_minutes=lambda _minutes: None,
    )
    window = build_window(make_tools(workspace, shelf, theme, session))
    window.resize(1366, 768)
    window.show()
    floor = milliseconds(lambda: check(workspace, current_round(workspace)))
    told = [f"\nfloor (check of the round) {floor:.1f} ms"]
    slowest = 0.0
    for screen_id in window.rail.buttons:
        window.show_screen(screen_id)
        screen = window.screen_now
        spent = milliseconds(screen.refresh)
        if isinstance(screen, ReviewsScreen):
            told.append(f"next person {milliseconds(lambda screen=screen: screen.step(1)):.1f} ms")  # type: ignore[misc]
        told.append(f"{screen_id} {spent:.1f} ms")
        slowest = max(slowest, spent)
    print(" · ".join(told))  # noqa: T201 - the figures are the purpose
    window.close()
    assert slowest < MOST_FLOORS * floor
