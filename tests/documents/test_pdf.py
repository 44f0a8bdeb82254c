"""PDF as other programs see it: its text, fonts, pages and facts (poppler's tools)."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.templates import proposal_list
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import write_pdf
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from tests.documents.sample_dossier import NAMES, sample_dossier, sample_verdict
from tests.documents.sample_papers import sample_papers

DAY = date(2026, 12, 5)


@pytest.fixture
def papers(paper: PaperDetails, regulations: RegulationSet) -> dict[str, Document]:
    """Give every paper."""
    return sample_papers(paper, regulations)


def printed(document: Document, fonts_dir: Path, folder: Path) -> Path:
    """Print a paper into a folder."""
    path = folder / f"{document.code}.pdf"
    path.write_bytes(write_pdf(document, fonts_dir=fonts_dir, at=DAY, page_code="ab12-cd34"))
    return path


def seen(*command: str) -> str:
    """Run one of poppler's tools and give what it prints, with every white space as one blank."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def words(text: str) -> str:
    """Give a text with every white space as one blank."""
    return " ".join(text.split())


def test_text_can_be_copied_out_intact(papers: dict[str, Document], fonts_dir: Path, tmp_path: Path) -> None:
    text = words(seen("pdftotext", str(printed(papers["meeting_minutes"], fonts_dir, tmp_path)), "-"))
    assert "BIÊN BẢN Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng năm 2026" in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Hạn chế, khuyết điểm tự nhận: Chưa dự đủ các buổi sinh hoạt chuyên đề." in text
    for name, *_standing in NAMES:
        assert name in text


def test_every_font_is_embedded_and_searchable(papers: dict[str, Document], fonts_dir: Path, tmp_path: Path) -> None:
    for document in papers.values():
        listed = seen("pdffonts", str(printed(document, fonts_dir, tmp_path))).splitlines()[2:]
        assert listed
        for row in listed:
            assert re.search(r"\+LiberationSerif\S* +TrueType +\S+ +yes yes yes", row), row


def test_pages_are_numbered_from_the_second(papers: dict[str, Document], fonts_dir: Path, tmp_path: Path) -> None:
    path = str(printed(papers["meeting_minutes"], fonts_dir, tmp_path))
    first, second = (seen("pdftotext", "-f", page, "-l", page, path, "-").split() for page in ("1", "2"))
    assert first[0] == "ĐẢNG"
    assert second[0] == "2"
    assert first[-3:] == ["ab12-cd34", "–", "1"]
    assert second[-3:] == ["ab12-cd34", "–", "2"]


def test_back_pages_of_a_sheet_have_mirrored_margins(
    papers: dict[str, Document], fonts_dir: Path, tmp_path: Path
) -> None:
    path = tmp_path / "hai-mat.pdf"
    path.write_bytes(
        write_pdf(papers["meeting_minutes"], fonts_dir=fonts_dir, at=DAY, page_code="ab12-cd34", both_sides=True)
    )
    starts = [min(float(at) for at in re.findall(r'xMin="([\d.]+)"', page)) for page in pages_of(path)]
    assert [round(start * 25.4 / 72) for start in starts[:3]] == [30, 15, 30]


def pages_of(path: Path) -> list[str]:
    """Give the words of each page with their boxes."""
    return seen("pdftotext", "-bbox", str(path), "-").split("<page ")[1:]


def test_facts_of_the_file(papers: dict[str, Document], fonts_dir: Path, tmp_path: Path) -> None:
    path = printed(papers["meeting_minutes"], fonts_dir, tmp_path)
    facts = seen("pdfinfo", str(path))
    assert re.search(r"Title: +Biên bản hội nghị kiểm điểm năm 2026 – Chi bộ thôn Kon Rơbang\n", facts)
    assert re.search(r"CreationDate: +Sat Dec +5 00:00:00 2026", facts)
    assert "595.276 x 841.89 pts (A4)" in facts
    assert b"/Lang (vi-VN)" in path.read_bytes()


def test_every_line_stands_within_the_margins(papers: dict[str, Document], fonts_dir: Path, tmp_path: Path) -> None:
    for document in papers.values():
        assert_within_margins(printed(document, fonts_dir, tmp_path), document)


def test_names_are_never_broken_across_lines(papers: dict[str, Document], fonts_dir: Path, tmp_path: Path) -> None:
    for name in ("tally_minutes", "proposal_list"):
        text = seen("pdftotext", "-layout", str(printed(papers[name], fonts_dir, tmp_path)), "-")
        lines = [words(line) for line in text.splitlines()]
        for full_name, *_standing in NAMES[:5]:
            assert any(re.match(rf"\d {full_name}", line) for line in lines), full_name


def test_list_of_sixty_repeats_its_header_and_clips_nothing(
    paper: PaperDetails, fonts_dir: Path, tmp_path: Path
) -> None:
    document = sixty_proposals(paper)
    path = printed(document, fonts_dir, tmp_path)
    pages = int(re.findall(r"Pages: +(\d+)", seen("pdfinfo", str(path)))[0])
    text = words(seen("pdftotext", "-layout", str(path), "-"))
    assert pages >= 4
    assert text.count("Tự nhận") >= pages - 1
    assert all(f"Đinh Thị Phương Thảo {number} " in text for number in range(60))
    assert_within_margins(path, document)


def sixty_proposals(paper: PaperDetails) -> Document:
    """Give the list of a cell with sixty members of long names."""
    dossier = sample_dossier()
    subjects = tuple(
        replace(
            part,
            subject=replace(
                part.subject,
                id=SubjectId(number),
                member_id=MemberId(number),
                name=f"Đinh Thị Phương Thảo {number}",
            ),
        )
        for number, part in ((number, dossier.subjects[number % 5]) for number in range(60))
    )
    return proposal_list.build(replace(dossier, subjects=subjects), sample_verdict(), paper)


def assert_within_margins(path: Path, document: Document) -> None:
    """Make sure that no word reaches out of the text area (page number and page code stand outside of it)."""
    boxes = seen("pdftotext", "-bbox", str(path), "-")
    width = float(re.findall(r'<page width="([\d.]+)"', boxes)[0])
    margins = document.profile.margins
    left, right = margins.left * 72 / 25.4, width - margins.right * 72 / 25.4
    found = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*)</word>', boxes)
    assert found
    outside = [word for start, end, word in found if float(start) < left - 0.5 or float(end) > right + 0.5]
    assert not outside
