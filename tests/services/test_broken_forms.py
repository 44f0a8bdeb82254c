"""Forms that were spoiled on the way: each problem named in words, nothing guessed, nothing lost."""

from pathlib import Path

import pytest

from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.cell.blank_forms import FormFormat
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.form_merging import merge_forms
from kiemdiem_desktop.services.cell.returned_forms import (
    FileChoices,
    FileState,
    Revisions,
    preview_forms,
    read_returned,
)
from kiemdiem_desktop.services.cell.reviews import set_section_text
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.filling import (
    DOCUMENT,
    fill_word,
    fill_workbook,
    packed,
    paragraph,
    parts_of,
    rewrite,
    without_control,
    without_part_of,
    word_file,
)
from tests.services.returning import Blank, Look, blank, look, subject_of

__all__ = ["blank", "look"]  # fixtures

DATA = Path(__file__).parent / "data"
VOW = "Việc thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu của cá nhân theo quy định."
DUTY = "V. Làm rõ trách nhiệm của cá nhân"


def test_a_changed_heading_is_named(blank: Blank, look: Look) -> None:
    filled = fill_word(blank(), {"section.A.I.3": "Đã làm theo cam kết.", "section.A.I.2": "Dạy đủ tiết."})
    (form,) = look(rewrite(filled, VOW, "Cam kết của tôi năm nay"))
    assert [note.code for note in form.notes] == ["heading_changed"]
    assert "đã bị sửa thành “3. Cam kết của tôi năm nay”" in form.notes[0].message
    assert {change.tag: change.after for change in form.changes} == {
        "section.A.I.2": "Dạy đủ tiết.",
        "section.A.I.3": "Đã làm theo cam kết.",
    }


def test_a_missing_page_is_named_and_keeps_what_is_stored(workspace: Workspace, blank: Blank, look: Look) -> None:
    giao = subject_of(workspace, "Lê Thị Giáo")
    set_section_text(workspace, giao, section="A.V", text="Đã ghi từ trước.")
    (form,) = look(without_part_of(fill_word(blank(), {"section.A.I.1": "Tốt."}), "III. Kết quả", "B. NỘI DUNG"))
    assert [note.code for note in form.notes] == ["part_missing", "left_empty"]
    assert "Thiếu 4 mục" in form.notes[0].message
    assert "có thể mất một trang" in form.notes[0].message
    assert [change.tag for change in form.changes] == ["section.A.I.1"]


def test_a_deleted_place_gives_way_to_the_text_under_its_heading(blank: Blank, look: Look) -> None:
    bare = without_control(blank(), "section.A.V")
    (form,) = look(typed_under(bare, DUTY, "Tôi có phần trách nhiệm."))
    assert [note.code for note in form.notes] == ["place_lost"]
    assert [(change.tag, change.after) for change in form.changes] == [("section.A.V", "Tôi có phần trách nhiệm.")]


def test_text_typed_beside_its_place_is_taken_and_told(blank: Blank, look: Look) -> None:
    (form,) = look(typed_under(fill_word(blank(), {"section.A.V": "Một."}), DUTY, "Hai."))
    assert [note.code for note in form.notes] == ["typed_outside"]
    assert form.changes[0].after == "Một.\nHai."


def test_changes_on_record_are_shown_both_ways_and_chosen(blank: Blank, look: Look) -> None:
    filled = fill_word(blank(), {"section.A.V": "Tôi nhận CHỖ trách nhiệm."})
    tracked = rewrite(
        filled,
        "Tôi nhận CHỖ trách nhiệm.</w:t>",
        'Tôi nhận </w:t></w:r><w:ins w:author="Lan"><w:r><w:t>toàn bộ</w:t></w:r></w:ins>'
        '<w:del w:author="Lan"><w:r><w:delText>một phần</w:delText></w:r></w:del><w:r><w:t> trách nhiệm.</w:t>',
    )
    (form,) = look(tracked)
    assert form.state is FileState.ASKS
    assert "2 chỗ sửa đang theo dõi" in form.asks[0]
    (taken,) = look(tracked, choices=FileChoices(revisions=Revisions.ACCEPTED))
    (refused,) = look(tracked, choices=FileChoices(revisions=Revisions.REJECTED))
    assert taken.changes[0].after == "Tôi nhận toàn bộ trách nhiệm."
    assert refused.changes[0].after == "Tôi nhận một phần trách nhiệm."
    assert taken.state is refused.state is FileState.READY


def test_comments_are_told_and_not_taken(blank: Blank, look: Look) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comments = f'<w:comments {space}><w:comment w:author="Bí thư">{paragraph("Viết kỹ hơn.")}</w:comment></w:comments>'
    (form,) = look(packed(parts_of(blank()) | {"word/comments.xml": comments.encode()}))
    assert [note.code for note in form.notes] == ["comments"]
    assert "“Bí thư: Viết kỹ hơn.”" in form.notes[0].message
    assert not form.changes


def test_a_level_ticked_twice_is_not_taken(blank: Blank, look: Look) -> None:
    (form,) = look(fill_word(blank(), {"level=HTT": "x", "level=HTXS": "x"}))
    assert [note.code for note in form.notes] == ["ticked_twice"]
    assert not form.changes


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("points.I.1.1", "100", "points_out_of_range"),
        ("points.I.1.1", "một", "points_unreadable"),
        ("points.I.1.1", "-1", "points_out_of_range"),
        ("tasks.assigned", "nhiều", "count_unreadable"),
        ("signed_on", "31/02/2026", "impossible_date"),
        ("signed_on", "12/2026", "date_not_exact"),
        ("new.1.cause", "Không rõ của hạn chế nào", "row_without_what"),
    ],
)
def test_values_that_cannot_be_are_named_and_not_taken(
    blank: Blank, look: Look, tag: str, text: str, code: str
) -> None:
    (form,) = look(fill_word(blank(), {tag: text}))
    assert [note.code for note in form.notes] == [code]
    assert not form.changes


def test_an_impossible_limit_leaves_the_rest_of_its_row(workspace: Workspace, blank: Blank, look: Look) -> None:
    forms = look(fill_word(blank(), {"new.1.what": "Chậm báo cáo", "new.1.due_on": "30/02/2027"}))
    assert [note.code for note in forms[0].notes] == ["impossible_date"]
    merge_forms(workspace, forms)
    (row,) = workspace.store.shortcomings.all()
    assert (row.what, row.due_on) == ("Chậm báo cáo", None)


def test_text_in_an_old_font_becomes_unicode(blank: Blank, look: Look) -> None:
    filled = fill_word(blank(), {"section.A.V": "T«i nhËn tr¸ch nhiÖm vÒ viÖc chËm b¸o c¸o."})
    (form,) = look(filled)
    assert form.changes[0].after == "Tôi nhận trách nhiệm về việc chậm báo cáo."
    assert [note.code for note in form.notes] == ["legacy_text"]


def test_a_form_of_another_round_or_cell_is_refused(look: Look) -> None:
    (form,) = look((DATA / "mau-dot-2025.docx").read_bytes())
    assert form.state is FileState.REFUSED
    assert "của đợt năm 2025" in form.trouble
    (form,) = look((DATA / "mau-chi-bo-khac.docx").read_bytes())
    assert form.state is FileState.REFUSED
    assert "chi bộ khác" in form.trouble


@pytest.mark.parametrize("name", ["luu-bang-libreoffice.docx", "luu-bang-libreoffice.xlsx"])
def test_a_form_saved_by_libreoffice_is_read_whole(workspace: Workspace, round_: Round, name: str) -> None:
    (form,) = preview_forms(check(workspace, round_), read_returned((DATA / name,)), {})
    assert (form.state, form.subject_name) == (FileState.READY, "Lê Thị Giáo")
    assert {note.code for note in form.notes} <= {"typed_outside"}  # LibreOffice leaves later paragraphs outside
    assert {change.tag: change.after for change in form.changes} == {
        "section.A.I.1": "Giữ vững lập trường.\nĐoàn kết.",
        "tasks.assigned": "0",
        "points.I.1.1": "1,5",
        "level": "Hoàn thành tốt nhiệm vụ",
        "signed_on": "05/12/2026",
        "new.1": "Chưa thạo máy tính\nThời hạn: 06/2027",
    }
    assert dict(form.changes[-1].row)["due_on"] == PartialDate(2027, 6)


def test_a_locked_workbook_form_still_fills(blank: Blank, look: Look) -> None:
    book = fill_workbook(blank(kind=FormFormat.XLSX), {"section.A.V": "Có.", "level": "Hoàn thành nhiệm vụ"})
    (form,) = look(book, suffix="xlsx")
    assert [change.tag for change in form.changes] == ["section.A.V", "level"]


def test_a_word_file_about_something_else_is_no_form(look: Look) -> None:
    (form,) = look(word_file("THÔNG BÁO", "Về việc thu gom rác thải", "Kính gửi bà con thôn 3."))
    assert form.state is FileState.REFUSED
    assert "không phải bản kiểm điểm" in form.trouble


def typed_under(data: bytes, heading: str, text: str) -> bytes:
    """Type a paragraph of its own under a heading."""
    xml = parts_of(data)[DOCUMENT].decode()
    at = xml.index("</w:p>", xml.index(heading)) + len("</w:p>")
    return packed(parts_of(data) | {DOCUMENT: (xml[:at] + paragraph(text) + xml[at:]).encode()})
