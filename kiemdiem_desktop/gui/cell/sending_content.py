"""Step 2 of sending: exactly what will be signed, and what stays in the house."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.sending_parts import Facts, Notice
from kiemdiem_desktop.gui.cell.sending_size import MailBar
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, px, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.leaving import what_leaves, what_stays
from kiemdiem_desktop.services.cell.papers import PaperFormat, PaperJob, dossier_papers
from kiemdiem_desktop.services.cell.sending import FrozenDossier, SendingSummary

SIDE_BY_SIDE = 640


class ContentPage(QWidget):
    """`open_paper(job)` shows one paper from the very values that will be sealed."""

    def __init__(self, open_paper: Callable[[PaperJob], None]) -> None:
        super().__init__()
        self._open = open_paper
        self._jobs: tuple[PaperJob, ...] = ()
        self.secret = Notice(_("Không gửi nội dung thuộc danh mục bí mật nhà nước."))
        self.facts, self.mail = Facts(), MailBar()
        self.papers_title = heading(level=2)
        self.papers = named(QListWidget(), _("Giấy tờ trong gói"))
        self.papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.papers.itemActivated.connect(self._open_row)
        self.leaves, self.stays = say(), say()
        self._lay_out()

    def show_content(self, summary: SendingSummary, frozen: FrozenDossier) -> None:
        """Show what `frozen` holds."""
        self.facts.show_facts(_facts(summary))
        self._jobs = tuple(job for job in frozen.papers if job.format is PaperFormat.PDF)
        self.papers_title.setText(_("Giấy tờ trong gói ({count})").format(count=len(self._jobs)))
        row = self.papers.currentRow()
        self.papers.clear()
        for paper in dossier_papers(frozen.checked):
            QListWidgetItem(f"{paper.name} – {paper.form}" if paper.form else paper.name, self.papers)
        self.papers.setCurrentRow(min(max(row, 0), len(self._jobs) - 1))
        self.leaves.setText("\n".join(f"– {line}" for line in what_leaves(frozen)))
        self.stays.setText("\n".join(f"– {line}" for line in what_stays(frozen)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(SIDE_BY_SIDE)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _open_row(self, item: QListWidgetItem) -> None:
        self._open(self._jobs[self.papers.row(item)])

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.secret)
        self._parts = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=16)
        left, right = QWidget(), QWidget()
        mine = spaced(QVBoxLayout(left), gap=8)
        mine.addWidget(heading(_("Gói hồ sơ"), 2))
        mine.addWidget(self.facts)
        mine.addWidget(self.mail)
        mine.addStretch()
        theirs = spaced(QVBoxLayout(right), gap=8)
        theirs.addWidget(self.papers_title)
        theirs.addWidget(say(_("Nhấn Enter để mở từng giấy. Mỗi giấy có bản PDF và bản Word."), tone="quiet"))
        theirs.addWidget(held(self.papers, min_height=180), 1)
        self._parts.addWidget(left, 4)
        self._parts.addWidget(right, 3)
        column.addLayout(self._parts, 1)
        column.addWidget(heading(_("Số liệu trong gói"), 2))
        column.addWidget(self.leaves)
        column.addWidget(heading(_("Ở lại trong sổ, không gửi"), 2))
        column.addWidget(self.stays)


def _facts(summary: SendingSummary) -> tuple[tuple[str, str], ...]:
    levels = "\n".join(f"{label}: {count}" for label, count in summary.levels)
    before = summary.replaces
    facts = (
        (_("Nơi gửi"), summary.cell_name),
        (_("Nơi nhận"), summary.receiver or _("chưa ghi tên cấp trên (Cài đặt)")),
        (_("Đợt"), _("{period}, gói số {number}").format(period=summary.period, number=summary.sequence)),
        (_("Tệp"), summary.file_name),
        (_("Bảo mật"), summary.envelope.state.label),
        (_("Đề nghị xếp loại"), _("{count} đảng viên").format(count=summary.members_rated) + f"\n{levels}"),
        (_("Giữ nguyên có lý do"), _("{count} chỗ").format(count=summary.overrides)),
    )
    if before is None:
        return facts
    replaced = _("gói số {number} ngày {day:%d/%m/%Y}").format(number=before.sequence, day=before.made_at.astimezone())
    return (*facts, (_("Thay cho"), replaced))
