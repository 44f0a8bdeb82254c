"""Giving forms out and taking them back in the window: buttons, a dropped folder, questions, one step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem_desktop.gui.cell.returned_page import ReturnedPage
from kiemdiem_desktop.gui.cell.reviews_screen import RETURNED, WORK, ReviewsScreen
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.services.cell.blank_forms import FormFormat, blank_forms, form_bytes
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.returned_forms import FileState
from kiemdiem_desktop.services.cell.reviews import get_review
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.conftest import subject_of
from tests.gui.dropping import drop
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.services.filling import fill_word, word_file
from tests.services.test_free_forms import OWN


@pytest.fixture
def screen(window_at: Callable[[str], MainWindow]) -> ReviewsScreen:
    """The self-reviews in front."""
    screen = window_at("reviews").screen_now
    assert isinstance(screen, ReviewsScreen)
    return screen


@pytest.fixture
def folder(sample: Workspace, tmp_path: Path) -> Path:
    """A folder of returned forms: a good one twice, one without a file behind it, one with its own headings."""
    folder = tmp_path / "nhận về"
    folder.mkdir()
    forms = {
        form.form.name: form for form in blank_forms(sample, check(sample, current_round(sample)), FormFormat.DOCX)
    }
    hyui = fill_word(form_bytes(forms["A Hyưi"]), {"section.A.V": "Tôi có phần.", "level=HTT": "x"})
    (folder / "a.docx").write_bytes(hyui)
    (folder / "b.docx").write_bytes(fill_word(form_bytes(forms["A Hyưi"]), {"section.A.V": "Bản khác."}))
    (folder / "c.docx").write_bytes(b"")
    (folder / "d.docx").write_bytes(word_file(*OWN))
    return folder


def page_of(screen: ReviewsScreen) -> ReturnedPage:
    """Give the page that takes forms back."""
    assert screen.returned is not None
    return screen.returned


def test_a_dropped_folder_is_shown_with_a_state_for_each_file(screen: ReviewsScreen, folder: Path) -> None:
    drop(screen, folder)
    page = page_of(screen)
    assert [form.state for form in page.forms] == [
        FileState.ASKS,
        FileState.ASKS,
        FileState.REFUSED,
        FileState.ASKS,
    ]
    assert page.summary.text() == "4 tệp: 3 cần chọn, 1 không nhận được."
    assert not page.merge_button.isEnabled()
    for form in page.forms:
        page.list.select(form.key)
        assert not english_in(screen)
        assert not unnamed_in(screen)
        assert not clipped_in(screen)


def test_one_of_two_versions_is_chosen_and_taken_over(screen: ReviewsScreen, folder: Path, sample: Workspace) -> None:
    drop(screen, folder)
    page, owner = page_of(screen), subject_of(sample, "A Hyưi")
    page.list.select(page.forms[0].key)
    page.part.use_button.click()
    assert page.merge_button.text() == "&Nhận 1 bản"
    page.part.grid.select("level", "taken")
    page.part._keep_taken(page.part.grid.model.rows[-1], "Không nhận")
    page.merge_button.click()
    review = get_review(sample, owner.id)
    assert (review.text_of("A.V"), review.self_level) == ("Tôi có phần.", None)
    assert len(page.forms) == 2
    sample.store.undo()
    assert get_review(sample, owner.id).text_of("A.V") == ""


def test_an_own_text_is_given_its_owner_and_its_sections(
    screen: ReviewsScreen, folder: Path, sample: Workspace
) -> None:
    screen.begin_return((folder / "d.docx",))
    page, owner = page_of(screen), subject_of(sample, "A Hyưi")
    page.list.select(page.forms[0].key)
    page.part._keep_owner(owner.id)
    split = page.part.split
    line = next(row for row in split.grid.model.rows if row.text == "Tôi còn giúp hai bạn trẻ.")
    split._store(line, "I.3 Cam kết tu dưỡng")
    split.confirm_button.click()
    assert page.forms[0].state is FileState.READY
    page.merge_button.click()
    assert get_review(sample, owner.id).text_of("A.I.3") == "Tôi còn giúp hai bạn trẻ."
    assert screen._pages.currentIndex() == WORK


def test_the_page_is_left_without_a_trace(screen: ReviewsScreen, folder: Path, sample: Workspace) -> None:
    before = sample.store.reviews.all()
    screen.return_button.click()
    assert screen._pages.currentIndex() == RETURNED
    page_of(screen).read((folder,))
    page_of(screen).leave_button.click()
    assert screen._pages.currentIndex() == WORK
    assert sample.store.reviews.all() == before


def test_forms_are_written_for_all_members(
    make_window: Callable[..., MainWindow], tmp_path: Path, sample: Workspace
) -> None:
    window = make_window("Mọi đảng viên, tệp Excel", tmp_path / "mẫu")
    window.show_screen("reviews")
    screen = window.screen_now
    assert isinstance(screen, ReviewsScreen)
    screen.export_button.click()
    members = [row for row in sample.store.subjects.where(round_id=current_round(sample).id) if row.member_id]
    assert len(list((tmp_path / "mẫu").glob("*.xlsx"))) == len(members)


def test_one_form_is_saved_where_the_secretary_says(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    window = make_window(2, tmp_path / "một.docx")
    window.show_screen("reviews")
    screen = window.screen_now
    assert isinstance(screen, ReviewsScreen)
    screen.export_button.click()
    assert (tmp_path / "một.docx").stat().st_size > 10_000
