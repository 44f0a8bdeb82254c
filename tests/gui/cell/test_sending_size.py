"""How large a package is against a letter: told beside the place, after writing, and set by the secretary."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.cell.sending_size import MailBar
from kiemdiem_desktop.gui.cell.sending_work import Sealing
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.theme import Theme, colours_now
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.mail_budget import USUAL_MEGABYTES, mail_budget, set_mail_budget
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sealing import SealedBytes, seal
from kiemdiem_desktop.services.cell.sending import prepare_frozen
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.paper_desk import DeskNotes
from tests.services.round_trip import make_cell

MEGABYTE = 1024**2


@pytest.fixture
def cell(regulations: Regulations, shelf: Shelf, theme: Theme) -> Iterator[Workspace]:
    """The finished sample cell."""
    assert theme is not None
    workspace = make_cell(regulations, shelf.clock)
    yield workspace
    workspace.store.close()


def test_the_bar_is_full_and_amber_over_the_budget_and_the_words_say_it(theme: Theme, qtbot: QtBot) -> None:
    assert theme is not None
    bar = MailBar()
    qtbot.addWidget(bar)
    bar.resize(400, 60)
    bar.show()
    bar.show_about(5 * MEGABYTE, 20)
    assert bar.words.text() == "Dung lượng gói: khoảng 5,0 MB trong 20 MB của một thư."
    assert bar.accessibleName() == bar.words.text()
    painted = bar._bar.grab().toImage()
    quarter, middle = painted.pixelColor(painted.width() // 8, 8), painted.pixelColor(painted.width() // 2, 8)
    assert (quarter.name(), middle.name()) == (colours_now().quiet, colours_now().surface)
    bar.show_about(21 * MEGABYTE, 20)
    assert bar.is_over, bar.words.text()
    assert "quá mức 20 MB" in bar.words.text()
    edge = bar._bar.grab().toImage().pixelColor(painted.width() // 2, 0)
    assert edge.name() != colours_now().outline
    assert bar.words.property("tone") == "amber"
    bar.show_unknown()
    assert not bar._bar.isVisible()
    assert bar.words.property("tone") == "plain"


def test_the_size_told_before_signing_is_that_of_the_package_and_sealing_writes_no_paper_again(
    cell: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DeskNotes().desk()
    work = Sealing(cell, desk, Press(desk))
    told: list[int] = []
    work.take_hold(check(cell, current_round(cell)))
    assert work.frozen is not None
    few = work.frozen.papers[:6]
    object.__setattr__(work.frozen, "papers", few)
    work.measure(told.append)
    monkeypatch.setattr("kiemdiem_desktop.services.cell.sealing.render", _refuse)
    sealed: SealedBytes = seal(prepare_frozen(cell, work.frozen), rendered=work._papers_of(few))
    assert told[0] == pytest.approx(len(sealed.file), rel=0.25)


def _refuse(_job: object) -> bytes:
    raise AssertionError


def test_the_secretary_sets_what_a_letter_carries(cell: Workspace) -> None:
    assert mail_budget(cell) == USUAL_MEGABYTES
    set_mail_budget(cell, 5)
    assert mail_budget(cell) == 5
    with pytest.raises(InvalidValueError, match="từ 2 đến 20 MB"):
        set_mail_budget(cell, 700)
    cell.store.undo()
    assert mail_budget(cell) == USUAL_MEGABYTES
