"""Quyết định, page Giấy tờ: every paper of the round, the page beside the list; printed and saved one or all."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.pages import joined
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.theme import heading, held, primary, retone, say, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.papers import CommitteePaperItem, list_papers, paper_job
from kiemdiem_desktop.services.paper_jobs import PaperFormat, PaperJob
from kiemdiem_desktop.services.workspace import Workspace

CALM_MS = 120
_SAVE_WORDS = {
    PaperFormat.PDF: N_("Lưu &PDF…"),
    PaperFormat.DOCX: N_("Lưu &Word…"),
    PaperFormat.XLSX: N_("Lưu &Excel…"),
}


class PapersPage(QWidget):
    """Shows one paper at a time; what the filter leaves in the list can be printed or saved as one file."""

    def __init__(self, workspace: Workspace, press: Press) -> None:
        super().__init__()
        self._workspace, self._press = workspace, press
        self._round: RoundKey | None = None
        self._items: dict[tuple[str, str, int], CommitteePaperItem] = {}
        self._drawn: PaperJob | None = None
        self.list = ChipList(_("Giấy tờ"), nothing=_("Không có giấy tờ nào khớp. Xóa ô lọc để xem tất cả."))
        self.title, self.missing = heading(level=2), say(tone="quiet")
        self.view = PaperView()
        self.print_button = primary(QPushButton(_("&In…")))
        self.save_buttons = {kind: QPushButton(_(words)) for kind, words in _SAVE_WORDS.items()}
        self.all_button = QPushButton(_("In &tất cả trong danh sách…"))
        self.all_pdf_button = QPushButton(_("Lưu tất cả thành &một PDF…"))
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._draw)
        self.list.chosen.connect(lambda _key: self._show())
        self.print_button.clicked.connect(lambda _checked=False: self.print_one())
        self.all_button.clicked.connect(lambda _checked=False: self.print_all())
        self.all_pdf_button.clicked.connect(lambda _checked=False: self.save_all())
        for kind, button in self.save_buttons.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.save(kind))
        self._lay_out()

    def show_round(self, round_: RoundKey) -> None:
        """Show the papers of a round as they are now."""
        self._round = round_
        items = list_papers(self._workspace, round_)
        self._items = {item.key: item for item in items}
        self.list.show_lines(tuple(_line(item) for item in items))
        self._show()

    def print_one(self) -> None:
        """Print the shown paper. Raises: KiemdiemError without a printer."""
        item = self._item()
        if item is not None:
            self._press.print_out((self._job(item),), item.title)

    def print_all(self) -> None:
        """Print every paper in the list as it is filtered, as one print."""
        self._press.print_out(self._shown_jobs(), _("Giấy tờ của cấp ủy"))

    def save_all(self) -> None:
        """Save every paper in the list as it is filtered, as one PDF."""
        self._press.save_set(self._shown_jobs(), _("Giấy tờ của cấp ủy"), "giay-to-cap-uy.pdf", joined)

    def save(self, kind: PaperFormat) -> None:
        """Save the shown paper."""
        item = self._item()
        if item is not None:
            self._press.save(self._job(item, kind), item.title)

    def _item(self) -> CommitteePaperItem | None:
        key = self.list.current
        return self._items.get(key) if isinstance(key, tuple) else None

    def _shown_jobs(self) -> tuple[PaperJob, ...]:
        keys = (line.key for line in self.list.model.lines)
        return tuple(self._job(self._items[key]) for key in keys if isinstance(key, tuple) and key in self._items)

    def _job(self, item: CommitteePaperItem, kind: PaperFormat = PaperFormat.PDF) -> PaperJob:
        assert self._round is not None
        return paper_job(self._workspace, self._round, item, kind)

    def _show(self) -> None:
        item = self._item()
        for button in (self.all_button, self.all_pdf_button):
            button.setEnabled(bool(self._items))
        if item is None:
            return
        self.title.setText(item.title)
        lacks = _("Còn thiếu: {what}. Chỗ thiếu để dòng chấm, vẫn in được.")
        self.missing.setText(lacks.format(what=", ".join(item.missing)) if item.missing else _("Sẵn sàng để in."))
        retone(self.missing, "amber" if item.missing else "quiet")
        for kind, button in self.save_buttons.items():
            button.setVisible(kind in item.kind.formats)
        self._calm.start()

    def _draw(self) -> None:
        item = self._item()
        if item is None or not self.isVisible():
            return
        job = self._job(item)
        if job != self._drawn:
            self._press.show(job, lambda pdf: self._show_pages(job, pdf), self._fail)

    def _show_pages(self, job: PaperJob, pdf: bytes) -> None:
        self._drawn = job
        self.view.show_pdf(pdf, job.document.title)

    def _fail(self, error: BaseException) -> None:
        self.missing.setText(str(error))
        retone(self.missing, "red")
        raise error

    def _lay_out(self) -> None:
        right, buttons = QWidget(), QWidget()
        column = spaced(QVBoxLayout(right), gap=8, margin=(8, 0, 0, 0))
        column.addWidget(self.title)
        column.addWidget(self.missing)
        column.addWidget(held(self.view, min_height=280), 1)
        row = Flow(buttons, gap=8)
        for button in (self.print_button, *self.save_buttons.values(), self.all_button, self.all_pdf_button):
            row.addWidget(button)
        column.addWidget(buttons)
        spaced(QVBoxLayout(self)).addWidget(ListBeside(self.list, right, list_width=272))


def _line(item: CommitteePaperItem) -> ChipLine:
    state = _("thiếu: {what}").format(what=", ".join(item.missing)) if item.missing else _("sẵn sàng")
    symbol, tone = ("◐", "amber") if item.missing else ("✓", "quiet")
    return ChipLine(key=item.key, title=item.title, state=state, symbol=symbol, tone=tone)
