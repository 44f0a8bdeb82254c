"""Hội nghị, first part of Điểm danh: who came, and whom the vote is counted on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.attendance import (
    AttendanceRow,
    VoteBaseWords,
    list_attendance_rows,
    tell_vote_base,
)
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.meetings import mark_present, save_attendance
from kiemdiem_desktop.services.workspace import Workspace

PRESENT, EXCUSED, ABSENT = N_("✓ Có mặt"), N_("Vắng có lý do"), N_("Vắng")


class AttendancePart(QWidget):
    """The list of members: Space marks a member as present and goes on to the next."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace, self._tell = workspace, tell
        self._checked: CheckedRound | None = None
        columns = _columns(self._store_state, self._store_reason)
        self.grid = place(Grid(columns, key=lambda row: row.line.member_id, label=_("Điểm danh")), "meeting.attendance")
        self.grid.view.installEventFilter(self)
        self.heads, self.base, self.left_out = say(), say(), say(tone="quiet")
        self.all_button = QPushButton(_("&Tất cả có mặt"))
        self.all_button.clicked.connect(self.mark_all)
        self._lay_out()

    def show_round(self, checked: CheckedRound) -> None:
        """Show the list and what it means for the vote."""
        self._checked = checked
        rows = list_attendance_rows(checked)
        self.grid.show_rows(rows)
        base = tell_vote_base(checked)
        self.heads.setText(head_words(rows, base))
        self.base.setText(base_words(base))
        self.left_out.setText(left_out_words(base))

    def mark_all(self) -> None:
        """Mark everybody as present who is expected and of whom nothing is noted yet; the others stay."""
        if self._checked is None:
            return
        rows = list_attendance_rows(self._checked)
        missing = tuple(row.line.member_id for row in rows if row.is_expected and not row.line.id)
        mark_present(self._workspace, self._checked.dossier.round, missing)
        self._tell(
            _("Đã ghi {count} đồng chí có mặt. Đồng chí nào vắng thì sửa lại và ghi lý do.").format(count=len(missing))
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self._toggle()
            return True
        return super().eventFilter(watched, event)

    def _toggle(self) -> None:
        row = self.grid.current
        if row is None:
            return
        self._save(row, is_present=not row.line.is_present, is_excused=False)
        self.grid.view.move_by(1, 0)

    def _store_state(self, row: AttendanceRow, typed: str) -> None:
        states = {_(PRESENT): (True, False), _(EXCUSED): (False, True), _(ABSENT): (False, False)}
        if typed not in states:
            raise InvalidValueError(
                code="attendance_state",
                message=_("“{text}” không phải là có mặt hay vắng.").format(text=typed),
                hint=_("Chọn trong danh sách, hoặc bấm phím cách."),
            )
        is_present, is_excused = states[typed]
        self._save(row, is_present=is_present, is_excused=is_excused)

    def _store_reason(self, row: AttendanceRow, typed: str) -> None:
        save_attendance(self._workspace, replace(row.line, reason=typed, is_present=False))

    def _save(self, row: AttendanceRow, *, is_present: bool, is_excused: bool) -> None:
        reason = "" if is_present else row.line.reason
        line = replace(row.line, is_present=is_present, is_excused=is_excused, reason=reason)
        save_attendance(self._workspace, line)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        top = spaced(QHBoxLayout(), gap=12)
        top.addWidget(self.heads, 1)
        top.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(say(_("Phím cách: có mặt hoặc vắng, rồi sang người sau."), tone="quiet"))
        column.addWidget(held(self.grid, min_height=380), 1)
        column.addWidget(self.base)
        column.addWidget(self.left_out)


def head_words(rows: tuple[AttendanceRow, ...], base: VoteBaseWords | None) -> str:
    """Count those present and absent, official and probationary: "Có mặt: 14 chính thức, 2 dự bị; vắng: …"."""
    if base is None or not any(row.line.id for row in rows):
        return _("Chưa điểm danh.")
    words = _("Có mặt: {official} chính thức, {probationary} dự bị. Vắng: {absent} chính thức, {others} dự bị.")
    return words.format(
        official=base.present_official,
        probationary=base.present_probationary,
        absent=base.absent_official,
        others=base.absent_probationary,
    )


def base_words(base: VoteBaseWords | None) -> str:
    """Tell the number that the shares of the vote are taken of, and where that rule stands."""
    if base is None:
        return ""
    words = _("Tỷ lệ phiếu tính trên {rule}: {number}. Có quyền biểu quyết và có mặt: {voters}. Căn cứ: {article}.")
    return words.format(rule=base.rule, number=base.number, voters=base.voters, article=base.article)


def left_out_words(base: VoteBaseWords | None) -> str:
    """Name those whom the vote is not counted on, each with the reason."""
    if base is None or not base.excluded:
        return ""
    names = "; ".join(f"{name} ({reason})" for name, reason in base.excluded)
    return _("Không tính khi biểu quyết: {names}.").format(names=names)


def state_words(row: AttendanceRow) -> str:
    """Tell whether a member came; "" where nothing is noted yet."""
    if not row.line.id:
        return ""
    if row.line.is_present:
        return _(PRESENT)
    return _(EXCUSED) if row.line.is_excused else _(ABSENT)


def _columns(
    store_state: Callable[[AttendanceRow, str], None], store_reason: Callable[[AttendanceRow, str], None]
) -> tuple[Column[AttendanceRow], ...]:
    return (
        Column(id="name", title=_("Họ và tên"), text=lambda row: row.name, letters=17),
        Column(
            id="kind",
            title=_("Đảng viên"),
            text=lambda row: label_of(row.kind),
            tone=lambda row: "plain" if row.kind is MemberKind.OFFICIAL else "quiet",
            letters=9,
        ),
        Column(
            id="state",
            title=_("Điểm danh"),
            text=state_words,
            store=store_state,
            choices=(_(PRESENT), _(EXCUSED), _(ABSENT)),
            tip=lambda row: row.not_counted and _("Không tính khi biểu quyết: {why}.").format(why=row.not_counted),
            tone=lambda row: "amber" if row.line.id and not row.line.is_present else "plain",
            letters=13,
        ),
        Column(id="reason", title=_("Lý do vắng"), text=lambda row: row.line.reason, store=store_reason, letters=11),
    )
