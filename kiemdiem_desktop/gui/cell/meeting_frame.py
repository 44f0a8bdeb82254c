"""Hội nghị, second part of Điểm danh: when, where, who leads, who counts, who came from above, the conclusion."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.meeting import Meeting
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField, OneLineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.attendance import list_attendance_rows
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.meetings import edit_meeting
from kiemdiem_desktop.services.cell.typed_words import read_names, read_time
from kiemdiem_desktop.services.workspace import Workspace


class TimeField(OneLineField[str]):
    """A time of day: "7h30", "13:45" or "0730"; stored as "07:30" on Enter or on leaving."""

    def __init__(self, label: str) -> None:
        super().__init__(label, example=_("giờ:phút"))

    @override
    def parse(self, text: str) -> str:
        return read_time(text)

    @override
    def text_of(self, value: str) -> str:
        return value


class MeetingFrame(QWidget):
    """The fields of the minutes; each stores itself."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._checked: CheckedRound | None = None
        self.held_on = ExactDateField(_("Ngày họp"))
        self.started_at = place(TimeField(_("Bắt đầu")), "meeting.time")
        self.ended_at = TimeField(_("Kết thúc"))
        self.ended_on = ExactDateField(_("Ngày kết thúc"), hint=_("Để trống nếu trong ngày."))
        self.place_ = LineField(_("Địa điểm"))
        self.chair = ChoiceField[MemberId | None](_("Chủ trì"), ())
        self.secretary = ChoiceField[MemberId | None](_("Thư ký"), ())
        self.tellers = LineField(_("Tổ kiểm phiếu"), hint=_("Tổ trưởng ghi trước; cách nhau bằng dấu phẩy."))
        self.guests = LineField(_("Đại biểu dự"), example=_("Họ tên, chức vụ"))
        self.superior = TickBox(_("Cấp trên có dự, chỉ đạo"))
        self.conclusion = TextField(_("Kết luận của hội nghị"), lines=3, counts_words=False, grows=True)
        self._lay_out()

    def show_round(self, checked: CheckedRound) -> None:
        """Show the frame of the conference."""
        self._checked = checked
        meeting = checked.dossier.meeting or Meeting(round_id=checked.dossier.round.id)
        key = meeting.round_id
        self.held_on.show_value(meeting.held_on, key=key, commit=self._storing("held_on"))
        self.ended_on.show_value(meeting.ended_on, key=key, commit=self._storing("ended_on"))
        self.started_at.show_value(meeting.started_at, key=key, commit=self._storing("started_at"))
        self.ended_at.show_value(meeting.ended_at, key=key, commit=self._storing("ended_at"))
        self.place_.show_value(meeting.place, key=key, commit=self._storing("place"))
        self.guests.show_value(meeting.guests, key=key, commit=self._storing("guests"))
        self.conclusion.show_value(meeting.conclusion, key=key, commit=self._storing("conclusion"))
        self.tellers.show_value(", ".join(meeting.tellers), key=key, commit=self._store_tellers)
        self.superior.show_value(is_on=meeting.superior_attended, commit=self._storing("superior_attended"))
        self._show_people(checked, meeting)

    def first_empty(self) -> QWidget:
        """Give the first field that the minutes need and that is empty, else the day."""
        meeting = self._checked.dossier.meeting if self._checked is not None else None
        needed = (
            ("held_on", self.held_on),
            ("started_at", self.started_at),
            ("ended_at", self.ended_at),
            ("place", self.place_),
            ("chair_id", self.chair),
            ("secretary_id", self.secretary),
            ("tellers", self.tellers),
            ("conclusion", self.conclusion),
        )
        return next((field for part, field in needed if not getattr(meeting, part, None)), self.held_on)

    def _show_people(self, checked: CheckedRound, meeting: Meeting) -> None:
        people = tuple((row.line.member_id, row.name) for row in list_attendance_rows(checked))
        options: tuple[tuple[MemberId | None, str], ...] = ((None, _("(chưa chọn)")), *people)
        self.chair.show_options(options)
        self.secretary.show_options(options)
        self.chair.show_value(meeting.chair_id, commit=self._storing("chair_id"))
        self.secretary.show_value(meeting.secretary_id, commit=self._storing("secretary_id"))

    def _storing(self, part: str) -> Callable[[object], None]:
        return lambda value: self._store(part, value)

    def _store_tellers(self, typed: str) -> None:
        self._store("tellers", read_names(typed))

    def _store(self, part: str, value: object) -> None:
        assert self._checked is not None
        edit_meeting(self._workspace, self._checked.dossier.round, part=part, value=value)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(heading(_("Hội nghị"), 2))
        rows = (
            (110, (self.held_on, self.started_at, self.ended_at)),
            (150, (self.ended_on, self.place_)),
            (150, (self.chair, self.secretary)),
        )
        for least, fields in rows:
            row = QWidget()
            flow = Flow(row, gap=8, fills=True, least=least)
            for field in fields:
                flow.addWidget(field)
            column.addWidget(row)
        for widget in (self.tellers, self.guests, self.superior, self.conclusion):
            column.addWidget(place(widget, "meeting"))
        for field in (self.held_on, self.ended_at, self.ended_on, self.place_, self.chair, self.secretary):
            place(field, "meeting")
        column.addStretch()
