"""Giving members their forms to fill in at home: for all at once into a folder, or for one of them."""

from pathlib import Path

from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.blank_forms import BlankForm, FormFormat, blank_forms, form_bytes, write_forms
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.review_pages import ReviewPage
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.workspace import Workspace


def export_forms(workspace: Workspace, desk: Desk, checked: CheckedRound, page: ReviewPage) -> None:
    """Ask for whom and in which kind, then where, and write the forms. Raises: FormsInTheWayError."""
    name = page.own.subject.name
    answer = desk.dialogs.ask(
        _("Xuất mẫu để đảng viên tự điền"),
        (
            _("Mọi đảng viên, tệp Word"),
            _("Mọi đảng viên, tệp Excel"),
            _("Chỉ {name}, tệp Word").format(name=name),
            _("Chỉ {name}, tệp Excel").format(name=name),
        ),
        detail=_(
            "Mẫu đã ghi sẵn tên, chức vụ, hạn chế năm trước và những gì đã nhập; người nhận chỉ gõ vào các ô. Bên "
            "trong có mã nên bản gửi về tự khớp, không cần giữ tên tệp."
        ),
    )
    if answer is None:
        return
    kind = (FormFormat.DOCX, FormFormat.XLSX)[answer % 2]
    if answer < 2:
        _export_all(desk, blank_forms(workspace, checked, kind))
    else:
        _export_one(desk, blank_forms(workspace, checked, kind, page.subject_id)[0])


def _export_all(desk: Desk, blanks: tuple[BlankForm, ...]) -> None:
    folder = desk.dialogs.folder(_("Chọn thư mục để ghi các mẫu"))
    if folder is None:
        return

    def work(progress: Progress) -> tuple[Path, ...]:
        return write_forms(blanks, folder, report=progress.report)

    def done(written: tuple[Path, ...]) -> None:
        words = _("Đã ghi {count} mẫu vào {folder}. Gửi cho từng người; bản điền xong thì bấm “Nhận bản đã điền…”.")
        desk.tell(words.format(count=len(written), folder=folder))

    desk.jobs.run(work, done, _("Đang ghi các mẫu"))


def _export_one(desk: Desk, blank: BlankForm) -> None:
    kinds = {FormFormat.DOCX: _("Tệp Word (*.docx)"), FormFormat.XLSX: _("Bảng tính Excel (*.xlsx)")}
    path = desk.dialogs.save_file(_("Lưu mẫu để tự điền"), blank.file_name, kinds[blank.format])
    if path is not None:
        save_paper(form_bytes(blank), path)
        desk.tell(_("Đã lưu: {path}").format(path=path))
