"""The papers of the totals as they are signed, last year from four sources, and the types of the workbook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiemdiem_desktop.documents.text import write_text
from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.received_summary import TypedKind
from kiemdiem_desktop.domain.totals import CountedKind, Counts
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.committee import books
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.committee.reporting_up import issue_summary
from kiemdiem_desktop.services.committee.summaries import set_typed
from kiemdiem_desktop.services.committee.totals import sum_up
from kiemdiem_desktop.services.committee.totals_papers import (
    SigningDetails,
    TotalsPaper,
    WrittenAs,
    build,
    list_charts,
    paper_job,
    render,
    set_details,
)
from kiemdiem_desktop.services.committee.years import YearSource, compare_years
from kiemdiem_desktop.services.spelling import Spelling, set_spelling
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.province_rows import YEAR, make_province


@pytest.fixture
def commune(regulations: Regulations) -> Iterator[Workspace]:
    """A commune of eight organisations, with the names that stand on its papers."""
    workspace = make_province(regulations, FixedClock(instant=datetime(2022, 12, 25, tzinfo=UTC)), organisations=8)
    with workspace.store.step("Đổi tên", is_barrier=True):
        own = workspace.store.committees.all()[0]
        workspace.store.committees.save(
            replace(
                own,
                code="DU-DH",
                name="Đảng ủy xã Đăk Hà",
                superior_name="Tỉnh ủy Kon Tum",
                superior_party_name="Đảng bộ tỉnh Kon Tum",
                place_name="Đăk Hà",
            )
        )
    books.make_key(workspace, holder="Nguyễn Văn Thư")
    yield workspace
    workspace.store.close()


@pytest.mark.parametrize("paper", TotalsPaper)
def test_each_paper_has_the_partys_head_and_every_way_to_be_written(commune: Workspace, paper: TotalsPaper) -> None:
    found = sum_up(commune, YEAR)
    set_details(commune, found, SigningDetails(number=5, on=date(2022, 12, 4), signer_name="Trần Văn Bí"))
    text = write_text(build(commune, found, paper)).replace("\u00a0", " ")
    assert "ĐẢNG BỘ TỈNH KON TUM" in text
    assert "ĐẢNG ỦY XÃ ĐĂK HÀ" in text
    assert "Đăk Hà, ngày 04 tháng 12 năm 2022" in text
    if paper is not TotalsPaper.CHARTS:
        assert "T/M ĐẢNG ỦY" in text
        assert "Trần Văn Bí" in text
        assert "theo mức chi bộ đề nghị" in text
    assert ("Số 05-BC/ĐU" in text) is (paper is TotalsPaper.REPORT)
    for written in WrittenAs:
        assert len(render(paper_job(commune, found, paper, written))) > 5_000


def test_the_workbook_holds_numbers_a_frozen_head_and_a_print_area(commune: Workspace) -> None:
    found = sum_up(commune, YEAR)
    book = load_workbook(BytesIO(render(paper_job(commune, found, TotalsPaper.STATISTICS, WrittenAs.XLSX))))
    sheet = book["Theo cơ cấu"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Tổng số đảng viên")
    assert [cell.value for cell in row[1:9]] == list(found.totals.whole().figures)
    assert all(isinstance(cell.value, int) for cell in row[1:9])
    assert sheet.freeze_panes
    assert sheet.print_area
    assert sheet.print_title_rows


def test_charts_tell_shares_that_add_up_to_a_hundred(commune: Workspace) -> None:
    charts = list_charts(commune, sum_up(commune, YEAR))
    assert len(charts) >= 4
    assert {sum(value or 0 for value in bar.values) for chart in charts for bar in chart.bars} == {100}


def test_last_year_comes_from_dossiers_then_a_typed_paper_then_what_was_signed_then_the_books(
    commune: Workspace, tmp_path: Path
) -> None:
    found = sum_up(commune, YEAR)
    compared = compare_years(commune, found)
    assert compared.source is YearSource.DOSSIERS
    line = compared.lines[0]
    assert line.before is not None
    assert (line.about, line.before.htxs + line.before.htt) == (CountedKind.MEMBERS, found.totals.whole().total)

    for figure, typed in {"total": "400", "rated": "380", "htxs": "60", "htt": "320"}.items():
        set_typed(commune, "DU-DH", year=YEAR - 1, about=TypedKind.MEMBERS, figure=figure, typed=typed)
    typed_year = compare_years(commune, found)
    assert typed_year.source is YearSource.TYPED
    assert typed_year.lines[0].before == Counts(total=400, rated=380, htxs=60, htt=320)
    report = write_text(build(commune, found, TotalsPaper.REPORT))
    assert "Năm trước" in report
    assert "320" in report

    last = replace(found, totals=replace(found.totals, year=YEAR - 1))
    issue_summary(commune, last, Posting(folder=tmp_path))
    assert compare_years(commune, found).source is YearSource.SUMMARY

    with commune.store.step("Hồ sơ năm trước"):
        (dossier, *_others) = commune.store.received_dossiers.all()
        kept = commune.store.received_dossiers.add(replace(dossier, digest="8" * 64, year=YEAR - 1))
        rows = commune.store.subject_rows.where(dossier_id=dossier.id)
        commune.store.subject_rows.add_all(replace(row, dossier_id=kept.id, year=YEAR - 1) for row in rows)
    booked = compare_years(commune, found)
    assert booked.source is YearSource.BOOKS
    assert booked.lines[0].before is not None
    assert booked.lines[0].before.total == 48


def test_the_totals_follow_the_spelling_that_the_office_chose(commune: Workspace) -> None:
    set_spelling(commune, Spelling.ON_SECOND)
    words = write_text(build(commune, sum_up(commune, YEAR), TotalsPaper.COUNT_TABLE))
    assert "ĐẢNG UỶ XÃ ĐĂK HÀ" in words
    assert "ủy" not in words.casefold()
