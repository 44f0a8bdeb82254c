"""The whole yearly job on the sample cell, without a screen: the same services that the window calls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.home import main_regulation
from kiemdiem_desktop.services.cell.page_codes import keep_codes
from kiemdiem_desktop.services.cell.papers import MeetingStage, meeting_papers, paper_job, render
from kiemdiem_desktop.services.cell.readiness import list_missing
from kiemdiem_desktop.services.cell.roster_import import apply_import, preview_import, summary_of
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sample import SAMPLE_ROSTER, fill_sample
from kiemdiem_desktop.services.cell.sealing import seal_and_write
from kiemdiem_desktop.services.cell.sending import prepare, record_sent
from kiemdiem_desktop.services.cell.sheets import enrolment_card_pdf
from kiemdiem_desktop.services.cell.signing_keys import find_key, make_key
from kiemdiem_desktop.services.library import Shelf, create_workspace, open_workspace
from kiemdiem_desktop.services.packages import certificate_file, verified_lines, verify_file
from kiemdiem_desktop.services.recovery_sheets import recovery_sheet_pdf
from kiemdiem_desktop.services.workspace import Workspace

PASSPHRASE = "bốn mùa hoa pơ lang"  # noqa: S105 - of the invented sample workspace, told to everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoReport:
    """What the demo did, line by line, and the files it left."""

    lines: tuple[str, ...]
    files: tuple[str, ...]


def run_demo(shelf: Shelf, out_dir: Path) -> DemoReport:
    """Do the year of the sample cell: new workspace, roster, reviews, meeting, papers, signed package.

    Raises: InvalidValueError where `out_dir` holds files already; FontsMissingError; the writing errors of packages.
    """
    _check_empty(out_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    lines = tuple(_run(shelf, out_dir))
    files = sorted(path.name for path in out_dir.iterdir() if path.is_file())
    return DemoReport(lines=(*lines, _("Các tệp ở {folder}:").format(folder=out_dir), *files), files=tuple(files))


def _check_empty(out_dir: Path) -> None:
    if out_dir.exists() and (not out_dir.is_dir() or any(out_dir.iterdir())):
        raise InvalidValueError(
            code="folder_not_empty",
            message=_("Thư mục {folder} đã có tệp khác.").format(folder=out_dir),
            hint=_("Chọn một thư mục mới hoặc còn trống, để không ghi đè gì."),
        )


def _run(shelf: Shelf, out_dir: Path) -> Iterator[str]:
    workspace, code = _start(shelf, out_dir)
    yield _("Đã tạo sổ chi bộ được mã hóa, mở lại bằng mật khẩu.")
    preview = preview_import(workspace, shelf.resources_dir / SAMPLE_ROSTER)
    yield _("Nhập danh sách: {summary}").format(summary=summary_of(preview.roster))
    apply_import(workspace, preview)
    fill_sample(workspace, completed=True)
    (out_dir / "phieu-ma-khoi-phuc.pdf").write_bytes(recovery_sheet_pdf(workspace, code))
    checked = check(workspace, current_round(workspace))
    yield from _tell_round(checked)
    _print(workspace, checked, out_dir)
    yield from _send(workspace, out_dir)
    workspace.store.close()


def _start(shelf: Shelf, out_dir: Path) -> tuple[Workspace, str]:
    private = replace(shelf, root=out_dir / "so")
    created, code = create_workspace(private, name=_("Chi bộ mẫu"), passphrase=PASSPHRASE)
    folder = created.store.folder
    assert folder is not None
    created.store.close()
    return open_workspace(private, folder, passphrase=PASSPHRASE), code


def _tell_round(checked: CheckedRound) -> Iterator[str]:
    dossier = checked.dossier
    yield _("Đợt {period}: {members} đảng viên; {subjects} tập thể, cá nhân được kiểm điểm, theo {regulation}.").format(
        period=dossier.round.name,
        members=len(dossier.members),
        subjects=len(dossier.subjects),
        regulation=main_regulation(checked.regulations).name,
    )
    yield _("Nhận xét: {all}, trong đó phải sửa {must}.").format(
        all=len(checked.findings), must=len(list_missing(checked))
    )


def _print(workspace: Workspace, checked: CheckedRound, out_dir: Path) -> None:
    jobs = tuple(
        paper_job(workspace, checked, paper, kind)
        for paper in meeting_papers(checked, MeetingStage.AFTER)
        for kind in paper.formats
    )
    for job in jobs:
        (out_dir / job.file_name).write_bytes(render(job))
    keep_codes(workspace, jobs)


def _send(workspace: Workspace, out_dir: Path) -> Iterator[str]:
    key = find_key(workspace) or make_key(workspace, holder=_("Bí thư {cell}").format(cell=get_cell(workspace).name))
    (out_dir / "the-dang-ky-khoa.pdf").write_bytes(enrolment_card_pdf(workspace, key))
    certificate = out_dir / "khoa-chi-bo.cer"
    certificate.write_bytes(certificate_file(key))
    sealed = seal_and_write(prepare(workspace, current_round(workspace)), out_dir)
    record_sent(workspace, sealed)
    yield _("Đã ghi và kiểm tra gói {name} ({size} KB).").format(
        name=sealed.written.path.name, size=-(-sealed.written.size_bytes // 1024)
    )
    yield from verified_lines(verify_file(sealed.written.path, signers=(certificate,), clock=workspace.clock))
