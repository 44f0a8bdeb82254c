"""Nhận từ cấp trên: found on the stick or dropped, shown before anything changes, accepted once, and where it leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.package import PACKAGE_ENDINGS
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import ReturnPoint
from kiemdiem_desktop.gui.cell.incoming_desk import IncomingDesk
from kiemdiem_desktop.gui.cell.incoming_dialog import IncomingDialog
from kiemdiem_desktop.gui.cell.sending_envelope import EnvelopeChoice
from kiemdiem_desktop.gui.cell.sending_returned import ReturnChecklist
from kiemdiem_desktop.gui.cell.sending_size import mail_words
from kiemdiem_desktop.gui.drives import Drive
from kiemdiem_desktop.gui.dropping import FileDrop, first_ending
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.envelopes import EnvelopePlan, EnvelopeState
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.library import Shelf
from kiemdiem_desktop.services.workspace import Workspace
from tests.gui.cell.paper_desk import DeskNotes
from tests.gui.dropping import drop
from tests.gui.eyes import clipped_in, english_in, unnamed_in
from tests.services.round_trip import (
    GUIDANCE,
    ROUND,
    collect,
    introduce,
    make_cell,
    make_committee,
    posting,
    send,
    take,
)


@dataclass
class Table:
    """A cell and a committee at one table, the stick between them, and a window over which dialogs stand."""

    cell: Workspace
    committee: Workspace
    registered: RegisteredCell
    stick: Path
    window: QWidget
    notes: DeskNotes

    def guidance(self, **documents: bytes) -> Path:
        """Put guidance onto the stick; `documents` by stem of their Word files."""
        files = {f"{name}.docx": data for name, data in documents.items()}
        letter = Posting(folder=self.stick, number="15-HD/ĐU", documents=files)
        return answering.issue_guidance(self.committee, self.registered, ROUND, GUIDANCE, letter).written.path

    def open(self, *answers: object, file: Path | None = None) -> IncomingDialog:
        """Open the dialog with the stick plugged in."""
        drives = (Drive(path=self.stick, name="CHI BO", free_bytes=8 * 1024**3),)
        desk = IncomingDesk(self.cell, self.notes.desk(*answers), drives=lambda: drives)
        desk.open(self.window, file)
        assert desk.dialog is not None
        return desk.dialog


@pytest.fixture
def table(regulations: Regulations, shelf: Shelf, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    """The table; keys are compared."""
    assert theme is not None
    cell, committee = make_cell(regulations, shelf.clock), make_committee(regulations, shelf.clock)
    stick, window = tmp_path / "usb", QWidget()
    stick.mkdir()
    qtbot.addWidget(window)
    yield Table(cell, committee, introduce(cell, committee), stick, window, DeskNotes())
    cell.store.close()
    committee.store.close()


def test_what_lies_on_the_stick_is_shown_before_anything_changes(table: Table) -> None:
    table.guidance()
    dialog = table.open()
    assert dialog.files.item(0).text().startswith("Hướng dẫn và gợi ý kiểm điểm – guidance-")
    assert dialog.title.text() == "Hướng dẫn và gợi ý kiểm điểm"
    assert ("Nơi gửi", "Đảng ủy xã Tiên Phong") in dialog.facts.values
    assert "Làm rõ việc thu, nộp đảng phí." in dialog.changes.text()
    assert dialog.accept_button.isEnabled()
    assert table.cell.store.incoming.count() == 0
    assert (list(clipped_in(dialog)), list(english_in(dialog)), list(unnamed_in(dialog))) == ([], [], [])
    dialog.reject()


def test_without_a_package_nothing_is_said_of_keys_or_changes(table: Table) -> None:
    dialog = table.open()
    assert "Không thấy gói nào" in dialog.found_words.text()
    assert not dialog.waiting.isVisible()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_accepting_leads_to_the_prompts_and_offers_to_wipe_the_stick(table: Table) -> None:
    file = table.guidance()
    dialog = table.open(True)
    dialog.accept_button.click()
    assert table.notes.gone == [("prompts", "", None)]
    assert table.notes.told[0].startswith("Đã nhận hướng dẫn")
    assert table.cell.store.incoming.count() == 1
    assert not file.exists()


def test_what_was_accepted_is_shown_again_with_its_papers_and_not_accepted_twice(table: Table) -> None:
    file = table.guidance(mau=b"PK mau")
    take(table.cell, file)
    dialog = table.open(table.stick)
    assert not dialog.accept_button.isEnabled()
    assert "đã nhận ngày 23/11/2026" in dialog.warnings.text
    dialog.show_received(0)
    assert dialog.changes_title.text() == "Gói này đã:"
    assert dialog.save_button.isVisibleTo(dialog)
    dialog.save_button.click()
    assert (table.stick / "mau.docx").read_bytes() == b"PK mau"
    dialog.reject()


def test_a_strange_file_is_told_and_shown_as_plain_text_only(table: Table, regulations: Regulations) -> None:
    stranger = make_committee(regulations, table.cell.clock)
    made = answering.issue_guidance(stranger, table.registered, ROUND, GUIDANCE, posting(table.stick))
    dialog = table.open()
    assert "chưa được ghi nhận" in dialog.trouble.text
    assert dialog.trouble.property("banner") == "amber"
    assert dialog.waiting.isVisibleTo(dialog)
    assert dialog.waiting.text() == "△ Khóa chờ xác nhận: gói này chưa được tính"
    assert "Chỉ xem để biết" in dialog.inside.text()
    assert dialog.inside.textFormat() is Qt.TextFormat.PlainText
    assert not dialog.accept_button.isEnabled()
    made.written.path.write_bytes(b"")
    dialog.look_again()
    assert "Tệp rỗng" in dialog.trouble.text
    dialog.reject()
    stranger.store.close()


def test_a_file_that_is_chosen_or_dropped_is_shown(table: Table, qtbot: QtBot) -> None:
    file = table.guidance()
    elsewhere = table.stick.parent / file.name
    file.rename(elsewhere)
    dialog = table.open(elsewhere)
    assert "Không thấy gói nào" in dialog.found_words.text()
    dialog.file_button.click()
    assert dialog.opened is not None
    dialog.reject()
    dropped: list[Path] = []
    target = QWidget()
    qtbot.addWidget(target)
    FileDrop(target, first_ending(PACKAGE_ENDINGS), lambda _over, files: dropped.extend(files))
    drop(target, table.stick / "luan-van.docx", elsewhere)
    assert dropped == [elsewhere]
    drop(target, table.stick / "luan-van.docx")
    assert dropped == [elsewhere]


def test_a_return_is_a_checklist_that_holds_the_next_package_back(table: Table, qtbot: QtBot) -> None:
    dossier = collect(table.committee, send(table.cell, table.stick).written.path)
    points = (ReturnPoint(text="Bổ sung biên bản & phụ lục."),)
    correction = Correction(reason="Thiếu", points=points)
    take(table.cell, answering.issue_return(table.committee, dossier, correction, posting(table.stick)).written.path)
    checklist = ReturnChecklist(table.cell)
    qtbot.addWidget(checklist)
    round_id = current_round(table.cell).id
    checklist.show_round(round_id)
    assert (checklist.left, len(checklist.lines)) == (1, 1)
    assert checklist.lines[0].done.accessibleName() == "Đã sửa: Bổ sung biên bản & phụ lục."
    checklist.lines[0].done.click()
    checklist.show_round(round_id)
    assert checklist.left == 0
    assert "Đã sửa đủ" in checklist.notice.text


@pytest.fixture
def choice(theme: Theme, qtbot: QtBot) -> EnvelopeChoice:
    """The choice of an envelope."""
    assert theme is not None
    made = EnvelopeChoice()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_envelope_is_on_and_taking_it_off_asks_why(choice: EnvelopeChoice) -> None:
    choice.show_plan(EnvelopePlan(state=EnvelopeState.ON, recipients=("age1x",)))
    assert choice.box.isChecked()
    assert choice.open_reason is None
    assert choice.check()
    choice.box.click()
    assert "ai cầm USB cũng đọc được" in choice.warning.text
    assert not choice.check()
    choice.reason.write_text("Cấp trên mở tại chỗ")
    assert choice.check()
    assert choice.open_reason == "Cấp trên mở tại chỗ"


@pytest.mark.parametrize("state", [EnvelopeState.NO_KEY, EnvelopeState.OFF_BY_POLICY])
def test_without_a_choice_the_page_says_how_it_stands(choice: EnvelopeChoice, state: EnvelopeState) -> None:
    choice.show_plan(EnvelopePlan(state=state))
    assert not choice.box.isVisible()
    assert state.label in {choice.warning.text, choice.note.text()}
    assert choice.check()


@pytest.mark.parametrize("state", list(EnvelopeState))
def test_another_signer_of_the_cell_gets_the_package_closed_to_him(
    choice: EnvelopeChoice, state: EnvelopeState
) -> None:
    recipients = ("age1x",) if state is EnvelopeState.ON else ()
    choice.show_plan(EnvelopePlan(state=state, recipients=recipients, signers=(("Y Ngọc", "age1y"),)))
    assert choice.signer_box.isVisible()
    assert not choice.is_for_signers
    choice.signer_box.click()
    assert (choice.is_for_signers, choice.open_reason, choice.check()) == (True, None, True)
    assert "chỉ Y Ngọc mở được" in choice.note.text()
    assert not choice.box.isVisible()
    assert not choice.warning.text
    choice.signer_box.click()
    assert choice.box.isVisible() is (state is EnvelopeState.ON)


def test_without_another_signer_nothing_is_offered(choice: EnvelopeChoice) -> None:
    choice.show_plan(EnvelopePlan(state=EnvelopeState.ON, recipients=("age1x",)))
    assert not choice.signer_box.isVisible()


def test_a_size_is_told_against_what_a_letter_carries() -> None:
    assert mail_words(4 * 1024**2, 20) == "4,0 MB trong 20 MB của một thư."
    assert mail_words(21 * 1024**2, 20).startswith("21,0 MB, quá mức 20 MB của một thư: mang bằng USB")
    assert mail_words(4 * 1024**2, 5) == "4,0 MB trong 5 MB của một thư."
