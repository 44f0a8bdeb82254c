"""Sổ số văn bản: the numbers taken in this term, and a line to note one that was used outside the program."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import flat, heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField, parse_count
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.cell.paper_numbers import (
    SYMBOLS,
    IssuedPaper,
    add_outside,
    list_issued,
    remove_outside,
)
from kiemdiem_desktop.services.workspace import Workspace


class NumberRegister(QWidget):
    """Shows the register; `left` tells that the person wants back to the papers."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: dict[str, IssuedPaper] = {}
        self._on: date | None = None
        self._title = ""
        self.back_button = flat(QPushButton(_("‹ Từng giấy tờ")))
        self.told = say(tone="quiet")
        self.list = ChipList(_("Số đã dùng"), nothing=_("Chưa có số nào khớp."))
        self.symbol = ChoiceField(_("Loại văn bản"), tuple((symbol, symbol) for symbol in SYMBOLS))
        self.number = WholeNumberField(_("Số"))
        self.date = ExactDateField(_("Ngày ban hành"))
        self.title = LineField(_("Trích yếu"))
        self.add_button = QPushButton(_("G&hi vào sổ"))
        self.remove_button = flat(QPushButton(_("Xóa số đang chọn")))
        self.back_button.clicked.connect(self.left)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.list.chosen.connect(lambda _key: self._show_removable())
        self._clear(SYMBOLS[0])
        self._lay_out()

    def refresh(self) -> None:
        """Show the register as it is now."""
        rows = list_issued(self._workspace)
        self._rows = {row.sign: row for row in rows}
        term = get_cell(self._workspace).term
        words = _("Nhiệm kỳ {term}: {count} số đã dùng. Mỗi loại văn bản đánh số riêng, liên tục cả nhiệm kỳ.")
        self.told.setText(words.format(term=term or "…", count=len(rows)))
        self.list.show_lines(tuple(_line(row) for row in rows))
        self._show_removable()

    def add(self) -> None:
        """Note the typed number."""
        self.title.flush()
        self.date.flush()
        symbol = self.symbol.value or SYMBOLS[0]
        number = parse_count(self.number.read_text()) or 0
        add_outside(self._workspace, symbol, number, title=self._title, on=self._on)
        self._clear(symbol)
        self.refresh()

    def remove(self) -> None:
        """Strike the chosen number, if it was noted here."""
        row = self._rows.get(str(self.list.current))
        if row is not None and row.is_outside:
            remove_outside(self._workspace, row)
            self.refresh()

    def _clear(self, symbol: str) -> None:
        self._on, self._title = None, ""
        self.symbol.show_value(symbol, commit=lambda _symbol: None)
        self.number.show_value(None, key=object(), commit=lambda _number: None)
        self.date.show_value(None, key=object(), commit=self._take_day)
        self.title.show_value("", key=object(), commit=self._take_title)

    def _take_day(self, on: date | None) -> None:
        self._on = on

    def _take_title(self, title: str) -> None:
        self._title = title

    def _show_removable(self) -> None:
        row = self._rows.get(str(self.list.current))
        self.remove_button.setEnabled(row is not None and row.is_outside)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        top = QWidget()
        row = Flow(top, gap=16)
        row.addWidget(self.back_button)
        row.addWidget(heading(_("Sổ số văn bản")))
        column.addWidget(top)
        column.addWidget(self.told)
        self.parts = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=24)
        self.parts.addWidget(held(self.list, min_width=320, min_height=240), 3)
        form = QWidget()
        fields = spaced(QVBoxLayout(form), gap=8)
        fields.addWidget(heading(_("Số đã dùng ngoài chương trình"), level=2))
        fields.addWidget(say(_("Ghi để số tiếp theo không trùng, ví dụ nghị quyết tháng, thông báo."), tone="quiet"))
        for field in (self.symbol, self.number, self.date, self.title):
            fields.addWidget(field)
        fields.addWidget(self.add_button)
        fields.addWidget(self.remove_button)
        fields.addStretch()
        self.parts.addWidget(held(form, min_width=280), 2)
        column.addLayout(self.parts, 1)


def _line(row: IssuedPaper) -> ChipLine:
    day = f"{row.on:%d/%m/%Y}" if row.on else ""
    year = _("kiểm điểm năm {year}").format(year=row.year) if row.year else ""
    state = " – ".join(part for part in (row.title, year, day) if part)
    return ChipLine(key=row.sign, title=row.sign, state=state, symbol="", tone="quiet")
