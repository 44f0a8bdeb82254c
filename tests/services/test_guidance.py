"""The superior's letter of prompts: parted, confirmed, stored as one step, kept as it came."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kiemdiem_desktop.documents.blocks import Document, Paragraph, plain
from kiemdiem_desktop.documents.profile import load_profiles, profile_on
from kiemdiem_desktop.documents.writers import write_pdf
from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError, NotFoundError
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.guidance import (
    GuidanceDraft,
    LetterText,
    draft_guidance,
    is_known,
    read_letter,
    take_guidance,
)
from kiemdiem_desktop.services.cell.letters import find_original, list_originals, save_original
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.conftest import RESOURCES
from tests.services.filling import word_file
from tests.services.returning import subject_of

LETTER = (
    "ĐẢNG ỦY XÃ TIÊN PHONG",
    "*",
    "Số 113-CV/ĐU",
    "V/v gợi ý kiểm điểm năm 2026",
    "Tiên Phong, ngày 05 tháng 11 năm 2026",
    "Kính gửi: Chi bộ thôn 3",
    "Ban Thường vụ Đảng ủy gợi ý một số nội dung kiểm điểm như sau:",
    "I. Đối với tập thể chi bộ",
    "1. Làm rõ trách nhiệm trong việc chậm xây nhà văn hóa;",
    "kết quả giải ngân chưa đạt.",
    "2. Việc duy trì sinh hoạt chuyên đề.",
    "II. Đối với cá nhân",
    "1. Đồng chí Trần Văn Bí, Bí thư chi bộ:",
    "- Trách nhiệm của người đứng đầu.",
    "- Việc nêu gương của bản thân và gia đình.",
    "2. Đồng chí Le Thi Giao: làm rõ việc dạy thêm.",
    "3. Đồng chí Nguyễn Văn Lạ: việc vắng sinh hoạt.",
    "III. Tổ chức thực hiện",
    "Chi bộ báo cáo kết quả giải trình trước ngày 20/11/2026.",
    "Nơi nhận: như trên; lưu.",
    "T/M BAN THƯỜNG VỤ",
)


@pytest.fixture
def letter(tmp_path: Path) -> LetterText:
    """The letter as a Word file."""
    file = tmp_path / "gợi ý.docx"
    file.write_bytes(word_file(*LETTER))
    return read_letter(file)


@pytest.fixture
def draft(workspace: Workspace, round_: Round, letter: LetterText) -> GuidanceDraft:
    """The letter parted."""
    return draft_guidance(check(workspace, round_), letter)


def without_strangers(draft: GuidanceDraft) -> GuidanceDraft:
    """Give the draft without the pieces that nobody was recognised for."""
    return replace(draft, pieces=tuple(piece for piece in draft.pieces if piece.subject_id is not None))


def test_number_day_issuer_and_limit_are_recognised(draft: GuidanceDraft) -> None:
    assert (draft.number, draft.issued_on) == ("113-CV/ĐU", date(2026, 11, 5))
    assert draft.issuer == "Ban Thường vụ Đảng ủy xã Tiên Phong"
    assert draft.due_on == date(2026, 11, 20)


def test_each_point_is_a_piece_for_whom_it_asks(workspace: Workspace, draft: GuidanceDraft) -> None:
    cell, head = subject_of(workspace, "Chi bộ thôn 3"), subject_of(workspace, "Trần Văn Bí")
    assert [(piece.subject_id, piece.text) for piece in draft.pieces] == [
        (cell, "Làm rõ trách nhiệm trong việc chậm xây nhà văn hóa; kết quả giải ngân chưa đạt."),
        (cell, "Việc duy trì sinh hoạt chuyên đề."),
        (head, "Trách nhiệm của người đứng đầu."),
        (head, "Việc nêu gương của bản thân và gia đình."),
        (subject_of(workspace, "Lê Thị Giáo"), "Làm rõ việc dạy thêm."),
        (None, "Việc vắng sinh hoạt."),
    ]
    assert draft.pieces[-1].why == "Đồng chí Nguyễn Văn Lạ: việc vắng sinh hoạt."


def test_a_post_stands_for_a_name(workspace: Workspace, round_: Round, letter: LetterText) -> None:
    lines = tuple(
        line.replace("Đồng chí Trần Văn Bí, Bí thư chi bộ", "Đồng chí Bí thư chi bộ") for line in letter.lines
    )
    draft = draft_guidance(check(workspace, round_), replace(letter, lines=lines))
    assert draft.pieces[2].subject_id == subject_of(workspace, "Trần Văn Bí")


def test_a_name_inside_a_point_is_part_of_it(workspace: Workspace, round_: Round, letter: LetterText) -> None:
    point = "- Phối hợp với đồng chí Lê Thị Giáo chưa tốt."
    lines = tuple(point if line == "- Việc nêu gương của bản thân và gia đình." else line for line in letter.lines)
    draft = draft_guidance(check(workspace, round_), replace(letter, lines=lines))
    assert (draft.pieces[3].subject_id, draft.pieces[3].text) == (subject_of(workspace, "Trần Văn Bí"), point[2:])


def test_a_point_in_one_line_with_the_name_is_kept_whole(
    workspace: Workspace, round_: Round, letter: LetterText
) -> None:
    point = "Đồng chí Y Nông làm rõ trách nhiệm trong việc để hai hộ lấn đất rừng."
    lines = tuple(f"3. {point}" if line.startswith("3. Đồng chí") else line for line in letter.lines)
    draft = draft_guidance(check(workspace, round_), replace(letter, lines=lines))
    assert (draft.pieces[-1].subject_id, draft.pieces[-1].text) == (subject_of(workspace, "Y Nông"), point)


def test_a_pdf_says_the_same_as_word(workspace: Workspace, round_: Round, draft: GuidanceDraft, tmp_path: Path) -> None:
    profile = profile_on(load_profiles(RESOURCES / "profiles"), date(2026, 11, 5))
    blocks = tuple(Paragraph(runs=plain(line), is_indented=False) for line in LETTER)
    paper = Document(code="letter", title="Gợi ý", profile=profile, blocks=blocks)
    file = tmp_path / "gợi ý.pdf"
    file.write_bytes(write_pdf(paper, fonts_dir=RESOURCES / "fonts", at=date(2026, 11, 5)))
    assert draft_guidance(check(workspace, round_), read_letter(file)) == draft


def test_a_scanned_paper_is_told_with_what_to_do(tmp_path: Path) -> None:
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.save()
    file = tmp_path / "chụp.pdf"
    file.write_bytes(stream.getvalue())
    with pytest.raises(KiemdiemError, match="bản chụp") as told:
        read_letter(file)
    assert "Thêm gợi ý" in told.value.hint


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.7 torn", "damaged_file"), (b"", "empty_file"), (b"Rar!", "not_a_form")]
)
def test_a_broken_letter_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    with pytest.raises(KiemdiemError) as told:
        read_letter(file)
    assert told.value.code == code


def test_all_pieces_are_stored_as_one_step_with_the_letter(
    workspace: Workspace, round_: Round, letter: LetterText, draft: GuidanceDraft, tmp_path: Path
) -> None:
    stored = take_guidance(workspace, round_.id, letter, without_strangers(draft))
    assert len(stored) == len(workspace.store.prompts.all()) == 5
    assert {row.number for row in stored} == {"113-CV/ĐU"}
    original = find_original(workspace, stored[0])
    assert original is not None
    save_original(workspace, original, tmp_path / "bản sao.docx")
    assert (tmp_path / "bản sao.docx").read_bytes() == letter.content
    assert is_known(check(workspace, round_), stored[0].subject_id, stored[0].text)
    assert workspace.store.undo() == "Nhập gợi ý từ văn bản"
    assert not workspace.store.prompts.all()
    assert not list_originals(workspace, round_.id)


def test_a_piece_for_nobody_is_not_stored(
    workspace: Workspace, round_: Round, letter: LetterText, draft: GuidanceDraft
) -> None:
    with pytest.raises(InvalidValueError, match="chưa rõ dành cho ai"):
        take_guidance(workspace, round_.id, letter, draft)
    with pytest.raises(InvalidValueError, match="Chưa chọn"):
        take_guidance(workspace, round_.id, letter, replace(draft, pieces=()))
    assert not workspace.store.prompts.all()


def test_an_original_that_is_not_what_came_is_not_given_out(
    workspace: Workspace, round_: Round, letter: LetterText, draft: GuidanceDraft, tmp_path: Path
) -> None:
    stored = take_guidance(workspace, round_.id, letter, without_strangers(draft))
    original = find_original(workspace, stored[0])
    assert original is not None
    workspace.store.blobs.set(f"guidance.{original.digest}", b"other")
    with pytest.raises(NotFoundError, match="bản gốc"):
        save_original(workspace, original, tmp_path / "x.docx")
