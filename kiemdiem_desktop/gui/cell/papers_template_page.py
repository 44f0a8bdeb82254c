"""The superior's Word file filled in, as pages to look at before it is trusted."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.papers import Paper, PaperFormat, paper_job, render
from kiemdiem_desktop.services.cell.template_preview import (
    FilledWith,
    preview_job,
    preview_pages,
    preview_with_sample,
)
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.paper_jobs import KeptTemplate
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedTemplate:
    """What is looked at: a template in use for the form of a paper."""

    checked: CheckedRound
    paper: Paper
    template: KeptTemplate


class TemplatePage(QWidget):
    """Shows one template at a time; `left` tells that the person wants back to the papers."""

    left = Signal()

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._tried: TriedTemplate | None = None
        self.back_button = flat(QPushButton(_("‹ Từng giấy tờ")))
        self.name = say()
        self.source = ChoiceField(
            _("Điền bằng số liệu của"),
            ((FilledWith.SAMPLE, _("Chi bộ mẫu")), (FilledWith.OWN, _("Chi bộ này"))),
        )
        self.view = PaperView()
        self.save_button = primary(QPushButton(_("Lưu &Word…")))
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.save)
        self._lay_out()
        self.source.show_value(FilledWith.SAMPLE, commit=lambda _source: self.refresh())

    def try_out(self, tried: TriedTemplate) -> None:
        """Take another template, filled in with the sample cell first."""
        self._tried = tried
        self.source.show_value(FilledWith.SAMPLE, commit=lambda _source: self.refresh())

    def refresh(self) -> None:
        """Draw the pages anew. Raises: KiemdiemError where the sample cell has no such paper."""
        tried, source = self._tried, self.source.value
        if tried is None or source is None:
            return
        words = _("Mẫu “{name}”, cho {paper}.")
        self.name.setText(words.format(name=tried.template.name, paper=tried.paper.form or tried.paper.title))
        job = preview_job(self._workspace, tried.checked, tried.template, tried.paper, source)
        self.view.where.setText(_("Đang chuẩn bị trang…"))
        self._desk.jobs.run(
            lambda _progress: preview_pages(job),
            lambda pdf: self.view.show_pdf(pdf, tried.template.name),
            _("Đang chuẩn bị giấy tờ"),
        )

    def save(self) -> None:
        """Ask where, then save the Word file as it is filled here. Raises: KiemdiemError."""
        tried = self._tried
        path = self._desk.dialogs.save_file(_("Lưu bản điền thử"), "dien-thu.docx", _("Tệp Word (*.docx)"))
        if path is None or tried is None:
            return
        if self.source.value is FilledWith.OWN:
            data = render(paper_job(self._workspace, tried.checked, tried.paper, PaperFormat.DOCX))
        else:
            data = preview_with_sample(self._workspace, tried.template, tried.paper)
        save_paper(data, path)
        self._desk.tell(_("Đã lưu: {path}").format(path=path))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        top = QWidget()
        row = Flow(top, gap=16)
        row.addWidget(self.back_button)
        row.addWidget(heading(_("Mẫu đã điền")))
        column.addWidget(top)
        self.parts = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=24)
        side = QWidget()
        fields = spaced(QVBoxLayout(side), gap=12)
        fields.addWidget(self.name)
        fields.addWidget(held(self.source, max_width=280))
        fields.addWidget(
            say(_("Ngoài bảng, chỗ gạch chân là chỗ chương trình điền; “(trống)” là chỗ không có số liệu."))
        )
        honest = _(
            "Xem đủ chữ, bảng và thứ tự. Phông chữ, khoảng cách, hình và chỗ ngắt trang có thể khác khi mở tệp Word."
        )
        fields.addWidget(say(honest, tone="quiet"))
        fields.addWidget(self.save_button)
        fields.addStretch(1)
        self.parts.addWidget(held(side, min_width=280), 2)
        self.parts.addWidget(held(self.view, min_height=280), 5)
        column.addLayout(self.parts, 1)
