"""Returned forms: recognised by their code, compared with what is stored, merged as one undo step."""

from decimal import Decimal
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.round import Round, SubjectKind
from kiemdiem_desktop.services.cell.blank_forms import (
    FormFormat,
    FormsInTheWayError,
    blank_forms,
    write_forms,
)
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.form_merging import merge_forms
from kiemdiem_desktop.services.cell.returned_forms import (
    FileChoices,
    FileState,
    files_in,
    preview_forms,
    read_returned,
)
from kiemdiem_desktop.services.cell.reviews import get_review
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.filling import fill_word, fill_workbook, rewrite, without_stamp
from tests.services.returning import Blank, Look, blank, look, subject_of

ANSWERS = {
    "section.A.I.1": "Luôn giữ vững lập trường.\nĐoàn kết với bà con.",
    "section.A.VI": "Học thêm máy tính.",
    "new.1.what": "Chưa thạo máy tính",
    "new.1.cause": "Ít thực hành",
    "new.1.due_on": "30/06/2027",
    "tasks.assigned": "12",
    "points.I.1.1": "1,5",
    "level=HTT": "x",
    "signed_on": "05/12/2026",
}


__all__ = ["blank", "look"]  # fixtures


def test_blank_forms_of_all_members_are_written_once(workspace: Workspace, round_: Round, tmp_path: Path) -> None:
    checked = check(workspace, round_)
    forms = blank_forms(workspace, checked, FormFormat.DOCX)
    members = [own for own in checked.dossier.subjects if own.subject.kind is SubjectKind.MEMBER]
    assert len(write_forms(forms, tmp_path)) == len(members) == 3
    (tmp_path / forms[1].file_name).write_bytes(b"filled in")
    with pytest.raises(FormsInTheWayError, match="cùng tên"):
        write_forms(forms, tmp_path)
    assert (tmp_path / forms[1].file_name).read_bytes() == b"filled in"


def test_the_same_form_gives_the_same_bytes(blank: Blank) -> None:
    assert blank() == blank()
    assert blank(kind=FormFormat.XLSX) == blank(kind=FormFormat.XLSX)


def test_an_untouched_form_changes_nothing(blank: Blank, look: Look) -> None:
    (form,) = look(blank())
    assert (form.state, form.changes, form.notes) == (FileState.SAME, (), ())
    (book,) = look(blank(kind=FormFormat.XLSX), suffix="xlsx")
    assert (book.state, book.changes, book.notes) == (FileState.SAME, (), ())


def test_answers_of_a_word_form_are_merged_as_one_step(workspace: Workspace, blank: Blank, look: Look) -> None:
    forms = look(fill_word(blank(), ANSWERS), fill_word(blank("Y Nông"), {"section.A.I.1": "Già làng gương mẫu."}))
    assert [form.state for form in forms] == [FileState.READY, FileState.READY]
    assert forms[0].subject_name == "Lê Thị Giáo"
    merge_forms(workspace, forms)
    review = get_review(workspace, subject_of(workspace, "Lê Thị Giáo"))
    assert review.text_of("A.I.1") == ANSWERS["section.A.I.1"]
    assert review.self_level is Level.HTT
    assert review.tasks is not None
    assert review.tasks.assigned == 12
    points = review.points_of("I.1.1")
    assert points is not None
    assert points.points == Decimal("1.5")
    (row,) = workspace.store.shortcomings.all()
    assert (row.what, row.due_on) == ("Chưa thạo máy tính", PartialDate(2027, 6, 30))
    assert workspace.store.undo() == "Nhận bản kiểm điểm đã điền"
    assert not workspace.store.reviews.all()
    assert not workspace.store.shortcomings.all()


def test_a_workbook_says_the_same_as_a_word_form(blank: Blank, look: Look) -> None:
    (word,) = look(fill_word(blank(), ANSWERS))
    cells: dict[str, str | float] = {
        **{tag: text for tag, text in ANSWERS.items() if "=" not in tag},
        "level": "Hoàn thành tốt nhiệm vụ",
        "points.I.1.1": 1.5,
        "tasks.assigned": 12,
    }
    (book,) = look(fill_workbook(blank(kind=FormFormat.XLSX), cells), suffix="xlsx")
    assert [(change.tag, change.after) for change in book.changes] == [
        (change.tag, change.after) for change in word.changes
    ]
    assert not book.notes


def test_taking_a_form_over_twice_changes_nothing_more(workspace: Workspace, blank: Blank, look: Look) -> None:
    filled = fill_word(blank(), ANSWERS)
    merge_forms(workspace, look(filled))
    (again,) = look(filled)
    assert again.state is FileState.SAME


def test_a_change_may_be_left_out(workspace: Workspace, blank: Blank, look: Look) -> None:
    forms = look(fill_word(blank(), ANSWERS), choices=FileChoices(left_tags=frozenset({"level", "new.1"})))
    merge_forms(workspace, forms)
    assert get_review(workspace, subject_of(workspace, "Lê Thị Giáo")).self_level is None
    assert not workspace.store.shortcomings.all()


def test_two_versions_of_one_form_ask_which_counts(
    workspace: Workspace, round_: Round, blank: Blank, tmp_path: Path
) -> None:
    first, second = tmp_path / "ban 1.docx", tmp_path / "ban 2.docx"
    first.write_bytes(fill_word(blank(), {"section.A.I.1": "Bản đầu."}))
    second.write_bytes(fill_word(blank(), {"section.A.I.1": "Bản sau."}))
    read = read_returned(files_in((tmp_path,)))
    checked = check(workspace, round_)
    forms = preview_forms(checked, read, {})
    assert [form.state for form in forms] == [FileState.ASKS, FileState.ASKS]
    assert "Có 2 bản của Lê Thị Giáo (ban 1.docx, ban 2.docx)" in forms[0].asks[-1]
    forms = preview_forms(checked, read, {str(first): FileChoices(is_left_out=True)})
    assert [form.state for form in forms] == [FileState.LEFT_OUT, FileState.READY]


def test_a_form_without_its_code_is_matched_by_name_after_confirmation(
    workspace: Workspace, blank: Blank, look: Look
) -> None:
    bare = without_stamp(fill_word(blank(), ANSWERS))
    (form,) = look(bare)
    giao = subject_of(workspace, "Lê Thị Giáo")
    assert form.state is FileState.ASKS
    assert "Lê Thị Giáo" in form.asks[0]
    assert form.owners[0] == giao
    (form,) = look(bare, choices=FileChoices(subject_id=giao))
    assert form.state is FileState.READY
    assert len(form.changes) == 7


def test_a_damaged_code_counts_as_none(blank: Blank, look: Look) -> None:
    (form,) = look(rewrite(blank(), "-2B-", "-2A-"))
    assert form.state is FileState.ASKS


def test_the_form_of_another_person_under_this_name_is_asked_about(blank: Blank, look: Look) -> None:
    (form,) = look(rewrite(blank(), "Lê Thị Giáo", "Nguyễn Văn Khác"))
    assert form.state is FileState.ASKS
    assert "Mã trong tệp là của Lê Thị Giáo, nhưng tên ghi trong tệp là “Nguyễn Văn Khác”" in form.asks[0]
