"""Tổng hợp, page Gửi cấp trên: what the signed summary says, to whom, closed or open, and what was sent before."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.inner_scroll import InnerScroll
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Posting
from kiemdiem_desktop.services.committee.reporting_up import (
    before_sending,
    issue_summary,
    issued_words,
    list_sent,
    what_goes_up,
)
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_papers import TotalsJob, package_jobs, render
from kiemdiem_desktop.services.workspace import Workspace


class SendingPage(QWidget):
    """Tells what will be signed; one button signs and writes it."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self.desk = workspace, desk
        self._found: RoundTotals | None = None
        self._note = ""
        self.what, self.care = say(), say(tone="amber")
        self.note = LineField(_("Lời ghi kèm (không bắt buộc)"))
        self.papers = QCheckBox(_("Kè&m bảng tổng hợp, thống kê và báo cáo dạng PDF"))
        self.papers.setChecked(True)
        self.send_button = primary(QPushButton(_("&Ký và ghi bảng tổng hợp…")))
        self.send_button.clicked.connect(lambda _checked=False: self._send())
        self.sent = named(QListWidget(), _("Các bảng tổng hợp đã ký"))
        self.sent.setWordWrap(True)
        self.sent_title = heading(_("Đã ký"), 2)
        self._lay_out()

    def show_totals(self, found: RoundTotals, told: str) -> None:
        """Show other totals."""
        self._found = found
        self.what.setText("\n".join((told, *what_goes_up(self._workspace, found))))
        care = before_sending(self._workspace, found)
        self.care.setText("\n".join(care))
        self.care.setVisible(bool(care))
        self.note.show_value(self._note, key="note", commit=self._keep_note)
        sent = list_sent(self._workspace, found)
        self.sent.clear()
        for line in sent:
            QListWidgetItem(line, self.sent)
        self.sent.setVisible(bool(sent))
        self.sent_title.setVisible(bool(sent))

    def _keep_note(self, text: str) -> None:
        self._note = text

    def _send(self) -> None:
        self.note.flush()
        assert self._found is not None
        found = self._found
        folder = self.desk.dialogs.folder(_("Ghi bảng tổng hợp vào đâu?"))
        if folder is None:
            return
        if not self.papers.isChecked():
            self._sign(found, folder, {})
            return
        jobs = package_jobs(self._workspace, found)
        self.desk.jobs.run(
            lambda progress: _render_all(jobs, progress),
            lambda made: self._sign(found, folder, made),
            _("Đang chuẩn bị giấy tờ"),
        )

    def _sign(self, found: RoundTotals, folder: Path, documents: dict[str, bytes]) -> None:
        made: IssuedFile = issue_summary(
            self._workspace, found, Posting(folder=folder, documents=documents), note=self._note
        )
        self.desk.tell(issued_words(made))

    def _lay_out(self) -> None:
        sheet = held(QWidget(), max_width=772)  # as a whole: lines that wrap would be reckoned too low one by one
        inner = spaced(QVBoxLayout(sheet), gap=12, margin=(0, 0, 12, 12))
        inner.addWidget(heading(_("Bảng tổng hợp gửi cấp trên"), 2))
        inner.addWidget(self.what)
        inner.addWidget(self.care)
        inner.addWidget(held(self.note, max_width=560))
        inner.addWidget(self.papers)
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.send_button)
        row.addStretch()
        inner.addLayout(row)
        inner.addWidget(self.sent_title)
        inner.addWidget(held(self.sent, min_height=96))
        inner.addStretch()
        column = spaced(QVBoxLayout(self))
        column.addWidget(named(InnerScroll(sheet), _("Bảng tổng hợp gửi cấp trên")), 1)
        self.setFocusProxy(self.send_button)


def _render_all(jobs: dict[str, TotalsJob], progress: Progress) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for name, job in jobs.items():
        progress.report(len(made), len(jobs), job.document.title)
        made[name] = render(job)
    return made
