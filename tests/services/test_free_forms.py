"""Self-reviews written with headings of their own: parted by usual headings, set right by the secretary."""

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.services.cell.form_merging import merge_forms
from kiemdiem_desktop.services.cell.returned_forms import FileChoices, FileState
from kiemdiem_desktop.services.cell.reviews import get_review
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.filling import word_file
from tests.services.returning import Blank, Look, blank, look, subject_of

__all__ = ["Blank", "blank", "look"]

OWN = (
    "BẢN KIỂM ĐIỂM CÁ NHÂN",
    "Họ và tên: Lê Thị Giáo    Sinh ngày: 02/5/1980",
    "I. Ưu điểm",
    "1. Về tư tưởng chính trị",
    "Tôi luôn tin tưởng vào đường lối.",
    "2. Về thực hiện nhiệm vụ được giao:",
    "Dạy đủ số tiết.",
    "Tôi còn giúp hai bạn trẻ.",
    "II/ Khuyết điểm, hạn chế",
    "- Còn nể nang.",
    "Nguyên nhân: do ít va chạm.",
    "III. Phương hướng khắc phục trong thời gian tới",
    "Mạnh dạn góp ý.",
    "IV. Tự nhận mức xếp loại: Hoàn thành tốt nhiệm vụ",
    "Người viết bản kiểm điểm",
    "Lê Thị Giáo",
)


def test_usual_headings_part_the_text(workspace: Workspace, look: Look) -> None:
    giao = subject_of(workspace, "Lê Thị Giáo")
    (form,) = look(word_file(*OWN))
    assert form.state is FileState.ASKS
    assert form.owners[0] == giao
    (form,) = look(word_file(*OWN), choices=FileChoices(subject_id=giao))
    assert "tiêu đề riêng" in form.asks[0]
    assert {change.tag: change.after for change in form.changes} == {
        "section.A.I.1": "Tôi luôn tin tưởng vào đường lối.",
        "section.A.I.2": "Dạy đủ số tiết.\nTôi còn giúp hai bạn trẻ.",
        "section.A.II.1": "- Còn nể nang.",
        "section.A.II.2": "do ít va chạm.",
        "section.A.VI": "Mạnh dạn góp ý.",
        "level": "Hoàn thành tốt nhiệm vụ",
    }
    (form,) = look(word_file(*OWN), choices=FileChoices(subject_id=giao, is_split=True))
    assert form.state is FileState.READY
    merge_forms(workspace, (form,))
    review = get_review(workspace, giao)
    assert review.self_level is Level.HTT
    assert review.text_of("A.VI") == "Mạnh dạn góp ý."


def test_the_secretary_moves_a_boundary(workspace: Workspace, look: Look) -> None:
    giao = subject_of(workspace, "Lê Thị Giáo")
    (form,) = look(word_file(*OWN), choices=FileChoices(subject_id=giao))
    assert form.free is not None
    starts = {**form.free.starts, 7: "A.I.3"}
    (form,) = look(word_file(*OWN), choices=FileChoices(subject_id=giao, starts=starts, is_split=True))
    texts = {change.tag: change.after for change in form.changes}
    assert texts["section.A.I.2"] == "Dạy đủ số tiết."
    assert texts["section.A.I.3"] == "Tôi còn giúp hai bạn trẻ."


def test_sentences_are_not_taken_for_headings(workspace: Workspace, look: Look) -> None:
    giao = subject_of(workspace, "Lê Thị Giáo")
    lines = (*OWN[:9], "- Còn nể nang.", "Khuyết điểm này tôi đã nhận ra từ đầu năm và đã nói với chi bộ.", *OWN[11:])
    (form,) = look(word_file(*lines), choices=FileChoices(subject_id=giao))
    texts = {change.tag: change.after for change in form.changes}
    assert texts["section.A.II.1"].endswith("đã nói với chi bộ.")
