"""Thẩm định: giving a dossier back: why, which points (ticked or typed), by when; signed and written onto a stick."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.superior_package import ReturnPoint
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.committee.return_points import Suggestion


@dataclass(slots=True, kw_only=True)
class _Typed:
    """What is being typed; nothing of it is stored before the return is signed."""

    reason: str = ""
    point: str = ""
    number: str = ""
    due_on: date | None = None


class ReturnPage(QWidget):
    """`send()` is asked for when everything is chosen; `left` where the person thinks better of it."""

    left = Signal()

    def __init__(self, send: Callable[[], None]) -> None:
        super().__init__()
        self._typed = _Typed()
        self._points: list[ReturnPoint] = []
        self._count = self._offers = 0
        self.title, self.note = heading(level=2), say(tone="red")
        self.reason = TextField(_("Lý do trả lại"), lines=2, counts_words=False, grows=True)
        self.list = named(QListWidget(), _("Các điểm chi bộ phải sửa"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.point = LineField(_("Điểm khác"), hint=_("Gõ rồi bấm Thêm hoặc phím Enter."))
        self.add_button = QPushButton(_("&Thêm"))
        self.due, self.number = ExactDateField(_("Hạn nộp lại")), LineField(_("Số công văn (nếu có)"))
        self.send_button = primary(QPushButton(_("&Ký và ghi phiếu trả lại…")))
        self.back_button = QPushButton(_("T&hôi"))
        self.send_button.clicked.connect(lambda _checked=False: send())
        self.back_button.clicked.connect(lambda _checked=False: self.left.emit())
        self.add_button.clicked.connect(lambda _checked=False: self.add_point())
        self.point.entered.connect(self.add_point)
        self.list.itemChanged.connect(lambda _item: self._offer_reason())
        self._lay_out()

    @property
    def correction(self) -> Correction:
        """What is chosen and typed now."""
        for field in (self.reason, self.due, self.number):
            field.flush()
        chosen = tuple(
            point
            for place, point in enumerate(self._points)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        )
        return Correction(reason=self._typed.reason, points=chosen, due_on=self._typed.due_on)

    @property
    def paper_number(self) -> str:
        """The number of the letter behind the return; "" for none."""
        self.number.flush()
        return self._typed.number

    def begin(self, name: str, suggestions: tuple[Suggestion, ...], due_on: date) -> None:
        """Begin a return of one cell's dossier."""
        self._count += 1
        self._typed = _Typed(due_on=due_on)
        self._points = [row.point for row in suggestions]
        self.title.setText(_("Trả lại hồ sơ của {name}").format(name=name))
        self.list.clear()
        for row in suggestions:
            self._add_line(row.words, is_ticked=row.is_wanted)
        self._show_fields()
        self._offer_reason()
        self.reason.setFocus()

    def add_point(self) -> None:
        """Take what was typed as a further point, ticked."""
        self.point.flush()
        words = self._typed.point.strip()
        if words:
            self._points.append(ReturnPoint(text=words))
            self._add_line(words, is_ticked=True)
            self._typed.point = ""
            self._show_fields()
            self._offer_reason()

    def _offer_reason(self) -> None:
        """Give the usual sentence once a point is ticked; without any, the appraisers say what the cell has to do."""
        if self.list.count() < len(self._points):
            return  # the list is being filled
        self.reason.flush()
        if not self._typed.reason.strip() and self.correction.points:
            self._typed.reason = _("Hồ sơ cần sửa, bổ sung các điểm dưới đây rồi nộp lại.")
            self._offers += 1
            self._show_fields()

    def _add_line(self, words: str, *, is_ticked: bool) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def _show_fields(self) -> None:
        key, typed = self._count, self._typed
        self.reason.show_value(typed.reason, key=(key, self._offers), commit=partial(setattr, typed, "reason"))
        self.point.show_value(typed.point, key=(key, len(self._points)), commit=partial(setattr, typed, "point"))
        self.number.show_value(typed.number, key=key, commit=partial(setattr, typed, "number"))
        self.due.show_value(typed.due_on, key=key, commit=partial(setattr, typed, "due_on"))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=(8, 0, 0, 0))
        column.addWidget(self.title)
        column.addWidget(self.reason)
        column.addWidget(
            say(_("Đánh dấu các điểm gửi kèm (phím cách); điểm phải sửa đã được đánh dấu sẵn."), tone="quiet")
        )
        column.addWidget(held(self.list, min_height=180), 1)
        typing, papers, buttons = QWidget(), QWidget(), QWidget()
        row = Flow(typing, gap=8)
        row.addWidget(held(self.point, min_width=440))
        row.addWidget(self.add_button)
        column.addWidget(typing)
        row = Flow(papers, gap=12)
        row.addWidget(held(self.due, min_width=200))
        row.addWidget(held(self.number, min_width=200))
        column.addWidget(papers)
        row = Flow(buttons, gap=8)
        row.addWidget(self.send_button)
        row.addWidget(self.back_button)
        column.addWidget(buttons)
