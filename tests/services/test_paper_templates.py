"""The superior's own Word file as template: checked, kept, filled in, and refused with the reason."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn

from kiemdiem_desktop.documents.template_errors import UnfitTemplateError
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.paper_templates import (
    drop_template,
    find_template,
    known_names,
    places_sheet,
    take_template,
    template_key,
)
from kiemdiem_desktop.services.cell.papers import (
    Paper,
    PaperFormat,
    get_details,
    list_papers,
    paper_job,
    render,
    subject_of,
)
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.template_preview import FilledWith, preview_job, preview_pages, preview_with_sample
from kiemdiem_desktop.services.paper_jobs import KeptTemplate
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.drawn_pages import faults_of

Take = Callable[[Path], None]


@pytest.fixture
def checked(sample: Workspace) -> CheckedRound:
    """The round, checked."""
    return check(sample, current_round(sample))


@pytest.fixture
def paper(checked: CheckedRound) -> Paper:
    """The self-review of the first member on form 2A."""
    return next(row for row in list_papers(checked) if row.file_stem.startswith("mau-2a"))


@pytest.fixture
def take(sample: Workspace, checked: CheckedRound, paper: Paper) -> Take:
    """Take a file as the template of that form."""
    subject = subject_of(checked, paper)
    known = known_names(checked, subject, get_details(sample, checked, paper))
    return lambda path: void(take_template(sample, template_key(paper.code, subject), path, known))


def void(_value: object) -> None:
    """Give nothing."""


def template(folder: Path, *texts: str) -> Path:
    """Write a Word file with these paragraphs, a table with a row of the list, and a header."""
    word = docx.Document()
    for text in texts:
        line = word.add_paragraph()
        for piece in (text[:4], text[4:7], text[7:]):
            line.add_run(piece)
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Họ tên"
    table.cell(1, 0).text = "{{Danh sách.Họ và tên}}"
    table.cell(1, 1).text = "{{Danh sách.Mức đề nghị}}"
    word.sections[0].header.paragraphs[0].text = "{{Tên chi bộ}}"
    path = folder / "mau-cap-tren.docx"
    word.save(str(path))
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Add a part to a Word file."""
    with ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


def test_every_place_is_filled_in(
    sample: Workspace, checked: CheckedRound, paper: Paper, take: Take, tmp_path: Path
) -> None:
    take(template(tmp_path, "Tôi là {{Họ và tên}}, năm {{Năm}}.", "{{Mục A.I.1}}", "{{ Mức tự nhận }}"))
    job = paper_job(sample, checked, paper, PaperFormat.DOCX)
    word = docx.Document(BytesIO(render(job)))
    assert word.paragraphs[0].text == f"Tôi là {paper.name}, năm 2026."
    assert "{{" not in word.element.xml
    assert word.sections[0].header.paragraphs[0].text == checked.dossier.cell.name
    assert [row.cells[0].text for row in word.tables[0].rows[1:]] == [
        part.subject.name for part in checked.dossier.subjects
    ]
    assert "mau-cap-tren.docx" in word.core_properties.comments
    assert "mau-cap-tren.docx" in word.sections[0].footer.paragraphs[-1].text
    assert render(job) == render(paper_job(sample, checked, paper, PaperFormat.DOCX))


def test_the_pdf_keeps_the_own_layout_and_the_choice_can_be_undone(
    sample: Workspace, checked: CheckedRound, paper: Paper, take: Take, tmp_path: Path
) -> None:
    own = render(paper_job(sample, checked, paper, PaperFormat.DOCX))
    pdf = render(paper_job(sample, checked, paper, PaperFormat.PDF))
    take(template(tmp_path, "{{Họ và tên}}"))
    assert render(paper_job(sample, checked, paper, PaperFormat.DOCX)) != own
    assert render(paper_job(sample, checked, paper, PaperFormat.PDF)) == pdf
    assert sample.store.undo() == "Dùng mẫu Word của cấp trên"
    assert render(paper_job(sample, checked, paper, PaperFormat.DOCX)) == own
    sample.store.redo()
    key = template_key(paper.code, subject_of(checked, paper))
    drop_template(sample, key)
    assert find_template(sample, key) is None


def test_a_template_is_tried_with_the_sample_cell(
    sample: Workspace, checked: CheckedRound, paper: Paper, take: Take, tmp_path: Path
) -> None:
    take(template(tmp_path, "{{Họ và tên}}", "{{Tên chi bộ}}"))
    kept = find_template(sample, template_key(paper.code, subject_of(checked, paper)))
    assert kept is not None
    before = sample.store.undo_label
    word = docx.Document(BytesIO(preview_with_sample(sample, kept, paper)))
    assert word.paragraphs[1].text == "Chi bộ thôn Kon Tơ Nang"
    assert sample.store.undo_label == before


@pytest.mark.parametrize(("filled_with", "name"), [(FilledWith.SAMPLE, "Y Hlim"), (FilledWith.OWN, "Trần Văn Bí")])
def test_the_filled_template_is_seen_as_pages(
    workspace: Workspace, round_: Round, tmp_path: Path, filled_with: FilledWith, name: str
) -> None:
    checked = check(workspace, round_)
    paper = next(paper for paper in list_papers(checked) if paper.subject_id is not None)
    path = template(tmp_path, "Tôi là {{Họ và tên}}.", "{{Mục A.I.1}}", "Ngày {{Ngày trên giấy}}")
    word = docx.Document(str(path))
    head = word.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ĐẢNG BỘ XÃ\nCHI BỘ"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Trang sau").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.save(str(path))
    kept = KeptTemplate(name="mau.docx", digest="0" * 64, data=path.read_bytes())
    before = workspace.store.undo_label
    job = preview_job(workspace, checked, kept, paper, filled_with)
    pdf = preview_pages(job)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    assert len(pages) == 2
    assert "Trang sau" in pages[1]
    text = " ".join("".join(pages).split())
    assert "{{" not in text
    assert name in text  # the row of the list
    assert "ĐẢNG BỘ XÃ" in text
    assert "[Đầu trang: Chi bộ" in text
    assert "mau.docx" in text
    assert ("(trống)" in text) is (filled_with is FilledWith.OWN)
    assert not faults_of(pdf, job.profile)
    assert preview_pages(job) == pdf
    assert workspace.store.undo_label == before


def test_an_unknown_place_is_named(take: Take, tmp_path: Path) -> None:
    with pytest.raises(UnfitTemplateError, match="Họ tên đầy đủ, Số CCCD") as told:
        take(template(tmp_path, "{{Số CCCD}} {{Họ tên đầy đủ}} {{Năm}}"))
    assert "danh sách chỗ điền" in told.value.hint


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("word/vbaProject.bin", b"x", "template_runs"),
        ("word/embeddings/oleObject1.bin", b"x", "template_runs"),
        ("word/activeX/activeX1.xml", b"<x/>", "template_runs"),
        ("word/_rels/x.rels", b'<Relationship Target="http://x" TargetMode="External"/>', "template_reaches_out"),
        (
            "word/footnotes.xml",
            b"<w:instrText> DDEAUTO c:x </w:instrText>",
            "template_reaches_out",
        ),
        ("word/x.xml", b"<w:instrText>INCLUDETEXT x</w:instrText>", "template_reaches_out"),
        ("big.bin", bytes(60_000_000), "template_too_big"),
    ],
)
def test_what_runs_or_reaches_out_is_refused(take: Take, tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = template(tmp_path, "{{Năm}}")
    packed = tmp_path / "packed.docx"
    with ZipFile(path) as source, ZipFile(packed, "w", 8) as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
        target.writestr(name, content)
    with pytest.raises(UnfitTemplateError) as told:
        take(packed)
    assert told.value.code == code


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 old word", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_refused(take: Take, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cu.doc"
    path.write_bytes(content)
    with pytest.raises(UnfitTemplateError, match="không phải là Word thường"):
        take(path)


def test_a_file_that_is_gone_is_told(take: Take, tmp_path: Path) -> None:
    with pytest.raises(UnfitTemplateError, match="Không đọc được tệp"):
        take(tmp_path / "khong-co.docx")


def test_the_list_of_places_can_itself_be_the_template(
    sample: Workspace, checked: CheckedRound, paper: Paper, take: Take, tmp_path: Path
) -> None:
    details = get_details(sample, checked, paper)
    path = tmp_path / "cho-dien.docx"
    path.write_bytes(places_sheet(checked, subject_of(checked, paper), details))
    assert "{{Mục A.VI}}" in docx.Document(str(path)).element.xml
    take(path)
    filled = docx.Document(BytesIO(render(paper_job(sample, checked, paper, PaperFormat.DOCX))))
    assert "{{" not in "".join(node.text or "" for node in filled.element.iter(qn("w:t")))
