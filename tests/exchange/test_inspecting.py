"""Looking at a package: a report for every file, and no belief."""

from datetime import timedelta
from pathlib import Path

from kiemdiem_desktop.exchange.inspecting import PackageVerdict, inspect
from tests.exchange.samples import AT, a_key, a_package, with_entries

TRUSTED = (a_key().certificate_der,)


def test_a_sound_package_is_shown_whole() -> None:
    report = inspect(a_package(), trusted=TRUSTED, at=AT)
    assert report.verdict is PackageVerdict.SOUND
    assert (report.kind, report.cell_code, report.cell_name) == ("dossier", "CB-07", "Chi bộ thôn Suối Đá")
    assert (report.year, report.sequence, report.signer, report.signed_at) == (2026, 1, "Đinh Thị Hoà", AT)
    assert report.entries[0] == ("mimetype", 31)
    assert len(report.entries) == 6
    assert report.problems == ()
    assert "chữ ký đúng" in report.verdict.label


def test_an_unknown_signer_is_amber() -> None:
    report = inspect(a_package(), trusted=(), at=AT)
    assert report.verdict is PackageVerdict.UNKNOWN_SIGNER
    assert report.signer == "Đinh Thị Hoà"
    assert report.cell_code == "CB-07"
    assert [problem.code for problem in report.problems] == ["unknown_signer"]
    assert report.verdict.label.startswith("Chờ xác nhận")


def test_a_refused_package_shows_what_it_claims_and_why_not() -> None:
    changed = with_entries(
        lambda entries: entries.update({"content.json": b'{"kind":["x"],"cell":3,"round":{"year":true}}'})
    )
    report = inspect(changed, trusted=TRUSTED, at=AT)
    assert report.verdict is PackageVerdict.REFUSED
    assert (report.kind, report.cell_code, report.year) == ("", "", None)
    assert [problem.code for problem in report.problems] == ["entry_changed"]
    assert report.problems[0].hint


def test_broken_files_are_reported_not_raised(tmp_path: Path) -> None:
    large = tmp_path / "large.asice"
    with large.open("wb") as file:
        file.truncate(30_000_000)
    assert inspect(large, trusted=(), at=AT).problems[0].code == "too_large"
    assert inspect(b"", trusted=(), at=AT).problems[0].code == "empty_file"
    assert inspect(a_package()[:500], trusted=TRUSTED, at=AT).entries == ()
    content = with_entries(lambda entries: entries.update({"content.json": b"[" * 100_000}))
    assert inspect(content, trusted=TRUSTED, at=AT).kind == ""
    late = inspect(a_package(), trusted=TRUSTED, at=AT + timedelta(days=9999))
    assert (late.verdict, late.problems[0].code) == (PackageVerdict.REFUSED, "expired_key")
