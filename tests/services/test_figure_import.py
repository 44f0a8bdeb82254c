"""Tables of units below out of Excel: our own workbook and a published table; what does not add up is named."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.domain.totals import Counts
from kiemdiem_desktop.intake.errors import NoHeaderError
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee.figure_import import import_figures
from kiemdiem_desktop.services.committee.totals import sum_up
from kiemdiem_desktop.services.committee.totals_papers import TotalsPaper, WrittenAs, paper_job, render
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.province_rows import YEAR, make_province


@pytest.fixture
def commune(regulations: Regulations) -> Iterator[Workspace]:
    """A commune of four organisations; ten more sent nothing."""
    workspace = make_province(regulations, FixedClock(instant=datetime(2022, 12, 25, tzinfo=UTC)), organisations=4)
    yield workspace
    workspace.store.close()


def typed(workspace: Workspace, unit_code: str, about: TypedKind) -> Counts:
    """Give what is kept for a unit."""
    row = workspace.store.typed_counts.find(unit_code=unit_code, year=YEAR, about=about)
    assert row is not None
    return row.counts


def test_the_published_table_is_read_and_its_missing_one_is_named(commune: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("BẢNG TỔNG HỢP",),
        ("TT", "Đối tượng", "Tổng số", "Được xếp loại", "HTXS", "HTT", "HTNV", "KHT"),
        (1, "Tổ chức cơ sở đảng", 50, 50, 10, 37, 3, 0),
        (2, "Chi bộ trực thuộc", 142, 142, 29, 99, 13, None),
        ("", "Tổ chức cơ sở đảng 14", "1.020", 1020, 120, 880, 20, 0),
        ("", "Một đơn vị lạ", 3, 3, 1, 1, 1, 0),
    ):
        sheet.append(row)
    book.save(tmp_path / "di-an.xlsx")
    made = import_figures(commune, sum_up(commune, YEAR), tmp_path / "di-an.xlsx", "KT-011")
    assert (len(made.rows), made.skipped) == (3, 1)
    (gap,) = made.gaps
    assert gap.startswith("Tổ chức cơ sở đảng 11 – Tổ chức đảng – Loại hình tổ chức đảng – Chi bộ trực thuộc: ")
    assert gap.endswith("đã xếp loại ghi 142, nhưng bốn mức cộng lại là 141; thiếu 1.")
    assert typed(commune, "KT-011", TypedKind.ORGANISATIONS) == Counts(total=50, rated=50, htxs=10, htt=37, htnv=3)
    assert typed(commune, "KT-014", TypedKind.MEMBERS).total == 1020
    assert "3 dòng số liệu; 1 dòng" in made.words
    commune.store.undo()
    assert commune.store.typed_counts.count() == 0, "one step"


def test_the_workbook_of_this_program_comes_back_as_it_went(commune: Workspace, tmp_path: Path) -> None:
    found = sum_up(commune, YEAR)
    job = paper_job(commune, found, TotalsPaper.COUNT_TABLE, WrittenAs.XLSX)
    (tmp_path / "bang.xlsx").write_bytes(render(job))
    made = import_figures(commune, found, tmp_path / "bang.xlsx", "KT-014")
    assert made.gaps == ()
    assert typed(commune, "KT-014", TypedKind.MEMBERS) == found.totals.whole()


def test_a_file_without_such_a_table_is_refused_in_words(commune: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(("Họ và tên", "Ngày sinh"))
    book.save(tmp_path / "ds.xlsx")
    with pytest.raises(NoHeaderError, match="bảng số liệu xếp loại"):
        import_figures(commune, sum_up(commune, YEAR), tmp_path / "ds.xlsx", "KT-011")
