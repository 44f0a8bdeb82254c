"""Trang chủ: the round in one sentence, six steps, what is left to do, the last backup and the last package."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.gui.cell import doors
from kiemdiem_desktop.gui.cell.home_parts import Cards, StepCard, TodoList
from kiemdiem_desktop.gui.cell.home_round import OpenRoundForm, RoundChooser
from kiemdiem_desktop.gui.cell.package_words import fate_words
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, Screen
from kiemdiem_desktop.gui.theme import flat, heading, primary, repolish, retone, say, spaced
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.home import HomePage, home_of
from kiemdiem_desktop.services.cell.rounds import (
    can_reopen,
    choose_round,
    close_round,
    list_rounds,
    offer_round,
    open_round,
    reopen_round,
)
from kiemdiem_desktop.services.cell.sent_packages import fate_of
from kiemdiem_desktop.services.cell.standings import has_members
from kiemdiem_desktop.services.current_round import find_current_round, list_open_rounds
from kiemdiem_desktop.services.keeping import get_standing
from kiemdiem_desktop.services.workspace import Workspace

STEPS = 6


class HomeScreen(Screen):
    """What is left to do this year, each line one click from its place."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            *("cells", "members", "statuses", "disciplines", "commendations", "rounds", "subjects", "reviews"),
            *("shortcomings", "comments", "meetings", "attendance", "ballots", "ratings", "overrides", "prompts"),
            *("year_records", "conclusions", "parameters", "packages", "incoming", "return_tasks"),
            *("earlier_ratings", "re_ratings", "quarter_records"),
        }
    )

    def __init__(self, workspace: Workspace, desk: Desk, view: RoundView) -> None:
        super().__init__(desk)
        self._workspace, self._view = workspace, view
        self.sentence = heading()
        self.limit = say()
        self.cards = tuple(StepCard(number, self._go_to) for number in range(1, STEPS + 1))
        self.todo_title = heading(_("Việc còn lại"), 2)
        self.todo = TodoList(desk.go)
        self.nothing_left = say(tone="quiet")
        self._form: OpenRoundForm | None = None
        self._asks_for_another = False
        self.chooser = RoundChooser(self._choose, self._ask_for_another)
        self.roster_button = primary(QPushButton(_("Đưa &danh sách đảng viên vào")))
        self.roster_button.clicked.connect(lambda _checked=False: self._go_to("members"))
        self.close_button = flat(QPushButton(_("&Kết thúc đợt kiểm điểm…")))
        self.close_button.clicked.connect(self._close_round)
        self.reopen_button = flat(QPushButton(_("&Mở lại đợt kiểm điểm…")))
        self.reopen_button.clicked.connect(self._reopen_round)
        self.receive_button = flat(QPushButton(_("&Nhận từ cấp trên…")))
        self.receive_button.clicked.connect(lambda _checked=False: doors.receive_file(workspace, desk, self))
        self.backup, self.package = say(tone="quiet"), say(tone="quiet")
        self._work = self._work_part()
        self._lay_out()

    @override
    def refresh(self) -> None:
        checked = self._view.checked
        page = None if checked is None else home_of(self._workspace, checked)
        self._show_sentence(page)
        is_open = page is not None and page.round_.closed_at is None
        self._work.setVisible(page is not None)
        asks = self._asks(page)
        if asks or self._form is not None:
            self.form.setVisible(asks)
        self.roster_button.hide()
        self.close_button.setVisible(is_open)
        self.reopen_button.setVisible(page is not None and can_reopen(self._workspace, page.round_))
        if asks:
            self.form.offer(*offer_round(self._workspace, beside=self._asks_for_another))
            self._offer_roster(is_empty=page is None and not has_members(self._workspace))
        if page is not None:
            self._show_work(page)
        self._show_keeping(page)
        self.chooser.show_rounds(list_rounds(self._workspace), find_current_round(self._workspace))

    def _asks(self, page: HomePage | None) -> bool:
        """Whether the form that opens a round is shown: where none is open, or where it was asked for."""
        if self._asks_for_another:
            return True
        is_closed = page is not None and page.round_.closed_at is not None
        is_free = page is None or (is_closed and not list_open_rounds(self._workspace))
        return is_free and self._view.problem is None

    def _ask_for_another(self) -> None:
        """Show the form that opens a round beside the one at work, or put it away again."""
        self._asks_for_another = not self._asks_for_another
        self.refresh()
        if self._asks_for_another:
            self.form.period.setFocus()

    def _choose(self, round_id: RoundId) -> None:
        self._asks_for_another = False
        choose_round(self._workspace, round_id)

    def _offer_roster(self, *, is_empty: bool) -> None:
        """Where nobody is on the roster yet, that is the first thing to do."""
        self.roster_button.setVisible(is_empty)
        repolish(self.form.button, "primary", value=not is_empty)
        if is_empty:
            self.sentence.setText(_("Bắt đầu từ danh sách đảng viên"))
            self.limit.setText(_("Nhập danh sách từ tệp Excel đang có, hoặc gõ tay; sau đó mở đợt kiểm điểm ở dưới."))

    @property
    def form(self) -> OpenRoundForm:
        """The form that opens a round, made when there is none to show."""
        if self._form is None:
            self._form = OpenRoundForm(self._open_round)
            self._column.insertWidget(2, self._form)
        return self._form

    def _show_sentence(self, page: HomePage | None) -> None:
        if self._view.problem is not None:
            self.sentence.setText(_("Chưa kiểm tra được đợt kiểm điểm"))
            self.limit.setText(str(self._view.problem))
        elif page is None:
            self.sentence.setText(_("Chưa mở đợt kiểm điểm"))
            self.limit.setText(
                _("Mở đợt để chọn quy định, lập danh sách kiểm điểm và chuyển tiếp hạn chế của năm trước.")
            )
        else:
            words = _("Đợt kiểm điểm {period} theo Quy định {regulation}")
            self.sentence.setText(words.format(period=page.round_.name, regulation=page.regulation))
            self.limit.setText(limit_words(page))
        is_late = page is not None and page.days_left < 0
        retone(self.limit, "red" if is_late or self._view.problem else "plain")

    def _show_work(self, page: HomePage) -> None:
        next_step = next((step for step in page.steps if not step.is_done), None)
        for card, step in zip(self.cards, page.steps, strict=True):
            card.show_step(step, is_next=step is next_step)
        left = sum(line.count for line in page.todo)
        self.todo_title.setText(_("Việc còn lại ({count})").format(count=left) if left else _("Việc còn lại"))
        self.todo.show_lines(page.todo)
        self.todo.setVisible(bool(page.todo))
        self.nothing_left.setVisible(not page.todo)
        self.nothing_left.setText(
            _("Không còn lỗi phải sửa. Làm tiếp bước “{step}”.").format(step=next_step.title)
            if next_step
            else _("Mọi việc của đợt này đã xong.")
        )

    def _show_keeping(self, page: HomePage | None) -> None:
        at = get_standing(self._workspace).last_at
        self.backup.setText(
            _("Sao lưu gần nhất: {at:%H:%M} ngày {at:%d/%m/%Y}.").format(at=at.astimezone())
            if at
            else _("Chưa có bản sao lưu.")
        )
        package = page.last_package if page else None
        if package is None:
            self.package.setText(_("Chưa ghi gói nộp cấp trên."))
            return
        told = _("Gói gần nhất: số {number}, ngày {day:%d/%m/%Y}.").format(
            number=package.sequence, day=package.made_at.astimezone()
        )
        self.package.setText(f"{told} {fate_words(fate_of(self._workspace, package))}")

    def _work_part(self) -> QWidget:
        part = QWidget(self)
        column = spaced(QVBoxLayout(part), gap=16)
        column.addWidget(Cards(self.cards))
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(self.todo_title, 1)
        row.addWidget(self.receive_button)
        column.addLayout(row)
        column.addWidget(self.nothing_left)
        column.addWidget(self.todo, 1)
        return part

    def _lay_out(self) -> None:
        named(self, _("Trang chủ"))
        self._column = column = spaced(QVBoxLayout(self), gap=12, margin=(24, 16, 24, 8))
        head = spaced(QVBoxLayout(), gap=4)
        head.addWidget(self.sentence)
        head.addWidget(self.limit)
        row = spaced(QHBoxLayout(), margin=(0, 8, 0, 8))
        row.addWidget(self.roster_button)
        row.addStretch()
        head.addLayout(row)
        self.roster_button.hide()
        column.addLayout(head)
        column.addWidget(self.chooser)
        column.addWidget(self._work, 1)
        last = spaced(QHBoxLayout(), gap=24)
        last.addWidget(self.backup, 1)
        last.addWidget(self.package, 1)
        last.addWidget(self.close_button)
        last.addWidget(self.reopen_button)
        column.addLayout(last)
        column.addStretch()

    def _go_to(self, screen_id: str) -> None:
        self.desk.go(screen_id, "", None)

    def _open_round(self, year: int, period: Period, evaluation_on: date, superior_due_on: date | None) -> None:
        opened = open_round(
            self._workspace, year=year, period=period, evaluation_on=evaluation_on, superior_due_on=superior_due_on
        )
        self._asks_for_another = False
        self.refresh()
        words = _("Đã mở đợt kiểm điểm {period}. Trước hết hãy xem lại danh sách đảng viên.")
        self.desk.tell(words.format(period=opened.name))

    def _close_round(self) -> None:
        checked = self._view.checked
        if checked is None:
            return
        name = checked.dossier.round.name
        left = sum(line.count for line in home_of(self._workspace, checked).todo)
        detail = _("Danh sách, quy định và kết quả của đợt được giữ nguyên. Cần sửa thì mở lại đợt, có ghi nhật ký.")
        if left:
            detail = _("Còn {count} việc phải sửa. ").format(count=left) + detail
        if self.desk.dialogs.confirm(
            _("Kết thúc đợt kiểm điểm {period}?").format(period=name),
            detail=detail,
            yes=_("Kết thúc đợt"),
            is_grave=True,
        ):
            close_round(self._workspace, checked.dossier.round.id)

    def _reopen_round(self) -> None:
        checked = self._view.checked
        if checked is None:
            return
        if self.desk.dialogs.confirm(
            _("Mở lại đợt kiểm điểm {period}?").format(period=checked.dossier.round.name),
            detail=_("Kết quả sửa được trở lại; nếu đã nộp gói thì phải ghi gói mới kèm lý do."),
            yes=_("Mở lại đợt"),
        ):
            reopen_round(self._workspace, checked.dossier.round.id)

    @property
    def todo_lines(self) -> tuple[str, ...]:
        """The lines that are shown as left to do."""
        return tuple(self.todo.item(row).text() for row in range(self.todo.count()))


def limit_words(page: HomePage) -> str:
    """Tell how much time is left: "Còn 38 ngày, hạn 31/12/2026."."""
    limit = f"{page.due_on:%d/%m/%Y}"
    if page.round_.closed_at is not None:
        return _("Đã kết thúc ngày {day:%d/%m/%Y}; chỉ để xem lại.").format(day=page.round_.closed_at.astimezone())
    if page.days_left < 0:
        return _("Quá hạn {days} ngày (hạn {limit}).").format(days=-page.days_left, limit=limit)
    if page.days_left == 0:
        return _("Hôm nay là hạn cuối ({limit}).").format(limit=limit)
    return _("Còn {days} ngày, hạn {limit}.").format(days=page.days_left, limit=limit)
