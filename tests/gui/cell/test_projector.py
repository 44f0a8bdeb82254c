"""Trình chiếu: one subject on the wall, without numbers of papers, levels and what is internal."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.cell.meeting_projector import LONG_NUMBER
from kiemdiem_desktop.gui.cell.meeting_screen import MeetingScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.eyes import texts_of
from tests.gui.keyboard import press, type_vi

MakeWindow = Callable[..., MainWindow]
COMMENTS = 1


def comments_of(window: MainWindow) -> MeetingScreen:
    """Show the page of comments."""
    window.show_screen("meeting")
    screen = window.screen_now
    assert isinstance(screen, MeetingScreen)
    screen.tabs.show_page(COMMENTS)
    return screen


def test_the_wall_shows_the_subject_without_numbers_and_levels(sample: Workspace, make_window: MakeWindow) -> None:
    screen = comments_of(make_window())
    round_id = current_round(sample).id
    subject = next(
        row for row in sample.store.subjects.all() if row.name == "Lê Văn Nghĩa" and row.round_id == round_id
    )
    screen.show_subject(subject.id)
    type_vi(screen.comments.form.text, "Số thẻ 045123456789, luôn gương mẫu.")
    press(screen, Qt.Key.Key_F11)
    wall = screen.projector
    assert wall.isVisible()
    shown = " ".join(texts_of(wall))
    assert wall.name.text() == "Lê Văn Nghĩa"
    assert "luôn gương mẫu" in shown
    assert not LONG_NUMBER.search(shown)
    assert not any(level.label in shown for level in Level)
    press(wall, Qt.Key.Key_Right)
    assert wall.name.text() == "A Phiêu"
    press(wall, Qt.Key.Key_Escape)
    assert not wall.isVisible()


def test_what_is_internal_stays_off_the_wall(sample: Workspace, make_window: MakeWindow) -> None:
    screen = comments_of(make_window())
    form = screen.comments.form
    form.internal.click()
    type_vi(form.text, "Chuyện riêng của chi bộ.")
    screen.project()
    assert "Chuyện riêng" not in " ".join(texts_of(screen.projector))
    assert any(row.is_internal for row in sample.store.comments.all() if row.text == "Chuyện riêng của chi bộ.")
    screen.projector.close()
