"""Tổng hợp, page Giấy tờ: the papers to be signed, each as it will print; In, Lưu PDF, Lưu Word, Lưu Excel."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.printing import print_papers
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_papers import (
    SigningDetails,
    TotalsJob,
    TotalsPaper,
    WrittenAs,
    get_details,
    paper_job,
    render,
    set_details,
)
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.workspace import Workspace

_FILTERS = {
    WrittenAs.PDF: N_("Tệp PDF (*.pdf)"),
    WrittenAs.DOCX: N_("Tệp Word (*.docx)"),
    WrittenAs.XLSX: N_("Bảng tính Excel (*.xlsx)"),
}


class PapersPage(QWidget):
    """Papers and what is printed on them on the left, the page itself on the right."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self.desk = workspace, desk
        self._found: RoundTotals | None = None
        self._shown: TotalsJob | None = None
        self.list = named(QListWidget(), _("Giấy tờ của cấp ủy"))
        for paper in TotalsPaper:
            QListWidgetItem(paper.label, self.list)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.number = WholeNumberField(_("Số của báo cáo"))
        self.day = ExactDateField(_("Ngày ký"))
        self.signer = LineField(_("Họ tên người ký"))
        self.post = LineField(_("Chức vụ người ký"))
        self.body = LineField(_("Ký thay mặt"), example=_("Để trống: cấp ủy; hoặc Ban Thường vụ"))
        self.view = PaperView()
        self.buttons = {written: QPushButton(text) for written, text in _save_words().items()}
        for written, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, written=written: self._save(written))
        self.print_button = QPushButton(_("&In…"))
        self.print_button.clicked.connect(lambda _checked=False: self._print())
        self._lay_out()
        self.setFocusProxy(self.list)

    @property
    def paper(self) -> TotalsPaper:
        """The chosen paper."""
        return tuple(TotalsPaper)[max(self.list.currentRow(), 0)]

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals."""
        self._found = found
        details, key = get_details(self._workspace, found), f"{found.totals.year}{found.totals.period}"
        self.number.show_value(details.number, key=key, commit=self._set_number)
        self.day.show_value(details.on, key=key, commit=self._set_day)
        self.signer.show_value(details.signer_name, key=key, commit=self._set_signer)
        self.post.show_value(details.signer_post, key=key, commit=self._set_post)
        self.body.show_value(details.body, key=key, commit=self._set_body)
        self._show()

    def _set_number(self, number: int | None) -> None:
        self._set(replace(self._details(), number=number))

    def _set_day(self, on: date | None) -> None:
        self._set(replace(self._details(), on=on))

    def _set_signer(self, name: str) -> None:
        self._set(replace(self._details(), signer_name=name))

    def _set_post(self, post: str) -> None:
        self._set(replace(self._details(), signer_post=post))

    def _set_body(self, body: str) -> None:
        self._set(replace(self._details(), body=body))

    def _details(self) -> SigningDetails:
        assert self._found is not None
        return get_details(self._workspace, self._found)

    def _set(self, details: SigningDetails) -> None:
        assert self._found is not None
        set_details(self._workspace, self._found, details)
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        job = paper_job(self._workspace, self._found, self.paper)
        self.number.setVisible(self.paper.has_number)
        if job == self._shown:
            return
        self._shown = job

        def done(data: bytes) -> None:
            if self._shown == job:
                self.view.show_pdf(data, job.document.title)

        self.desk.jobs.run(lambda _progress: render(job), done, _("Đang chuẩn bị giấy tờ"), quietly=True)

    def _save(self, written: WrittenAs) -> None:
        assert self._found is not None
        job = paper_job(self._workspace, self._found, self.paper, written)
        path = self.desk.dialogs.save_file(
            _("Lưu: {title}").format(title=self.paper.label), job.file_name, _(_FILTERS[written])
        )
        if path is not None:
            self.desk.jobs.run(lambda _progress: _written(job, path), self._tell, _("Đang chuẩn bị giấy tờ"))

    def _tell(self, path: Path) -> None:
        self.desk.tell(_("Đã lưu: {path}").format(path=path))

    def _print(self) -> None:
        assert self._found is not None
        title = self.paper.label
        choice = self.desk.dialogs.how_to_print(_("In: {title}").format(title=title))
        if choice is None:
            return
        job = paper_job(self._workspace, self._found, self.paper)

        def work(progress: Progress) -> None:
            print_papers((render(job),), choice, progress.report)

        told = _("Đã gửi “{title}” đến máy in {printer}. Lấy giấy ở máy in.")
        self.desk.jobs.run(
            work,
            lambda _nothing: self.desk.tell(told.format(title=title, printer=choice.printer)),
            _("Đang gửi đến máy in"),
        )

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        mine = spaced(QVBoxLayout(left), gap=8, margin=(0, 0, 8, 0))
        mine.addWidget(held(self.list, min_width=200, min_height=120))
        mine.addWidget(say(_("Ghi trên giấy"), tone="strong"))
        for field in (self.number, self.day, self.signer, self.post, self.body):
            mine.addWidget(field)
        mine.addStretch()
        theirs = spaced(QVBoxLayout(right), gap=8)
        row = QWidget()
        flow = Flow(row, gap=8)
        for button in (self.print_button, *self.buttons.values()):
            flow.addWidget(button)
        theirs.addWidget(row)
        theirs.addWidget(self.view, 1)
        column = spaced(QVBoxLayout(self))
        column.addWidget(TurningSplit(left, right, least=720, share=0.27), 1)


def _save_words() -> dict[WrittenAs, str]:
    return {
        WrittenAs.PDF: _("Lưu &PDF…"),
        WrittenAs.DOCX: _("Lưu &Word…"),
        WrittenAs.XLSX: _("Lưu &Excel…"),
    }


def _written(job: TotalsJob, path: Path) -> Path:
    save_paper(render(job), path)
    return path
