"""One paper: what it lacks, its number and date, the page as it will print, and the buttons to print and save it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, retone, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_numbers import give_number, next_number
from kiemdiem_desktop.services.cell.papers import (
    Paper,
    PaperFormat,
    PaperJob,
    get_details,
    letters_not_printed,
    paper_job,
    set_date,
)
from kiemdiem_desktop.services.workspace import Workspace

CALM_MS = 120
_SAVE_WORDS = {
    PaperFormat.PDF: N_("Lưu &PDF…"),
    PaperFormat.DOCX: N_("Lưu &Word…"),
    PaperFormat.XLSX: N_("Lưu &Excel…"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """What the page shows: a paper of a round as it is checked now."""

    checked: CheckedRound
    paper: Paper


class PaperPage(QWidget):
    """Shows one paper at a time; `job` is it as PDF, None before the first.

    While the choice runs through the list, pages are drawn only where it rests.
    """

    def __init__(self, workspace: Workspace, press: Press) -> None:
        super().__init__()
        self._workspace, self._press = workspace, press
        self._shown: ShownPaper | None = None
        self.job: PaperJob | None = None
        self._drawn: PaperJob | None = None
        self._making: PaperJob | None = None
        self.title = heading(level=2)
        self.missing = say()
        self.number = WholeNumberField(_("Số"), hint=_("Để trống thì ghi tay."))
        self.take_button = flat(QPushButton())
        self.take_button.clicked.connect(self.take_number)
        self.date = ExactDateField(_("Ngày ghi trên giấy"), hint=_("Để trống thì lấy ngày họp."))
        self.view = PaperView()
        self.print_button = primary(QPushButton(_("&In…")))
        self.save_buttons = {kind: QPushButton(_(words)) for kind, words in _SAVE_WORDS.items()}
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._draw)
        self.print_button.clicked.connect(self.print_out)
        for kind, button in self.save_buttons.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.save(kind))
        self._lay_out()

    def show_paper(self, checked: CheckedRound, paper: Paper, *, is_open: bool) -> None:
        """Show `paper`; number and date can be typed while the round `is_open`."""
        is_other = self._shown is None or self._shown.paper.file_stem != paper.file_stem
        self._shown = ShownPaper(checked=checked, paper=paper)
        self.job = self._job(self._shown, PaperFormat.PDF)
        self.title.setText(paper.title)
        self._tell_standing(paper, self.job)
        self._show_details(checked, paper, is_open=is_open)
        for kind, button in self.save_buttons.items():
            button.setVisible(kind in paper.formats)
        self._calm.start(CALM_MS if is_other else 0)

    def _tell_standing(self, paper: Paper, job: PaperJob) -> None:
        lacks = _("Còn thiếu: {what}. Chỗ thiếu để dòng chấm, vẫn in được.")
        words = [lacks.format(what=", ".join(paper.missing))] if paper.missing else []
        odd = letters_not_printed(job)
        if odd:
            told = _("Phông chữ không có: {letters}. Bản in ghi [?] ở chỗ đó; sửa lại nơi đã gõ.")
            words.append(told.format(letters=" ".join(odd)))
        self.missing.setText(" ".join(words) or _("Sẵn sàng để in."))
        retone(self.missing, "amber" if words else "quiet")

    def print_out(self) -> None:
        """Ask how and print the shown paper. Raises: KiemdiemError without a printer."""
        if self._shown is not None and self._flush():
            self._press.print_out((self._job(self._shown, PaperFormat.PDF),), self._shown.paper.title)

    def save(self, kind: PaperFormat) -> None:
        """Ask where and save the shown paper."""
        if self._shown is not None and self._flush():
            self._press.save(self._job(self._shown, kind), self._shown.paper.title)

    def _flush(self) -> bool:
        return all([self.number.flush(), self.date.flush()])

    def _show_details(self, checked: CheckedRound, paper: Paper, *, is_open: bool) -> None:
        details = get_details(self._workspace, checked, paper)
        key = (checked.dossier.round.id, paper.file_stem)
        self._fields.setVisible(paper.has_number or paper.has_date)
        self.number.setVisible(paper.has_number)
        self.date.setVisible(paper.has_date)
        free = next_number(self._workspace, paper) if is_open and details.number is None else None
        self.take_button.setVisible(free is not None)
        self.take_button.setText(_("Lấy số {number:02d}").format(number=free or 0))
        self.number.show_value(details.number, key=key, commit=self._keep_number if is_open else None)
        self.date.show_value(details.on, key=key, commit=self._keep_date if is_open else None)

    def _keep_number(self, number: int | None) -> None:
        assert self._shown is not None
        give_number(self._workspace, self._shown.checked, self._shown.paper, number)

    def take_number(self) -> None:
        """Give the shown paper the next free number of its kind."""
        assert self._shown is not None
        self._keep_number(next_number(self._workspace, self._shown.paper))

    def _keep_date(self, on: date | None) -> None:
        assert self._shown is not None
        set_date(self._workspace, self._shown.checked, self._shown.paper, on)

    def _job(self, shown: ShownPaper, kind: PaperFormat) -> PaperJob:
        return paper_job(self._workspace, shown.checked, shown.paper, kind)

    def _draw(self) -> None:
        """Draw the shown paper, one at a time: what was chosen meanwhile comes next."""
        wanted = self.job
        if wanted is None or wanted == self._drawn or self._making is not None:
            return
        self._making = wanted
        self.view.where.setText(_("Đang chuẩn bị trang…"))
        self._press.show(wanted, lambda pdf: self._show_pages(wanted, pdf), self._fail)

    def _show_pages(self, job: PaperJob, pdf: bytes) -> None:
        self._making, self._drawn = None, job
        self.view.show_pdf(pdf, job.document.title)
        self._draw()

    def _fail(self, error: BaseException) -> None:
        self._making = None
        self.view.where.setText(_("Chưa vẽ được trang."))
        self.missing.setText(str(error))  # wraps: a long reason must not push the page sideways
        retone(self.missing, "red")
        raise error

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.missing)
        self._fields = QWidget()
        fields = Flow(self._fields, gap=12)
        fields.addWidget(held(self.number, min_width=120, max_width=280))
        fields.addWidget(self.take_button)
        fields.addWidget(held(self.date, min_width=200, max_width=280))
        column.addWidget(self._fields)
        column.addWidget(held(self.view, min_height=320), 1)
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        row.addWidget(self.print_button)
        for button in self.save_buttons.values():
            row.addWidget(button)
        column.addWidget(buttons)
