"""Quyết định, page Hội nghị: when and where the committee met, who came, what was said and concluded."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.committee_meeting import CommitteeAttendance, CommitteeMeeting
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.conferences import (
    add_attendees,
    list_attendance,
    remove_attendee,
    save_attendee,
    set_meeting_field,
)
from kiemdiem_desktop.services.workspace import Workspace

_LINES = (
    ("body", N_("Cấp quyết định"), 320),
    ("place", N_("Địa điểm"), 240),
    ("started_at", N_("Bắt đầu (giờ:phút)"), 120),
    ("ended_at", N_("Kết thúc (giờ:phút)"), 120),
    ("chair", N_("Chủ trì"), 200),
    ("secretary", N_("Thư ký"), 200),
    ("tellers", N_("Tổ kiểm phiếu, cách nhau bằng dấu phẩy"), 320),
    ("guests", N_("Mời dự"), 240),
)
_TEXTS = (("discussion", N_("Ý kiến thảo luận")), ("conclusion", N_("Kết luận của hội nghị")))


class MeetingPage(QWidget):
    """All of one conference; Space marks a member as present or absent."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace, self._tell = workspace, tell
        self._meeting: CommitteeMeeting | None = None
        self.day = ExactDateField(_("Ngày họp"))
        self.lines = {name: LineField(_(label)) for name, label, _width in _LINES}
        self.texts = {name: TextField(_(label), lines=3, counts_words=False, grows=True) for name, label in _TEXTS}
        self.present = say(tone="strong")
        self.grid: Grid[CommitteeAttendance] = Grid(
            _columns(self._change), key=lambda row: row.id, label=_("Thành viên dự họp")
        )
        self.grid.show_columns({column.id for column in self.grid.model.columns}, is_fitted=True)
        self.grid.view.installEventFilter(self)
        self.names = TextField(
            _("Thêm thành viên"),
            lines=3,
            counts_words=False,
            hint=_("Mỗi dòng một người, ví dụ: Nguyễn Văn A – Phó Bí thư; dán được cả danh sách."),
        )
        self.add_button, self.drop_button = QPushButton(_("&Thêm vào danh sách")), QPushButton(_("Bỏ &dòng đang chọn"))
        self.add_button.clicked.connect(lambda _checked=False: self.add_names())
        self.drop_button.clicked.connect(lambda _checked=False: self._drop())
        self._how = say(_("Phím cách: có mặt hoặc vắng, rồi sang người sau."), tone="quiet")
        self._typed = [""]
        self._lay_out()

    def show_meeting(self, meeting: CommitteeMeeting) -> None:
        """Show a conference; each field is stored as it is left."""
        self._meeting = meeting
        self.day.show_value(meeting.held_on, key=(meeting.id, "held_on"), commit=partial(self._store, "held_on"))
        for name, field in self.lines.items():
            value = ", ".join(meeting.tellers) if name == "tellers" else str(getattr(meeting, name))
            field.show_value(value, key=(meeting.id, name), commit=partial(self._store, name))
        for name, text in self.texts.items():
            text.show_value(getattr(meeting, name), key=(meeting.id, name), commit=partial(self._store, name))
        self.names.show_value(self._typed[0], key=(meeting.id, "names"), commit=partial(self._typed.__setitem__, 0))
        rows = list_attendance(self._workspace, meeting.id)
        self.grid.show_rows(rows)
        for part in (self._how, self.grid, self.drop_button):
            part.setVisible(bool(rows))
        came = sum(row.is_present for row in rows)
        self.present.setText(
            _("Có mặt {came} trên {whole} thành viên.").format(came=came, whole=len(rows))
            if rows
            else _("Chưa có danh sách thành viên: dán danh sách vào ô bên dưới.")
        )

    def add_names(self) -> None:
        """Put the typed names on the list."""
        self.names.flush()
        if self._meeting is None or not self._typed[0].strip():
            return
        lines, self._typed[0] = self._typed[0], ""
        self.names.write_text("")
        count = add_attendees(self._workspace, self._meeting.id, lines)
        self._tell(_("Đã thêm {count} thành viên.").format(count=count))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        row = self.grid.current
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            if row is not None:
                self._change(replace(row, is_present=not row.is_present))
                self.grid.view.move_by(1, 0)
            return True
        return super().eventFilter(watched, event)

    def _store(self, name: str, value: object) -> None:
        if self._meeting is None:
            return
        kept = tuple(part.strip() for part in str(value).split(",") if part.strip()) if name == "tellers" else value
        set_meeting_field(self._workspace, self._meeting.id, name=name, value=kept)

    def _change(self, row: CommitteeAttendance) -> None:
        save_attendee(self._workspace, row)

    def _drop(self) -> None:
        if self.grid.current is not None:
            remove_attendee(self._workspace, self.grid.current.id)

    def _lay_out(self) -> None:
        page, lines, adding = QWidget(), QWidget(), QWidget()
        flow = Flow(lines, gap=12)
        flow.addWidget(held(self.day, min_width=160))
        for name, _label, width in _LINES:
            flow.addWidget(held(self.lines[name], min_width=width))
        column = spaced(QVBoxLayout(page), gap=12)
        column.addWidget(lines)
        column.addWidget(heading(_("Thành viên dự họp"), 2))
        column.addWidget(self.present)
        column.addWidget(self._how)
        column.addWidget(held(self.grid, min_height=240))
        column.addWidget(self.names)
        flow = Flow(adding, gap=8)
        flow.addWidget(self.add_button)
        flow.addWidget(self.drop_button)
        column.addWidget(adding)
        for text in self.texts.values():
            column.addWidget(text)
        column.addStretch()
        spaced(QVBoxLayout(self)).addWidget(page)


def _columns(change: Callable[[CommitteeAttendance], None]) -> tuple[Column[CommitteeAttendance], ...]:
    came, away = _("✓ Có mặt"), _("Vắng")
    return (
        Column(
            id="name",
            title=_("Họ và tên"),
            text=lambda row: row.name,
            store=lambda row, typed: change(replace(row, name=typed)),
            letters=18,
        ),
        Column(
            id="post",
            title=_("Chức vụ"),
            text=lambda row: row.post,
            store=lambda row, typed: change(replace(row, post=typed)),
            letters=16,
        ),
        Column(
            id="state",
            title=_("Điểm danh"),
            text=lambda row: came if row.is_present else away,
            store=lambda row, typed: change(replace(row, is_present=typed == came)),
            choices=(came, away),
            tone=lambda row: "plain" if row.is_present else "amber",
            letters=10,
        ),
        Column(
            id="reason",
            title=_("Lý do vắng"),
            text=lambda row: row.reason,
            store=lambda row, typed: change(replace(row, reason=typed)),
            letters=16,
        ),
    )
